"""Fidelity items 41 to 49: packages, batches, clusters, waves, chains (reference odoo-barcode section 9)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.handheld.events import Packed, TransferValidated
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.warehouse.catalogue import ScanStep
from scansim.engine.warehouse.records import Need, Place, PushRule, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from tests.engine.handheld.house import BOLT, NUT, PACKED, YOGHURT, House, house, opened, operation

ONE = Decimal(1)


def test_fidelity_41_what_is_scanned_after_a_pack_goes_into_the_next() -> None:
    """Setting: put_in_pack."""
    world, transfer = opened("pack", [("bolt", 4)])
    world.scan(BOLT.barcode, BOLT.barcode)
    turn = world.scan("OBTPACK")
    assert isinstance(turn.events[0], Packed)
    assert (turn.events[0].package, turn.events[0].lines) == ("PACK0000001", (world.lines(transfer)[0].id,))
    world.scan(BOLT.barcode, BOLT.barcode, "OBTPACK")
    assert [(line.done, line.planned, line.result_package) for line in world.lines(transfer)] == [
        (Decimal(2), Decimal(2), "PACK0000001"),
        (Decimal(2), Decimal(2), "PACK0000002"),
    ]
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert [world.on_hand("bolt", "output", package=name) for name in ("PACK0000001", "PACK0000002")] == [2, 2]
    never, _ = opened("pack", [("bolt", 4)], operation("pack", put_in_pack=ScanStep.NO))
    never.scan(BOLT.barcode)
    assert never.refused("OBTPACK") is Code.COMMAND_NOT_AVAILABLE


def test_fidelity_42_put_in_pack_with_nothing_scanned_has_nothing_to_pack() -> None:
    world, _ = opened("pack", [("bolt", 4)])
    assert world.refused("OBTPACK") is Code.NOTHING_TO_PACK
    world.scan(BOLT.barcode)
    assert world.scan("OBTPACK").feedback.code is Code.PACKED
    assert world.refused("OBTPACK") is Code.NOTHING_TO_PACK


def test_a_package_code_that_nothing_bears_is_a_new_package_around_what_was_scanned() -> None:
    """Reference odoo-barcode 4.0, rule 4; the nomenclature says what a package is called."""
    world, transfer = opened("pack", [("bolt", 4)])
    assert world.refused("PACK-NEW") is Code.NOTHING_TO_PACK
    world.scan(BOLT.barcode)
    assert world.scan("PACK-NEW").feedback.fact("package") == "PACK-NEW"
    world.scan(BOLT.barcode)
    assert world.scan("PACK-EMPTY").feedback.fact("package") == "PACK-EMPTY"
    world.scan(BOLT.barcode)
    assert world.refused("BOX-NEW") is Code.UNKNOWN_BARCODE
    assert [line.result_package for line in world.lines(transfer)] == ["PACK-NEW", "PACK-EMPTY", ""]


def test_a_package_type_makes_a_package_of_it() -> None:
    """Reference odoo-barcode 4.0, rule 5."""
    world, _ = opened("pack", [("bolt", 4)])
    world.scan(BOLT.barcode)
    name = world.scan("PT-BOX").feedback.fact("package")
    assert world.warehouse.stock.packages.get(name).type == "PT-BOX"


def test_goods_of_a_reusable_package_leave_it() -> None:
    """Reference odoo-barcode 4.7: reusable boxes are emptied at the next step, disposable ones move along."""
    world, transfer = opened("ship", [("bolt", 3)])
    for package in ("TOTE-1", "PACK-OTHER"):
        world.warehouse.change_stock(Place("bolt", "output", "", package), Decimal(3))
    world.scan("WH-OUTPUT", "TOTE-1")
    assert [(line.package, line.result_package) for line in world.lines(transfer)] == [("TOTE-1", "")]
    world.scan("PACK-OTHER")
    world.press("add_product")
    assert [(line.package, line.result_package) for line in world.lines(transfer)] == [
        ("TOTE-1", ""),
        ("PACK-OTHER", "PACK-OTHER"),
    ]


@pytest.mark.parametrize(("step", "code"), [(ScanStep.EACH, Code.PACK_FIRST), (ScanStep.GROUP, Code.COUNTED)])
def test_the_next_product_waits_for_the_package_where_each_is_packed(step: ScanStep, code: Code) -> None:
    """Setting: put_in_pack."""
    world, _ = opened("pack", [("bolt", 2), ("nut", 2)], operation("pack", put_in_pack=step))
    world.scan(BOLT.barcode)
    assert world.instruction == ("put_in_pack" if step is ScanStep.EACH else "scan_product_or_place")
    assert world.scan(BOLT.barcode).feedback.was_accepted, "the same product may go on"
    turn = world.scan(NUT.barcode)
    assert turn.feedback.code is code
    if step is ScanStep.EACH:
        assert world.press("validate").feedback.code is Code.ALL_MUST_BE_PACKED
        world.scan("OBTPACK")
        assert world.scan(NUT.barcode).feedback.code is Code.COUNTED


@pytest.mark.parametrize(
    ("step", "code"), [(ScanStep.EACH, Code.SCAN_DESTINATION_FIRST), (ScanStep.GROUP, Code.COUNTED)]
)
def test_the_next_product_waits_for_the_destination_where_each_is_sent(step: ScanStep, code: Code) -> None:
    """Setting: destination."""
    world, _ = opened("in", [("bolt", 2), ("nut", 2)], operation("in", destination=step))
    world.scan(BOLT.barcode)
    assert world.scan(NUT.barcode).feedback.code is code
    if step is ScanStep.EACH:
        assert world.instruction == "scan_destination"
        world.scan("WH-A-01")
        assert world.scan(NUT.barcode).feedback.code is Code.COUNTED


def test_no_destination_is_scanned_where_the_setting_says_no() -> None:
    """Setting: destination."""
    world, _ = opened("in", [("bolt", 2)], operation("in", destination=ScanStep.NO))
    world.scan(BOLT.barcode)
    assert world.refused("WH-A-01") is Code.WRONG_LOCATION
    assert world.instruction == "scan_product"


@pytest.mark.parametrize("forced", [True, False])
def test_all_goods_are_packed_before_validating_where_that_is_forced(forced: bool) -> None:
    """Setting: all_packed."""
    world, _ = opened("pack", [("bolt", 1)], operation("pack", all_packed=forced))
    world.scan(BOLT.barcode)
    assert (world.press("validate").feedback.code is Code.ALL_MUST_BE_PACKED) == forced
    if forced:
        world.scan("OBTPACK")
        assert world.press("validate").feedback.code is Code.VALIDATED


@pytest.mark.parametrize("forced", [True, False])
def test_all_goods_have_a_destination_before_validating_where_that_is_forced(forced: bool) -> None:
    """Setting: all_sent. The transfer's own destination counts once it was scanned."""
    world, _ = opened("in", [("bolt", 1)], operation("in", all_sent=forced))
    world.scan(BOLT.barcode)
    assert (world.press("validate").feedback.code is Code.ALL_MUST_BE_SENT) == forced
    if forced:
        world.scan("WH-STOCK")
        assert world.press("validate").feedback.code is Code.VALIDATED


