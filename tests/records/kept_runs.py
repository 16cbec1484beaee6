"""Records with runs in them, for the tests of ``scansim verify``, and a hand that edits them by no rules."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from scansim.app import SystemClock, lesson_from_files
from scansim.cli import main
from scansim.records.opening import open_records
from scansim.training.header import Mode
from scansim.training.inputs import Timed
from scansim.training.practice import Practice

__all__ = ["CUT_OFF", "RIGHT", "SHORT", "Kept", "inputs_of", "played"]

RIGHT, CUT_OFF, SHORT = range(3)


@dataclass
class Kept:
    """A folder with a run that the coach played, one that was cut off, and one whose validation came too early."""

    folder: Path
    attempts: list[str]

    @property
    def file(self) -> Path:
        return self.folder / "records.db"

    def forge(self, *statements: str) -> None:
        """Edit the file as a stranger would: no rules, no hashes."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as forger:
            for statement in statements:
                forger.execute(statement)

    def verify(self, *arguments: str) -> tuple[int, list[str]]:
        done = CliRunner().invoke(main, ["verify", "--data", str(self.folder), *arguments], catch_exceptions=False)
        return done.exit_code, [*done.stdout.splitlines(), *done.stderr.splitlines()]

    def line(self, which: int) -> str:
        """What is said of a run."""
        return next(line for line in self.verify()[1] if self.attempts[which] in line)

    def outcomes(self) -> dict[str, str]:
        objects = [json.loads(line) for line in self.verify("--json")[1]]
        return {each["attempt"]: each["outcome"] for each in objects[:-1]}


def played(folder: Path) -> Kept:
    lesson = lesson_from_files("RCV-02")
    attempts = []
    with open_records(folder, clock=SystemClock(), station="station-1") as records:
        for which, person in enumerate(("coach", "guest", "script")):
            practice = Practice.begin(lesson, lesson.header(1, Mode.TRY, person), records, SystemClock())
            attempts.append(practice.attempt)
            count = 0
            while (step := practice.advice.input) is not None and (which == RIGHT or count < 6):
                count += 1
                practice.receive_at(Timed(count * 1000, step))
            if which == SHORT:
                practice.close()
    return Kept(folder, attempts)


def inputs_of(which: int) -> str:
    return f"attempt = (SELECT id FROM facts WHERE kind = 'attempt_opened' ORDER BY seq LIMIT 1 OFFSET {which})"
