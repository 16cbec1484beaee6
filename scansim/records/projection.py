"""What is derived from facts: one row per attempt, kept up to date in the transaction of each fact.

Facts fold in the order (lamport, chain, seq) (DESIGN section 6); the first closing of an attempt counts. A kind of fact
that this program does not know changes nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scansim.engine.canonical import Json
from scansim.records.fact import ATTEMPT_CLOSED, ATTEMPT_OPENED, Fact, body_of
from scansim.records.sqlite.database import Database

__all__ = ["emptied", "project"]


def project(database: Database, fact: Fact) -> None:
    """Bring the projections up to date with one more fact. Inside :meth:`Database.writing` only."""
    fold = _FOLDS.get((fact.kind, fact.version))
    if fold is not None:
        fold(database, fact, body_of(fact))


def emptied(database: Database) -> None:
    """Forget all projections. Inside :meth:`Database.writing` only."""
    database.execute("DELETE FROM attempts")


def _attempt_opened(database: Database, fact: Fact, body: Mapping[str, Json]) -> None:
    header = body.get("header")
    named = header if isinstance(header, Mapping) else {}
    database.execute(
        "INSERT INTO attempts (attempt, state, person, exercise, mode, opened, lamport) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (fact.id, "open", *(str(named.get(name)) for name in ("person", "exercise", "mode")), fact.utc, fact.lamport),
    )


def _attempt_closed(database: Database, fact: Fact, body: Mapping[str, Json]) -> None:
    result = body.get("result")
    passed = result.get("passed") if isinstance(result, Mapping) else None
    database.execute(
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


_FOLDS: dict[tuple[str, int], Callable[[Database, Fact, Mapping[str, Json]], None]] = {
    (ATTEMPT_OPENED, 1): _attempt_opened,
    (ATTEMPT_CLOSED, 1): _attempt_closed,
}