# batches


def _batch(*demands: list[tuple[str, int]], company: object = PACKED) -> tuple[House, list[Transfer]]:
    world = house(company=company)  # type: ignore[arg-type]
    made = [
        world.warehouse.create_transfer("pick", [(product, Decimal(quantity)) for product, quantity in needs])
        for needs in demands
    ]
    world.warehouse.create_batch("BATCH/1", [transfer.id for transfer in made])
    return world, made


def test_fidelity_43_lines_of_a_batch_are_sorted_by_place_and_told_apart_by_order() -> None:
    world, _ = _batch([("nut", 1), ("bolt", 1)], [("bolt", 2)])
    screen = world.scan("BATCH/1").screen
    assert (screen.kind, screen.title) == (ScreenKind.BATCH, "BATCH/1")
    assert [(item.title, item.source, item.order) for item in screen.items] == [
        (BOLT.name, "A-01", "WH/PICK/00001"),
        (BOLT.name, "A-01", "WH/PICK/00002"),
        (NUT.name, "B-02", "WH/PICK/00001"),
    ]
    assert house(company=replace(PACKED, batches=False)).handheld.screen.control("batches") is None


def test_a_batch_is_opened_only_where_batches_are_used() -> None:
    """Setting: batches."""
    world, _ = _batch([("nut", 1)], company=replace(PACKED, batches=False))
    assert world.refused("BATCH/1") is Code.BATCHES_NOT_USED


