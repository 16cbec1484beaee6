"""What is derived from facts: attempts and their results, stations, people, retention; in the transaction of each fact.

Facts fold in the order (lamport, chain, seq, hash) (DESIGN section 6); the first opening and the first closing of an
attempt count. A kind of fact that this program does not know changes nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from scansim.engine.canonical import Json
from scansim.records.certificates_table import fold_statement
from scansim.records.fact import (
    ATTEMPT_CLOSED,
    ATTEMPT_OPENED,
    ATTEMPT_VOIDED,
    INPUTS_REMOVED,
    RETENTION_SET,
    STATION_SETTINGS,
    Fact,
    body_of,
)
from scansim.records.people_table import fold_person
from scansim.records.results_table import begin_result, close_result, fold_voided
from scansim.records.retention_tables import fold_removed, fold_retention
from scansim.records.sqlite.reader import Row, Value
from scansim.records.stations import fold_station
from scansim.training.people.person import PERSON_KINDS
from scansim.training.signoff.statement import STATEMENT_KINDS

__all__ = ["DERIVED", "Tables", "emptied", "project"]

DERIVED = ("attempts", "results", "voids", "certificates", "stations", "people", "badges", "retention", "removals")
"""The tables that are derived from facts alone."""


class Tables(Protocol):
    """Where projections are kept: the database, or a scratch copy to compare it with."""

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and give all its rows."""


def project(tables: Tables, fact: Fact) -> None:
    """Bring the projections up to date with one more fact. Inside :meth:`Database.writing` only."""
    fold = _FOLDS.get((fact.kind, fact.version))
    if fold is not None:
        fold(tables, fact, body_of(fact))


def emptied(tables: Tables) -> None:
    """Forget all projections. Inside :meth:`Database.writing` only."""
    for table in DERIVED:
        tables.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand above


def _attempt_opened(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    header = body.get("header")
    named = header if isinstance(header, Mapping) else {}
    tables.execute(
        "INSERT INTO attempts (attempt, state, person, exercise, mode, opened, lamport) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (attempt) DO NOTHING",
        (fact.id, "open", *(str(named.get(name)) for name in ("person", "exercise", "mode")), fact.utc, fact.lamport),
    )
    begin_result(tables, fact, named)


def _attempt_closed(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    result = body.get("result")
    passed = result.get("passed") if isinstance(result, Mapping) else None
    tables.execute(
        "UPDATE attempts SET state = ?, closed = ?, passed = ?, closing = ? WHERE attempt = ? AND state = ?",
        (
            "closed",
            fact.utc,
            int(passed) if isinstance(passed, bool) else None,
            fact.id,
            str(body.get("attempt")),
            "open",
        ),
    )
    close_result(tables, fact, body)


_FOLDS: dict[tuple[str, int], Callable[[Tables, Fact, Mapping[str, Json]], None]] = {
    (ATTEMPT_OPENED, 1): _attempt_opened,
    (ATTEMPT_CLOSED, 1): _attempt_closed,
    (ATTEMPT_VOIDED, 1): fold_voided,
    (STATION_SETTINGS, 1): fold_station,
    (RETENTION_SET, 1): fold_retention,
    (INPUTS_REMOVED, 1): fold_removed,
    **{(str(kind), 1): fold_person for kind in PERSON_KINDS},
    **{(str(kind), 1): fold_statement for kind in STATEMENT_KINDS},
}
