"""The tables ``retention`` and ``removals``: how long what is kept, and the attempts whose inputs were removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scansim.engine.canonical import Json
from scansim.records.fact import Fact, FactNotReadable

if TYPE_CHECKING:
    from scansim.records.projection import Tables

__all__ = ["fold_removed", "fold_retention", "removal_of"]


def fold_retention(tables: Tables, _: Fact, body: Mapping[str, Json]) -> None:
    """The months that the fact gives, class by class; the newest fact about a class holds."""
    months = body.get("months")
    if not isinstance(months, Mapping):
        raise FactNotReadable("its months are missing")
    for of, number in [(of, _whole(number)) for of, number in months.items()]:
        tables.execute("DELETE FROM retention WHERE class = ?", (of,))
        tables.execute("INSERT INTO retention (class, months) VALUES (?, ?)", (of, number))


def _whole(number: Json) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise FactNotReadable("its months must be whole numbers from 1")
    return number


def fold_removed(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    """The attempts whose inputs the fact says were removed; the first removal of each counts."""
    attempts, of = body.get("attempts"), body.get("class")
    if not isinstance(attempts, Mapping) or not isinstance(of, str):
        raise FactNotReadable("its attempts or class are missing")
    for attempt in attempts:
        tables.execute(
            "INSERT INTO removals (attempt, utc, class) VALUES (?, ?, ?) ON CONFLICT (attempt) DO NOTHING",
            (attempt, fact.utc, of),
        )


def removal_of(tables: Tables, attempt: str) -> str | None:
    """When the inputs of an attempt were removed (UTC), or None."""
    rows = tables.execute("SELECT utc FROM removals WHERE attempt = ?", (attempt,))
    return str(rows[0][0]) if rows else None
