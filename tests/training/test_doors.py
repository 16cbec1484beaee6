"""Goods that stand ready are loaded by hand, at the door of the customer's route; the door plan says which that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.training.exercise import Exercise
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from scansim.training.story import Amount, Between, Flow, Line, ProductChoice, Share, Story, Task, Trap, TrapKind
from tests.training.field import after, by_coach, lesson, parsed
from tests.training.traps.stories import exercise

pytestmark = pytest.mark.content

PLATE, BOWL = "9521108124111", "9521108116116"


def line(name: str, product: str, units: int) -> Line:
    return Line(name, ProductChoice(product), Amount(units=Between(units, units)))


HARBOUR = Task(
    "harbour",
    "type_out",
    (line("plates", "plate_24_wh", 3), line("bowls", "bowl_16_wh", 2)),
    partner="partner_retail_north",
    staged=True,
    flow=Flow.DISPATCH,
    source="dispatch_bay",
)
WRITTEN = Trap("written", TrapKind.NEIGHBOUR_PLACE, Share(1, 1), line="plates", instead=("door_2",))


def told(task: Task = HARBOUR, *traps: Trap) -> Exercise:
    return exercise(Story((task,)), *traps)


def run_of(task: Task = HARBOUR, *traps: Trap) -> Run:
    known = lesson()
    return Run(told(task, *traps), known.pack, known.policy, 1)


def counted(run: Run) -> Run:
    """All five units are in hand, and one stands in the bay."""
    transfer = run.situation.tasks[0].transfer
    scans = [*["scan " + PLATE] * 3, *["scan " + BOWL] * 2]
    return after(run, f"scan {transfer}", "go dispatch_bay", "do look dispatch_bay", "scan NHOUTPUT", *scans)


def mistakes(run: Run) -> list[tuple[str, str, str, str]]:
    errors = scorecard_of(run).errors
    return sorted((each.mistake.value, each.about, str(each.recorded), str(each.truth)) for each in errors)


def there(run: Run, place: str) -> int:
    return len(run.world.floor.units_at(place))


def test_the_door_is_that_of_the_customers_route() -> None:
    hill = replace(HARBOUR, partner="partner_linden_cafe")
    assert [run_of(task).situation.tasks[0].door for task in (HARBOUR, hill)] == ["door_1", "door_2"]
    # From the shelves nothing is loaded: the goods go with their document, as those of every other kind of work.
    shelves = replace(HARBOUR, staged=False, source="")
    pick = replace(HARBOUR, flow=Flow.PICK)
    assert [run_of(task).situation.tasks[0].is_loaded for task in (HARBOUR, shelves, pick)] == [True, False, False]


def test_papers_say_route_and_doors() -> None:
    papers = {paper.id: paper.text for paper in run_of().situation.papers}
    assert "Route 16 Harbour  Northline" in papers["task-harbour"]
    assert papers["door-plan"] == (
        "Door 1  Route 16 Harbour  Northline  15:30",
        "Door 2  Route 61 Hillside  Northlane  16:00",
    )
    elsewhere = run_of(replace(HARBOUR, destination="door_2")).situation.papers[0].text
    assert "Load at Door 2" in elsewhere
    assert not [text for text in elsewhere if text.startswith("Route")]
    assert "door-plan" not in {paper.id for paper in run_of(replace(HARBOUR, flow=Flow.PICK)).situation.papers}
    assert {"door_1", "door_2"} <= set(run_of().situation.places)


def test_what_is_written_is_the_other_door_or_the_right_one() -> None:
    never = replace(WRITTEN, seeds=Share(0, 1))
    said = [run_of(HARBOUR, trap).situation.papers[0].text[-1] for trap in (WRITTEN, never)]
    assert said == ["Load at Door 2", "Load at Door 1"]
    (planted,) = run_of(HARBOUR, WRITTEN).situation.planted
    assert (planted.place, planted.instead) == ("door_1", "door_2")
    hill = replace(HARBOUR, partner="partner_linden_cafe")
    (planted,) = run_of(hill, replace(WRITTEN, instead=("door_1",))).situation.planted
    assert (planted.place, planted.instead) == ("door_2", "door_1")


@pytest.mark.parametrize("verb", ["load", "put"])
def test_hands_load_at_the_door(verb: str) -> None:
    run = after(counted(run_of()), "go door_1", f"do {verb} plate_24_wh 3", f"do {verb} bowl_16_wh 2", "tap validate")
    assert run.finished
    assert there(run, "door_1") == 5
    assert mistakes(run) == []


def test_whoever_confirms_at_a_door_loads_there() -> None:
    run = after(counted(run_of()), "go door_1", "tap validate")
    assert there(run, "door_1") == 5
    assert mistakes(run) == []
    run = after(counted(run_of()), "go door_2", "tap validate")
    assert mistakes(run) == [("wrong_place", "bowl_16_wh", "2", "0"), ("wrong_place", "plate_24_wh", "3", "0")]


def test_what_nobody_loaded_was_not_sent() -> None:
    run = after(counted(run_of()), "tap validate")
    assert run.finished
    assert there(run, "door_1") == there(run, "door_2") == 0
    assert mistakes(run) == [
        ("recorded_not_there", "bowl_16_wh", "2", "0"),
        ("recorded_not_there", "plate_24_wh", "3", "0"),
    ]


def test_a_part_at_another_door_and_a_part_not_at_all() -> None:
    run = after(counted(run_of()), "go door_1", "do load plate_24_wh 2", "go door_2", "do load plate_24_wh 1")
    run = after(run, "do load bowl_16_wh 1", "go dispatch_bay", "tap validate")
    # Of 3 plates 2 are right; of 2 bowls 1 was loaded, at the other door.
    assert mistakes(run) == [("recorded_not_there", "bowl_16_wh", "2", "1"), ("wrong_place", "plate_24_wh", "3", "2")]


def test_other_goods_at_a_door_belong_to_no_delivery() -> None:
    run = after(counted(run_of()), "go shelf_a_03_2", "do take bowl_18_wh 1", "go door_1", "do load bowl_18_wh 1")
    assert run.observations[-1].feedback.was_accepted
    assert run.observations[-1].brought == ()
    run = after(run, "do load plate_24_wh 1")
    (brought,) = run.observations[-1].brought
    assert (brought.transfer, brought.place, len(brought.units)) == (run.world.transfer.id, "door_1", 1)


def test_nothing_is_loaded_elsewhere() -> None:
    run = after(counted(run_of()), "do put plate_24_wh 2 desk")
    assert run.observations[-1].brought == ()


@pytest.mark.parametrize(
    "slip",
    [
        ["go door_2", "do load plate_24_wh 3"],
        ["go door_2", "do load plate_24_wh 1", "go door_1", "do load bowl_16_wh 2"],
        ["go door_1", "do load bowl_16_wh 2", "do take bowl_16_wh 1", "go desk"],
        ["go door_1", "do load plate_24_wh 3", "tap edit:PLT-24-WH", "set quantity 2", "tap confirm"],
        ["do set_aside bowl_16_wh 1"],
    ],
)
def test_the_coach_puts_it_right(slip: list[str]) -> None:
    run = by_coach(after(counted(run_of(HARBOUR, WRITTEN)), *slip))
    assert scorecard_of(run).passed
    assert there(run, "door_1") == 5
    assert there(run, "door_2") == 0
    assert sum(line.done for line in run.world.warehouse.lines_of(run.world.transfer.id)) == 5


def test_the_coach_reads_the_door_plan_before_it_says_a_door() -> None:
    run = counted(run_of(HARBOUR, WRITTEN))
    by_coach(run)
    done = [each.input for each in run.observations]
    plan, door = (done.index(parsed(text)[0]) for text in ("do look door-plan", "go door_1"))
    assert plan < door
    assert parsed("go door_2")[0] not in done


def test_what_was_loaded_before_it_was_counted_comes_back_first() -> None:
    loaded = ["go dispatch_bay", "do look dispatch_bay", "do take plate_24_wh 1", "go door_1", "do load plate_24_wh 1"]
    run = by_coach(after(run_of(), *loaded))
    assert scorecard_of(run).passed
    assert there(run, "door_1") == 5
