"""Fidelity items 70 to 76 as the operator meets them (reference odoo-barcode section 9).

The rules themselves are tested on the warehouse (tests/engine/warehouse, tests/engine/recorded).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.handheld.events import ReturnCreated, Scrapped
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.catalogue import Category, Product, Removal, Tracking, UnitOfMeasure
from scansim.engine.warehouse.records import Need, Place, State
from scansim.engine.warehouse.site import QualityPoint
from scansim.engine.warehouse.storage import PutawayRule, StorageCategory
from tests.engine.handheld.house import BOLT, KILOGRAMS, NUT, RICE, YOGHURT, House, house, opened

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("removal", "first"),
    [(Removal.FIFO, "b2"), (Removal.LIFO, "c3"), (Removal.CLOSEST, "a1")],
)
def test_fidelity_70_the_removal_strategy_says_which_bin_comes_first(removal: Removal, first: str) -> None:
    """Setting: the category's removal strategy."""
    world = house()
    world.warehouse.add([Category("boxes", removal=removal), Product("box", "Box", "BOX", "BOX", category="boxes")])
    for location, day in (("a1", 2), ("b2", 1), ("c3", 3)):
        world.warehouse.change_stock(Place("box", location), ONE, in_date=f"2026-01-0{day}T00:00:00")
    transfer = world.warehouse.create_transfer("out", [("box", ONE)])
    assert [line.source for line in world.lines(transfer)] == [first]


def test_fidelity_71_lots_are_reserved_before_stock_without_one() -> None:
    world = house()
    world.warehouse.change_stock(Place("yoghurt", "c3"), Decimal(5), in_date="2025-01-01T00:00:00")
    transfer = world.warehouse.create_transfer("out", [("yoghurt", Decimal(11))])
    lots = [line.lot for line in world.lines(transfer)]
    assert lots[-1] == ""
    assert all(lots[:-1])


def test_fidelity_72_putaway_falls_through_full_bins() -> None:
    world = house()
    full = StorageCategory("full", product_capacity=(("nut", ONE),))
    world.warehouse.add([full])
    world.warehouse.add(
        [
            replace(world.warehouse.stock.locations.get("a1"), storage_category="full"),
            PutawayRule(1, "stock", "a1", product="nut", storage_category="full"),
            PutawayRule(2, "stock", "c3", product="nut", sequence=20),
        ]
    )
    for quantity, place in ((1, "a1"), (2, "c3")):
        transfer = world.warehouse.create_transfer("in", [("nut", Decimal(quantity))])
        assert [line.destination for line in world.lines(transfer)] == [place]
        world.warehouse.cancel(transfer.id)


def test_fidelity_73_dozens_are_reserved_whole() -> None:
    world = house()
    units = UnitOfMeasure("Units", kind="count")
    dozen = UnitOfMeasure("Dozens", kind="count", ratio=Decimal(12))
    world.warehouse.add([Product("egg", "Egg", "EGG", "EGG", units)])
    world.warehouse.set_stock("egg", "a1", Decimal(18))
    transfer = world.warehouse.create_transfer("out", [])
    made = world.warehouse.create_from(
        replace(transfer, id=0, name="", state=State.DRAFT), [Need("egg", Decimal(2), dozen)]
    )
    assert sum(line.quantity for line in world.lines(made)) == 1


def test_fidelity_74_a_quantity_finer_than_the_unit_is_refused() -> None:
    world, _ = opened("in", [("bolt", 3), ("rice", 3)])
    world.press("edit:BOLT")
    assert world.enter("quantity", "0.5").feedback.code is Code.NOT_A_QUANTITY
    world.press("discard", "edit:RICE")
    assert world.enter("quantity", "0.5").feedback.code is Code.QUANTITY_ENTERED
    assert world.enter("quantity", "0.505").feedback.code is Code.NOT_A_QUANTITY
    assert RICE.unit == KILOGRAMS


# scrap


