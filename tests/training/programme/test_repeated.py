"""A check-ride of a seed that the person had ridden before is no evidence, however it was begun (C6, G6; C12, 1)."""

from __future__ import annotations

import pytest

from scansim.training.ports import RunRow
from scansim.training.programme.pool import evidence_of, pooled, repeated
from scansim.training.programme.standing import State, standing_of
from tests.training.programme.files import PROGRAMME, SKILL, day, granted, observed, ride

WINDOW = PROGRAMME.days.window


def counting(*runs: RunRow) -> list[str]:
    return [run.attempt for run in evidence_of(SKILL, runs, day(0), WINDOW)]


def test_only_the_first_ride_of_a_seed_is_evidence() -> None:
    first = ride(-2, seed=7, attempt="first")
    again = ride(-1, seed=7, attempt="again")
    other = ride(-1, seed=8, attempt="other")
    assert counting(first, again, other) == ["first", "other"]
    assert pooled(evidence_of(SKILL, (first, again, other), day(0), WINDOW)).lines == 50


def test_what_ended_first_in_the_records_need_not_be_what_began_first() -> None:
    """Two stations: the ride that began later was closed, and so folded, before the other."""
    later = ride(-1, seed=7, attempt="later")
    earlier = ride(-2, seed=7, attempt="earlier")._replace(ended=later.ended)
    assert counting(later, earlier) == ["earlier"]


@pytest.mark.parametrize(
    ("before", "is_again"),
    [
        (ride(-2, seed=7, passed=False), True),
        (ride(-2, seed=7, voided="fact"), True),
        (ride(-2, seed=7, grade="injected"), True),
        (ride(-2 * WINDOW, seed=7), True),
        (ride(-2, seed=7, revision="1"), True),
        (ride(-2, seed=8), False),
        (ride(-2, seed=7, exercise="CUR-01"), False),
        (ride(-2, seed=7, mode="try"), False),
    ],
)
def test_what_showed_the_seed(before: RunRow, is_again: bool) -> None:
    again = ride(-1, seed=7, attempt="again")
    assert ("again" in counting(before, again)) is not is_again


def test_a_ride_that_was_repeated_and_not_passed_still_counts() -> None:
    first, again = ride(-2, seed=7), ride(-1, seed=7, passed=False, escaped=3, attempt="again")
    assert "again" in counting(first, again)
    assert repeated((first, again)) == frozenset()


def test_a_ride_of_an_older_major_revision_is_no_evidence() -> None:
    assert counting(ride(-1, revision="1", attempt="old"), ride(-1, revision="2.4", attempt="new")) == ["new"]


def test_whoever_is_suspended_comes_back_by_a_new_seed_only() -> None:
    critical = ride(5, seed=7, passed=False, critical=1)
    told = (granted(), observed())

    def state(*runs: RunRow) -> State:
        return standing_of(SKILL, PROGRAMME, runs, told, day(6)).state

    assert state(critical, ride(6, seed=7)) is State.SUSPENDED
    assert state(critical, ride(6, seed=8)) is State.CERTIFIED
