"""A series of serial numbers from the first one on (reference odoo-barcode 4.12, K)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.engine.handheld.events import Counted, Via
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.transfer.series import LONGEST_SERIES
from scansim.engine.warehouse.records import Transfer
from tests.engine.handheld.house import House, opened, operation

ONE = Decimal(1)


def _editing(count: int, first: str = "SN-098", **settings: object) -> tuple[House, Transfer]:
    """The pencil of the first line of a receipt of drills, with a first number typed."""
    world, transfer = opened("in", [("drill", count)], operation("in", **settings))
    world.press("edit:DRILL")
    if first:
        assert world.enter("lot", first).feedback.was_accepted
    return world, transfer


def _offer(world: House) -> str:
    """What the button says it would make; empty without one. Pressing follows what is shown."""
    control = world.handheld.screen.control("generate")
    assert (Pressed("generate") in world.handheld.expected) == (control is not None)
    return dict(control.facts)["count"] if control else ""


def test_all_units_without_a_number_get_one_each_and_are_counted() -> None:
    """The last group of digits counts up, its width is kept: 098, 099, 100."""
    world, transfer = _editing(3)
    assert _offer(world) == "3"
    turn = world.press("generate")
    facts = dict(turn.feedback.facts)
    assert turn.feedback.code is Code.SERIALS_GENERATED
    assert (facts["count"], facts["serial"], facts["last"]) == ("3", "SN-098", "SN-100")
    assert turn.screen.kind is ScreenKind.TRANSFER
    lines = world.lines(transfer)
    assert [(line.lot_name, line.done, line.planned) for line in lines] == [
        ("SN-098", ONE, ONE),
        ("SN-099", ONE, ONE),
        ("SN-100", ONE, ONE),
    ]
    assert turn.events == tuple(
        Counted(transfer.id, line.id, "drill", ONE, ONE, ONE, Via.FIELD, "", line.lot_name) for line in lines
    )
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert sorted(lot.name for lot in world.warehouse.stock.lots if world.warehouse.lies_at(lot.id) == ("stock",)) == [
        "SN-098",
        "SN-099",
        "SN-100",
    ]


def test_the_quantity_says_how_many_also_more_than_were_ordered() -> None:
    world, transfer = _editing(3)
    world.enter("quantity", "2")
    assert _offer(world) == "2"
    world.press("generate")
    assert [line.lot_name for line in world.lines(transfer)] == ["SN-098", "SN-099", ""]
    assert [line.done for line in world.lines(transfer)] == [ONE, ONE, 0]
    world.press("edit:DRILL#3")
    world.enter("lot", "SN-200")
    world.enter("quantity", "3")
    world.press("generate")
    assert [line.lot_name for line in world.lines(transfer)] == ["SN-098", "SN-099", "SN-200", "SN-201", "SN-202"]
    assert sum(line.done for line in world.lines(transfer)) == 5


def test_what_was_generated_waits_for_its_package_and_its_place() -> None:
    world, transfer = _editing(2)
    world.press("generate")
    world.scan("WH-A-01", "PACK-NEW")
    assert [(line.destination, line.result_package) for line in world.lines(transfer)] == [("a1", "PACK-NEW")] * 2


@pytest.mark.parametrize("first", ["SN-000", "SN-1"])
def test_a_number_that_is_taken_refuses_the_whole_series(first: str) -> None:
    """SN-1 lies at A-01; SN-001 is on the transfer already, so that a series from SN-000 meets it."""
    world, transfer = _editing(3, "")
    world.press("discard")
    world.scan("4006381333955", "SN-001")
    world.press("edit:DRILL#2")
    world.enter("lot", first)
    before = world.warehouse.digest()
    turn = world.press("generate")
    assert (turn.feedback.code, turn.feedback.fact("serial")) == (
        Code.SERIAL_NUMBER_TAKEN,
        "SN-001" if first == "SN-000" else "SN-1",
    )
    assert (world.warehouse.digest(), turn.screen.kind) == (before, ScreenKind.EDITOR)
    assert len(world.lines(transfer)) == 3


def test_where_there_is_no_series_there_is_no_button() -> None:
    """Settings: create new lots, the lot must be scanned. No number typed, one unit, lots, no serials: nothing."""
    assert _offer(_editing(3, "")[0]) == ""
    assert _offer(_editing(1)[0]) == ""
    for settings in ({"use_create_lots": False}, {"lot_required": True}):
        world, _ = opened("in", [("drill", 3)], operation("in", **settings))
        world.press("edit:DRILL")
        world.enter("lot", "SN-098")
        assert _offer(world) == ""
    lots, _ = opened("in", [("yoghurt", 3)])
    lots.press("edit:YOG")
    lots.enter("lot", "L-1")
    lots.enter("quantity", "3")
    assert _offer(lots) == ""
    adding, _ = opened("in", [("drill", 3)])
    adding.press("new_line")
    adding.scan("4006381333955")
    adding.enter("lot", "SN-098")
    adding.enter("quantity", "3")
    assert _offer(adding) == ""


def test_a_series_has_an_end() -> None:
    world, _ = _editing(2)
    world.enter("quantity", str(LONGEST_SERIES))
    assert _offer(world) == str(LONGEST_SERIES)
    world.enter("quantity", str(LONGEST_SERIES + 1))
    assert _offer(world) == ""