def test_fidelity_75_more_than_there_is_is_asked_about() -> None:
    world, _ = opened("out", [("nut", 2)])
    world.scan("WH-B-02", "OBTSCRA", NUT.barcode)
    world.enter("quantity", "12")
    turn = world.press("confirm")
    assert (turn.feedback.code, turn.feedback.fact("on_hand")) == (Code.SCRAP_SHORT_ASKED, "10")
    assert world.press("discard").screen.kind is ScreenKind.FORM
    world.press("confirm")
    turn = world.press("confirm")
    assert turn.events == (Scrapped(1, "nut", Decimal(12), "b2"),)
    assert (world.on_hand("nut", "scrap"), world.on_hand("nut", "b2")) == (12, -2)
    world.scan("OBTSCRA", BOLT.barcode, "WH-A-01")
    assert world.press("confirm").feedback.code is Code.SCRAPPED


def test_fidelity_75_a_receipt_is_scrapped_only_when_it_is_done() -> None:
    world, transfer = opened("in", [("nut", 2)])
    assert world.refused("OBTSCRA") is Code.COMMAND_NOT_AVAILABLE
    assert world.press("actions").screen.control("scrap") is None
    world.press("back", "validate")
    world.scan(transfer.name, "OBTSCRA", NUT.barcode)
    assert dict(world.handheld.screen.facts)["place"] == "WH/Stock"
    assert world.press("confirm").feedback.code is Code.SCRAPPED


# giving back


def _done(version: str = "18") -> House:
    world, transfer = opened("out", [("nut", 2), ("bolt", 1)], version=VERSIONS[version])
    if world.press("validate").feedback.code is Code.PROCESS_ALL_ASKED:
        world.press("confirm")
    world.scan(transfer.name)
    return world


def test_fidelity_76_only_a_done_transfer_is_returned_and_not_nothing() -> None:
    world, _ = opened("out", [("nut", 2)])
    assert world.refused("OBTRETU") is Code.COMMAND_NOT_AVAILABLE
    world = _done()
    assert world.instruction == "transfer_is_done"
    assert world.refused(NUT.barcode) is Code.ONLY_TO_LOOK_AT
    screen = world.scan("OBTRETU").screen
    assert [(item.title, item.done, item.demand) for item in screen.items] == [
        (NUT.name, "0", "2"),
        (BOLT.name, "0", "1"),
    ]
    assert world.press("confirm").feedback.code is Code.NOTHING_TO_RETURN
    world.press("plus:NUT")
    turn = world.press("confirm")
    assert turn.events == (ReturnCreated(1, 2),)
    assert (turn.screen.title, [(item.title, item.demand) for item in turn.screen.items]) == (
        "WH/IN/00001",
        [(NUT.name, "1")],
    )
    world.scan(NUT.barcode)
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert world.on_hand("nut", "stock") == 1


def test_the_return_form_begins_with_everything_in_old_versions() -> None:
    """Setting: the version (reference odoo-barcode 4.9, 11.32)."""
    for version, proposed in (("16", ["2", "1"]), ("17", ["2", "1"]), ("18", ["0", "0"])):
        world = _done(version)
        world.press("actions")
        assert [item.done for item in world.press("return").screen.items] == proposed


# quality


@pytest.mark.parametrize("answer", ["pass", "fail"])
def test_goods_are_checked_before_the_transfer_is_validated(answer: str) -> None:
    """Setting: quality points of the operation type."""
    world = house()
    world.warehouse.add([QualityPoint("look", "in", "yoghurt", "c3")])
    transfer = world.warehouse.create_transfer("in", [("yoghurt", Decimal(2)), ("nut", ONE)])
    world.scan(transfer.name, YOGHURT.barcode, "LOT-7", "LOT-7", NUT.barcode)
    turn = world.press("validate")
    assert (turn.feedback.code, turn.screen.instruction.value) == (Code.QUALITY_ASKED, "check_quality")
    if answer == "fail":
        world.enter("quantity", "1")
    world.press(answer)
    assert world.press("validate").feedback.code is Code.VALIDATED
    (lot,) = world.warehouse.stock.lots.where("name", "LOT-7")
    assert world.on_hand("yoghurt", "c3", lot.id) == (1 if answer == "fail" else 0)
    assert YOGHURT.tracking is Tracking.LOT
