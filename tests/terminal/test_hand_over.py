"""Two people share a station: one hands over in mid-exercise, the other sees nothing of it, the first goes on."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from scansim.actions import CONTROL_CODES
from scansim.app import SystemClock
from scansim.records.opening import FILE_NAME, open_records
from scansim.training.people.person import BadgeKind, Role
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal

CARDS = {code.value: code.payload for code in CONTROL_CODES}
MIAS, SUES = "TRNMIA4711", "TRNSUE4713"
PIN = "738194"
CODES = [f"MIAS-SECRET-{number:02d}" for number in range(12)]


def people(folder: Path) -> tuple[str, str]:
    """Mia and Sue, who supervises; both have read what is recorded."""
    with open_records(folder, clock=SystemClock(), station="test") as records:
        known = records.people
        mia = known.join("Mia Kowalska", [Role.OPERATOR], {}, "program")
        sue = known.join("Sue Ortiz", [Role.OPERATOR, Role.SUPERVISOR], {}, "program")
        for person, number in ((mia, MIAS), (sue, SUES)):
            known.issue_badge(person, number, BadgeKind.TRAINING, "", "program")
            known.see_fair_use(person)
        return mia, sue


def trainer(folder: Path, rows: int = 24, cols: int = 80) -> Terminal:
    return Terminal([sys.executable, "-m", "scansim", "--data", str(folder)], rows, cols)


def burst(terminal: Terminal, *codes: str) -> None:
    """All at once, as a scanner that is quicker than the program."""
    terminal.send("".join(f"{CARDS.get(code, code)}\r" for code in codes).encode())


def kept(folder: Path) -> list[tuple[str, list[dict[str, object]]]]:
    """The runs in the file: whose, and their inputs."""
    with sqlite3.connect(folder / FILE_NAME) as database:
        runs = database.execute("SELECT attempt, person FROM attempts ORDER BY lamport").fetchall()
        read = "SELECT body FROM inputs WHERE attempt = ? ORDER BY seq"
        return [(who, [json.loads(body) for (body,) in database.execute(read, (run,))]) for run, who in runs]


@pytest.mark.parametrize(("rows", "cols"), [(15, 40), (24, 80)])
def test_two_people_hand_over_in_mid_exercise(tmp_path: Path, rows: int, cols: int) -> None:
    mia, sue = people(tmp_path)
    with trainer(tmp_path, rows, cols) as terminal:
        terminal.wait_for("Scan your badge")
        burst(terminal, MIAS, "start", "start")
        terminal.wait_for("Mia K.")
        terminal.wait_for("SCAN A TRANSFER")
        # The last codes and the card that hands over arrive together, and what comes after it is nobody's.
        burst(terminal, *CODES, "lock")
        terminal.wait_for("Scan your badge")
        before = len(terminal.output)
        assert "Mia" not in terminal.text
        burst(terminal, SUES)
        terminal.wait_for("S U E")
        assert "GO ON" not in terminal.text
        burst(terminal, "start", "start")
        terminal.wait_for("SCAN A TRANSFER")
        burst(terminal, "SUES-OWN", "lock")
        terminal.wait_for("Scan your badge")
        shown_to_sue = terminal.output[before:].decode(errors="replace")
        for secret in ("Mia", "Kowalska", "M I A", MIAS, "MIAS-SECRET"):
            assert secret not in shown_to_sue
        burst(terminal, MIAS)
        terminal.wait_for("GO ON")
        burst(terminal, "start")
        terminal.wait_for("SCAN A TRANSFER")
        burst(terminal, "MIAS-LAST")
        terminal.wait_for("MIAS-LAST")
        assert terminal.kill() == -signal.SIGKILL
    (first, mias), (second, sues) = kept(tmp_path)
    assert (first, second) == (mia, sue)
    read = [each.get("data") or each["kind"] for each in mias]
    assert read == [*CODES, "pause", "resume", "MIAS-LAST"]
    assert [each.get("data") or each["kind"] for each in sues] == ["SUES-OWN", "pause"]


def test_the_attempt_is_sealed_before_the_lock_shows(tmp_path: Path) -> None:
    mia, _ = people(tmp_path)
    with trainer(tmp_path) as terminal:
        terminal.wait_for("Scan your badge")
        burst(terminal, MIAS, "start", "start")
        terminal.wait_for("SCAN A TRANSFER")
        terminal.send(b"\x1b[20~")
        terminal.wait_for("Scan your badge")
        terminal.kill()
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        seals = database.execute("SELECT actor, body FROM facts WHERE kind = 'attempt_sealed'").fetchall()
    assert [(actor, json.loads(body)["why"]) for actor, body in seals] == [(mia, "lock")]
    assert kept(tmp_path)[0][1][-1] == {"kind": "pause", "ms": kept(tmp_path)[0][1][-1]["ms"], "v": 2, "why": "lock"}


def test_a_pin_is_never_drawn_not_even_for_a_frame(tmp_path: Path) -> None:
    mia, _ = people(tmp_path)
    with open_records(tmp_path, clock=SystemClock(), station="test") as records:
        assert records.pins.choose(mia, PIN, mia) is None
    with trainer(tmp_path) as terminal:
        terminal.wait_for("Scan your badge")
        terminal.send(b"\r")
        terminal.wait_for("Mia K.")
        terminal.send(b"\r")
        terminal.wait_for("TYPE YOUR PIN")
        for count, digit in enumerate(PIN, 1):
            terminal.send(digit.encode())
            terminal.wait_for("•" * count)
        terminal.send(b"\r")
        terminal.wait_until(lambda seen: "M I A" in seen.text or "STOP" in seen.text, "the PIN was not taken")
        if "STOP" in terminal.text:  # a quick machine types as a scanner does
            terminal.wait_for("never scanned")
        assert re.search(rb"7381?9?4?|8194", terminal.output) is None


def test_line_by_line_neither_badge_nor_pin_is_echoed(tmp_path: Path) -> None:
    mia, _ = people(tmp_path)
    with open_records(tmp_path, clock=SystemClock(), station="test") as records:
        assert records.pins.choose(mia, PIN, mia) is None
    with Terminal([sys.executable, "-m", "scansim", "--data", str(tmp_path), "--plain"]) as terminal:
        terminal.wait_for("guest, quit.\n>")
        terminal.send(f"{SUES}\n".encode())
        terminal.wait_for("Quit leaves.\n>")
        assert b"You are Sue Ortiz" in terminal.output
        terminal.send(b"lock\n")
        terminal.wait_for("guest, quit.\n>")
        terminal.send(b"name\n")
        terminal.wait_for("Which number are you? Back goes back.\n>")
        terminal.send(b"1\n")
        terminal.wait_for("It is not shown. Back goes back.\n>")
        terminal.send(f"{PIN}\n".encode())
        terminal.wait_until(lambda seen: b"You are Mia Kowalska" in seen.output, "the PIN was not taken")
        assert SUES.encode() not in terminal.output
        assert PIN.encode() not in terminal.output
        assert b"lock" in terminal.output  # what is no secret is shown


def test_a_crash_shows_where_it_was_and_nothing_of_what_was_typed(tmp_path: Path) -> None:
    program = tmp_path / "crashing.py"
    program.write_text(
        """
