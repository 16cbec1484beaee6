"""The coach does every kind of work to its right end, on the screen and in a room, and after any single slip."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

import pytest

from scansim.engine.handheld.events import DestinationSet
from scansim.training.header import Floor
from scansim.training.inputs import Input, Scan
from scansim.training.policy import Proof
from scansim.training.run import Run
from scansim.training.story import Task
from tests.training.coach.slips import slips_of
from tests.training.coach.stories import DAYS, day, line, run_of
from tests.training.coach.truth import differences, undone
from tests.training.field import after, by_coach, lesson, to_the_end

pytestmark = pytest.mark.content

SOAK = bool(os.environ.get("SCANSIM_SOAK"))
SEEDS = range(20 if SOAK else 3)


@cache
def reference(name: str, seed: int, floor: Floor = Floor.SCREEN) -> tuple[Input, ...]:
    run = by_coach(run_of(DAYS[name], seed, floor))
    return tuple(observation.input for observation in run.observations)


@pytest.mark.parametrize("floor", Floor)
@pytest.mark.parametrize("name", DAYS)
def test_the_coach_does_the_day(name: str, floor: Floor) -> None:
    for seed in SEEDS:
        run = by_coach(run_of(DAYS[name], seed, floor))
        assert run.finished
        assert undone(run) == []
        assert differences(run) == {}
        assert all(observation.feedback.was_accepted for observation in run.observations)
        assert all(not observation.elsewhere for observation in run.observations)


def test_in_a_room_nothing_is_picked() -> None:
    for name in DAYS:
        assert all(not given.thing for given in reference(name, 1, Floor.ROOM) if isinstance(given, Scan))


def slip(name: str, seed: int, position: int, what: str) -> Run:
    run = to_the_end(run_of(DAYS[name], seed), reference(name, seed)[:position])
    return by_coach(after(run, *slips_of(run)[what]))


@pytest.mark.parametrize("name", [name for name in DAYS if name != "morning"])
def test_the_coach_goes_on_after_a_slip_at_any_moment(name: str) -> None:
    length = len(reference(name, 1))
    for number, what in enumerate(slips_of(run_of(DAYS[name], 1))):
        for position in range(length) if SOAK else (number * 7 % length,):
            run = slip(name, 1, position, what)
            assert (undone(run), differences(run)) == ([], {}), (what, position)


@pytest.mark.parametrize(("name", "what", "position"), [("cluster", "one more first", 9), ("move", "source typed", 7)])
def test_slips_that_only_the_long_run_had_found(name: str, what: str, position: int) -> None:
    """Goods of the next order in hand before the first order's are in its tote; a wrong place typed, not scanned."""
    run = slip(name, 1, position, what)
    assert (undone(run), differences(run)) == ([], {})


TWO_KINDS = day(
    Task("two", "", (line("mugs", "mug_35_bl", 7, 14), line("teas", "tea_bk_50", 2, 3)), place="dock_2"),
)


def arriving() -> Run:
    """A receipt of a site that has every place scanned where goods are put down."""
    known = lesson()
    policy = replace(known.policy, receive=replace(known.policy.receive, destination=Proof.SCAN))
    return Run(TWO_KINDS, known.pack, policy, 1)


def test_what_arrives_is_brought_to_its_place_where_the_policy_wants_it() -> None:
    run = by_coach(arriving())
    sent = [event.location for event in run.events if isinstance(event, DestinationSet)]
    assert len(set(sent)) == 2  # the mugs have no place of their own, the tea has one
    assert (undone(run), differences(run)) == ([], {})
    inputs = [observation.input for observation in run.observations]
    slips = list(slips_of(arriving()).items())
    for number, (what, lines) in enumerate(slips):
        position = number * 7 % len(inputs)
        slipped = by_coach(after(to_the_end(arriving(), inputs[:position]), *lines))
        assert (undone(slipped), differences(slipped)) == ([], {}), (what, position)
