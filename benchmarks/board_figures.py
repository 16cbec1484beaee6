"""How soon a supervisor sees the team board of a thousand people and two hundred thousand attempts (DESIGN section 9).

Both in a process of their own, from its start to its end: ours reads people, runs and statements, works out how
everybody stands, and paints the first screen; the peer reads the same columns of the same rows with plain sqlite3, and
does nothing with them. Processor time, because other work on the machine shall not count; the best of several.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.board_world import ATTEMPTS, PEOPLE, large_site
from benchmarks.figures import Figure
from scansim.app import ShippedLessons

__all__ = ["lines"]

_ROUNDS = 5
_AT_MOST = 3.0
_PEER = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
columns = "attempt, person, exercise, revision, mode, skill, seed, station, began, ended, passed, lines, escaped, "
rows = file.execute("SELECT " + columns + "critical, score, hints, content, grade FROM results "
                    "WHERE ended IS NOT NULL ORDER BY lamport, chain, seq").fetchall()
people = file.execute("SELECT person, facts FROM people ORDER BY person").fetchall()
texts = file.execute("SELECT digest, person, salt, text FROM texts").fetchall()
told = file.execute("SELECT * FROM certificates ORDER BY lamport, chain, seq, hash").fetchall()
assert len(rows) == int(sys.argv[2])
"""
_OURS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from scansim.app import ShippedLessons, open_journal
from scansim.screens.painting.boards import AroundTeam, team_sheet
from scansim.screens.painting.manner import Manner
from scansim.training.boards.members import View
from scansim.training.boards.overview import Overview
folder = Path(sys.argv[1])
with open_journal(folder) as records:
    who = records.people.person(sys.argv[2])
    overview = Overview.of(records.boards, ShippedLessons(folder / "cache"), who, datetime.now(UTC).date())
    board = overview.team(View())
    around = AroundTeam(overview.readiness(None), overview.stations())
    sheet = team_sheet(board, overview.programme, around, 0, 80, Manner())
    rows = [sheet.paint(index) for index in range(24)]
assert len(board.rows) == int(sys.argv[3])
"""


def lines() -> Iterator[str]:
    """The figure beside its peer."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        programme = ShippedLessons(folder / "cache").programme()
        assert programme is not None
        supervisor = large_site(folder, programme, datetime.now(UTC))
        ours = ["-c", _OURS, str(folder), supervisor, str(PEOPLE)]
        peer = ["-c", _PEER, str(folder / "records.db"), str(ATTEMPTS)]
        pairs = [(_seconds(ours), _seconds(peer)) for _ in range(_ROUNDS)]
        name = f"team board, {PEOPLE:,} people, {ATTEMPTS:,} attempts"
        yield Figure(name, min(each for each, _ in pairs), min(each for _, each in pairs), _AT_MOST).line()


def _seconds(arguments: list[str]) -> float:
    """The processor time of a process, from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
