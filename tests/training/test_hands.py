"""Hands follow the handheld as a person's would: what was counted is in hand, what was never there is not."""

from __future__ import annotations

import pytest

from scansim.engine.floor.things import Lies
from scansim.training.coach.coach import Coach
from scansim.training.coach.step import Advice
from scansim.training.inputs import Scan, Timed
from scansim.training.run import Run
from tests.training.field import SHORT, after, lesson, reference, to_the_end

pytestmark = pytest.mark.content

# Seed 1: of MUG-25-BL 26 are ordered; 3 boxes of 6 and 5 loose ones stand at dock 1.
OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
BOX, UNIT = "scan 19521108025118", "scan 9521108025111"
ALL = [*[BOX] * 3, *[UNIT] * 5]


def enter(quantity: int, line: str = "MUG-25-BL") -> list[str]:
    return [f"tap edit:{line}", f"set quantity {quantity}", "tap confirm"]


def mugs(*lines: str) -> tuple[int, int]:
    """How many mugs lie at the dock, and how many are in hand."""
    units = [unit for unit in after(lesson().run(1), *OPEN, *lines).world.floor.units if unit.claims == "mug_25_bl"]
    lying = [unit for unit in units if unit.lies is Lies.THERE and unit.place == "dock_1"]
    return len(lying), sum(unit.lies is Lies.IN_HAND for unit in units)


@pytest.mark.parametrize(
    ("lines", "lying", "in_hand"),
    [
        ([], 23, 0),
        ([BOX], 17, 6),
        ([BOX, UNIT], 16, 7),
        (ALL, 0, 23),
        # One label too many was nobody's mug: the minus lays none back.
        ([*ALL, UNIT], 0, 23),
        ([*ALL, UNIT, *enter(23)], 0, 23),
        ([*ALL, UNIT, *enter(22)], 1, 22),
        # The button counts 26, hands find 23; back to 23 lays none back.
        (["tap fill:MUG-25-BL"], 0, 23),
        (["tap fill:MUG-25-BL", *enter(23)], 0, 23),
        (["tap fill:MUG-25-BL", *enter(20)], 3, 20),
        # A minus that takes a real one back lays it back.
        ([*ALL, *enter(22)], 1, 22),
        ([*ALL, *enter(0)], 23, 0),
        # Ten unit labels: the five loose ones, and five out of a box that was opened for them.
        ([UNIT] * 10, 13, 10),
        ([*[UNIT] * 10, *enter(8)], 15, 8),
        ([*[UNIT] * 10, *enter(4)], 19, 4),
        # 23 of them empty three boxes; the 24th finds nothing.
        ([UNIT] * 24, 0, 23),
        # What hands took is the first to be counted; what was set aside is not.
        (["do take unit:20", UNIT], 22, 1),
        (["do take unit:20", "go desk", UNIT], 22, 1),
        (["do set_aside mug_25_bl 23", UNIT], 0, 0),
        # Six were brought to stock, one is in hand: a minus lays that one back.
        ([BOX, "scan NHSTOCK", UNIT, *enter(0, "MUG-25-BL#2")], 17, 0),
    ],
)
def test_what_lies_and_what_is_in_hand(lines: list[str], lying: int, in_hand: int) -> None:
    assert mugs(*lines) == (lying, in_hand)


def test_at_the_end_everything_that_came_is_in_stock() -> None:
    run = to_the_end(lesson().run(1), reference(SHORT, 1))
    assert {(unit.place, unit.lies) for unit in run.world.floor.units} == {("stock_entrance", Lies.THERE)}


def test_what_was_set_aside_stays_behind_and_is_said_as_it_is() -> None:
    run = after(lesson().run(1), "do look dock_1", "do set_aside board_oak 99")
    assert run.observations[-1].feedback.fact("count") == "6"
    run = after(run, "scan WH/IN/07525", *ALL, "tap validate", "tap create_backorder")
    left = [unit.claims for unit in run.world.floor.units if unit.place == "dock_1"]
    assert left.count("board_oak") == 6


@pytest.mark.parametrize("quantity", ["0", "-1", "0.5", "1.5"])
def test_nobody_takes_a_part_of_a_thing(quantity: str) -> None:
    run = after(lesson().run(1), "do look dock_1", f"do set_aside board_oak {quantity}")
    assert run.observations[-1].feedback.code == "not_a_count"
    assert all(unit.lies is Lies.THERE for unit in run.world.floor.units)


def test_a_closed_box_shows_what_its_label_says() -> None:
    run = after(lesson().run(1), "do look dock_1")
    for unit in tuple(run.world.floor.units):
        if unit.box == 1 and unit.id % 2:
            run.world.floor.units.remove(unit.id)
    mug = next(group for group in run.floor.groups if group.product == "mug_25_bl")
    assert [box.holds for box in mug.boxes] == [6, 6, 6]
    assert len(mug.loose) == 5


# the coach scans only what is in front of it


def scans_from_elsewhere(run: Run) -> list[int]:
    return [
        observation.number
        for observation in run.observations
        if isinstance(observation.input, Scan) and observation.input.thing and not observation.handled
    ]


@pytest.mark.parametrize("position", range(3, 24))
def test_the_coach_walks_back_before_it_scans(position: int) -> None:
    run = after(to_the_end(lesson().run(1), reference(SHORT, 1)[:position]), "go desk")
    coach = Coach()
    while (step := coach.next_step(run)).input is not None:
        if step.advice in {Advice.SCAN_BOX, Advice.SCAN_UNIT, Advice.SCAN_DOCUMENT}:
            assert run.world.floor.stands_at.id == "dock_1"
        run.receive(Timed(1000, step.input))
    assert step.advice is Advice.FINISHED
    assert scans_from_elsewhere(run) == []


def test_what_was_sent_to_a_shelf_stays_there_and_the_rest_goes_where_its_line_says() -> None:
    """A box is sent to a shelf and one more mug is counted: at the end six are on the shelf, the other 17 in stock."""
    lines = [BOX, "scan A.01.1", "go dock_1", UNIT, "tap validate", "tap create_backorder"]
    floor = after(lesson().run(1), *OPEN, *lines).world.floor
    places = [unit.place for unit in floor.units if unit.claims == "mug_25_bl"]
    assert (places.count("shelf_a_01_1"), len(set(places)), len(places)) == (6, 2, 23)
