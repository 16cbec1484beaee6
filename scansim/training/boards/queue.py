"""Who waits for a supervisor: to be signed, or to be observed on the floor. The oldest check-ride comes first, because
it goes stale first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scansim.training.boards.members import Member
from scansim.training.boards.team import Cell, Need, cell_of
from scansim.training.people.person import Person
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Level, Programme, Skill
from scansim.training.programme.team import Standings, standings_of
from scansim.training.signoff.rules import Denial, Denied, Desk, may_grant
from scansim.training.signoff.statement import Statement

__all__ = ["OpenRides", "Waiting", "queue"]

OpenRides = Callable[[str, Skill], Sequence[RunRow]]
"""The check-rides of a person in a skill that were begun and never ended."""

_OF_THE_SIGNER = frozenset({Denial.RIGHT, Denial.ONESELF, Denial.NOT_QUALIFIED})


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits in a skill: for what, for which level, and until when the ride can be signed. ``denied`` is
    what stands against it when the one signs who looks; empty when nothing does."""

    member: Member
    cell: Cell
    need: Need
    level: Level
    ride: RunRow
    days_left: int
    denied: tuple[Denied, ...] = ()

    @property
    def is_for_others(self) -> bool:
        """Whether another supervisor could sign it."""
        return bool(self.denied) and all(each.why in _OF_THE_SIGNER for each in self.denied)


def queue(  # noqa: PLR0913, PLR0917 - all that signing depends on
    programme: Programme,
    members: Sequence[Member],
    standings: Mapping[str, Standings],
    on: date,
    open_rides: OpenRides,
    signer: Person | None = None,
    of_signer: Standings | None = None,
    about_signer: Sequence[Statement] = (),
) -> tuple[Waiting, ...]:
    """All who wait among ``members``; ``signer`` is the one who looks, None where nobody was set up, and ``of_signer``
    how they stand themselves."""
    found: list[Waiting] = []
    own = of_signer if of_signer is not None else standings_of(programme, (), (), on)
    for member in members:
        for skill in programme.skills:
            cell = cell_of(programme, skill, standings[member.id])
            need, ride = cell.need, cell.standing.newest_ride
            if need not in (Need.SIGN, Need.OBSERVE) or ride is None:
                continue
            level = _highest(cell, programme)
            left = programme.days.stale - (on - date.fromisoformat(ride.ended[:10])).days
            denied: tuple[Denied, ...] = ()
            if signer is not None and need is Need.SIGN:
                begun = tuple(open_rides(member.id, skill))
                of = (signer, member.person, skill, programme, on, cell.standing, own[skill.id])
                denied = may_grant(Desk(*of, about_signer, begun), level)
            found.append(Waiting(member, cell, need, level, ride, left, denied))
    return tuple(sorted(found, key=lambda each: (each.need is not Need.SIGN, each.ride.ended, each.member.id)))


def _highest(cell: Cell, programme: Programme) -> Level:
    pool = cell.standing.pool
    return next((level for level in reversed(Level) if pool.proves(level, programme)), Level.CERTIFIED)
