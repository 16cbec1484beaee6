"""When a check-ride may begin: three a day, half an hour, a drill, an unseen seed (reference training C12)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import count

import pytest

from scansim.training.check_ride_allowed import RideRefused, WhyNot, ride_refused, unseen_seed
from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from tests.training.signals.runs import NOW, ago, closed

NEW_SEED = 999


def ride(
    *, minutes: float = 60, days: float = 0, passed: bool = True, skill: str = "receiving", **more: str
) -> ClosedRun:
    ended = ago(days, minutes=minutes)
    return closed(
        more.get("exercise", "CHK-01"),
        ended=ended,
        mode=Mode.CHECK,
        skill=skill,
        passed=passed,
        seed=7,
        voided=more.get("voided", ""),
    )


def drill(*, minutes: float = 1, passed: bool = True, skill: str = "receiving") -> ClosedRun:
    return closed("RCV-02", ended=ago(minutes=minutes), skill=skill, passed=passed, seed=8)


def why(*runs: ClosedRun, skill: str = "receiving", seed: int = NEW_SEED, now: datetime = NOW) -> WhyNot | None:
    refused = ride_refused(runs, skill, seed, now)
    return refused.why if refused else None


def test_nothing_is_against_the_first() -> None:
    assert why() is None


def test_three_a_day_of_whatever_skill() -> None:
    two = (ride(skill="putaway"), ride(skill="picking"))
    assert why(*two) is None
    assert ride_refused([*two, ride()], "receiving", NEW_SEED, NOW) == RideRefused(
        WhyNot.RIDES_TODAY, "receiving", rides=3
    )
    assert why(*two, ride(days=1)) is None
    assert why(*two, drill(), drill()) is None
    assert why(*two, ride(voided="fact")) is None


def test_the_day_is_the_stations() -> None:
    """Three rides at 22:30, 22:40 and 22:50 UTC: in Riga (UTC+2) that was 00:30 and later of the day that it is now."""
    rides = [ride(minutes=60 * 10 + off) for off in (30, 20, 10)]
    assert why(*rides, now=NOW.astimezone(timezone(timedelta(hours=2)))) is WhyNot.RIDES_TODAY
    assert why(*rides, now=NOW) is None


@pytest.mark.parametrize(("ago_", "left"), [(0, 30), (1, 29), (29, 1), (29.5, 1), (30, 0), (31, 0)])
def test_half_an_hour_after_one_that_was_not_passed(ago_: float, left: int) -> None:
    refused = ride_refused([ride(minutes=ago_, passed=False)], "receiving", NEW_SEED, NOW)
    assert refused == (RideRefused(WhyNot.COOLING, "receiving", minutes=left) if left else None)


def test_the_break_is_for_that_skill_and_only_after_a_fail() -> None:
    assert why(ride(minutes=1, passed=False), skill="putaway") is None
    assert why(ride(minutes=1)) is None
    assert why(ride(minutes=1, passed=False, voided="fact")) is None
    assert why(ride(minutes=40, passed=False), ride(minutes=1)) is None


def test_a_clock_that_ran_ahead_makes_nobody_wait_longer() -> None:
    refused = ride_refused([ride(minutes=-600, passed=False)], "receiving", NEW_SEED, NOW)
    assert refused == RideRefused(WhyNot.COOLING, "receiving", minutes=30)


def test_the_second_failure_needs_a_drill_first() -> None:
    failed = [ride(days=2, passed=False), ride(days=1, passed=False)]
    assert why(failed[0]) is None
    assert why(*failed) is WhyNot.DRILL_FIRST
    assert why(*failed, drill()) is None
    assert why(*failed, drill(passed=False)) is WhyNot.DRILL_FIRST
    assert why(*failed, drill(skill="putaway")) is WhyNot.DRILL_FIRST
    assert why(failed[0], drill(), failed[1]) is WhyNot.DRILL_FIRST
    assert why(failed[0], ride(days=1), failed[1]) is None
    assert why(*failed, drill(), ride(minutes=40, passed=False)) is WhyNot.DRILL_FIRST
    assert why(*failed, skill="putaway") is None


def test_short_checks_are_counted_with_the_others() -> None:
    """Three a day together, half an hour after one that failed, and a drill after the second failure of either kind."""
    short = ride(exercise="CUR-01")
    assert why(short, ride(exercise="CUR-02", skill="putaway")) is None
    assert why(short, ride(exercise="CUR-02", skill="putaway"), ride(skill="picking")) is WhyNot.RIDES_TODAY
    assert why(ride(minutes=29, passed=False, exercise="CUR-01")) is WhyNot.COOLING
    assert why(ride(minutes=30, passed=False, exercise="CUR-01")) is None
    failed = [ride(days=2, passed=False), ride(days=1, passed=False, exercise="CUR-01")]
    assert why(*failed) is WhyNot.DRILL_FIRST


def test_a_seed_that_was_played_proves_nothing() -> None:
    assert why(drill(), seed=8) is WhyNot.SEED_PLAYED
    assert why(ride(days=3), seed=7) is WhyNot.SEED_PLAYED
    assert why(ride(days=3, voided="fact"), seed=7) is WhyNot.SEED_PLAYED
    assert why(drill(), seed=9) is None


def test_an_unseen_seed_is_drawn() -> None:
    runs = [closed(seed=seed) for seed in (1, 2, 4)]
    assert unseen_seed(runs, count(1).__next__) == 3
    assert unseen_seed([], count(1).__next__) == 1
    assert unseen_seed(runs, lambda: 1) == 1  # a seed that is always the same is no reason to hang
