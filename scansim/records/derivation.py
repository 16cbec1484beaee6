"""Whether the tables that are derived from facts say what the facts say: nobody reads a score off a forged list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scansim.records.fact import Fact, FactNotReadable, folding_order
from scansim.records.projection import DERIVED, project
from scansim.records.sqlite.reader import Reader, Row
from scansim.records.sqlite.scratch import scratch
from scansim.training.ports import StorageRefused

__all__ = ["Differences", "differences"]

_COLUMNS = ("state", "person", "exercise", "mode", "opened", "closed", "passed", "lamport", "closing")
_SELECT = f"SELECT attempt, {', '.join(_COLUMNS)} FROM attempts"  # noqa: S608 - the names stand above


@dataclass(frozen=True, slots=True)
class Differences:
    """What is not as the facts say: in the list of attempts what is wrong with each, in other tables of what it is
    said: the table, and the first column of the row.
    ``unreadable`` are facts of a known kind that say nothing in its form."""

    attempts: dict[str, str]
    others: tuple[tuple[str, str], ...]
    unreadable: tuple[tuple[Fact, str], ...]


def differences(reader: Reader, facts: Iterable[Fact]) -> Differences:
    """Compare what stands in the file with what its facts derive, in memory.

    Facts that cannot be read derive nothing; what is wrong with those is found where chains are walked. A table that
    the file does not have yet, because an earlier program made it, is not missed.
    """
    unreadable: list[tuple[Fact, str]] = []
    with scratch() as derived:
        for fact in sorted(facts, key=folding_order):
            try:
                project(derived, fact)
            except FactNotReadable as error:
                unreadable.append((fact, str(error)))
            except StorageRefused:
                continue
        others = [table for table in DERIVED if table != "attempts" and reader.has(table)]
        return Differences(
            dict(_wrong_attempts(_attempts(reader), _attempts(derived))),
            tuple((table, key) for table in others for key in _wrong_keys(_all(reader, table), _all(derived, table))),
            tuple(unreadable),
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


def _all(reader: Reader, table: str) -> Counter[Row]:
    return Counter(reader.rows(f"SELECT * FROM {table}"))  # noqa: S608 - a name of DERIVED
