"""Internal transfers from scratch and putaway (reference odoo-barcode 4.2, 4.3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.handheld.events import DestinationSet, SourceSet
from scansim.engine.handheld.feedback import Code
from scansim.engine.warehouse.records import Place, PushRule
from scansim.engine.warehouse.storage import PutawayRule
from tests.engine.handheld.house import BOLT, NUT, house, operation


def test_an_internal_transfer_from_scratch_goes_round_and_round() -> None:
    """The table of 4.3, twice: after a destination the next location is a source again."""
    world = house()
    world.scan("WHINT")
    assert world.instruction == "scan_source"
    world.scan("WH-A-01")
    assert world.instruction == "scan_product"
    assert world.scan(BOLT.barcode).feedback.code is Code.COUNTED_UNPLANNED
    world.scan(BOLT.barcode)
    assert world.instruction == "scan_product_or_place"
    assert isinstance(world.scan("WH-B-02").events[0], DestinationSet)
    assert world.scan("WH-B-02").events == (SourceSet(1, "b2"),)
    world.scan(NUT.barcode, "WH-C-03")
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert (world.on_hand("bolt", "a1"), world.on_hand("bolt", "b2")) == (Decimal(18), Decimal(7))
    assert (world.on_hand("nut", "b2"), world.on_hand("nut", "c3")) == (Decimal(9), Decimal(1))


def test_a_lot_alone_brings_what_the_record_holds_of_it() -> None:
    """Reference odoo-barcode 4.0, rule 3: in an internal transfer from scratch; elsewhere it is one."""
    world = house()
    world.scan("WHINT", "WH-A-01")
    assert world.scan("LOT-1").feedback.fact("done") == "4"


def test_what_is_not_at_the_source_is_taken_all_the_same() -> None:
    """Reference odoo-barcode 4.3: accepted, stock may go below zero."""
    world = house()
    world.scan("WHINT", "WH-A-01", NUT.barcode, "WH-B-02")
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert world.on_hand("nut", "a1") == -1


def test_a_receipt_in_two_steps_is_put_away_where_the_line_says_or_where_one_scans() -> None:
    """Reference odoo-barcode 4.2: the next step is ready when the first is validated; its bin is on the line."""
    world = house(replace(operation("in"), destination="input"))
    world.warehouse.add([PushRule("input", "stock", "store"), PutawayRule(1, "stock", "c3", product="nut")])
    world.warehouse.create_transfer("in", [("nut", Decimal(2))])
    world.scan("WH/IN/00001", "OBTVALI")
    (storing,) = world.warehouse.open_transfers("store")
    world.scan(storing.name, "WH-INPUT")
    assert world.row("NUT").place == "C-03"
    world.scan(NUT.barcode, NUT.barcode)
    assert world.refused("WH-OUTPUT") is Code.WRONG_LOCATION
    world.scan("WH-B-02")
    world.press("validate")
    assert world.on_hand("nut", "b2") == 12
    assert world.warehouse.available(Place("nut", "input")) == 0
