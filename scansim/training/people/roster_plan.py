"""What a list of people changes: who joins, who is changed, and what of it somebody may not do.

Pure: the rows come from a file that was validated, who is known from the records. Somebody is known again by their
reference; without one by name and site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from scansim.training.people.person import Person, Role, Standing
from scansim.training.people.rights import Act, Refused, may, site_of

__all__ = ["Clash", "Clashed", "Known", "Planned", "RosterRow", "planned"]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A row, with the line it stands on. Of ``fields`` and ``roles`` only what is stated is there; None takes a value
    away. ``badge`` is a number, or empty."""

    line: int
    name: str
    ref: str = ""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    badge: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the records, with what they are called and their reference in a roster, empty for none."""

    person: Person
    name: str
    ref: str = ""


class Clash(StrEnum):
    """Why a row cannot be taken in, besides rights."""

    BADGE_TAKEN = "badge_taken"
    """Somebody else has that badge."""
    SEVERAL = "several"
    """Several people are meant."""


@dataclass(frozen=True, slots=True)
class Clashed:
    """A row that cannot be taken in."""

    line: int
    why: Clash | Refused


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row changes. ``person`` is None for somebody new, who is given all that the row says."""

    row: RosterRow
    person: Person | None = None
    renames: bool = False
    fields: Mapping[str, str | None] = field(default_factory=dict)
    grants: tuple[Role, ...] = ()
    revokes: tuple[Role, ...] = ()
    has_new_badge: bool = False
    returns: bool = False

    @property
    def changes(self) -> bool:
        """Whether it changes anything."""
        return self.person is None or any(
            (self.renames, self.fields, self.grants, self.revokes, self.has_new_badge, self.returns)
        )


def planned(
    rows: Iterable[RosterRow], known: Sequence[Known], who: Person, holder: Callable[[str], str | None]
) -> tuple[tuple[Planned, ...], tuple[Clashed, ...]]:
    """What the rows change, and those that cannot be taken in; ``who`` takes them in. ``holder`` is the id of the
    person who has a badge in force with a number, or None.

    Whoever joins without a site joins that of ``who``.
    """
    plans, clashes = [], []
    for row in rows:
        found = _meant(row, known, who)
        if isinstance(found, Clash):
            clashes.append(Clashed(row.line, found))
            continue
        holds = holder(row.badge) if row.badge else None
        if holds is not None and (found is None or holds != found.person.id):
            clashes.append(Clashed(row.line, Clash.BADGE_TAKEN))
            continue
        plan = _changed(row, found, has_badge=holds is not None) if found else _new(row, who)
        refused = next(_refusals(plan, who), None)
        if refused is not None:
            clashes.append(Clashed(row.line, refused))
        else:
            plans.append(plan)
    return tuple(plans), tuple(clashes)


def _meant(row: RosterRow, known: Sequence[Known], who: Person) -> Known | Clash | None:
    if row.ref:
        found = [each for each in known if each.ref.casefold() == row.ref.casefold()]
    else:
        site = row.fields["site"] if "site" in row.fields else site_of(who)
        called = [each for each in known if each.name.casefold() == row.name.casefold()]
        found = [each for each in called if not each.ref and site_of(each.person) == site]
    return Clash.SEVERAL if len(found) > 1 else next(iter(found), None)


def _new(row: RosterRow, who: Person) -> Planned:
    fields = {"site": site_of(who), **row.fields}
    stated = {name: value for name, value in fields.items() if value is not None}
    return Planned(row, None, fields=stated, grants=row.roles or (Role.OPERATOR,), has_new_badge=bool(row.badge))


def _changed(row: RosterRow, known: Known, *, has_badge: bool) -> Planned:
    person = known.person
    return Planned(
        row,
        person,
        renames=row.name != known.name,
        fields={name: value for name, value in row.fields.items() if person.fields.get(name) != value},
        grants=tuple(role for role in row.roles if role not in person.roles),
        revokes=tuple(role for role in person.roles if row.roles and role not in row.roles),
        has_new_badge=bool(row.badge) and not has_badge,
        returns=person.standing is Standing.LEFT,
    )


def _refusals(plan: Planned, who: Person) -> Iterator[Refused]:
    person = plan.person
    if person is None:
        refused = may(who, Act.ADD_PERSON, site=plan.fields.get("site") or "")
        if refused:
            yield refused
        return
    acts = {
        Act.CHANGE_PERSON: plan.renames or bool(plan.fields),
        Act.GRANT_ROLE: bool(plan.grants),
        Act.REVOKE_ROLE: bool(plan.revokes),
        Act.ISSUE_BADGE: plan.has_new_badge,
        Act.RETURN: plan.returns,
    }
    site = (plan.fields["site"] or "") if "site" in plan.fields else None
    # Whom a row means has to be seen, even where it changes nothing of them.
    for act in (Act.SEE_PEOPLE, *(act for act, wanted in acts.items() if wanted)):
        refused = may(who, act, about=person, site=site)
        if refused:
            yield refused
