"""What is odd about the people of a site: badges without a PIN, two who look like one, leavers (training A8, 177)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scansim.training.people.person import Person, Standing
from scansim.training.people.pins import PinState
from scansim.training.people.rights import site_of
from scansim.training.people.roster_plan import Known

__all__ = ["Odd", "Oddity", "oddities"]


class Oddity(StrEnum):
    """What is odd about somebody."""

    NO_PIN = "no_pin"
    """They have a badge and no PIN here: no check-ride, no signature."""
    NO_BADGE = "no_badge"
    PIN_NOT_CHOSEN = "pin_not_chosen"
    """The PIN they were given out was never replaced by their own."""
    SAME_NAME = "same_name"
    SAME_REF = "same_ref"
    LEFT_WITH_BADGE = "left_with_badge"
    BADGE_OVER = "badge_over"
    """A badge whose last day is over."""
    LOCKED = "locked"
    NO_ROLE = "no_role"


@dataclass(frozen=True, slots=True)
class Odd:
    """One finding, and how many badges or people it is about."""

    what: Oddity
    person: str
    count: int = 1


def oddities(known: Sequence[Known], pins: Mapping[str, PinState], today: str) -> tuple[Odd, ...]:
    """What is odd, person after person; ``today`` is a day in ISO 8601. Who was erased is nobody any more."""
    here = [each for each in known if each.person.standing in (Standing.ACTIVE, Standing.LOCKED)]
    names = Counter((each.name.casefold(), site_of(each.person)) for each in here)
    refs = Counter(each.ref.casefold() for each in here if each.ref)
    found: list[Odd] = []
    for each in known:
        person = each.person
        if person.standing is Standing.LEFT and person.badges_in_force:
            found.append(Odd(Oddity.LEFT_WITH_BADGE, person.id, len(person.badges_in_force)))
        if each not in here:
            continue
        found += _of_one(person, pins.get(person.id, PinState.NONE), today)
        same_name = names[each.name.casefold(), site_of(person)]
        if same_name > 1:
            found.append(Odd(Oddity.SAME_NAME, person.id, same_name))
        if each.ref and refs[each.ref.casefold()] > 1:
            found.append(Odd(Oddity.SAME_REF, person.id, refs[each.ref.casefold()]))
    return tuple(found)


def _of_one(person: Person, pin: PinState, today: str) -> Iterator[Odd]:
    over = [badge for badge in person.badges_in_force if badge.until and badge.until < today]
    valid = len(person.badges_in_force) - len(over)
    if person.standing is Standing.LOCKED:
        yield Odd(Oddity.LOCKED, person.id)
    if not person.roles:
        yield Odd(Oddity.NO_ROLE, person.id)
    if not valid:
        yield Odd(Oddity.NO_BADGE, person.id)
    elif pin is PinState.NONE:
        yield Odd(Oddity.NO_PIN, person.id)
    if pin is PinState.MUST_CHANGE:
        yield Odd(Oddity.PIN_NOT_CHOSEN, person.id)
    if over:
        yield Odd(Oddity.BADGE_OVER, person.id, len(over))
