"""Who a person is to the trainer, folded from facts (``docs/formats.md``, "People").

Facts of several files fold in one order, whatever the order in which they arrived. A field is what the newest fact
says of it. What takes something away wins over anything concurrent: whoever grants, unlocks or takes back names what
they had seen taken away, and whatever they had not seen stays taken away (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from scansim.engine.canonical import Json

__all__ = [
    "FIELDS",
    "PERSON_KINDS",
    "Badge",
    "BadgeKind",
    "Person",
    "PersonFact",
    "PersonFactNotReadable",
    "PersonKind",
    "Role",
    "Standing",
    "folded",
]


class PersonKind(StrEnum):
    """What a fact about a person says."""

    JOINED = "person_joined"
    CHANGED = "person_changed"
    ROLE_GRANTED = "role_granted"
    ROLE_REVOKED = "role_revoked"
    BADGE_ISSUED = "badge_issued"
    BADGE_REVOKED = "badge_revoked"
    LOCKED = "person_locked"
    UNLOCKED = "person_unlocked"
    LEFT = "person_left"
    RETURNED = "person_returned"
    ERASED = "person_erased"
    FAIR_USE_SEEN = "fair_use_seen"


PERSON_KINDS = frozenset(PersonKind)
"""Every kind of fact that this fold reads."""

FIELDS = ("site", "shift", "work", "language", "trainer", "extra_time", "larger_text", "no_sound")
"""What a person has one value of; the last three are accommodations, ``True`` when granted (reference training D5).
``trainer`` is the id of the trainer assigned to them, ``work`` the ids of the work roles that they have, with a blank
between; it gives no right.
A field that this program does not know is kept as it is."""


class Role(StrEnum):
    """What somebody may do."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    TRAINER = "trainer"


class Standing(StrEnum):
    """Whether somebody may come in."""

    ACTIVE = "active"
    LOCKED = "locked"
    LEFT = "left"
    ERASED = "erased"


class BadgeKind(StrEnum):
    """What a badge is: the one they wear at work, one for training only, or one with an end (reference training D4)."""

    WORK = "work"
    TRAINING = "training"
    TEMPORARY = "temporary"


class PersonFactNotReadable(ValueError):
    """A fact about a person does not have the form of ``docs/formats.md``; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class PersonFact:
    """What the fold needs of a fact: its id, its kind, when it was written (UTC), and its body."""

    id: str
    kind: PersonKind
    utc: str
    body: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge: its id, the digest of its number, its kind, and its last day (ISO 8601, empty: without end)."""

    id: str
    number: str
    kind: str
    until: str
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the facts so far say. Nothing in it is personal text: ``texts`` names digests.

    ``fair_use`` is the newest version of the text about what is recorded that they have seen, 0 for none.
    ``taken`` holds what was taken away and by which facts (``locked``, ``left``, ``role ROLE``); ``given`` what was
    given, and which takings whoever gave it had seen.
    """

    id: str
    joined: str = ""
    fields: Mapping[str, str | bool] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    badges: tuple[Badge, ...] = ()
    erased: str = ""
    left: str = ""
    fair_use: int = 0
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    given: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the person may do; nothing once erased."""
        return () if self.erased else tuple(role for role in Role if self._has(_role(role)))

    @property
    def standing(self) -> Standing:
        """Whether the person may come in."""
        if self.erased:
            return Standing.ERASED
        if not self._is_back(_LEFT):
            return Standing.LEFT
        return Standing.ACTIVE if self._is_back(_LOCKED) else Standing.LOCKED

    @property
    def badges_in_force(self) -> tuple[Badge, ...]:
        """The badges that were not revoked, whatever their last day; none once erased."""
        return () if self.erased else tuple(badge for badge in self.badges if not badge.is_revoked)

    def seen_taken(self, what: str) -> list[Json]:
        """The facts that took something away so far, for whoever gives it back: ``locked``, ``left``, or a role."""
        return [*sorted(self.taken.get(what if what in {_LOCKED, _LEFT} else _role(what), ()))]

    def _has(self, what: str) -> bool:
        """Whether some giving had seen all takings."""
        taken = self.taken.get(what, frozenset())
        return any(taken <= seen for seen in self.given.get(what, ()))

    def _is_back(self, what: str) -> bool:
        """Whether each taking was seen by somebody who gave back."""
        return self.taken.get(what, frozenset()) <= frozenset().union(*self.given.get(what, ()))


_LOCKED, _LEFT = "locked", "left"


def folded(person: str, facts: Iterable[PersonFact]) -> Person:
    """The person with this id, from the facts about them in folding order.

    Raises:
        PersonFactNotReadable: when a fact is not of the form of ``docs/formats.md``.
    """
    found = Person(person)
    for fact in facts:
        found = _FOLDS[fact.kind](found, fact)
    return found


