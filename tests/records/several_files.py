"""Files of several stations that record, are copied and merged, for tests of what they come to."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from scansim.records.audit import findings
from scansim.records.book import the_book
from scansim.records.derivation import differences
from scansim.records.journal import Records
from scansim.records.opening import FILE_NAME, open_records
from scansim.records.projection import DERIVED
from scansim.records.sqlite import database as sqlite_database
from scansim.records.sqlite.read_only import read_only
from scansim.training.header import Header, Mode
from scansim.training.inputs import Hint, Scan, Timed
from tests.records.still_clock import StillClock

__all__ = ["Stations", "findings_of", "hurried", "run", "same_state", "scansim", "state_of", "whole"]


@contextmanager
def hurried(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Do not wait for the disk: hundreds of files are made, and none has to outlive a power cut."""
    with patch.context() as patched:
        patched.setattr(sqlite_database, "PRAGMAS", (*sqlite_database.PRAGMAS, "PRAGMA synchronous=OFF"))
        yield


@dataclass
class Stations:
    """Folders with records, by the names of their stations; all look at one clock."""

    root: Path
    clock: StillClock = field(default_factory=StillClock)

    def open(self, name: str) -> Records:
        return open_records(self.root / name, clock=self.clock, station=name, patience=1)

    def file(self, name: str) -> Path:
        return self.root / name / FILE_NAME

    def copy(self, of: str, to: str) -> None:
        """As somebody copies a folder: what was running is not copied."""
        (self.root / to).mkdir()
        for path in (self.root / of).glob(f"{FILE_NAME}*"):
            shutil.copy(path, self.root / to / path.name)

    def put_back(self, of: str, to: str) -> None:
        """As somebody puts a backup back over the original: the same file, with other bytes."""
        self.file(to).write_bytes(self.file(of).read_bytes())

    def merge(self, into: str, *others: str) -> None:
        with self.open(into) as records:
            for other in others:
                records.merge(self.file(other))


def state_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a file says: what is derived, what counts, what lasts; not in which table a fork's facts lie."""
    with closing(sqlite3.connect(file)) as database:
        tables = {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in (*DERIVED, "contents")}
        tables["inputs"] = database.execute("SELECT * FROM inputs").fetchall()
        tables["texts"] = database.execute("SELECT * FROM texts").fetchall()
        tables["input_forks"] = database.execute("SELECT * FROM input_forks").fetchall()
        tables["facts"] = database.execute(
            "SELECT * FROM facts WHERE kind <> 'chain_opened' UNION ALL SELECT * FROM forks"
        ).fetchall()
    return {table: sorted(rows, key=repr) for table, rows in tables.items()}


def same_state(one: Path, other: Path) -> None:
    first, second = state_of(one), state_of(other)
    for table in first:
        assert first[table] == second[table], table


def whole(file: Path) -> None:
    """Nothing in the file fails to hold together, and what is derived is what its facts derive."""
    reader = read_only(file)
    with closing(reader), reader.reading():
        assert findings_of(file) == []
        derived = differences(reader, the_book(reader).facts)
        assert (derived.attempts, derived.others, derived.unreadable) == ({}, (), ())


def findings_of(file: Path) -> list[str]:
    reader = read_only(file)
    with closing(reader):
        return [f"{finding.where}: {finding.what}" for finding in findings(reader)]


def run(records: Records, header: Header, mode: Mode = Mode.TRY, *, ended: bool = True) -> str:
    """A run of two inputs; a check-ride passes."""
    attempt = records.open(replace(header, mode=mode), {})
    records.append(attempt, Timed(0, Scan("4006381333931")))
    records.append(attempt, Timed(1, Hint()))
    if ended:
        records.close(attempt, {"passed": mode is Mode.CHECK})
    return attempt


def scansim(stations: Stations, *arguments: str, answers: Sequence[str] = ()) -> tuple[int, list[str]]:
    """A command over the records of the station ``north``: its status, and what it said. ``answers`` are its input."""
    given = "".join(f"{answer}\n" for answer in answers)
    command = ["--data", str(stations.root / "north"), *arguments]
    done = CliRunner().invoke(main, command, input=given, catch_exceptions=False)
    return done.exit_code, [*done.stdout.splitlines(), *done.stderr.splitlines()]
