"""How somebody stands with each micro-skill: how often, how often wrong, how long it takes (reference training C9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from statistics import median_low

from scansim.training.ports import ClosedRun
from scansim.training.signals.days import days_since
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.readings import Reading, flows_of, is_practice, readings_of

__all__ = ["CLEAN_RUNS", "RECENT_RUNS", "Tally", "outcomes_of", "tallies", "weakest_first"]

CLEAN_RUNS = 3
"""So many runs in a row without a miss, and a micro-skill is weak no more (reference training C7: three in a row)."""

RECENT_RUNS = 10
"""So many of the newest runs say how weak a micro-skill is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A person's figures of one micro-skill.

    ``tried`` and ``wrong`` count chances, several in one run; ``runs`` says run by run, oldest first, whether all of
    them were right. ``wrong_on`` are the UTC ends of the runs in which one was not. ``median_ms`` is the active time of
    a chance, None where it was never measured.
    """

    micro: MicroSkill
    tried: int
    wrong: int
    runs: tuple[bool, ...]
    wrong_on: tuple[str, ...]
    median_ms: int | None

    @property
    def is_weak(self) -> bool:
        """Whether one of the last three runs had a miss."""
        return not all(self.runs[-CLEAN_RUNS:])

    @property
    def weakness(self) -> Fraction:
        """From 0 to 1: misses among the newest runs, with one of each kind added, so that one run says little."""
        recent = self.runs[-RECENT_RUNS:]
        return Fraction(recent.count(False) + 1, len(recent) + 2)

    def wrong_within(self, days: int, now: datetime) -> int:
        """In how many runs of the last so many days, today included, there was a miss."""
        return sum(1 for ended in self.wrong_on if days_since(ended, now) < days)


def tallies(runs: Iterable[ClosedRun]) -> dict[MicroSkill, Tally]:
    """The figures of every micro-skill that the runs of one person exercised, in the order of micro-skills."""
    sums: dict[MicroSkill, _Sum] = {}
    for run in filter(is_practice, runs):
        readings = readings_of(run)
        for reading in readings:
            sums.setdefault(reading.micro, _Sum()).add(reading)
        for micro, right in outcomes_of(
            run, readings, [known for known, each in sums.items() if each.is_error]
        ).items():
            sums[micro].end_run(run.ended, right=right)
    return {micro: sums[micro].tally(micro) for micro in sorted(sums)}


def outcomes_of(
    run: ClosedRun, readings: Iterable[Reading], mistakes: Iterable[MicroSkill] = ()
) -> dict[MicroSkill, bool]:
    """Whether a run did each micro-skill right every time.

    A mistake has no chance of its own: of those that were made before (``mistakes``), a run of the same kind of work
    without them did them right.
    """
    found: dict[MicroSkill, bool] = {}
    for reading in readings:
        found[reading.micro] = found.get(reading.micro, True) and reading.right
    flows = flows_of(run)
    for micro in mistakes:
        if micro.flow in flows or not micro.flow:
            found.setdefault(micro, True)
    return found


def weakest_first(found: Iterable[Tally]) -> tuple[Tally, ...]:
    """The weak micro-skills: the weakest first, then what was missed last, then what takes longest."""
    weak = [each for each in found if each.is_weak]
    by_time = sorted(weak, key=lambda each: each.micro)
    by_time.sort(key=lambda each: each.median_ms or 0, reverse=True)
    by_time.sort(key=lambda each: each.wrong_on[-1], reverse=True)
    return tuple(sorted(by_time, key=lambda each: each.weakness, reverse=True))


@dataclass(slots=True)
class _Sum:
    """A tally in the making."""

    tried: int = 0
    wrong: int = 0
    is_error: bool = False
    runs: list[bool] = field(default_factory=list)
    wrong_on: list[str] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        self.tried += 1
        self.wrong += not reading.right
        self.is_error |= reading.is_error
        if reading.ms is not None:
            self.times.append(reading.ms)

    def end_run(self, ended: str, *, right: bool) -> None:
        self.runs.append(right)
        if not right:
            self.wrong_on.append(ended)

    def tally(self, micro: MicroSkill) -> Tally:
        middle = median_low(self.times) if self.times else None
        tried = len(self.runs) if self.is_error else self.tried
        return Tally(micro, max(tried, self.wrong), self.wrong, tuple(self.runs), tuple(self.wrong_on), middle)
