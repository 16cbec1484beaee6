"""The tables ``people`` and ``badges``: each person as the facts about them say, folded in ``training.people``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from scansim.engine.canonical import Json, canonical
from scansim.records.fact import Fact, FactNotReadable
from scansim.training.people.person import (
    Person,
    PersonFact,
    PersonFactNotReadable,
    PersonKind,
    Role,
    Standing,
    folded,
)

if TYPE_CHECKING:
    from scansim.records.projection import Tables

__all__ = ["fold_person", "has_supervisor", "people_of", "person_of", "told_of"]

_TOLD = "SELECT facts FROM people WHERE person = ?"
_KEEP = """
    INSERT INTO people (person, standing, name, site, shift, language, roles, joined, facts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PRESENT = (Standing.ACTIVE.value, Standing.LOCKED.value)
_SUPERVISORS = "SELECT person FROM people WHERE joined <> '' AND roles LIKE ? AND standing IN (?, ?) LIMIT 1"
_KEEP_BADGE = "INSERT INTO badges (badge, person, number, kind, until, in_force) VALUES (?, ?, ?, ?, ?, ?)"


def fold_person(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    """The rows of the person that a fact is about, brought up to date."""
    person = body.get("person")
    if not isinstance(person, str) or not person:
        raise FactNotReadable("its person is missing")
    if fact.kind == PersonKind.JOINED and person != fact.id:
        raise FactNotReadable("a person's id is the id of the fact that they joined with")
    told = [*told_of(tables, person), PersonFact(fact.id, PersonKind(fact.kind), fact.utc, body)]
    try:
        found = folded(person, told)
    except PersonFactNotReadable as error:
        raise FactNotReadable(str(error)) from error
    tables.execute("DELETE FROM badges WHERE person = ?", (person,))
    tables.execute("DELETE FROM people WHERE person = ?", (person,))
    tables.execute(_KEEP, (*_row(found), canonical([[each.id, each.kind, each.utc, each.body] for each in told])))
    in_force = {badge.id for badge in found.badges_in_force}
    for badge in found.badges:
        values = (badge.id, person, badge.number, badge.kind, badge.until or None, int(badge.id in in_force))
        tables.execute(_KEEP_BADGE, values)


def told_of(tables: Tables, person: str) -> list[PersonFact]:
    """The facts about a person so far, in folding order."""
    rows = tables.execute(_TOLD, (person,))
    return _told(rows[0][0]) if rows else []


def person_of(tables: Tables, person: str) -> Person | None:
    """Who has this id; None when nobody joined under it."""
    rows = tables.execute(f"{_TOLD} AND joined <> ''", (person,))
    return folded(person, _told(rows[0][0])) if rows else None


def people_of(tables: Tables) -> list[Person]:
    """Everybody who ever joined, in the order of their ids, which is that of their joining."""
    rows = tables.execute("SELECT person, facts FROM people WHERE joined <> '' ORDER BY person")
    return [folded(str(person), _told(facts)) for person, facts in rows]


def has_supervisor(tables: Tables) -> bool:
    """Whether somebody is there who lets others in, even if they are locked. Until then there are only guests."""
    return bool(tables.execute(_SUPERVISORS, (f'%"{Role.SUPERVISOR}"%', *_PRESENT)))


def _told(facts: object) -> list[PersonFact]:
    told = cast(Iterable[tuple[str, str, str, Mapping[str, Json]]], json.loads(str(facts)))
    return [PersonFact(id, PersonKind(kind), utc, body) for id, kind, utc, body in told]


def _row(person: Person) -> tuple[str | None, ...]:
    def field(name: str) -> str | None:
        value = person.fields.get(name)
        return value if isinstance(value, str) else None

    return (
        person.id,
        person.standing.value,
        person.texts.get("name"),
        field("site"),
        field("shift"),
        field("language"),
        canonical([role.value for role in person.roles]),
        person.joined,
    )
