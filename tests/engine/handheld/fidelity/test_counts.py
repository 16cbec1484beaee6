"""Fidelity items 50 to 58: inventory adjustments (reference odoo-barcode section 9)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.barcodes.elements import ReadingRules
from scansim.engine.handheld.events import CountsApplied, CountWritten, Via
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.warehouse.records import Place
from tests.engine.handheld.house import BOLT, DRILL, NUT, PACKED, YOGHURT, House, house


def _counting(**settings: object) -> House:
    world = house(company=replace(PACKED, **settings))  # type: ignore[arg-type]
    world.press("counts")
    return world


def test_fidelity_50_only_what_is_asked_of_me_and_due() -> None:
    """Setting: user."""
    world = house(company=replace(PACKED, user="mia"))
    quants = {(q.product, q.location): q for q in world.warehouse.stock.quants if not q.package}
    world.warehouse.request_counts([quants["bolt", "a1"]], "2026-11-22", "mia")
    world.warehouse.request_counts([quants["nut", "b2"]], "2026-11-23", "mia")
    world.warehouse.request_counts([quants["bolt", "b2"]], "2026-11-22", "ben")
    control = world.handheld.screen.control("counts")
    assert control is not None
    assert dict(control.facts) == {"count": "1"}
    assert [(item.title, item.place) for item in world.press("counts").screen.items] == [(BOLT.name, "A-01")]
    other = house(company=replace(PACKED, user="ben"))
    assert other.press("counts").screen.items == ()


def test_fidelity_51_each_scan_adds_one_the_pencil_sets_an_absolute_value() -> None:
    world = _counting()
    assert world.instruction == "scan_location"
    assert world.refused(NUT.barcode) is Code.SCAN_LOCATION_FIRST
    world.scan("WH-B-02", NUT.barcode, NUT.barcode)
    turn = world.scan(NUT.barcode)
    assert turn.events == (CountWritten("nut", "b2", "", "", Decimal(3), Decimal(10), Via.CODE, NUT.barcode),)
    assert (world.row("NUT").done, world.row("NUT").demand) == ("3", "10")
    world.press("edit:NUT")
    world.enter("quantity", "8")
    world.press("confirm")
    assert world.row("NUT").done == "8"
    before = world.on_hand("nut", "b2")
    turn = world.press("apply")
    assert turn.events == (CountsApplied((("nut", "b2", Decimal(8), Decimal(-2)),)),)
    assert (before, world.on_hand("nut", "b2"), world.on_hand("nut", "loss")) == (10, 8, 2)
    assert turn.screen.kind is ScreenKind.MENU


def test_the_label_of_validate_applies_a_count() -> None:
    """Reference odoo-barcode 1.4b, last row."""
    world = _counting()
    world.scan("WH-B-02", NUT.barcode)
    assert world.scan("OBTVALI").feedback.code is Code.COUNTS_APPLIED
    assert world.on_hand("nut", "b2") == 1


@pytest.mark.parametrize("shown", [True, False])
def test_fidelity_52_a_blind_count_tells_nowhere_what_is_expected(shown: bool) -> None:
    """Setting: show_quantity_to_count."""
    world = _counting(show_quantity_to_count=shown, count_entire_locations=True)
    world.scan("WH-B-02")
    screens = [world.handheld.screen, world.scan(NUT.barcode).screen, world.press("edit:NUT").screen]
    told = repr(screens)
    assert ("'10'" in told) == shown
    assert (screens[1].control("fill:NUT") is not None) == shown
    assert (world.press("discard").screen.items[0].demand == "5") == shown


@pytest.mark.parametrize("whole", [True, False])
def test_fidelity_53_a_location_counted_whole_lists_what_should_be_there(whole: bool) -> None:
    """Setting: count_entire_locations."""
    world = _counting(count_entire_locations=whole)
    items = world.scan("WH-B-02").screen.items
    listed = [(item.title, item.done) for item in items]
    assert listed == ([(BOLT.name, ""), (NUT.name, ""), (YOGHURT.name, ""), (DRILL.name, "")] if whole else [])
    world.scan(NUT.barcode)
    world.press("apply")
    assert (world.on_hand("nut", "b2"), world.on_hand("bolt", "b2")) == (1, 5), "what nobody counted is left alone"


def test_a_line_is_marked_as_not_there_and_as_not_counted() -> None:
    """Reference odoo-barcode 4.11: not counted is not zero."""
    world = _counting(count_entire_locations=True)
    world.scan("WH-B-02")
    world.press("toggle:BOLT")
    assert world.row("BOLT").done == "0"
    world.press("toggle:BOLT")
    assert world.row("BOLT").done == ""
    assert world.press("apply").feedback.code is Code.NOTHING_COUNTED
    world.press("toggle:BOLT", "apply")
    assert world.on_hand("bolt", "b2") == 0


def test_fidelity_54_a_lot_of_another_product_goes_to_its_own() -> None:
    world = _counting()
    world.scan("WH-A-01", YOGHURT.barcode, "SN-1")
    assert [(item.title, item.lot, item.done) for item in world.handheld.screen.items] == [(DRILL.name, "SN-1", "1")]


@pytest.mark.parametrize(("answer", "after"), [("keep_counted", 8), ("keep_difference", 5)])
def test_fidelity_55_stock_that_moved_since_it_was_counted_is_asked_about(answer: str, after: int) -> None:
    world = _counting()
    world.scan("WH-B-02", NUT.barcode)
    world.press("edit:NUT")
    world.enter("quantity", "8")
    world.press("confirm")
    world.warehouse.change_stock(Place("nut", "b2"), Decimal(-3))
    turn = world.press("apply")
    assert turn.feedback.code is Code.CONFLICT_ASKED
    assert [(item.done, item.demand) for item in turn.screen.items] == [("8", "7")]
    assert world.press("discard").screen.kind is ScreenKind.COUNT
    world.press("apply")
    assert world.press(answer).feedback.code is Code.COUNTS_APPLIED
    assert world.on_hand("nut", "b2") == after


def test_fidelity_56_an_equal_count_is_confirmed_by_a_move_of_nothing() -> None:
    world = _counting()
    world.scan("WH-B-02", NUT.barcode)
    world.press("fill:NUT", "apply")
    moves = [move for move in world.warehouse.stock.moves if move.product == "nut"]
    assert [(move.demand, move.state.value) for move in moves] == [(Decimal(0), "done")]
    assert world.warehouse.stock.locations.get("b2").last_counted == "2026-11-22"


def test_fidelity_57_tracked_goods_counted_without_a_lot_are_confirmed() -> None:
    world = house()
    world.warehouse.change_stock(Place("yoghurt", "c3"), Decimal(1))
    world.warehouse.change_stock(Place("yoghurt", "c3"), Decimal(-1))
    quant = world.warehouse.count(Place("yoghurt", "c3"), Decimal(2))
    assert quant.lot == ""
    world.warehouse.request_counts([quant], "2026-11-22", "mia")
    counter = House(world.warehouse, type(world.handheld)(world.warehouse, company=replace(PACKED, user="mia")))
    counter.press("counts")
    turn = counter.press("apply")
    assert (turn.feedback.code, turn.feedback.fact("products")) == (Code.UNTRACKED_ASKED, YOGHURT.name)
    assert counter.press("discard").screen.kind is ScreenKind.COUNT
    counter.press("apply")
    assert counter.press("confirm").feedback.code is Code.COUNTS_APPLIED
    assert counter.on_hand("yoghurt", "c3") == 2


def test_fidelity_58_a_serial_counts_one() -> None:
    world = _counting()
    world.scan("WH-B-02", DRILL.barcode)
    assert world.instruction == "scan_serial"
    world.scan("SN-2")
    assert world.row("DRILL").done == "1"
    assert world.refused("SN-2") is Code.SERIAL_TWICE
    world.scan("SN-NEW")
    assert [item.lot for item in world.handheld.screen.items] == ["SN-2", "SN-NEW"]


def test_a_package_stands_for_all_that_should_be_in_it() -> None:
    world = _counting()
    world.scan("WH-C-03", "PACK-FULL")
    assert [(item.title, item.done, item.package) for item in world.handheld.screen.items] == [
        (BOLT.name, "10", "PACK-FULL"),
        (YOGHURT.name, "2", "PACK-FULL"),
    ]
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_IS_EMPTY


def test_without_locations_all_stock_is_one_place() -> None:
    """Setting: storage_locations."""
    world = _counting(storage_locations=False)
    assert world.instruction == "count_products"
    assert world.scan(NUT.barcode).feedback.code is Code.COUNT_WRITTEN


# packages (the scan matrix, reference odoo-barcode 1.4b, last column)


def _packed_rows(world: House) -> list[tuple[str, str, str]]:
    return [(item.key, item.done, item.package) for item in world.handheld.screen.items]


@pytest.mark.parametrize("package", ["PACK-EMPTY", "PACK-NEW"])
def test_an_empty_or_unknown_package_takes_in_what_was_counted_since_the_last_one(package: str) -> None:
    """Two nuts and a serial number go into it; of the ten nuts that should lie loose none is counted now."""
    world = house()
    world.press("counts")
    world.scan("WH-B-02", NUT.barcode, NUT.barcode, DRILL.barcode, "SN-9")
    turn = world.scan(package)
    assert (turn.feedback.code, turn.feedback.fact("package"), turn.feedback.fact("count")) == (
        Code.PACKED,
        package,
        "2",
    )
    assert _packed_rows(world) == [("NUT", "", ""), ("NUT#2", "2", package), ("DRILL", "1", package)]
    world.scan(NUT.barcode)
    assert _packed_rows(world)[0] == ("NUT", "1", ""), "the next one lies loose again"
    world.press("apply")
    assert world.on_hand("nut", "b2", package=package) == 2
    assert world.on_hand("drill", "b2", "sn-9", package) == 1
    assert world.on_hand("nut", "b2") == 1


def test_more_of_the_same_goes_on_in_the_package() -> None:
    world = house()
    world.press("counts")
    world.scan("WH-B-02", NUT.barcode, "PACK-NEW", NUT.barcode, NUT.barcode, "PACK-NEW")
    assert _packed_rows(world) == [("NUT", "", ""), ("NUT#2", "3", "PACK-NEW")]


def test_without_anything_counted_a_package_takes_nothing_in() -> None:
    world = house()
    world.press("counts")
    assert world.refused("PACK-EMPTY") is Code.SCAN_LOCATION_FIRST
    world.scan("WH-B-02")
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_IS_EMPTY
    assert world.refused("PACK-NEW") is Code.UNKNOWN_BARCODE
    world.scan(NUT.barcode, "WH-A-01")
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_IS_EMPTY, "what was counted lies in another place"
    world.press("plus:NUT")
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_IS_EMPTY, "so does what is counted there by its button"
    world.scan(BOLT.barcode)
    world.press("toggle:BOLT")
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_IS_EMPTY, "it was taken back"


def test_a_serial_number_in_a_package_was_counted() -> None:
    world = house()
    world.press("counts")
    world.scan("WH-B-02", DRILL.barcode, "SN-9", "PACK-NEW")
    assert world.refused("SN-9") is Code.SERIAL_TWICE


def test_a_count_in_a_company_without_packages_takes_none() -> None:
    """Setting: packages."""
    world = house(company=replace(PACKED, packages=False))
    world.press("counts")
    world.scan("WH-B-02", NUT.barcode)
    assert world.refused("PACK-EMPTY") is Code.PACKAGES_NOT_USED
    assert world.refused("PACK-NEW") is Code.UNKNOWN_BARCODE


def test_a_lot_that_is_asked_for_is_still_asked_for_after_packing() -> None:
    world = _counting()
    world.scan("WH-B-02", NUT.barcode, YOGHURT.barcode, "PACK-NEW")
    assert world.instruction == "scan_lot"
    world.scan("LOT-2")
    assert _packed_rows(world)[-1] == ("YOG", "1", "")


def test_a_gs1_scan_counts_into_its_package() -> None:
    """Reference odoo-barcode 5.4: the package comes after the goods."""
    world = _counting(reading=ReadingRules(Nomenclature.GS1))
    world.scan("WH-C-03")
    world.scan(f"01{BOLT.barcode}3000000005\x1d00106141411234567897")
    assert _packed_rows(world) == [("BOLT", "5", "106141411234567897")]
