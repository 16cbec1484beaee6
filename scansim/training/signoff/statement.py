"""What somebody stated about what a person has proved (``docs/formats.md``, "Sign-off").

Statements of several files fold in one order, whatever the order in which they arrived. What takes away wins over
anything concurrent: whoever grants, extends or reinstates names what they had seen taken away, and whatever they had
not seen stays taken away (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from scansim.engine.canonical import Json

__all__ = [
    "STATEMENT_KINDS",
    "Statement",
    "StatementKind",
    "StatementNotReadable",
    "Waiver",
    "day_of",
    "statement_of",
]


class StatementKind(StrEnum):
    """What a statement says; the kind of its fact."""

    GRANTED = "certificate_granted"
    WAIVED = "certificate_waived"
    EXTENDED = "certificate_extended"
    DUE = "certificate_due"
    SUSPENDED = "certificate_suspended"
    REINSTATED = "certificate_reinstated"
    REVOKED = "certificate_revoked"
    OBSERVED = "floor_observed"
    ACKNOWLEDGED = "signoff_acknowledged"
    RELEASED = "work_released"
    FOUNDED = "assessor_founded"


STATEMENT_KINDS = frozenset(StatementKind)


class Waiver(StrEnum):
    """Why somebody needs no certificate; a waiver is shown as one, never as passed (reference training D2)."""

    TESTED_OUT = "tested_out"
    EQUIVALENT = "equivalent"
    ADMINISTRATIVE = "administrative"


class StatementNotReadable(ValueError):
    """A fact of sign-off does not have the form of ``docs/formats.md``; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. ``id`` is that of its fact, ``actor`` is who made it and ``utc`` when.

    ``level`` is what was granted; ``since`` and ``until`` are the first and the last day on which it holds, ``ends``
    the moment (UTC) when a release is over. ``why`` is a code. ``about`` is the fact it speaks of. ``after`` names what
    its author had seen taken away. ``attempts`` are the runs it rests on, and ``revisions`` the revisions of their
    exercises. ``items`` and ``rating`` are those of an observation on the floor.
    """

    id: str
    kind: StatementKind
    person: str
    skill: str
    actor: str
    utc: str
    level: str = ""
    since: date = date.min
    until: date = date.max
    why: str = ""
    about: str = ""
    after: frozenset[str] = frozenset()
    attempts: tuple[str, ...] = ()
    revisions: Mapping[str, str] = field(default_factory=dict)
    items: tuple[bool, ...] = ()
    rating: int = 0
    ends: str = ""

    @property
    def day(self) -> date:
        """The day on which it was made, in UTC."""
        return day_of(self.utc)


_NEEDS: Mapping[StatementKind, tuple[str, ...]] = {
    StatementKind.GRANTED: ("skill", "level", "since", "until", "after"),
    StatementKind.WAIVED: ("skill", "why", "since", "until", "after"),
    StatementKind.EXTENDED: ("skill", "about", "until", "after"),
    StatementKind.DUE: ("skill", "why"),
    StatementKind.SUSPENDED: ("skill", "why"),
    StatementKind.REINSTATED: ("skill", "why", "after"),
    StatementKind.REVOKED: ("skill", "why"),
    StatementKind.OBSERVED: ("skill", "items", "rating"),
    StatementKind.ACKNOWLEDGED: ("about",),
    StatementKind.RELEASED: ("why", "ends"),
    StatementKind.FOUNDED: ("until",),
}


def day_of(utc: str) -> date:
    """The day of a moment in UTC. Days are counted in UTC, so that every station counts the same."""
    return date.fromisoformat(utc[:10])


def statement_of(id: str, kind: StatementKind, actor: str, utc: str, body: Mapping[str, Json]) -> Statement:
    """The statement that a fact makes.

    Raises:
        StatementNotReadable: when the body is not of the form of its kind.
    """
    for name in ("person", *_NEEDS[kind]):
        if body.get(name) is None:
            raise StatementNotReadable(f"its {name} is missing")
    evidence = body.get("evidence", {})
    runs = evidence.get("runs", ()) if isinstance(evidence, Mapping) else ()
    maps = [each for each in _list(runs, "runs") if isinstance(each, Mapping)]
    try:
        return Statement(
            id,
            kind,
            _text(body, "person"),
            _text(body, "skill"),
            actor,
            utc,
            _text(body, "level"),
            _day(body, "since") or date.min,
            _day(body, "until") or date.max,
            _text(body, "why"),
            _text(body, "about"),
            frozenset(_text({"after": each}, "after") for each in _list(body.get("after", ()), "after")),
            tuple(_text(each, "attempt") for each in maps),
            {_text(each, "exercise"): _text(each, "revision") for each in maps},
            tuple(_truth(each) for each in _list(body.get("items", ()), "items")),
            _rating(body),
            _text(body, "ends"),
        )
    except ValueError as error:
        raise StatementNotReadable(str(error)) from error


def _text(body: Mapping[str, Json], name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise StatementNotReadable(f"{name} must be text")
    return value


def _day(body: Mapping[str, Json], name: str) -> date | None:
    text = _text(body, name)
    return date.fromisoformat(text) if text else None


def _list(value: Json, name: str) -> Sequence[Json]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise StatementNotReadable(f"{name} must be a list")
    return value


def _truth(value: Json) -> bool:
    if not isinstance(value, bool):
        raise StatementNotReadable("items must be true or false")
    return value


def _rating(body: Mapping[str, Json]) -> int:
    value = body.get("rating", 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 5:
        raise StatementNotReadable("rating must be a whole number from 1 to 5")
    return value
