"""What the coach does about each kind of exception, and that it does nothing about one that is not there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.floor.things import Condition, Lies, PlaceKind
from scansim.training.header import Floor
from scansim.training.inputs import Scan
from scansim.training.reports import ReportCode
from scansim.training.run import Run
from scansim.training.story import Share, TrapKind
from tests.training.coach.stories import DAYS, run_of
from tests.training.coach.trapped import CASES, run_with
from tests.training.coach.truth import differences, undone
from tests.training.field import by_coach
from tests.training.traps.stories import trap

pytestmark = pytest.mark.content

NEVER = Share(0, 1)
APART = (TrapKind.DAMAGED, TrapKind.WRONG_ITEM, TrapKind.EXTRA, TrapKind.UNKNOWN_LABEL, TrapKind.EXPIRED)


def reports_of(run: Run) -> list[tuple[ReportCode, Decimal | None, str]]:
    return [(each.report.code, each.report.quantity, each.report.to) for each in run.observations if each.report]


def recorded(run: Run) -> dict[str, int]:
    done: dict[str, int] = {}
    for started in run.world.transfers:
        for line in run.world.warehouse.lines_of(started.id):
            done[line.product] = done.get(line.product, 0) + int(line.done)
    return done


@pytest.mark.parametrize("floor", Floor)
@pytest.mark.parametrize("name", CASES)
def test_it_is_reported_to_whom_it_concerns_and_stands_apart(name: str, floor: Floor) -> None:
    for seed in range(1, 4):
        run = by_coach(run_with(CASES[name], seed, floor))
        assert run.finished
        assert all(each.feedback.was_accepted for each in run.observations)
        for planted in run.situation.planted:
            quantity = planted.quantity or None
            expected = [(code, quantity, planted.escalate_to) for code in planted.reports]
            assert reports_of(run) == expected
            if planted.kind in APART:
                assert all(stands_apart(run, number) for number in planted.units)


def stands_apart(run: Run, number: int) -> bool:
    unit = run.world.floor.units.get(number)
    return unit.lies is Lies.ASIDE and run.world.floor.places.get(unit.place).kind is PlaceKind.QUARANTINE


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_said_where_nothing_is_wrong(name: str) -> None:
    case = CASES[name]
    for seed in range(1, 4):
        run = by_coach(run_with(case, seed, Floor.SCREEN, trap(case.kind, NEVER, **case.stated)))
        assert run.finished
        assert reports_of(run) == []
        assert all(unit.lies is not Lies.ASIDE for unit in run.world.floor.units)
        asked = {line.product: int(line.ordered) for task in run.situation.tasks for line in task.ordered}
        assert {product: count for product, count in recorded(run).items() if count} == asked


def test_what_is_held_is_left_alone_and_handed_in() -> None:
    run = by_coach(run_with(CASES["on hold"], 1))
    assert recorded(run) == {"pan_24": 0, "driver_ph1": 0}
    assert [type(each.input).__name__ for each in run.observations] == ["Do", "Finish"]


def test_of_two_labels_the_one_with_the_lot_is_read() -> None:
    run = by_coach(run_with(CASES["two labels"], 1))
    read = [each.input.data for each in run.observations if isinstance(each.input, Scan)][1:]
    # GTIN, expiry 2027-03-02, lot.
    assert set(read) == {"01095211086051151727030210BT5451"}


def test_where_a_place_is_full_the_goods_go_beside_it() -> None:
    run = run_with(CASES["full place"], 1)
    stock = run.world.warehouse.stock
    # The document allows all of the stock, and proposes the shelf that is full.
    stock.transfers.put(replace(stock.transfers.get(run.world.transfers[0].id), destination="loc_stock"))
    by_coach(run)
    assert run.finished
    (line,) = run.world.warehouse.lines_of(run.world.transfers[0].id)
    assert line.destination != "loc_a_02_3"
    assert line.destination.startswith("loc_a_02_")
    assert differences(run) == {}
    assert reports_of(run) == [(ReportCode.PLACE_PROBLEM, None, "")]


def test_what_is_damaged_is_not_taken_where_nobody_can_set_it_aside() -> None:
    run = run_of(DAYS["pick"])
    run.world.floor.walk("shelf_a_02_3")
    first = run.world.floor.units_at("shelf_a_02_3")[0]
    run.world.floor.units.put(replace(first, condition=Condition.DAMAGED))
    run.world.floor.walk(run.situation.start)
    by_coach(run)
    assert (run.finished, undone(run)) == (True, [])
    assert run.world.floor.units.get(first.id).place == "shelf_a_02_3"


# by hand: what stands on the record in the end


@pytest.mark.parametrize(
    ("name", "product", "less"),
    [
        ("missing in a delivery", "mug_35_bl", True),
        ("extra", "mug_35_bl", False),
        ("damaged in a delivery", "mug_35_bl", True),
        ("wrong item", "mug_35_bl", True),
        ("opened box", "mug_35_bl", True),
        ("unreadable in a delivery", "board_oak", False),
        ("unknown label in a delivery", "board_oak", True),
        ("missing on a shelf", "pan_24", True),
        ("expired", "tea_bk_50", True),
        ("twin", "driver_ph1", False),
        ("unreadable on a shelf", "pan_24", False),
        ("in the neighbouring place", "driver_ph1", False),
        ("damaged before it is put away", "driver_ph1", True),
    ],
)
def test_only_what_is_there_and_good_is_recorded(name: str, product: str, less: bool) -> None:
    for seed in range(1, 4):
        run = by_coach(run_with(CASES[name], seed))
        ordered = sum(int(line.ordered) for line in run.situation.tasks[0].ordered if line.product == product)
        lost = int(run.situation.planted[0].quantity) if less else 0
        assert recorded(run).get(product, 0) == ordered - lost
