"""Whether the tables that are derived from facts say what the facts say: nobody reads a score off a forged list."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from scansim.records.fact import STATION_SETTINGS, Fact, FactNotReadable
from scansim.records.projection import project
from scansim.records.sqlite.reader import Reader, Row
from scansim.records.sqlite.schema import MIGRATIONS
from scansim.training.ports import StorageRefused

__all__ = ["attempts_not_as_derived", "stations_not_as_derived"]

_COLUMNS = ("state", "person", "exercise", "mode", "opened", "closed", "passed", "lamport", "closing")
_SELECT = f"SELECT attempt, {', '.join(_COLUMNS)} FROM attempts ORDER BY attempt"  # noqa: S608 - the names stand above
_SELECT_STATIONS = "SELECT station, settings, changed, passed FROM stations ORDER BY station"
_HAS_STATIONS = "SELECT name FROM sqlite_master WHERE name = 'stations'"


def attempts_not_as_derived(reader: Reader, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Each attempt whose row in the list of attempts is not what its facts say, and what is wrong with the row.

    Facts that cannot be read derive nothing; what is wrong with those is found where chains are walked.
    """
    there, wanted = _rows(reader, _SELECT), _derived(facts, _SELECT)
    for attempt in sorted({*there, *wanted}):
        here, meant = there.get(attempt), wanted.get(attempt)
        if here is None:
            yield attempt, "it is missing in the list of attempts"
        elif meant is None:
            yield attempt, "it stands in the list of attempts and was never opened"
        elif here != meant:
            names = [name for name, one, other in zip(_COLUMNS, here, meant, strict=True) if one != other]
            yield attempt, f"the list of attempts does not say what its facts say ({', '.join(names)})"


def stations_not_as_derived(reader: Reader, facts: Iterable[Fact]) -> Iterator[str]:
    """Each station whose kept settings, or the pass of its hardware check, are not what its facts say."""
    # A file of an older version has no such table until this program writes to it.
    there = _rows(reader, _SELECT_STATIONS) if reader.execute(_HAS_STATIONS) else {}
    wanted = _derived((fact for fact in facts if fact.kind == STATION_SETTINGS), _SELECT_STATIONS)
    yield from (station for station in sorted({*there, *wanted}) if there.get(station) != wanted.get(station))


def _derived(facts: Iterable[Fact], select: str) -> dict[str, Row]:
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
        return _rows(scratch, select)


def _rows(reader: Reader, select: str) -> dict[str, Row]:
    return {str(key): tuple(values) for key, *values in reader.rows(select)}
