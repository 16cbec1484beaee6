"""Whether somebody may begin a check-ride now (reference training C12, 1 and 2).

At most three a day, half an hour after one that was not passed, a drill after the second in a row, and never a seed
that the person has played before. A ride that was voided counts for none of this; one that was given up does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.signals.days import days_since, instant
from scansim.training.signals.readings import has_passed, is_practice

__all__ = [
    "COOLING_MINUTES",
    "FAILURES_BEFORE_DRILL",
    "RIDES_A_DAY",
    "RideRefused",
    "WhyNot",
    "ride_refused",
    "unseen_seed",
]

RIDES_A_DAY = 3
COOLING_MINUTES = 30
FAILURES_BEFORE_DRILL = 2
_DRAWS = 1000


class WhyNot(StrEnum):
    """Why a check-ride cannot begin now."""

    RIDES_TODAY = "rides_today"
    COOLING = "cooling"
    DRILL_FIRST = "drill_first"
    SEED_PLAYED = "seed_played"


@dataclass(frozen=True, slots=True)
class RideRefused:
    """Why not, of which skill; how many rides there were today, or after how many minutes it may begin."""

    why: WhyNot
    skill: str
    rides: int = 0
    minutes: int = 0


def ride_refused(runs: Sequence[ClosedRun], skill: str, seed: int, now: datetime) -> RideRefused | None:
    """Why a person may not begin a check-ride of a skill with a seed; None when nothing is against it.

    ``runs`` are the person's own, practice too, in the order in which they ended. ``now`` is in the station's zone,
    where a day begins at midnight.
    """
    counted = [run for run in runs if is_practice(run)]
    rides = [run for run in counted if run.mode is Mode.CHECK]
    today = sum(1 for run in rides if days_since(run.ended, now) == 0)
    if today >= RIDES_A_DAY:
        return RideRefused(WhyNot.RIDES_TODAY, skill, rides=today)
    of_skill = [run for run in rides if run.skill == skill]
    minutes = _cooling(of_skill, now)
    if minutes:
        return RideRefused(WhyNot.COOLING, skill, minutes=minutes)
    if _needs_drill(counted, skill):
        return RideRefused(WhyNot.DRILL_FIRST, skill)
    if seed in {run.seed for run in runs}:
        return RideRefused(WhyNot.SEED_PLAYED, skill)
    return None


def unseen_seed(runs: Iterable[ClosedRun], new_seed: Callable[[], int]) -> int:
    """A seed with which the person has played nothing yet, neither in practice nor in a check-ride."""
    played = {run.seed for run in runs}
    drawn = new_seed()
    for _ in range(_DRAWS):
        if drawn not in played:
            break
        drawn = new_seed()
    return drawn


def _cooling(of_skill: Sequence[ClosedRun], now: datetime) -> int:
    """Minutes, begun ones included, until half an hour is over since a ride of the skill that was not passed."""
    if not of_skill or has_passed(of_skill[-1]):
        return 0
    left = timedelta(minutes=COOLING_MINUTES) - (now - instant(of_skill[-1].ended))
    return min(COOLING_MINUTES, max(0, -(-left // timedelta(minutes=1))))


def _needs_drill(runs: Sequence[ClosedRun], skill: str) -> bool:
    """Whether the last two rides of the skill were not passed, and nothing of it was passed in practice since."""
    failures = 0
    drilled = False
    for run in runs:
        if run.skill != skill:
            continue
        if run.mode is Mode.CHECK:
            failures, drilled = (0 if has_passed(run) else failures + 1), False
        elif has_passed(run):
            drilled = True
    return failures >= FAILURES_BEFORE_DRILL and not drilled
