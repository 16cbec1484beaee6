"""Who comes in at a shared station, and what is asked of them first (reference training D4, G9).

A badge says who somebody is and proves nothing, for a barcode can be copied: it is enough to practise. Whoever chooses
a name off a list has shown nothing at all, so that a PIN is asked. What else needs a PIN asks for it when it is done.

The reasons are for the record. Whoever stands at the lock is told one sentence, whatever the reason was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scansim.training.people.person import Badge, Person, Role, Standing
from scansim.training.people.pins import PinState
from scansim.training.people.rights import site_of
from scansim.training.people.roster import Bearer

__all__ = [
    "Asked",
    "Denial",
    "Denied",
    "Known",
    "Way",
    "asked_next",
    "badge_read",
    "may_stay",
    "name_chosen",
    "names_offered",
]


class Denial(StrEnum):
    """Why somebody does not come in. Values stand in facts and never change."""

    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EXPIRED = "expired"
    """The last day of the badge is over."""
    SEVERAL = "several"
    """Two people have badges with this number."""
    LOCKED = "locked"
    LEFT = "left"
    ERASED = "erased"
    NO_ROLE = "no_role"
    OTHER_SITE = "other_site"
    NO_PIN = "no_pin"
    """Somebody chose their name and has no PIN to prove it with."""


class Way(StrEnum):
    """How somebody said who they are."""

    BADGE = "badge"
    NAME = "name"


class Asked(StrEnum):
    """What is asked of somebody before they are in."""

    PIN = "pin"
    NEW_PIN = "new_pin"
    FAIR_USE = "fair_use"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may come in, and how they said who they are. ``number`` is what their badge says,
    ``badge`` its id."""

    person: Person
    way: Way
    number: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Denied:
    """Somebody who does not come in. ``person`` is their id, for the record; empty when nobody is meant."""

    why: Denial
    person: str = ""


_KEPT_OUT = {Standing.LOCKED: Denial.LOCKED, Standing.LEFT: Denial.LEFT, Standing.ERASED: Denial.ERASED}
_GONE = (Standing.LEFT, Standing.ERASED)


def badge_read(number: str, bearers: Sequence[Bearer], today: str, site: str = "") -> Known | Denied:
    """Who comes in with a badge. ``today`` is the day here (ISO 8601), ``site`` the station's, empty for none.

    A number that was given anew after its first holder left is theirs who has it now; two who are both here are told
    apart by nobody, so that neither comes in.
    """
    if not bearers:
        return Denied(Denial.UNKNOWN)
    valid = [each for each in bearers if not each.badge.is_revoked]
    lasting = [each for each in valid if not _is_over(each.badge, today)]
    here = {each.person.id: each.person for each in lasting if each.person.standing not in _GONE}
    if len(here) > 1:
        return Denied(Denial.SEVERAL)
    if here:
        person = next(iter(here.values()))
        badge = next(each.badge.id for each in reversed(lasting) if each.person.id == person.id)
        found = _let_in(person, site, Way.BADGE)
        return replace(found, number=number, badge=badge) if isinstance(found, Known) else found
    newest = (lasting or valid or bearers)[-1].person
    if lasting:
        return Denied(_KEPT_OUT[newest.standing], newest.id)
    return Denied(Denial.EXPIRED if valid else Denial.REVOKED, newest.id)


def name_chosen(person: Person, pin: PinState, site: str = "") -> Known | Denied:
    """Who comes in by a name off the list: only whoever can prove it with a PIN, and is asked for it next."""
    found = _let_in(person, site, Way.NAME)
    if isinstance(found, Known) and pin is PinState.NONE:
        return Denied(Denial.NO_PIN, person.id)
    if isinstance(found, Known) and pin is PinState.LOCKED:
        return Denied(Denial.LOCKED, person.id)
    return found


def names_offered(everyone: Iterable[Person], site: str = "") -> tuple[Person, ...]:
    """Who stands on the list of names of a station."""
    return tuple(each for each in everyone if isinstance(_let_in(each, site, Way.NAME), Known))


def asked_next(known: Known, pin: PinState, *, is_proved: bool, has_seen_fair_use: bool) -> Asked:
    """What is asked next of somebody at the lock; ``is_proved`` says that their PIN was right."""
    if known.way is Way.NAME and not is_proved:
        return Asked.PIN
    if is_proved and pin is PinState.MUST_CHANGE:
        return Asked.NEW_PIN
    return Asked.NOTHING if has_seen_fair_use else Asked.FAIR_USE


def may_stay(person: Person | None, badge: str) -> bool:
    """Whether somebody who is in may go on, as they are known now: a lock and a revoked badge take effect at once.

    ``badge`` is the id of the badge that they came with, empty for none.
    """
    if person is None or person.standing is not Standing.ACTIVE:
        return False
    return not any(each.id == badge and each.is_revoked for each in person.badges)


def _let_in(person: Person, site: str, way: Way) -> Known | Denied:
    if person.standing in _KEPT_OUT:
        return Denied(_KEPT_OUT[person.standing], person.id)
    if not set(person.roles) & set(Role):
        return Denied(Denial.NO_ROLE, person.id)
    if site and site_of(person) not in (None, site):
        return Denied(Denial.OTHER_SITE, person.id)
    return Known(person, way)


def _is_over(badge: Badge, today: str) -> bool:
    return bool(badge.until) and badge.until[: len(today)] < today
