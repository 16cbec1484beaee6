"""Whether the tables that are derived from facts say what the facts say: nobody reads a score off a forged list."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scansim.records.fact import Fact, FactNotReadable
from scansim.records.projection import DERIVED, project
from scansim.records.sqlite.reader import Reader, Row
from scansim.records.sqlite.schema import MIGRATIONS
from scansim.training.ports import StorageRefused

__all__ = ["Differences", "differences"]

_COLUMNS = ("state", "person", "exercise", "mode", "opened", "closed", "passed", "lamport", "closing")
_SELECT = f"SELECT attempt, {', '.join(_COLUMNS)} FROM attempts"  # noqa: S608 - the names stand above


@dataclass(frozen=True, slots=True)
class Differences:
    """What is not as the facts say: in the list of attempts what is wrong with each, in other tables of what it is
    said: the table, and the first column of the row."""

    attempts: dict[str, str]
    others: tuple[tuple[str, str], ...]


def differences(reader: Reader, facts: Iterable[Fact]) -> Differences:
    """Compare what stands in the file with what its facts derive, in memory.

    Facts that cannot be read derive nothing; what is wrong with those is found where chains are walked. A table that
    the file does not have yet, because an earlier program made it, is not missed.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        scratch = Reader(connection, Path("memory"))
        for statements in MIGRATIONS:
            for statement in statements:
                scratch.execute(statement)
        for fact in sorted(facts, key=lambda fact: (fact.lamport, fact.chain, fact.seq)):
            try:
                project(scratch, fact)
            except (FactNotReadable, StorageRefused):
                continue
        others = [table for table in DERIVED if table != "attempts" and _has(reader, table)]
        return Differences(
            dict(_wrong_attempts(_attempts(reader), _attempts(scratch))),
            tuple((table, key) for table in others for key in _wrong_keys(_all(reader, table), _all(scratch, table))),
        )


def _wrong_attempts(there: dict[str, Row], wanted: dict[str, Row]) -> Iterator[tuple[str, str]]:
    for attempt in sorted({*there, *wanted}):
        here, meant = there.get(attempt), wanted.get(attempt)
        if here is None:
            yield attempt, "it is missing in the list of attempts"
        elif meant is None:
            yield attempt, "it stands in the list of attempts and was never opened"
        elif here != meant:
            names = [name for name, one, other in zip(_COLUMNS, here, meant, strict=True) if one != other]
            yield attempt, f"the list of attempts does not say what its facts say ({', '.join(names)})"


def _wrong_keys(there: Counter[Row], wanted: Counter[Row]) -> list[str]:
    return sorted({str(row[0]) for row in (there - wanted) + (wanted - there)})


def _attempts(reader: Reader) -> dict[str, Row]:
    return {str(attempt): tuple(values) for attempt, *values in reader.rows(_SELECT)}


def _has(reader: Reader, table: str) -> bool:
    return bool(reader.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)))


def _all(reader: Reader, table: str) -> Counter[Row]:
    return Counter(reader.rows(f"SELECT * FROM {table}"))  # noqa: S608 - a name of DERIVED
