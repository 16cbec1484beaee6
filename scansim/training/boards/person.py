"""One person's board: how they stand in each skill and on what evidence, their newest check-rides, their errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scansim.training.boards.coaching import Topic, top_topics
from scansim.training.boards.members import Member
from scansim.training.boards.slips import Slip
from scansim.training.boards.team import Cell, cell_of
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme
from scansim.training.programme.team import Standings
from scansim.training.signals.refreshers import Refreshers

__all__ = ["RIDES", "PersonBoard", "person_board"]

RIDES = 12
"""So many of the newest check-rides are shown."""

_ERRORS = 8


@dataclass(frozen=True, slots=True)
class PersonBoard:
    """A person on a day. ``rides`` are their newest check-rides, the newest first, voided and failed ones too;
    ``all_rides`` is how many there are, and ``errors`` what went wrong in those of the evidence window."""

    member: Member
    on: date
    cells: tuple[Cell, ...]
    rides: tuple[RunRow, ...]
    all_rides: int
    errors: tuple[Topic, ...]


def person_board(
    programme: Programme,
    member: Member,
    standings: Standings,
    rows: Sequence[RunRow],
    slips: Iterable[Slip],
    refreshers: Refreshers,
    on: date,
) -> PersonBoard:
    """The board of a person; ``rows`` are their runs in folding order. Of practice it shows nothing."""
    rides = [row for row in rows if row.mode == "check"]
    since = (on - timedelta(days=programme.days.window)).isoformat()
    recent = [slip for slip in slips if slip.person == member.id and slip.ended >= since]
    return PersonBoard(
        member,
        on,
        tuple(cell_of(programme, skill, standings) for skill in programme.skills),
        tuple(reversed(rides[-RIDES:])),
        len(rides),
        top_topics(recent, refreshers, _ERRORS),
    )