def test_fidelity_44_cluster_location_product_package_and_the_next_lines_propose_it() -> None:
    """The worked case of reference odoo-barcode 4.7, with bolts, nuts and yoghurt for the fruit."""
    world, transfers = _batch([("bolt", 1), ("nut", 1)], [("bolt", 1)], [("bolt", 1), ("nut", 1)])
    world.scan("BATCH/1", "WH-A-01", BOLT.barcode, "PACK-C1")
    assert [
        (item.title, item.proposed_package) for item in world.handheld.screen.items if item.order.endswith("1")
    ] == [
        (BOLT.name, ""),
        (NUT.name, "PACK-C1"),
    ]
    world.scan(BOLT.barcode, "PACK-C2", BOLT.barcode, "PACK-C3")
    assert world.instruction == "scan_next_source"
    world.scan("WH-B-02", NUT.barcode, "PACK-C1", NUT.barcode, "PACK-C3")
    turn = world.press("validate")
    assert turn.feedback.code is Code.BATCH_VALIDATED
    assert [type(event) for event in turn.events] == [TransferValidated] * 3
    assert turn.screen.kind is ScreenKind.MENU
    packing = [(quant.package, quant.product) for quant in world.warehouse.stock.quants if quant.location == "packing"]
    assert sorted(packing) == [
        ("PACK-C1", "bolt"),
        ("PACK-C1", "nut"),
        ("PACK-C2", "bolt"),
        ("PACK-C3", "bolt"),
        ("PACK-C3", "nut"),
    ]
    assert {world.state(transfer) for transfer in transfers} == {"done"}


def test_fidelity_45_a_package_of_another_order_is_refused() -> None:
    world, transfers = _batch([("bolt", 1)], [("bolt", 1)])
    world.scan("BATCH/1", "WH-A-01", BOLT.barcode, "PACK-C1", BOLT.barcode)
    assert world.refused("PACK-C1") is Code.PACKAGE_TAKEN
    assert world.scan("PACK-C2").feedback.code is Code.PACKED
    assert [world.lines(transfer)[0].result_package for transfer in transfers] == ["PACK-C1", "PACK-C2"]


def test_goods_of_two_orders_do_not_go_into_one_package() -> None:
    """Reference odoo-barcode 4.6."""
    world, _ = _batch([("bolt", 1)], [("bolt", 1)])
    world.scan("BATCH/1", "WH-A-01", BOLT.barcode, BOLT.barcode)
    assert world.refused("OBTPACK") is Code.PACKAGE_OF_SEVERAL


def test_fidelity_46_an_untouched_transfer_leaves_the_batch_and_stays_open() -> None:
    world, transfers = _batch([("bolt", 1)], [("nut", 1)])
    world.scan("BATCH/1", "WH-A-01", BOLT.barcode)
    assert world.press("validate").events == (TransferValidated(1, None, ()),)
    assert [world.state(transfer) for transfer in transfers] == ["done", "assigned"]
    assert world.warehouse.stock.transfers.get(2).batch == ""


def test_fidelity_47_nothing_picked_validates_all_that_is_reserved() -> None:
    world, transfers = _batch([("bolt", 1)], [("nut", 1)])
    world.scan("BATCH/1")
    assert len(world.press("validate").events) == 2
    assert [world.state(transfer) for transfer in transfers] == ["done", "done"]


def test_the_rest_of_a_batch_is_asked_about_once() -> None:
    world, _ = _batch([("bolt", 2)], [("nut", 2)])
    world.scan("BATCH/1", "WH-A-01", BOLT.barcode, "WH-B-02", NUT.barcode)
    turn = world.press("validate")
    assert (turn.feedback.code, turn.feedback.fact("missing")) == (Code.BACKORDER_ASKED, "2")
    assert len(world.press("create_backorder").events) == 2


def test_fidelity_48_a_batch_holds_one_operation_type() -> None:
    world = house()
    numbers = [world.warehouse.create_transfer(key, [("bolt", ONE)]).id for key in ("pick", "out")]
    with pytest.raises(Refused) as refusal:
        world.warehouse.create_batch("BATCH/1", numbers)
    assert refusal.value.reason is Reason.MIXED_BATCH


def test_a_wave_holds_lines() -> None:
    """Reference odoo-barcode 4.8."""
    world = house()
    transfer = world.warehouse.create_transfer("pick", [("bolt", ONE), ("nut", ONE)])
    world.warehouse.create_wave("WAVE/1", [world.lines(transfer)[0].id])
    assert [item.title for item in world.scan("WAVE/1").screen.items] == [BOLT.name]
    world.scan("WH-A-01", BOLT.barcode)
    assert world.press("validate").feedback.code is Code.BATCH_VALIDATED
    assert world.state(transfer) == "assigned"