from scansim.records.memory import MemoryAttempts
from scansim.screens.driver import run_and_exit
from tests.screens.people import House
from tests.screens.small import STATION

def build():
    from scansim.screens.trainer import Trainer

    house = House(MemoryAttempts())

    def broken(number):
        raise RuntimeError("a defect")

    house.roster.bearers = broken
    return Trainer(house.desk, station=STATION)

run_and_exit(build)
""",
        encoding="utf-8",
    )
    with Terminal([sys.executable, str(program)], 40, 120) as terminal:
        terminal.wait_for("Scan your badge")
        burst(terminal, MIAS)
        assert terminal.wait_for_exit() == 1
        assert "a defect" in terminal.text
        assert MIAS.encode() not in terminal.output


def test_a_badge_number_is_never_drawn_and_never_stored(tmp_path: Path) -> None:
    people(tmp_path)
    with trainer(tmp_path) as terminal:
        terminal.wait_for("Scan your badge")
        terminal.send(MIAS[:6].encode())
        terminal.wait_for("••••••")
        terminal.send(f"{MIAS[6:]}\r".encode())
        terminal.wait_for("M I A")
        terminal.send(b"\x1b[20~")
        terminal.wait_for("Scan your badge")
        burst(terminal, "TRN-OF-NOBODY")
        terminal.wait_for("This opens nothing here")
        assert re.search(rb"TRN[M-]", terminal.output) is None
    for file in tmp_path.glob("records.db*"):
        assert b"TRNMIA" not in file.read_bytes()
        assert b"OF-NOBODY" not in file.read_bytes()
