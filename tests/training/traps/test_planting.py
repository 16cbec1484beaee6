"""What each kind of trap changes in the truth, and what it leaves alone in the record."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.check_digits import right_check_digit
from scansim.engine.floor.things import Unit
from scansim.engine.warehouse.warehouse import Warehouse
from scansim.training.pack import Pack
from scansim.training.reports import ReportCode
from scansim.training.situation import situation_of
from scansim.training.starting_point import CannotBePlayed, Situation
from scansim.training.stocked_floor import StockedFloor
from scansim.training.story import Between, Hold, RestOfOrder, Share, Story, Trap, TrapKind
from scansim.training.traps.kinds import KINDS
from scansim.training.traps.unknown_label import unknown_code
from scansim.training.world import World, build
from tests.training.traps.stories import (
    COFFEE,
    COFFEE_DELIVERY,
    COUNT,
    DELIVERY,
    PICK,
    PUT_AWAY,
    TWO_PICKS,
    both,
    exercise,
    pack,
    trap,
)

MUG, BOX = "9521108035110", "19521108035117"

EVERY: list[tuple[Story, Trap]] = [
    (DELIVERY, trap(TrapKind.MISSING, line="mugs", units=Between(1, 4))),
    (DELIVERY, trap(TrapKind.EXTRA, line="boards", units=Between(1, 3))),
    (DELIVERY, trap(TrapKind.DAMAGED, line="boards", units=Between(1, 2))),
    (DELIVERY, trap(TrapKind.WRONG_ITEM, line="mugs")),
    (DELIVERY, trap(TrapKind.OPENED_BOX, line="mugs", units=Between(1, 3))),
    (DELIVERY, trap(TrapKind.UNREADABLE, line="boards", units=Between(1, 2))),
    (DELIVERY, trap(TrapKind.UNKNOWN_LABEL, line="boards", units=Between(1, 2))),
    (PICK, trap(TrapKind.MISSING, line="pans", units=Between(1, 4))),
    (PICK, trap(TrapKind.DAMAGED, line="pans", units=Between(1, 2))),
    (PICK, trap(TrapKind.UNREADABLE, line="drivers")),
    (PICK, trap(TrapKind.TWIN, line="drivers", units=Between(2, 4))),
    (PICK, trap(TrapKind.NEIGHBOUR_PLACE, line="drivers")),
    (PICK, trap(TrapKind.ON_HOLD)),
    (PUT_AWAY, trap(TrapKind.FULL_PLACE)),
    (PUT_AWAY, trap(TrapKind.NEIGHBOUR_PLACE, line="drivers")),
    (PUT_AWAY, trap(TrapKind.TWIN, line="drivers")),
    (COFFEE, trap(TrapKind.OTHER_LOT, units=Between(1, 3))),
    (COFFEE, trap(TrapKind.EXPIRED, units=Between(1, 3))),
    (COFFEE_DELIVERY, trap(TrapKind.TWO_LABELS)),
    (TWO_PICKS, trap(TrapKind.SWAPPED_TOTES, task="one")),
    (COUNT, trap(TrapKind.DIFFERENCE, place="shelf_a_04_1", units=Between(1, 3))),
]
CHANGES_RECORD = {TrapKind.MISSING, TrapKind.TWIN}
"""Kinds that state how much the record has of what they are about; of goods that are delivered it has nothing."""

cases = pytest.mark.parametrize(("story", "planted"), EVERY, ids=lambda each: getattr(each, "kind", None))
pytestmark = pytest.mark.content


def world(situation: Situation, of: Pack | None = None) -> World:
    made = build(of or pack(), situation)
    assert isinstance(made.floor, StockedFloor)
    made.floor.lay_out_all()
    return made


def true_units(made: World) -> dict[int, Unit]:
    return {unit.id: unit for unit in made.floor.units}


def record(warehouse: Warehouse) -> tuple[object, ...]:
    """Everything that the record says: stock, and what every transfer takes from where to where."""
    stock = warehouse.stock
    quants = [(q.product, q.location, q.lot, q.package, q.quantity, q.reserved) for q in stock.quants]
    lines = [
        (each.transfer, each.product, each.lot, each.source, each.destination, each.quantity) for each in stock.lines
    ]
    return sorted(map(str, quants)), lines


@cases
@given(seed=st.integers(0, 10**6))
def test_the_same_seed_plants_the_same(story: Story, planted: Trap, seed: int) -> None:
    told = exercise(story, planted)
    assert situation_of(told, pack(), seed) == situation_of(told, pack(), seed)


@cases
@given(seed=st.integers(0, 10**6))
def test_what_is_asked_for_is_the_same_with_the_trap_and_without(story: Story, planted: Trap, seed: int) -> None:
    wrong, right = both(story, planted, seed)
    assert len(wrong.planted) == 1
    assert right.planted == ()
    assert [replace(task, held="", note=None) for task in wrong.tasks] == [
        replace(task, held="", note=None) for task in right.tasks
    ]
    assert (wrong.start, wrong.counted) == (right.start, right.counted)


@cases
def test_the_record_says_the_same_with_the_trap_and_without(story: Story, planted: Trap) -> None:
    for seed in range(6):
        wrong, right = both(story, planted, seed)
        if planted.kind in CHANGES_RECORD and story is not DELIVERY:
            assert wrong.booked
            wrong = replace(wrong, booked=())
        assert record(world(wrong).warehouse) == record(world(right).warehouse)


@cases
def test_one_can_go_to_the_same_places_in_seeds_without_the_trap(story: Story, planted: Trap) -> None:
    half = replace(planted, seeds=Share(1, 2))
    found = [situation_of(exercise(story, half), pack(), seed) for seed in range(20)]
    assert {bool(each.planted) for each in found} == {True, False}
    assert len({each.places for each in found}) == 1


@cases
def test_what_is_planted_is_there(story: Story, planted: Trap) -> None:
    for seed in range(10):
        wrong, _ = both(story, planted, seed)
        made = world(wrong)
        (found,) = wrong.planted
        true = true_units(made)
        assert all(number in true for number in found.units)
        assert all(box in made.floor.boxes for box in found.boxes)
        assert found.name == "wrong"
        assert not found.place or found.place in wrong.places
        assert not wrong.tasks or planted.kind is TrapKind.DIFFERENCE or found.task in wrong.documents


@cases
@given(seed=st.integers(0, 10**6))
def test_nothing_else_changes(story: Story, planted: Trap, seed: int) -> None:
    """Units that were not planted are the same in number, kind and place, of what is brought for the seed."""
    wrong, right = both(story, planted, seed)
    (found,) = wrong.planted
    if planted.kind in (TrapKind.MISSING, TrapKind.EXTRA, TrapKind.OPENED_BOX):
        change = {TrapKind.MISSING: -1, TrapKind.EXTRA: 1, TrapKind.OPENED_BOX: -1}[planted.kind]
        if story is DELIVERY:
            was, now = Counter(u.product for u in right.units), Counter(u.product for u in wrong.units)
            was[found.product] += change * int(found.quantity)
            assert now == was
        return
    mine = set(found.units)
    assert [unit for unit in wrong.units if unit.id not in mine] == [
        unit for unit in right.units if unit.id not in mine
    ]
    assert not set(wrong.gone) - set(right.gone) or planted.kind is TrapKind.DIFFERENCE
    assert {unit.id for unit in wrong.changed} <= mine


def test_every_kind_can_be_planted() -> None:
    assert set(TrapKind) == set(KINDS)


# kind by kind, worked out by hand from the pack


def only(story: Story, planted: Trap, seed: int = 3) -> tuple[Situation, World]:
    wrong, _ = both(story, planted, seed)
    return wrong, world(wrong)


def test_a_short_shelf_holds_less_than_is_reserved_and_the_record_has_no_more() -> None:
    """12 pans: the record has just what the order takes, and 3 of that are not there."""
    wrong, made = only(PICK, trap(TrapKind.MISSING, line="pans", units=Between(3, 3)))
    ordered = wrong.tasks[0].ordered[0].ordered
    quants = made.warehouse.stock.quants.where("location", "loc_a_04_1")
    assert {quant.product: quant.quantity for quant in quants} == {"pan_24": ordered, "hammer_300": Decimal(15)}
    lying = Counter(unit.product for unit in made.floor.units_at("shelf_a_04_1"))
    assert lying == {"pan_24": ordered - 3, "hammer_300": 15}
    (found,) = wrong.planted
    assert (found.place, int(found.quantity), found.rest) == ("shelf_a_04_1", 3, RestOfOrder.CREATE_BACKORDER)
    assert (found.reports, found.escalate_to) == ((ReportCode.MISSING,), "inventory_controller")


def test_what_is_extra_stands_loose_beside_what_was_ordered() -> None:
    wrong, made = only(DELIVERY, trap(TrapKind.EXTRA, line="mugs", units=Between(2, 2)))
    ordered = wrong.tasks[0].ordered[0].ordered
    mugs = [unit for unit in made.floor.units_at("dock_1") if unit.product == "mug_35_bl"]
    assert len(mugs) == ordered + 2
    assert [made.floor.units.get(number).box for number in wrong.planted[0].units] == [0, 0]


def test_the_outer_label_is_right_and_the_inner_product_is_not() -> None:
    wrong, made = only(DELIVERY, trap(TrapKind.WRONG_ITEM, line="mugs", instead=("mug_35_gn",)))
    (found,) = wrong.planted
    box = made.floor.boxes.get(found.boxes[0])
    assert (box.claims, box.label, box.opened) == ("mug_35_bl", BOX, False)
    content = made.floor.content(box)
    assert {(unit.product, unit.claims, unit.label) for unit in content} == {
        ("mug_35_gn", "mug_35_gn", "9521108035141")
    }
    assert (len(content), int(found.quantity), found.instead) == (6, 6, "mug_35_gn")


def test_an_open_box_holds_less_than_its_label_says() -> None:
    wrong, made = only(DELIVERY, trap(TrapKind.OPENED_BOX, line="mugs", units=Between(2, 2)))
    box = made.floor.boxes.get(wrong.planted[0].boxes[0])
    assert box.opened
    assert len(made.floor.content(box)) == 4
    others = [each for each in made.floor.boxes_at("dock_1") if each.claims == "mug_35_bl" and each != box]
    assert [len(made.floor.content(each)) for each in others] == [6] * len(others)


def test_a_smudged_label_is_on_the_unit_and_it_still_is_what_it_is() -> None:
    wrong, made = only(DELIVERY, trap(TrapKind.UNREADABLE, line="boards"))
    (number,) = wrong.planted[0].units
    unit = made.floor.units.get(number)
    assert (unit.label, unit.claims, unit.product) == ("", "board_oak", "board_oak")


def test_a_code_that_nobody_recorded_is_in_no_list_and_of_the_reserved_range() -> None:
    wrong, made = only(DELIVERY, trap(TrapKind.UNKNOWN_LABEL, line="boards"))
    (number,) = wrong.planted[0].units
    label = made.floor.units.get(number).label
    assert label == unknown_code("board_oak")
    assert label.startswith("9521109")
    known = {product.barcode for product in pack().products} | {each.barcode for each in pack().packagings}
    codes = [unknown_code(product.id) for product in pack().products]
    assert not known & set(codes)
    assert len(set(codes)) == len(codes)
    assert all(right_check_digit(code) for code in codes)


def test_a_twin_lies_where_the_right_one_lies_in_both_worlds() -> None:
    wrong, made = only(PICK, trap(TrapKind.TWIN, line="drivers", units=Between(3, 3)))
    (found,) = wrong.planted
    assert found.instead == "driver_ph2"
    lying = Counter(unit.product for unit in made.floor.units_at("shelf_a_02_3"))
    assert lying == {"driver_ph1": 40, "driver_ph2": 3}
    quants = made.warehouse.stock.quants.where("location", "loc_a_02_3")
    assert {quant.product: quant.quantity for quant in quants} == {"driver_ph1": 40, "driver_ph2": 3}


def test_goods_lie_in_the_neighbouring_shelf() -> None:
    wrong, made = only(PICK, trap(TrapKind.NEIGHBOUR_PLACE, line="drivers", instead=("shelf_a_02_8",)))
    (found,) = wrong.planted
    assert (found.place, found.instead) == ("shelf_a_02_3", "shelf_a_02_8")
    assert made.floor.units_at("shelf_a_02_3") == ()
    lying = Counter(unit.product for unit in made.floor.units_at("shelf_a_02_8"))
    assert lying == {"driver_ph1": 40, "gloves_l": 30}


def test_the_paper_names_the_neighbour_with_the_trap_and_the_right_shelf_without() -> None:
    told = exercise(PUT_AWAY, trap(TrapKind.NEIGHBOUR_PLACE, Share(1, 2), line="drivers", instead=("shelf_a_02_8",)))
    for seed in range(20):
        situation = situation_of(told, pack(), seed)
        name = "Shelf A-02-8" if situation.planted else "Shelf A-02-3"
        assert situation.papers[0].text[-1] == f"Put away at {name}"
        assert situation.tasks[0].destination == "loc_a_02_3"


def test_units_of_an_expired_lot_lie_among_the_others_and_bear_its_label() -> None:
    """The order takes lot CH7172; CH7153 expired on 21 February, it is 2 March."""
    wrong, made = only(COFFEE, trap(TrapKind.EXPIRED, units=Between(2, 2)))
    (found,) = wrong.planted
    assert (found.lot, found.instead) == ("lot_coffee_500_03", "lot_coffee_500_01")
    units = [made.floor.units.get(number) for number in found.units]
    assert {(unit.lot, unit.second, unit.label) for unit in units} == {("lot_coffee_500_01", "CH7153", "9521108650115")}
    assert (found.reports, found.escalate_to) == ((ReportCode.WRONG_ITEM,), "quality")


def test_another_lot_has_not_expired_and_is_not_in_stock_there() -> None:
    for seed in range(20):
        wrong, _ = only(COFFEE, trap(TrapKind.OTHER_LOT), seed)
        lot = next(lot for lot in pack().lots if lot.id == wrong.planted[0].instead)
        assert lot.expires > "2026-03-02"
        assert lot.id not in ("lot_coffee_500_03", "lot_coffee_500_04")


def test_one_box_bears_a_plain_code_and_a_gs1_code_with_the_trap_and_one_without() -> None:
    told = exercise(COFFEE_DELIVERY, trap(TrapKind.TWO_LABELS, Share(1, 2)))
    for seed in range(10):
        situation = situation_of(told, pack(), seed)
        lot = next(lot for lot in pack().lots if lot.id == situation.tasks[0].ordered[0].lot)
        day = lot.expires[2:10].replace("-", "")
        box, unit = f"011952110865011217{day}10{lot.name}", f"010952110865011517{day}10{lot.name}"
        boxes = {(each.label, each.second) for each in situation.boxes}
        units = {(each.label, each.second) for each in situation.units}
        if situation.planted:
            assert (boxes, units) == ({("19521108650112", box)}, {("9521108650115", unit)})
        else:
            assert (boxes, units) == ({(box, "")}, {(unit, "")})


def test_a_held_task_says_so_on_its_paper() -> None:
    wrong, _ = only(PICK, trap(TrapKind.ON_HOLD, hold=Hold.QUALITY))
    assert wrong.tasks[0].held == "quality"
    assert "QUALITY HOLD" in wrong.papers[0].text[-1]


def test_totes_are_written_the_wrong_way_round() -> None:
    wrong, _ = only(TWO_PICKS, trap(TrapKind.SWAPPED_TOTES, task="one"))
    assert [paper.text[-1] for paper in wrong.papers[:2]] == ["Tote TOTE.02", "Tote TOTE.01"]
    told = exercise(TWO_PICKS, trap(TrapKind.SWAPPED_TOTES, Share(1, 2), task="one"))
    without = next(each for seed in range(20) if not (each := situation_of(told, pack(), seed)).planted)
    assert [paper.text[-1] for paper in without.papers[:2]] == ["Tote TOTE.01", "Tote TOTE.02"]


def test_a_difference_goes_either_way_and_says_which() -> None:
    signs = set()
    for seed in range(20):
        wrong, made = only(COUNT, trap(TrapKind.DIFFERENCE, place="shelf_a_04_1", units=Between(2, 2)), seed)
        (found,) = wrong.planted
        book = {"pan_24": 12, "hammer_300": 15}
        lying = Counter(unit.product for unit in made.floor.units_at("shelf_a_04_1"))
        book[found.product] += int(found.quantity)
        assert lying == book
        signs.add(int(found.quantity))
    assert signs == {2, -2}


def test_what_a_report_should_be_can_be_said_otherwise() -> None:
    none, _ = both(DELIVERY, trap(TrapKind.DAMAGED, line="boards", report="none"), 1)
    other, _ = both(DELIVERY, trap(TrapKind.DAMAGED, line="boards", report="place_problem"), 1)
    assert (none.planted[0].reports, none.planted[0].escalate_to) == ((), "")
    assert other.planted[0].reports == (ReportCode.PLACE_PROBLEM,)


def test_a_second_trap_finds_goods_where_the_first_one_put_them() -> None:
    """All screwdrivers lie in the neighbouring shelf: nothing is left in theirs that could be damaged."""
    moved = trap(TrapKind.NEIGHBOUR_PLACE, line="drivers")
    broken = replace(trap(TrapKind.DAMAGED, line="drivers"), name="broken")
    with pytest.raises(CannotBePlayed, match="nothing that 'broken' could be about"):
        situation_of(exercise(PICK, moved, broken), pack(), 1)


@pytest.mark.parametrize(
    ("story", "planted", "says"),
    [
        (PICK, trap(TrapKind.EXTRA, line="pans"), "needs a delivery"),
        (PICK, trap(TrapKind.WRONG_ITEM, line="pans", instead=("pan_28",)), "needs a box"),
        (DELIVERY, trap(TrapKind.TWIN, line="mugs"), "needs goods that lie in the warehouse"),
        (DELIVERY, trap(TrapKind.OTHER_LOT, line="boards"), "kept by lot"),
        (DELIVERY, trap(TrapKind.DAMAGED, line="none"), "which is no line"),
        (TWO_PICKS, trap(TrapKind.DAMAGED), "does not say of which task"),
        (PICK, trap(TrapKind.SWAPPED_TOTES), "needs a batch"),
        (COUNT, trap(TrapKind.DIFFERENCE, place="desk"), "nothing can be stored"),
        (PICK, trap(TrapKind.TWO_LABELS), "brought and kept by lot"),
    ],
)
def test_what_cannot_be_planted_says_why(story: Story, planted: Trap, says: str) -> None:
    with pytest.raises(CannotBePlayed, match=says):
        both(story, planted, 1)
