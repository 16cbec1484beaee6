"""The table ``certificates``: every statement of sign-off in one row, without the evidence that its fact carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from scansim.engine.canonical import Json, canonical
from scansim.records.fact import Fact, FactNotReadable
from scansim.records.sqlite.reader import Row
from scansim.training.signoff.statement import Statement, StatementKind, StatementNotReadable, statement_of

if TYPE_CHECKING:
    from scansim.records.projection import Tables

__all__ = ["fold_statement", "statements_of"]

_COLUMNS = (
    "fact, kind, person, skill, actor, utc, level, since, until, ends, why, about, seen, attempts, revisions, items,"
    " rating"
)
_KEEP = (
    f"INSERT INTO certificates ({_COLUMNS}, lamport, chain, seq, hash)"  # noqa: S608 - the names stand above
    f" VALUES ({', '.join('?' * 21)}) ON CONFLICT (fact) DO NOTHING"
)
_SELECT = f"SELECT {_COLUMNS} FROM certificates"  # noqa: S608 - the names stand above
_ORDER = "ORDER BY lamport, chain, seq, hash"


def fold_statement(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    """The row of a statement."""
    try:
        said = statement_of(fact.id, StatementKind(fact.kind), fact.actor, fact.utc, body)
    except StatementNotReadable as error:
        raise FactNotReadable(str(error)) from error
    tables.execute(
        _KEEP,
        (
            said.id,
            said.kind.value,
            said.person,
            said.skill,
            said.actor,
            said.utc,
            said.level,
            said.since.isoformat(),
            said.until.isoformat(),
            said.ends,
            said.why,
            said.about,
            canonical(sorted(said.after)),
            canonical(said.attempts),
            canonical(said.revisions),
            canonical(said.items),
            said.rating,
            fact.lamport,
            fact.chain,
            fact.seq,
            fact.hash,
        ),
    )


def statements_of(tables: Tables, person: str = "") -> list[Statement]:
    """What was stated about everybody, or about one person, in folding order."""
    where = (f"{_SELECT} WHERE person = ? {_ORDER}", (person,)) if person else (f"{_SELECT} {_ORDER}", ())
    return [_statement(row) for row in tables.execute(*where)]


def _statement(row: Row) -> Statement:
    fact, kind, person, skill, actor, utc, level, since, until, ends, why, about, *rest = map(str, row)
    seen, attempts, revisions, items, rating = rest
    return Statement(
        fact,
        StatementKind(kind),
        person,
        skill,
        actor,
        utc,
        level,
        date.fromisoformat(since),
        date.fromisoformat(until),
        why,
        about,
        frozenset(json.loads(seen)),
        tuple(json.loads(attempts)),
        json.loads(revisions),
        tuple(json.loads(items)),
        int(rating),
        ends,
    )
