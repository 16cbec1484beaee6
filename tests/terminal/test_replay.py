"""``scansim replay`` in a pseudo-terminal: a run is gone through, played to its end and left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scansim.app import SystemClock, lesson_from_files
from scansim.records.opening import open_records
from scansim.training.header import Mode
from scansim.training.inputs import Timed
from scansim.training.practice import Practice
from tests.terminal.harness import Terminal
from tests.training.field import parsed

pytestmark = pytest.mark.terminal

RIGHT, LEFT, PAGE_DOWN, ESCAPE = b"\x1b[C", b"\x1b[D", b"\x1b[6~", b"\x1b"


def recorded(folder: Path) -> str:
    """Input 2 fills 26 mugs where 23 came; inputs follow each other at once."""
    lesson = lesson_from_files("RCV-02")
    lines = ["scan WH/IN/07525", "tap fill:MUG-25-BL", "tap fill:MUG-35-BL", "tap fill:BRD-OAK", "tap validate"]
    with open_records(folder, clock=SystemClock(), station="station-1") as records:
        practice = Practice.begin(lesson, lesson.header(1, Mode.TRY, "guest"), records, SystemClock())
        attempt = practice.attempt
        for number, given in enumerate(parsed(*lines), 1):
            practice.receive_at(Timed(number, given))
    return attempt


def test_a_run_is_watched_again_in_a_terminal(tmp_path: Path) -> None:
    attempt = recorded(tmp_path)
    before = (tmp_path / "records.db").read_bytes()
    arguments = [sys.executable, "-m", "scansim", "replay", attempt, "--data", str(tmp_path)]
    with Terminal(arguments) as terminal:
        terminal.wait_for("step 0 of 5")
        terminal.send(PAGE_DOWN)
        terminal.wait_for("26, truly 23")
        terminal.wait_for("step 2 of 5")
        terminal.send(RIGHT)
        terminal.wait_for("step 3 of 5")
        terminal.send(LEFT)
        terminal.wait_for("step 2 of 5")
        terminal.send(b"\r")
        terminal.wait_for("step 5 of 5")
        terminal.send(ESCAPE)
        assert terminal.wait_for_exit() == 0
    assert (tmp_path / "records.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("records*")) == ["records.db"]
