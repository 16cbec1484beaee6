"""When a flash drill is due again: a fixed ladder of days (reference training C8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from scansim.training.ports import ClosedRun
from scansim.training.signals.days import days_since, instant
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.readings import is_practice, readings_of
from scansim.training.signals.tally import outcomes_of

__all__ = ["LADDER", "Card", "cards_of", "due"]

LADDER = (1, 3, 7, 16, 35, 60)
"""Days until the next time, rung by rung. The last one stays."""


@dataclass(frozen=True, slots=True)
class Card:
    """A micro-skill on the ladder: the UTC end of the run that put it on its rung."""

    micro: MicroSkill
    rung: int
    since: str

    @property
    def days(self) -> int:
        """After how many days it is due."""
        return LADDER[self.rung]

    def overdue(self, now: datetime) -> int:
        """Days since it fell due; 0 on the very day, less than 0 before."""
        return days_since(self.since, now) - self.days

    def after(self, ended: str, now: datetime, *, right: bool) -> Card:
        """The card after one more run: a miss leads down to the first rung, a right one up when it was due.

        Whoever does it right too early stays: what one still remembers proves nothing.
        """
        if not right:
            return Card(self.micro, 0, ended)
        if self.overdue(instant(ended).astimezone(now.tzinfo)) < 0:
            return self
        return Card(self.micro, min(self.rung + 1, len(LADDER) - 1), ended)


def cards_of(runs: Iterable[ClosedRun], now: datetime) -> tuple[Card, ...]:
    """Every micro-skill that a person met, on its rung; the runs in the order in which they ended."""
    cards: dict[MicroSkill, Card] = {}
    for run in filter(is_practice, runs):
        for micro, right in outcomes_of(run, (each for each in readings_of(run) if not each.is_error)).items():
            card = cards.get(micro)
            cards[micro] = card.after(run.ended, now, right=right) if card else Card(micro, 0, run.ended)
    return tuple(cards[micro] for micro in sorted(cards))


def due(cards: Iterable[Card], now: datetime) -> tuple[Card, ...]:
    """Those that are due, the longest overdue first."""
    return tuple(sorted((card for card in cards if card.overdue(now) >= 0), key=lambda card: -card.overdue(now)))