def test_fidelity_49_the_next_step_reserves_what_the_one_before_brought() -> None:
    world = house()
    world.warehouse.add(
        [
            PushRule("packing", "output", "pack", "customers"),
            PushRule("output", "customers", "ship", "customers"),
        ]
    )
    pick = world.warehouse.procure("SO-1", "pick", [Need("yoghurt", Decimal(2)), Need("bolt", Decimal(3))], "customers")
    world.scan(pick.name, "WH-A-01", BOLT.barcode, BOLT.barcode, BOLT.barcode, YOGHURT.barcode, "LOT-1", "LOT-1")
    world.scan("OBTPACK", "OBTVALI")
    (packing,) = world.warehouse.open_transfers("pack")
    assert sorted((line.product, line.quantity, line.lot, line.package) for line in world.lines(packing)) == [
        ("bolt", Decimal(3), "", "PACK0000001"),
        ("yoghurt", Decimal(2), "y-1", "PACK0000001"),
    ]
    world.scan(packing.name, "PACK0000001", "OBTVALI")
    (shipping,) = world.warehouse.open_transfers("ship")
    world.scan(shipping.name, "WH-OUTPUT", "PACK0000001", "OBTVALI")
    assert world.on_hand("bolt", "customers", package="PACK0000001") == 3


def _with_an_expired_lot() -> tuple[House, Transfer, Transfer]:
    """A batch of two deliveries, all picked: a bolt, and yoghurt of a lot that has expired."""
    world = house()
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    bolts, yoghurt = (world.warehouse.create_transfer("out", [(product, ONE)]) for product in ("bolt", "yoghurt"))
    world.warehouse.create_batch("BATCH/7", [bolts.id, yoghurt.id])
    world.scan("BATCH/7", "WH-A-01", BOLT.barcode, YOGHURT.barcode, "LOT-OLD")
    return world, bolts, yoghurt


def test_fidelity_38_a_batch_asks_about_expired_goods_too() -> None:
    world, bolts, yoghurt = _with_an_expired_lot()
    turn = world.press("validate")
    assert (turn.feedback.code, turn.feedback.fact("lots")) == (Code.EXPIRED_ASKED, "LOT-OLD")
    assert [item.detail for item in turn.screen.items] == ["LOT-OLD 2026-11-01"]
    assert [control.id for control in turn.screen.controls] == ["confirm", "all_but_expired", "discard"]
    assert world.press("discard").screen.kind is ScreenKind.BATCH
    world.press("validate")
    assert world.press("confirm").feedback.fact("count") == "2"
    assert world.on_hand("yoghurt", "customers", "y-old") == 1
    assert (world.state(bolts), world.state(yoghurt)) == ("done", "done")


def test_fidelity_38_all_but_the_expired_takes_their_transfer_out_of_the_batch() -> None:
    """Reference 4.0 "Validate": proceed except expired."""
    world, bolts, yoghurt = _with_an_expired_lot()
    world.press("validate")
    turn = world.press("all_but_expired")
    assert (turn.feedback.code, turn.feedback.fact("count")) == (Code.BATCH_VALIDATED, "1")
    assert [event.transfer for event in turn.events if isinstance(event, TransferValidated)] == [bolts.id]
    left = world.warehouse.stock.transfers.get(yoghurt.id)
    assert (left.state.value, left.batch) == ("assigned", "")
    assert world.on_hand("yoghurt", "a1", "y-old") == 3


def test_fidelity_38_the_word_on_the_rest_is_kept_when_a_batch_asks_about_expired_goods() -> None:
    """What was said of the rest before is not asked again; no backorder means none."""
    world = house()
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    deliveries = [world.warehouse.create_transfer("out", [("yoghurt", Decimal(2))]) for _ in range(2)]
    world.warehouse.create_batch("BATCH/7", [each.id for each in deliveries])
    world.scan("BATCH/7", "WH-A-01", YOGHURT.barcode, "LOT-OLD")
    assert world.press("validate").feedback.code is Code.BACKORDER_ASKED
    assert world.press("no_backorder").feedback.code is Code.EXPIRED_ASKED
    turn = world.press("confirm")
    assert turn.feedback.code is Code.BATCH_VALIDATED
    (event,) = turn.events
    assert isinstance(event, TransferValidated)
    assert (event.backorder, event.cancelled) == (None, (("yoghurt", ONE),))


def test_fidelity_38_a_batch_of_which_all_has_expired_has_nothing_else_to_validate() -> None:
    world = house()
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    world.warehouse.create_batch("BATCH/7", [world.warehouse.create_transfer("out", [("yoghurt", ONE)]).id])
    world.scan("BATCH/7", "WH-A-01", YOGHURT.barcode, "LOT-OLD")
    world.press("validate")
    before = world.warehouse.digest()
    assert world.press("all_but_expired").feedback.code is Code.NOTHING_TO_VALIDATE
    assert (world.warehouse.digest(), world.handheld.screen.kind) == (before, ScreenKind.DIALOG)
