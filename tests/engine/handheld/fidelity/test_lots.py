"""Fidelity items 16 to 25: lots, serial numbers, lines by hand, other receipts (reference odoo-barcode section 9)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.handheld.events import Counted, Via
from scansim.engine.handheld.feedback import Code, Tone
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.storage import PutawayRule
from tests.engine.handheld.house import BOLT, DRILL, NUT, PACKED, YOGHURT, house, opened, operation

ONE = Decimal(1)


def test_fidelity_16_a_tracked_product_asks_for_its_lot_and_counts_with_it() -> None:
    """Setting: lots are used (create new, use existing)."""
    world, transfer = opened("in", [("yoghurt", 5)])
    turn = world.scan(YOGHURT.barcode)
    assert (turn.feedback.code, turn.events) == (Code.PRODUCT_SELECTED, ())
    assert world.instruction == "scan_lot"
    assert world.row("YOG").done == "0"
    turn = world.scan("LOT-7")
    line = world.lines(transfer)[0].id
    assert turn.events == (Counted(1, line, "yoghurt", ONE, ONE, Decimal(5), Via.CODE, "LOT-7", "LOT-7"),)
    assert (world.row("YOG").done, world.row("YOG").lot) == ("1", "LOT-7")
    without, _ = opened("in", [("yoghurt", 5)], operation("in", use_create_lots=False))
    assert without.scan(YOGHURT.barcode).feedback.code is Code.COUNTED


def test_fidelity_17_the_same_lot_again_adds_the_same_serial_again_is_refused() -> None:
    world, transfer = opened("in", [("yoghurt", 5), ("drill", 2)])
    world.scan(YOGHURT.barcode, "LOT-7", "LOT-7")
    assert world.row("YOG").done == "2"
    world.scan(DRILL.barcode, "SN-77")
    assert world.instruction == "scan_serial", "two drills are to come"
    assert world.refused("SN-77") is Code.SERIAL_TWICE
    world.scan("SN-78")
    assert [line.lot_name for line in world.lines(transfer) if line.product == "drill"] == ["SN-77", "SN-78"]
    assert [item.done for item in world.handheld.screen.items if not item.holds] == ["2", "1", "1"]


def test_fidelity_17_another_lot_of_the_product_gets_the_rest() -> None:
    world, transfer = opened("in", [("yoghurt", 5)])
    world.scan(YOGHURT.barcode, "LOT-7", "LOT-7", YOGHURT.barcode, "LOT-8")
    assert [(line.lot_name, line.done, line.planned) for line in world.lines(transfer)] == [
        ("LOT-7", Decimal(2), Decimal(2)),
        ("LOT-8", ONE, Decimal(3)),
    ]
    for _ in range(2):
        world.scan("LOT-8")
    assert world.press("validate").feedback.code is Code.VALIDATED
    held = {lot.name for lot in world.warehouse.stock.lots if lot.product == "yoghurt"}
    assert {"LOT-7", "LOT-8"} <= held


def test_fidelity_20_a_scanned_line_gets_no_putaway_one_by_hand_does() -> None:
    world = house()
    world.warehouse.add([PutawayRule(1, "stock", "b2", product="nut")])
    world.scan("WHIN", NUT.barcode)
    assert [line.destination for line in world.warehouse.lines_of(1)] == ["stock"]
    by_hand = house()
    by_hand.warehouse.add([PutawayRule(1, "stock", "b2", product="nut")])
    by_hand.scan("WHIN")
    assert by_hand.press("new_line").screen.instruction.value == "choose_product"
    by_hand.scan(NUT.barcode)
    by_hand.enter("quantity", "3")
    assert by_hand.press("confirm").feedback.code is Code.LINE_ADDED
    assert [(line.destination, line.done) for line in by_hand.warehouse.lines_of(1)] == [("b2", Decimal(3))]


def test_fidelity_22_another_receipt_of_the_vendor_is_offered_from_19_on() -> None:
    """Setting: the version."""
    for version, code in (("19", Code.BATCH_RECEIPTS_ASKED), ("18", Code.EXTRA_PRODUCT_ASKED)):
        world = house(version=VERSIONS[version])
        for product in ("bolt", "nut"):
            world.warehouse.create_transfer("in", [(product, Decimal(2))], partner="nordic")
        world.scan("WH/IN/00001")
        assert world.scan(NUT.barcode).feedback.code is code
    world = house(version=VERSIONS["19"])
    for product in ("bolt", "nut"):
        world.warehouse.create_transfer("in", [(product, Decimal(2))], partner="nordic")
    world.scan("WH/IN/00001", NUT.barcode)
    assert [control.id for control in world.handheld.screen.controls] == ["batch_receipts", "add_product", "discard"]
    world.press("discard")
    world.scan(NUT.barcode)
    turn = world.press("batch_receipts")
    assert (turn.screen.kind, turn.feedback.code) == (ScreenKind.BATCH, Code.COUNTED)
    assert [(item.title, item.done, item.order) for item in turn.screen.items] == [
        (BOLT.name, "0", "WH/IN/00001"),
        (NUT.name, "1", "WH/IN/00002"),
    ]


def test_fidelity_23_an_unknown_lot_is_refused_where_none_is_made() -> None:
    """Setting: use_create_lots."""
    world, _ = opened("in", [("yoghurt", 2)], operation("in", use_create_lots=False, use_existing_lots=True))
    world.scan(YOGHURT.barcode)
    assert world.refused("LOT-NEW") is Code.LOT_UNKNOWN
    assert world.scan("LOT-1").feedback.code is Code.COUNTED, "a lot that there is already may be used"
    making, _ = opened("in", [("yoghurt", 2)])
    making.scan(YOGHURT.barcode)
    assert making.scan("LOT-NEW").feedback.code is Code.COUNTED


def test_fidelity_24_with_both_lot_flags_off_tracked_goods_need_no_lot() -> None:
    """Settings: use_create_lots, use_existing_lots."""
    off = operation("in", use_create_lots=False, use_existing_lots=False)
    world, _ = opened("in", [("yoghurt", 2)], off)
    world.scan(YOGHURT.barcode, YOGHURT.barcode)
    assert world.refused("LOT-1") is Code.LOTS_NOT_USED
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert world.on_hand("yoghurt", "stock") == 2
    using, _ = opened("in", [("yoghurt", 2)])
    using.press("fill:YOG")
    assert using.press("validate").feedback.fact("reason") == "lot_required"


def test_fidelity_25_a_serial_in_stock_is_asked_about_and_a_second_unit_fails() -> None:
    world, transfer = opened("in", [("drill", 2)])
    world.scan(DRILL.barcode)
    turn = world.scan("SN-1")
    assert (turn.feedback.tone, turn.feedback.code) == (Tone.ATTENTION, Code.SERIAL_ELSEWHERE_ASKED)
    assert turn.feedback.fact("places") == "WH/Stock/A-01"
    assert world.press("discard").screen.kind is ScreenKind.TRANSFER
    assert [line.done for line in world.lines(transfer)] == [ZERO, ZERO]
    world.scan("SN-1")
    assert world.press("confirm").feedback.code is Code.COUNTED_COMPLETE
    world.scan("WH-A-01")
    world.press("validate")
    turn = world.press("no_backorder")
    assert (turn.feedback.code, turn.feedback.fact("reason")) == (Code.RECORD_REFUSES, "serial_twice")


def test_a_lot_of_another_product_is_not_taken_for_the_selected_one() -> None:
    """Known failures (reference odoo-barcode 7, items 2 and 3): the lot says its product itself."""
    world, transfer = opened("in", [("yoghurt", 2), ("drill", 1)], operation("in", use_existing_lots=True))
    world.scan(YOGHURT.barcode, "SN-9")
    assert {line.product: line.done for line in world.lines(transfer)} == {"yoghurt": ZERO, "drill": ONE}


def test_one_number_on_two_products_wants_the_product_first() -> None:
    """Reference odoo-barcode 4.0, rule 3."""
    from scansim.engine.warehouse.catalogue import Lot

    world, transfer = opened("out", [("yoghurt", 2), ("drill", 1)])
    world.warehouse.add([Lot("twin-y", "yoghurt", "TWIN"), Lot("twin-d", "drill", "TWIN")])
    world.scan("WH-A-01")
    assert world.refused("TWIN") is Code.AMBIGUOUS_BARCODE
    world.scan(DRILL.barcode, "TWIN")
    drills = [line for line in world.lines(transfer) if line.product == "drill"]
    assert [line.lot for line in drills] == ["twin-d"]


def test_the_lot_field_is_locked_where_lots_must_be_scanned() -> None:
    """Setting: lot_required."""
    for required in (True, False):
        world, _ = opened("in", [("yoghurt", 2)], operation("in", lot_required=required))
        world.press("edit:YOG")
        entered = world.enter("lot", "LOT-7").feedback
        assert (entered.code is Code.NO_SUCH_FIELD) == required
        assert ("lot" in [field.id for field in world.handheld.screen.fields]) != required


def test_reserved_lots_are_shown_where_the_setting_says_so() -> None:
    """Setting: show_reserved_lots."""
    for shown in (True, False):
        world, _ = opened("out", [("yoghurt", 2)], operation("out", show_reserved_lots=shown))
        assert world.row("YOG").lot == ("LOT-1" if shown else "")


def test_buttons_wait_for_the_scan_where_the_product_must_be_scanned() -> None:
    """Setting: product_required."""
    world, _ = opened("in", [("bolt", 3)], operation("in", product_required=True))
    assert world.handheld.screen.control("fill:BOLT") is None
    assert world.press("fill:BOLT").feedback.code is Code.SCAN_THE_PRODUCT
    world.scan(BOLT.barcode)
    assert world.press("fill:BOLT").feedback.code is Code.COUNTED_COMPLETE
    free, _ = opened("in", [("bolt", 3)])
    assert free.press("fill:BOLT").feedback.code is Code.COUNTED_COMPLETE


def test_a_huge_quantity_is_asked_about() -> None:
    """Setting: huge_quantity. A barcode typed as a quantity is caught whatever the limit is."""
    for limit, typed, asked in (
        (Decimal(1000), "1000", True),
        (Decimal(1000), "999", False),
        (Decimal(10**13), "4006381333931", True),
        (Decimal(10**13), "12345", False),
    ):
        world, _ = opened("in", [("bolt", 3)], company=replace(PACKED, huge_quantity=limit))
        world.press("edit:BOLT")
        world.enter("quantity", typed)
        assert (world.press("confirm").feedback.code is Code.HUGE_ASKED) == asked or len(typed) > 12
