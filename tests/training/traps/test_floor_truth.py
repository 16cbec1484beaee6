"""What hands and eyes meet where something is wrong: they see it when they look, and move what is truly there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.training.answers import Answered
from scansim.training.changes import NO_CHANGES
from scansim.training.floor_view import Group
from scansim.training.header import Floor
from scansim.training.run import Run
from scansim.training.story import Between, Story, Task, Trap, TrapKind
from tests.training.field import after, lesson, parsed, to_the_end
from tests.training.traps.stories import DELIVERY, PICK, PUT_AWAY, exercise, line, pack, trap, units

pytestmark = pytest.mark.content

BOX, MUG, GREEN, BOARD = "19521108035117", "9521108035110", "9521108035141", "9521108410313"


def run_of(story: Story, planted: Trap, seed: int = 3) -> Run:
    return Run(exercise(story, planted), pack(), lesson().policy, seed, Floor.SCREEN)


def group(run: Run, product: str) -> Group:
    return next(group for group in run.floor.groups if group.product == product)


def answer(run: Run, line: str) -> str:
    from scansim.training.inputs import Timed

    (given,) = parsed(line)
    return str(run.receive(Timed(10**6, given)).feedback.code)


def opened(run: Run) -> Run:
    return after(run, "do look dock_1", f"scan {run.situation.transfer}")


# eyes


def test_damage_is_seen_when_one_looks() -> None:
    run = after(run_of(DELIVERY, trap(TrapKind.DAMAGED, line="boards", units=Between(2, 2))), "do look dock_1")
    damaged = {thing.id for thing in group(run, "board_oak").loose if thing.damaged}
    assert damaged == {f"unit:{number}" for number in run.situation.planted[0].units}
    assert [len(things) for things in group(run, "board_oak").looks if things[0].damaged] == [2]


def test_nobody_sees_into_a_closed_box_and_opening_it_tells() -> None:
    run = after(run_of(DELIVERY, trap(TrapKind.WRONG_ITEM, line="mugs", instead=("mug_35_gn",))), "do look dock_1")
    assert "mug_35_gn" not in {each.product for each in run.floor.groups}
    (number,) = run.situation.planted[0].boxes
    run = after(run, f"do open box:{number}")
    assert [box.id for box in group(run, "mug_35_bl").opened] == [f"box:{number}"]
    assert len(group(run, "mug_35_gn").loose) == 6


def test_an_open_box_shows_what_is_in_it_and_keeps_its_label() -> None:
    run = after(run_of(DELIVERY, trap(TrapKind.OPENED_BOX, line="mugs", units=Between(2, 2))), "do look dock_1")
    (box,) = group(run, "mug_35_bl").opened
    assert (box.label, box.holds) == (BOX, 6)
    inside = {f"unit:{number}" for number in run.situation.planted[0].units}
    assert inside < {thing.id for thing in group(run, "mug_35_bl").loose}
    assert len(inside) == 4


def test_a_full_place_says_so_when_one_looks_and_takes_nothing_more() -> None:
    run = after(run_of(PUT_AWAY, trap(TrapKind.FULL_PLACE)), "go receiving_bay", "do look receiving_bay")
    run = after(run, "do take driver_ph1 2", "go shelf_a_02_3")
    assert not run.floor.full
    assert after(run, "do look shelf_a_02_3").floor.full
    before = run.world.floor.digest()
    assert answer(run, "do put driver_ph1 1") == Answered.PLACE_IS_FULL
    assert run.world.floor.digest() == before
    assert answer(run, "do put driver_ph1 1 shelf_a_02_4") == Answered.PUT_DOWN


# hands


def test_a_box_moves_as_what_is_truly_in_it() -> None:
    """Its label is read: the record has six blue mugs, and six green ones went to stock."""
    run = opened(run_of(DELIVERY, trap(TrapKind.WRONG_ITEM, line="mugs", instead=("mug_35_gn",))))
    (number,) = run.situation.planted[0].boxes
    run = after(run, f"scan:box:{number} {BOX}", "tap validate", "tap no_backorder")
    stock = [unit for unit in run.world.floor.units_at("stock_entrance") if unit.consignment == ""]
    assert {unit.product for unit in stock if unit.id in run.situation.planted[0].units} == {"mug_35_gn"}
    assert run.world.floor.in_hand() == ()


def test_a_smudged_label_is_refused_and_nothing_changes() -> None:
    run = opened(run_of(DELIVERY, trap(TrapKind.UNREADABLE, line="boards")))
    (number,) = run.situation.planted[0].units
    before = run.digest()
    for data in ("?", BOARD):
        assert answer(run, f"scan:unit:{number} {data}") == Answered.LABEL_SMUDGED
    assert run.digest() == before


def test_a_typed_code_takes_the_smudged_one_when_no_other_is_left() -> None:
    run = opened(run_of(DELIVERY, trap(TrapKind.UNREADABLE, line="boards")))
    (number,) = run.situation.planted[0].units
    others = [thing for thing in group(run, "board_oak").loose if thing.id != f"unit:{number}"]
    run = after(run, *[f"scan:{thing.id} {BOARD}" for thing in others])
    assert run.world.floor.units.get(number).held_for == ""
    run = after(run, f"key {BOARD}")
    assert run.world.floor.units.get(number).held_for != ""


def test_a_new_label_needs_a_report_first() -> None:
    run = opened(run_of(DELIVERY, trap(TrapKind.UNREADABLE, line="boards")))
    thing = f"unit:{run.situation.planted[0].units[0]}"
    assert answer(run, f"do relabel {thing}") == Answered.REPORT_IT_FIRST
    run = after(run, f"report unreadable {thing}")
    assert answer(run, f"do relabel {thing}") == Answered.RELABELLED
    assert answer(run, f"do relabel {thing}") == Answered.LABEL_IS_READABLE
    assert run.world.floor.units.get(run.situation.planted[0].units[0]).label == BOARD
    assert answer(run, f"scan:{thing} {BOARD}") == "counted"


def test_a_new_label_belongs_on_what_is_here() -> None:
    run = after(opened(run_of(DELIVERY, trap(TrapKind.UNREADABLE, line="boards"))), "go desk")
    assert answer(run, "do relabel board_oak") == Answered.NOT_HERE


def test_goods_are_loaded_at_a_door_and_nowhere_else() -> None:
    run = after(run_of(PICK, trap(TrapKind.ON_HOLD)), "go shelf_a_02_3", "do look shelf_a_02_3", "do take driver_ph1 2")
    assert answer(run, "do load driver_ph1 2") == Answered.NO_DOOR_HERE
    run = after(run, "go door_2")
    assert answer(run, "do load driver_ph1 2") == Answered.LOADED
    assert [unit.product for unit in run.world.floor.units_at("door_2")] == ["driver_ph1"] * 2


def test_a_packed_carton_of_two_products_stays_whole_where_it_is_brought() -> None:
    task = Task(
        "pack", "type_pack", (line("books", "note_a5_ln", units(3)), line("more", "stapler", units(2))), staged=True
    )
    told = replace(exercise(Story((task,))), settings=NO_CHANGES)
    run = Run(told, pack(), lesson().policy, 3)
    books, staplers = pack().product("note_a5_ln").barcode, pack().product("stapler").barcode
    goods = [*[f"scan {books}"] * 3, *[f"scan {staplers}"] * 2]
    run = after(run, "go packing_bench", "do look packing_bench", f"scan {run.situation.transfer}", *goods)
    run = after(run, "scan PACK9000011", "scan NHOUTPUT", "tap validate")
    (carton,) = [box for box in run.world.floor.boxes_at("dispatch_bay") if box.name == "PACK9000011"]
    assert [unit.product for unit in run.world.floor.content(carton)] == ["note_a5_ln"] * 3 + ["stapler"] * 2
    assert (carton.label, carton.opened) == ("PACK9000011", False)


def test_units_are_neither_made_nor_lost_by_what_hands_do() -> None:
    run = opened(run_of(DELIVERY, trap(TrapKind.WRONG_ITEM, line="mugs", instead=("mug_35_gn",))))
    before = sorted(unit.id for unit in run.world.floor.units if unit.id <= run.situation.numbered[0])
    run = to_the_end(run, parsed(f"scan {BOX}", f"scan {BOX}", f"scan {MUG}", "tap validate", "tap create_backorder"))
    assert sorted(unit.id for unit in run.world.floor.units if unit.id <= run.situation.numbered[0]) == before
