"""The coaching sheet of a week: per person the three errors that happened most, and the drill for each (A1 #35)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scansim.training.boards.members import Member
from scansim.training.boards.slips import Slip, drill_of
from scansim.training.ports import RunRow
from scansim.training.programme.pool import NOBODYS
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.refreshers import Refreshers

__all__ = ["TOP", "WEEK", "CoachingRow", "Topic", "coaching_sheet", "top_topics"]

TOP = 3
WEEK = 7
"""Days that the sheet looks back, its own day among them."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One error: how often it happened, in how many rides, and the exercise to practise it with."""

    micro: MicroSkill
    code: str
    count: int
    rides: int
    drill: str
    is_critical: bool


@dataclass(frozen=True, slots=True)
class CoachingRow:
    """What to talk about with somebody: their check-rides and lines of the week, and what went wrong most."""

    member: Member
    rides: int
    lines: int
    topics: tuple[Topic, ...]


def coaching_sheet(
    members: Iterable[Member], rows: Iterable[RunRow], slips: Iterable[Slip], refreshers: Refreshers, on: date
) -> tuple[CoachingRow, ...]:
    """The sheet of the week that ends on a day, in the order of ``members``; who had no check-ride is left out."""
    since, until = (on - timedelta(days=WEEK - 1)).isoformat(), (on + timedelta(days=1)).isoformat()
    rides: dict[str, list[RunRow]] = {}
    for row in rows:
        if row.mode == "check" and since <= row.ended < until and not row.voided and row.grade not in NOBODYS:
            rides.setdefault(row.person, []).append(row)
    wrong: dict[str, list[Slip]] = {}
    for slip in slips:
        if since <= slip.ended < until:
            wrong.setdefault(slip.person, []).append(slip)
    return tuple(
        CoachingRow(
            member,
            len(rides[member.id]),
            sum(row.lines for row in rides[member.id]),
            top_topics(wrong.get(member.id, ()), refreshers, TOP),
        )
        for member in members
        if member.id in rides
    )


def top_topics(slips: Sequence[Slip], refreshers: Refreshers, most: int) -> tuple[Topic, ...]:
    """The errors that happened most, critical ones first."""
    by_micro: dict[MicroSkill, list[Slip]] = {}
    for slip in slips:
        by_micro.setdefault(slip.micro, []).append(slip)
    topics = [
        Topic(
            micro,
            same[0].code,
            len(same),
            len({slip.attempt for slip in same}),
            drill_of(refreshers, micro),
            any(slip.is_critical for slip in same),
        )
        for micro, same in by_micro.items()
    ]
    return tuple(sorted(topics, key=lambda topic: (not topic.is_critical, -topic.count, topic.micro))[:most])
