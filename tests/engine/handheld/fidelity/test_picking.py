"""Fidelity items 26 to 40: deliveries and picks (reference odoo-barcode section 9)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.handheld.events import Counted, SourceSet, TransferValidated
from scansim.engine.handheld.feedback import Code, Tone
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.records import Place, State
from tests.engine.handheld.house import BOLT, NUT, YOGHURT, BackorderPolicy, house, opened, operation

ONE = Decimal(1)


@pytest.mark.parametrize("key", ["out", "pick", "int"])
def test_fidelity_26_with_a_mandatory_source_a_product_waits_for_it(key: str) -> None:
    """Setting: source_required."""
    world, _ = opened(key, [("bolt", 3)])
    assert world.instruction == "scan_source"
    for data in (BOLT.barcode, "14006381333938", "PACK-FULL"):
        assert world.refused(data) is Code.SCAN_SOURCE_FIRST
    world.scan("WH-A-01")
    assert world.scan(BOLT.barcode).feedback.code is Code.COUNTED
    free, _ = opened(key, [("bolt", 3)], operation(key, source_required=False))
    assert free.instruction == "scan_product"
    assert free.scan(BOLT.barcode).feedback.code is Code.COUNTED


def test_fidelity_27_a_source_brings_its_lines_to_the_front() -> None:
    world, _ = opened("out", [("nut", 2), ("bolt", 3)])
    assert [(item.key, item.here) for item in world.handheld.screen.items] == [("BOLT", False), ("NUT", False)]
    turn = world.scan("WH-B-02")
    assert turn.events == (SourceSet(1, "b2"),)
    assert turn.feedback.fact("count") == "1"
    assert [(item.key, item.here) for item in turn.screen.items] == [("BOLT", False), ("NUT", True)]
    assert turn.screen.focus == 1
    assert [item.here for item in world.scan("WH-A-01").screen.items] == [True, False]


def test_fidelity_28_another_bin_in_the_tree_becomes_the_source() -> None:
    world, transfer = opened("out", [("bolt", 3)])
    assert [line.source for line in world.lines(transfer)] == ["a1"]
    turn = world.scan("WH-B-02")
    assert (turn.feedback.tone, turn.feedback.code) == (Tone.ATTENTION, Code.SOURCE_WITHOUT_LINES)
    world.scan(BOLT.barcode)
    assert [(line.source, line.done) for line in world.lines(transfer)] == [("b2", ONE)]
    assert world.warehouse.available(Place("bolt", "a1"), strict=True) == 20, "the reservation moved along"
    assert world.refused("WH-OUTPUT") is Code.WRONG_LOCATION


def test_fidelity_28_what_was_begun_elsewhere_stays_there() -> None:
    world, transfer = opened("out", [("bolt", 3)])
    world.scan("WH-A-01", BOLT.barcode, "WH-B-02", BOLT.barcode)
    assert [(line.source, line.done, line.planned) for line in world.lines(transfer)] == [
        ("a1", ONE, ONE),
        ("b2", ONE, Decimal(2)),
    ]


def test_fidelity_29_a_package_adds_all_its_content_one_line_a_lot() -> None:
    world, transfer = opened("out", [("bolt", 10), ("yoghurt", 2)])
    world.scan("WH-C-03")
    turn = world.scan("PACK-FULL")
    assert turn.feedback.code is Code.PACKAGE_COUNTED
    assert [(e.product, e.change, e.lot, e.package) for e in turn.events if isinstance(e, Counted)] == [
        ("bolt", Decimal(10), "", "PACK-FULL"),
        ("yoghurt", Decimal(2), "LOT-2", "PACK-FULL"),
    ]
    assert {line.result_package for line in world.lines(transfer)} == {"PACK-FULL"}
    assert world.refused("PACK-FULL") is Code.PACKAGE_TWICE
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert world.on_hand("bolt", "customers", package="PACK-FULL") == 10
    assert world.on_hand("yoghurt", "customers", "y-2", "PACK-FULL") == 2


def test_fidelity_29_a_package_nobody_planned_is_asked_about_or_refused() -> None:
    """Setting: allow_extra_products."""
    world, transfer = opened("out", [("nut", 1)])
    world.scan("WH-C-03")
    assert world.scan("PACK-FULL").feedback.code is Code.EXTRA_PACKAGE_ASKED
    assert world.press("add_product").feedback.code is Code.PACKAGE_COUNTED
    assert sum(line.done for line in world.lines(transfer)) == 12
    strict, _ = opened("out", [("nut", 1)], operation("out", allow_extra_products=False))
    strict.scan("WH-C-03")
    assert strict.refused("PACK-FULL") is Code.PACKAGE_NOT_EXPECTED


def test_fidelity_30_a_serial_that_was_not_reserved_is_the_only_one_that_goes() -> None:
    world, transfer = opened("out", [("drill", 1)])
    assert [line.lot for line in world.lines(transfer)] == ["sn-1"]
    world.scan("WH-B-02")
    assert world.scan("SN-2").feedback.code is Code.COUNTED_COMPLETE
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert (world.on_hand("drill", "customers", "sn-2"), world.on_hand("drill", "customers", "sn-1")) == (1, 0)
    assert world.on_hand("drill", "a1", "sn-1") == 1


def test_fidelity_30_a_serial_is_taken_from_where_it_is() -> None:
    world, transfer = opened("out", [("drill", 1)])
    world.scan("WH-A-01")
    turn = world.scan("SN-2")
    assert (turn.feedback.tone, turn.feedback.code) == (Tone.ATTENTION, Code.SERIAL_TAKEN_ELSEWHERE)
    assert [(line.lot, line.source) for line in world.lines(transfer)] == [("sn-2", "b2")]


def test_fidelity_31_more_than_ordered_is_flagged_on_a_delivery_too() -> None:
    world, _ = opened("out", [("nut", 1)])
    world.scan("WH-B-02", NUT.barcode)
    turn = world.scan(NUT.barcode)
    assert (turn.feedback.tone, turn.feedback.code, world.row("NUT").progress.value) == (
        Tone.ATTENTION,
        Code.COUNTED_OVER,
        "over",
    )
    world.press("validate")
    assert world.on_hand("nut", "customers") == 2


def test_fidelity_32_validate_is_the_button_when_all_lines_are_complete() -> None:
    world, _ = opened("out", [("nut", 2), ("bolt", 1)])
    world.scan("WH-B-02", NUT.barcode)
    shown = world.scan(NUT.barcode).screen
    assert (shown.primary, shown.instruction.value) == (None, "scan_next_source")
    world.scan("WH-A-01")
    shown = world.scan(BOLT.barcode).screen
    assert shown.primary is not None
    assert (shown.primary.id, shown.instruction.value) == ("validate", "press_validate")


def test_fidelity_33_nothing_picked_moves_what_is_reserved() -> None:
    """Setting: allow_full_validation; up to 16 it is asked first."""
    world, _ = opened("out", [("nut", 2)])
    assert world.press("validate").events == (TransferValidated(1, None, ()),)
    assert world.on_hand("nut", "customers") == 2
    strict, _ = opened("out", [("nut", 2)], operation("out", allow_full_validation=False))
    assert strict.press("validate").feedback.code is Code.SCAN_SOMETHING_FIRST
    old, _ = opened("out", [("nut", 2)], version=VERSIONS["16"])
    assert old.press("validate").feedback.code is Code.PROCESS_ALL_ASKED
    assert old.press("discard").screen.kind is ScreenKind.TRANSFER
    old.press("validate")
    assert old.press("confirm").feedback.code is Code.VALIDATED
    assert old.on_hand("nut", "customers") == 2


def test_fidelity_34_nothing_reserved_and_nothing_picked_is_refused() -> None:
    world, _ = opened("out", [("drill", 2)])
    for line in world.warehouse.lines_of(1):
        world.warehouse.set_quantity(line, ZERO)
    assert world.press("validate").feedback.code is Code.NOTHING_TO_VALIDATE


def test_fidelity_35_the_policy_decides_what_becomes_of_the_rest() -> None:
    """Setting: backorder."""
    for policy, code in (
        (BackorderPolicy.ASK, Code.BACKORDER_ASKED),
        (BackorderPolicy.ALWAYS, Code.VALIDATED_WITH_BACKORDER),
        (BackorderPolicy.NEVER, Code.VALIDATED_REST_CANCELLED),
    ):
        world, _ = opened("out", [("nut", 2)], operation("out", backorder=policy))
        world.scan("WH-B-02", NUT.barcode)
        assert world.press("validate").feedback.code is code


def test_fidelity_36_a_backorder_is_reserved_at_once_where_its_type_does_so() -> None:
    """Setting: reserves_at_confirmation."""
    for at_once in (True, False):
        world, transfer = opened("out", [("nut", 2)], operation("out", reserves_at_confirmation=at_once))
        world.warehouse.check_availability(transfer.id)
        world.press("back")
        world.scan(transfer.name, "WH-B-02", NUT.barcode)
        world.press("validate", "create_backorder")
        backorder = world.warehouse.stock.transfers.get(2)
        assert (backorder.backorder_of, backorder.worker) == (1, "")
        assert (world.state(backorder) == "assigned") == at_once


def test_fidelity_37_a_picked_line_without_its_lot_blocks_an_unpicked_one_does_not() -> None:
    world, _ = opened("in", [("yoghurt", 2), ("bolt", 1)])
    world.scan(BOLT.barcode)
    assert world.press("validate").feedback.code is Code.BACKORDER_ASKED
    world.press("discard", "fill:YOG")
    turn = world.press("validate")
    assert (turn.feedback.fact("reason"), turn.feedback.fact("product")) == ("lot_required", YOGHURT.name)


def test_fidelity_38_expired_goods_are_asked_about() -> None:
    world, transfer = opened("out", [("bolt", 1)])
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    world.scan("WH-A-01", BOLT.barcode, "LOT-OLD")
    world.press("add_product")
    turn = world.press("validate")
    assert (turn.feedback.code, turn.feedback.fact("lots")) == (Code.EXPIRED_ASKED, "LOT-OLD")
    assert [control.id for control in turn.screen.controls] == ["confirm", "all_but_expired", "discard"]
    assert world.press("discard").screen.kind is ScreenKind.TRANSFER
    world.press("validate")
    assert world.press("confirm").feedback.code is Code.VALIDATED
    assert world.on_hand("yoghurt", "customers", "y-old") == 1
    assert world.state(transfer) == "done"


def test_fidelity_38_all_but_the_expired_goes_when_that_is_the_answer() -> None:
    world, _ = opened("out", [("bolt", 1)])
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    world.scan("WH-A-01", BOLT.barcode, "LOT-OLD")
    world.press("add_product", "validate")
    assert world.press("all_but_expired").feedback.code is Code.VALIDATED
    assert (world.on_hand("bolt", "customers"), world.on_hand("yoghurt", "customers", "y-old")) == (1, 0)
    assert world.on_hand("yoghurt", "a1", "y-old") == 3


def test_fidelity_38_when_all_has_expired_nothing_is_left_to_validate() -> None:
    world, _ = opened("int", [])
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    world.scan("WH-A-01", YOGHURT.barcode, "LOT-OLD")
    if world.press("validate").feedback.code is Code.EXPIRED_ASKED:
        assert world.press("all_but_expired").feedback.code is Code.NOTHING_TO_VALIDATE


def test_fidelity_39_what_expires_before_it_leaves_is_not_reserved() -> None:
    world, transfer = opened("out", [])
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3), in_date="2026-01-01T00:00:00")
    made = world.warehouse.create_transfer("out", [("yoghurt", Decimal(9))])
    assert {line.lot for line in world.lines(made)} == {"y-1", "y-2"}
    assert transfer.id != made.id


def test_fidelity_39_version_16_reserves_expired_lots_and_asks_in_the_end() -> None:
    """Reference odoo-barcode 0, version map: allowed, confirmed at validation."""
    for version, lots in (("16", {"y-old", "y-1", "y-2"}), ("17", {"y-1", "y-2"})):
        world = house(version=VERSIONS[version])
        world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3), in_date="2026-01-01T00:00:00")
        made = world.warehouse.create_transfer("out", [("yoghurt", Decimal(9))])
        assert {line.lot for line in world.lines(made)} == lots
        world.scan(made.name, "WH-A-01")
        asked = world.press("validate")
        if version == "16":
            assert asked.feedback.code is Code.PROCESS_ALL_ASKED
            assert world.press("confirm").feedback.code is Code.EXPIRED_ASKED
        else:
            assert asked.feedback.code is Code.VALIDATED


def test_fidelity_40_taking_more_than_is_free_takes_it_from_the_latest_order() -> None:
    world, transfer = opened("out", [("drill", 1)])
    draft = replace(transfer, id=0, name="", state=State.DRAFT)
    heads = [replace(draft, scheduled=f"2026-11-2{day}T08:00:00") for day in (5, 9)]
    later = [world.warehouse.create_from(head, [("nut", Decimal(5))]) for head in heads]
    world.press("back")
    world.scan(world.warehouse.create_transfer("out", [("nut", Decimal(2))]).name, "WH-B-02")
    for _ in range(2):
        world.scan(NUT.barcode)
    world.press("validate")
    reserved = [sum(line.quantity for line in world.lines(each)) for each in later]
    assert reserved == [Decimal(5), Decimal(3)]


def test_fidelity_40_what_is_forced_may_go_below_zero() -> None:
    world, transfer = opened("out", [("nut", 12)])
    assert [(item.done, item.demand) for item in world.handheld.screen.items] == [("0", "2"), ("0", "10")]
    world.scan("WH-B-02")
    for _ in range(12):
        world.scan(NUT.barcode)
    assert [line.done for line in world.lines(transfer)] == [Decimal(10), Decimal(2)]
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert world.on_hand("nut", "b2") == -2


def test_what_was_forced_and_is_laid_back_reserves_nothing() -> None:
    world, transfer = opened("out", [("nut", 12)])
    before = world.warehouse.digest()
    world.scan("WH-B-02", *[NUT.barcode] * 11)
    short = next(item.key for item in world.handheld.screen.items if item.demand == "2")
    world.press(f"edit:{short}")
    world.enter("quantity", "0")
    world.press("confirm")
    assert [line.quantity for line in world.lines(transfer)] == [Decimal(10), ZERO]
    assert before != world.warehouse.digest()