def _joined(person: Person, fact: PersonFact) -> Person:
    roles = fact.body.get("roles", ())
    if isinstance(roles, str) or not isinstance(roles, list | tuple):
        raise PersonFactNotReadable("roles must be a list")
    if person.joined:
        return person
    joined = replace(_changed(person, fact), joined=fact.utc)
    for role in roles:
        joined = _given(joined, _role(_text({"role": role}, "role")), frozenset())
    return joined


def _changed(person: Person, fact: PersonFact) -> Person:
    fields, texts = _map(fact.body, "fields"), _map(fact.body, "texts")
    kept: dict[str, str | bool] = dict(person.fields)
    for name, value in fields.items():
        if value is None:
            kept.pop(name, None)
        elif isinstance(value, str | bool):
            kept[name] = value
        else:
            raise PersonFactNotReadable(f"{name} must be text, true, false or null")
    named = {name: _text(texts, name) for name in texts}
    return replace(person, fields=kept, texts={} if person.erased else {**person.texts, **named})


def _role_granted(person: Person, fact: PersonFact) -> Person:
    return _given(person, _role(_text(fact.body, "role")), _seen(fact))


def _role_revoked(person: Person, fact: PersonFact) -> Person:
    return _taken(person, _role(_text(fact.body, "role")), fact)


def _badge_issued(person: Person, fact: PersonFact) -> Person:
    until = fact.body.get("until")
    if until is not None and not isinstance(until, str):
        raise PersonFactNotReadable("until must be a day or null")
    badge = Badge(fact.id, _text(_map(fact.body, "texts"), "number"), _text(fact.body, "badge_kind"), until or "")
    is_revoked = fact.id in person.taken.get(_badge(fact.id), ())
    known = any(each.id == badge.id for each in person.badges)
    return person if known else replace(person, badges=(*person.badges, replace(badge, is_revoked=is_revoked)))


def _badge_revoked(person: Person, fact: PersonFact) -> Person:
    revoked = _text(fact.body, "badge")
    # Kept apart too: in a merged order the badge may be issued by a fact that folds later.
    person = _took(person, _badge(revoked), revoked)
    return replace(
        person,
        badges=tuple(replace(each, is_revoked=each.is_revoked or each.id == revoked) for each in person.badges),
    )


def _locked(person: Person, fact: PersonFact) -> Person:
    return _taken(person, _LOCKED, fact)


def _unlocked(person: Person, fact: PersonFact) -> Person:
    return _given(person, _LOCKED, _seen(fact))


def _left(person: Person, fact: PersonFact) -> Person:
    return replace(_taken(person, _LEFT, fact), left=fact.utc)


def _returned(person: Person, fact: PersonFact) -> Person:
    return _given(person, _LEFT, _seen(fact))


def _erased(person: Person, fact: PersonFact) -> Person:
    return replace(person, erased=person.erased or fact.utc, texts={})


def _fair_use_seen(person: Person, fact: PersonFact) -> Person:
    version = fact.body.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PersonFactNotReadable("version must be a whole number from 1")
    return replace(person, fair_use=max(person.fair_use, version))


_FOLDS = {
    PersonKind.JOINED: _joined,
    PersonKind.CHANGED: _changed,
    PersonKind.ROLE_GRANTED: _role_granted,
    PersonKind.ROLE_REVOKED: _role_revoked,
    PersonKind.BADGE_ISSUED: _badge_issued,
    PersonKind.BADGE_REVOKED: _badge_revoked,
    PersonKind.LOCKED: _locked,
    PersonKind.UNLOCKED: _unlocked,
    PersonKind.LEFT: _left,
    PersonKind.RETURNED: _returned,
    PersonKind.ERASED: _erased,
    PersonKind.FAIR_USE_SEEN: _fair_use_seen,
}


def _role(role: str) -> str:
    return f"role {role}"


def _badge(badge: str) -> str:
    return f"badge {badge}"


def _taken(person: Person, what: str, fact: PersonFact) -> Person:
    return _took(person, what, fact.id)


def _took(person: Person, what: str, by: str) -> Person:
    return replace(person, taken={**person.taken, what: person.taken.get(what, frozenset()) | {by}})


def _given(person: Person, what: str, seen: frozenset[str]) -> Person:
    return replace(person, given={**person.given, what: (*person.given.get(what, ()), seen)})


def _seen(fact: PersonFact) -> frozenset[str]:
    seen = fact.body.get("after")
    if isinstance(seen, str) or not isinstance(seen, list | tuple):
        raise PersonFactNotReadable("after must be a list of facts")
    return frozenset(_text({"after": each}, "after") for each in seen)


def _map(body: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    value = body.get(name, {})
    if not isinstance(value, Mapping):
        raise PersonFactNotReadable(f"{name} must be a map")
    return value


def _text(body: Mapping[str, Json], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise PersonFactNotReadable(f"{name} must be text")
    return value
