"""Who stands on a board: people with what they are called, and the selection of them by site, shift and role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scansim.training.people.called import short_name
from scansim.training.people.person import Person, Role, Standing
from scansim.training.people.rights import Act, may

__all__ = ["NOBODY", "WORK", "Member", "View", "chosen", "may_see", "present"]

WORK = "work"
"""The field of a person that names the work roles assigned to them, by their ids with a blank between."""

NOBODY = "—"
"""What stands in the place of a name that was erased."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person with their name and the reference of the roster, both empty once erased."""

    person: Person
    name: str = ""
    ref: str = ""

    @property
    def id(self) -> str:
        """Under which id their runs are kept."""
        return self.person.id

    @property
    def called(self) -> str:
        """What stands on boards that others can read."""
        return short_name(self.name) or NOBODY

    @property
    def site(self) -> str:
        """The site they belong to, or empty."""
        return self._text("site")

    @property
    def shift(self) -> str:
        """The shift they work on, or empty."""
        return self._text("shift")

    @property
    def work(self) -> tuple[str, ...]:
        """The work roles assigned to them."""
        return tuple(dict.fromkeys(self._text(WORK).split()))

    def _text(self, name: str) -> str:
        value = self.person.fields.get(name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class View:
    """What of a team is looked at; None: all of it. An empty text means those who have none."""

    site: str | None = None
    shift: str | None = None
    role: str | None = None

    def shows(self, member: Member) -> bool:
        """Whether somebody is among them."""
        return (
            self.site in (None, member.site)
            and self.shift in (None, member.shift)
            and (self.role is None or self.role in member.work or (not self.role and not member.work))
        )


def chosen(members: Iterable[Member], view: View) -> tuple[Member, ...]:
    """Those of a selection, in the order of their names."""
    found = [member for member in members if view.shows(member)]
    return tuple(sorted(found, key=lambda member: (not member.name, member.name.casefold(), member.id)))


def present(members: Iterable[Member]) -> tuple[Member, ...]:
    """Those who work here: they did not leave, were not erased, and are there to do the work or have some assigned."""
    return tuple(
        member
        for member in members
        if member.person.standing in (Standing.ACTIVE, Standing.LOCKED)
        and (Role.OPERATOR in member.person.roles or member.work)
    )


def may_see(who: Person | None, members: Iterable[Member]) -> tuple[Member, ...]:
    """Those whose results somebody may see; without anybody to ask, everyone (``docs/people.md``)."""
    return tuple(member for member in members if may(who, Act.SEE_RESULTS, about=member.person) is None)
