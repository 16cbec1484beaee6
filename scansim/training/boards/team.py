"""The team board: people × skills, each with the state, the evidence behind it, and what is left of it or to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from scansim.training.boards.members import Member, View, chosen
from scansim.training.programme.bounds import clean_lines_to_go, highest_error_rate
from scansim.training.programme.rules import Level, Programme, Skill
from scansim.training.programme.standing import Standing, State
from scansim.training.programme.team import Standings

__all__ = ["SOON", "Cell", "Need", "TeamBoard", "TeamRow", "cell_of", "is_signable", "lowest_accuracy", "team_board"]

SOON = 14
"""A certificate that ends within so many days asks for attention."""


class Need(StrEnum):
    """What a cell asks of a supervisor, the most urgent first."""

    SIGN = "sign"
    OBSERVE = "observe"
    BLOCKED = "blocked"
    """Expired, suspended or revoked: they may not do the work."""
    SOON = "soon"
    """Due, or it ends within :data:`SOON` days."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """How somebody stands in one skill. ``to_go`` and ``accuracy`` are worked out when they are asked for."""

    skill: Skill
    programme: Programme
    standing: Standing

    @property
    def state(self) -> State:
        """How they stand."""
        return self.standing.state

    @property
    def days_left(self) -> int | None:
        """How long the certificate still holds; None without one."""
        return self.standing.days_left

    @property
    def to_go(self) -> int:
        """How many further lines without an error carry the first level."""
        pool = self.standing.pool
        return _lines_to_go(pool.escaped, pool.lines, self.programme.claims[Level.CERTIFIED], self.programme.confidence)

    @property
    def accuracy(self) -> Decimal | None:
        """The share of right lines that the evidence carries at least (0 to 1); None without evidence."""
        pool = self.standing.pool
        return lowest_accuracy(pool.escaped, pool.lines, self.programme.confidence) if pool.lines else None

    @property
    def need(self) -> Need:
        """What it asks of a supervisor."""
        if is_signable(self.standing, self.programme):
            return Need.SIGN
        if self.standing.passed_unobserved:
            return Need.OBSERVE
        if self.state in (State.EXPIRED, State.SUSPENDED, State.REVOKED):
            return Need.BLOCKED
        left = self.days_left
        return Need.SOON if self.state is State.DUE or (left is not None and left <= SOON) else Need.NOTHING


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A person with a cell a skill."""

    member: Member
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TeamBoard:
    """The people of a selection on a day. Of the counts each is of cells: one person in one skill."""

    on: date
    view: View
    skills: tuple[Skill, ...]
    rows: tuple[TeamRow, ...]
    needs: Mapping[Need, int]
    expired: int


def team_board(
    programme: Programme, members: Sequence[Member], standings: Mapping[str, Standings], on: date, view: View
) -> TeamBoard:
    """The board of a day; ``standings`` say how each of ``members`` stands in each skill of the programme."""
    skills = _skills_of(programme, view)
    rows = tuple(
        TeamRow(member, tuple(cell_of(programme, skill, standings[member.id]) for skill in skills))
        for member in chosen(members, view)
    )
    needs = dict.fromkeys(Need, 0)
    for row in rows:
        for cell in row.cells:
            needs[cell.need] += 1
    expired = sum(1 for row in rows for cell in row.cells if cell.state is State.EXPIRED)
    return TeamBoard(on, view, skills, rows, needs, expired)


def cell_of(programme: Programme, skill: Skill, standings: Standings) -> Cell:
    """How somebody stands in one skill."""
    return Cell(skill, programme, standings[skill.id])


def is_signable(standing: Standing, programme: Programme) -> bool:
    """Whether the evidence waits for a signature: proved, by a check-ride that was passed not too long ago, and no
    certificate says so yet. What else stands against signing is asked when it is signed."""
    ride = standing.newest_ride
    if ride is None or ride.passed is not True or standing.state in (State.WAIVED, State.NONE, State.CERTIFIED):
        return False
    taken = [reason.at for reason in standing.reasons if standing.state in (State.SUSPENDED, State.REVOKED)]
    if taken and ride.ended <= max(taken):
        return False
    certificate = standing.certificate
    if certificate is not None and (standing.passed_unobserved or ride.ended <= certificate.utc):
        return False
    age = (standing.on - date.fromisoformat(ride.ended[:10])).days
    return age <= programme.days.stale and standing.pool.proves(Level.CERTIFIED, programme)


@lru_cache(maxsize=16384)
def lowest_accuracy(escaped: int, lines: int, confidence: Decimal) -> Decimal:
    """The share of right lines that so many errors in so many lines carry at least."""
    return 1 - highest_error_rate(escaped, lines, confidence)


@lru_cache(maxsize=16384)
def _lines_to_go(escaped: int, lines: int, claim: Decimal, confidence: Decimal) -> int:
    return clean_lines_to_go(claim, escaped, lines, confidence)


def _skills_of(programme: Programme, view: View) -> tuple[Skill, ...]:
    role = programme.role(view.role) if view.role else None
    return tuple(skill for skill in programme.skills if role is None or skill.id in role.skills)
