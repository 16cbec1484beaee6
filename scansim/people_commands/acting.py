"""What every command does before it changes somebody: who is there, whom they mean, whether they may."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from scansim.identified import CHANNEL, identified, require
from scansim.record_access import TurnedAway, opened_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scansim.records.journal import Records
    from scansim.training.people.person import Person
    from scansim.training.people.rights import Act

__all__ = ["Acting", "acting", "meant", "say", "somebody"]

_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who may do something about somebody: the records, who they are, and whom it concerns."""

    records: Records
    who: Person
    about: Person

    @property
    def name(self) -> str:
        """What the person is called whom it concerns."""
        return self.records.people.name(self.about.id) or self.about.id


@contextmanager
def somebody(place: str | None) -> Iterator[tuple[Records, Person]]:
    """The records, and who is there."""
    with opened_records(place) as records:
        yield records, identified(records)


@contextmanager
def acting(place: str | None, person: str, act: Act, *, site: str | None = None) -> Iterator[Acting]:
    """Somebody who may do this to the person they mean."""
    with somebody(place) as (records, who):
        about = meant(records, who, person, act)
        require(records, who, act, about=about, site=site)
        yield Acting(records, who, about)


def meant(records: Records, who: Person, wanted: str, act: Act) -> Person:
    """The one person that somebody means by a name, a reference, or an id or how it begins, among those they may see.

    Raises:
        TurnedAway: there is none, or there are several. That somebody meant one whom they may not see is kept.
    """
    from scansim.training.people.person import Standing
    from scansim.training.people.rights import Act, may
    from scansim.words.people import people_line

    everyone = [each for each in records.people.everyone() if each.standing is not Standing.ERASED]
    found = [each for each in everyone if _is_called(records, each, wanted.strip())]
    seen = [each for each in found if may(who, Act.SEE_PEOPLE, about=each) is None]
    if len(seen) > 1:
        raise TurnedAway(people_line("several_called", person=wanted, count=len(seen)))
    if seen:
        return seen[0]
    if found:
        refused = may(who, act, about=found[0]) or may(who, Act.SEE_PEOPLE, about=found[0])
        records.people.deny(act.value, refused.why.value if refused else "site", who.id, found[0].id, CHANNEL)
    raise TurnedAway(people_line("nobody_called", person=wanted))


def say(code: str, /, **facts: str | int) -> None:
    """What was done, on standard output."""
    from scansim.words.people import people_line

    click.echo(people_line(code, **facts))


def _is_called(records: Records, person: Person, wanted: str) -> bool:
    if len(wanted) >= _SHORTEST_ID and person.id.startswith(wanted.lower()):
        return True
    texts = (records.people.text(digest) for name, digest in person.texts.items() if name in {"name", "employee_ref"})
    return wanted != "" and wanted.casefold() in {text.casefold() for text in texts if text}
