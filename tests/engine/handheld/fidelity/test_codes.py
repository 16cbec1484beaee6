"""Fidelity items 59 to 69 on the handheld: several elements in one scan, weights, numbers (reference section 9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.barcodes.app_rules import Conversion, Nomenclature
from scansim.engine.barcodes.elements import ReadingRules, parts_of
from scansim.engine.handheld.feedback import Code
from scansim.engine.warehouse.catalogue import Product
from tests.engine.handheld.house import BOLT, CHEESE, NUT, PACKED, RICE, YOGHURT, House, house, opened, operation

GS1 = ReadingRules(Nomenclature.GS1)
UNDER_GS1 = replace(PACKED, reading=GS1)
NOW = "2026-11-22T08:00:00"
LOT_OF_50 = "0120611628936011300000005010LOT0002"
"""The string of the checklist, with the yoghurt's number: the house keeps bolts without lots."""


def _receipt(product: str, quantity: int, *, gs1: bool = True) -> House:
    return opened("in", [(product, quantity)], company=UNDER_GS1 if gs1 else PACKED)[0]


def test_fidelity_59_product_quantity_and_lot_in_one_scan_are_one_action() -> None:
    """Setting: the nomenclature."""
    world = _receipt("yoghurt", 50)
    turn = world.scan(LOT_OF_50)
    assert turn.feedback.code is Code.COUNTED_COMPLETE
    assert [(item.done, item.demand, item.lot) for item in turn.screen.items] == [("50", "50", "LOT0002")]
    assert turn.screen.primary is not None
    assert len(turn.events) == 1
    plain = _receipt("yoghurt", 50, gs1=False)
    assert plain.refused(LOT_OF_50) is Code.UNKNOWN_BARCODE


def test_fidelity_59_the_order_of_the_elements_does_not_matter() -> None:
    world = _receipt("yoghurt", 50)
    assert world.scan("3000000050" + "10LOT0002\x1d" + "0120611628936011").feedback.code is Code.COUNTED_COMPLETE


def test_fidelity_60_a_measured_weight() -> None:
    world = _receipt("rice", 60)
    assert world.scan("01006141410000123101000521").feedback.fact("done") == "52.1"
    pieces = _receipt("bolt", 60)
    assert pieces.refused("01206116289360043101000521") is Code.UNIT_DOES_NOT_FIT


def test_a_weight_in_pounds_is_kept_in_kilograms() -> None:
    """One pound is 0.45359237 kg: 10.0 lb are 4.54 kg."""
    world = _receipt("rice", 60)
    assert world.scan("01006141410000123201000100").feedback.fact("done") == "4.54"


def test_fidelity_61_without_a_separator_all_of_it_is_unparsable() -> None:
    world = _receipt("bolt", 50)
    assert world.refused("0120611628936004305010LOT0002") is Code.UNKNOWN_BARCODE
    assert world.scan("01206116289360043050").feedback.fact("done") == "50"


def test_fidelity_62_a_missing_separator_makes_another_lot_of_it() -> None:
    trap, right = _receipt("yoghurt", 2), _receipt("yoghurt", 2)
    trap.scan("012061162893601110LOT000217261231")
    assert trap.row("YOG").lot == "LOT000217261231"
    right.scan("012061162893601110LOT0002\x1d17261231")
    assert right.row("YOG").lot == "LOT0002"
    (lot,) = right.warehouse.stock.lots.where("name", "LOT0002")
    assert lot.expires[:10] == "2026-12-31"


def test_fidelity_63_a_wrong_check_digit_is_not_parsed() -> None:
    world = _receipt("bolt", 50)
    assert world.refused("01206116289360053000000050") is Code.UNKNOWN_BARCODE
    assert world.scan("01206116289360043000000050").feedback.was_accepted


@pytest.mark.parametrize("prefix", ["]C1", "\x1d"])
def test_fidelity_64_a_leading_symbology_mark_is_ignored(prefix: str) -> None:
    world = _receipt("bolt", 50)
    assert world.scan(f"{prefix}01206116289360043000000050").feedback.fact("done") == "50"


@pytest.mark.parametrize(
    ("date", "day"),
    [("270200", "2027-02-28"), ("280200", "2028-02-29"), ("770101", "1977-01-01"), ("760101", "2076-01-01")],
)
def test_fidelity_65_open_days_and_centuries(date: str, day: str) -> None:
    parts = parts_of(f"17{date}10L", GS1, NOW)
    assert parts is not None
    assert parts.expires == day
    world = _receipt("yoghurt", 2)
    world.scan(f"012061162893601117{date}10L")
    (lot,) = world.warehouse.stock.lots.where("name", "L")
    assert lot.expires[:10] == day


DATED = replace(YOGHURT, expiration_days=30, best_before_days=5, removal_days=10, alert_days=14)
"""Of a lot that expires on 31 January 2027: best before the 26th, out on the 21st, warned of on the 17th."""


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        ("17270131", ("2027-01-31", "2027-01-26", "2027-01-21", "2027-01-17")),
        ("15270126", ("2027-01-31", "2027-01-26", "2027-01-21", "2027-01-17")),
        ("1527012017270131", ("2027-01-31", "2027-01-20", "2027-01-21", "2027-01-17")),
        ("13261101", ("2026-12-22", "2026-12-17", "2026-12-12", "2026-12-08")),
    ],
)
def test_the_dates_of_a_new_lot(dates: str, kept: tuple[str, ...]) -> None:
    """Reference odoo-barcode 4.12: what is read is kept, the rest goes by the day it expires, by hand from NOW + 30."""
    world = _receipt("yoghurt", 2)
    world.warehouse.stock.products.put(DATED)
    world.scan(f"0120611628936011{dates}10L")
    world.press("validate", "create_backorder")
    (lot,) = world.warehouse.stock.lots.where("name", "L")
    assert tuple(each[:10] for each in (lot.expires, lot.best_before, lot.removal, lot.alert)) == kept


def test_the_dates_of_a_lot_that_is_known_stay() -> None:
    world = opened("in", [("yoghurt", 2)], operation("in", use_existing_lots=True), company=UNDER_GS1)[0]
    before = world.warehouse.stock.lots.get("y-1")
    assert world.scan("012061162893601117270131" + "10LOT-1").feedback.was_accepted
    assert world.warehouse.stock.lots.get("y-1") == before


def test_a_product_without_expiration_dates_gets_only_those_that_were_read() -> None:
    world = _receipt("yoghurt", 2)
    world.warehouse.stock.products.put(replace(DATED, expires=False))
    world.scan("0120611628936011" + "15270126" + "10L")
    (lot,) = world.warehouse.stock.lots.where("name", "L")
    assert (lot.expires, lot.best_before, lot.removal, lot.alert) == ("", "2027-01-26", "", "")


def test_fidelity_66_a_gtin_14_with_a_leading_zero_is_the_ean_13_under_gs1_too() -> None:
    world = _receipt("nut", 2)
    assert world.scan("0104006381333931").feedback.fact("done") == "1"
    assert world.scan("04006381333931").feedback.fact("done") == "2"


def test_fidelity_67_one_unknown_element_discards_all() -> None:
    world = _receipt("bolt", 50)
    for unknown in ("11261231", "400ORDER", "9912"):
        assert world.refused(f"0120611628936004{unknown}") is Code.UNKNOWN_BARCODE


def test_fidelity_68_a_weighed_ean() -> None:
    """Setting: the nomenclature."""
    world = _receipt("cheese", 5, gs1=False)
    assert world.scan("2112345015002").feedback.fact("done") == "1.5"
    assert world.scan("2112345015002").feedback.fact("done") == "3"
    assert CHEESE.barcode == "2112345000008"
    other = _receipt("cheese", 5)
    assert other.refused("2112345015002") is Code.UNKNOWN_BARCODE


@pytest.mark.parametrize(
    ("conversion", "found"),
    [
        (Conversion.ALWAYS, True),
        (Conversion.UPC_TO_EAN, True),
        (Conversion.EAN_TO_UPC, False),
        (Conversion.NEVER, False),
    ],
)
def test_fidelity_69_a_upc_a_finds_the_ean_where_it_is_converted(conversion: Conversion, found: bool) -> None:
    """Setting: UPC/EAN conversion."""
    company = replace(PACKED, reading=ReadingRules(conversion=conversion))
    world = house(company=company)
    world.warehouse.add([Product("glass", "Glass", "GLASS", "0036000291452")])
    world.scan("WHIN")
    assert world.scan("036000291452").feedback.was_accepted == found
    assert world.scan("0036000291452").feedback.was_accepted


# what else one scan may hold


def test_a_lot_alone_belongs_to_the_selected_product() -> None:
    world = _receipt("yoghurt", 2)
    assert world.refused("10LOT-9") is Code.UNKNOWN_BARCODE
    world.scan("0120611628936011")
    assert world.scan("10LOT-9").feedback.code is Code.COUNTED
    assert world.row("YOG").lot == "LOT-9"


def test_a_package_number_alone_is_a_package() -> None:
    sscc = "106141412345678908"
    world = opened("pack", [("bolt", 2)], company=UNDER_GS1)[0]
    assert world.refused(f"00{sscc}") is Code.NOTHING_TO_PACK
    world.scan("0120611628936004")
    assert world.scan(f"00{sscc}").feedback.fact("package") == sscc
    assert world.scan(f"0120611628936004\x1d00{sscc}").feedback.code is Code.PACKED


def test_a_scan_that_fails_halfway_changes_nothing() -> None:
    """The goods would be counted, but their destination is none."""
    world = opened("in", [("bolt", 2)], company=UNDER_GS1)[0]
    assert world.refused("0120611628936004" + "4104012345000009") is Code.UNKNOWN_BARCODE


def test_a_number_that_may_be_an_element_string_is_tried_as_a_product_first() -> None:
    """Reference odoo-barcode 5.3, fact 8."""
    world = opened("in", [("bolt", 2)], company=UNDER_GS1)[0]
    world.warehouse.add([Product("ten", "Ten", "TEN", "1012345678904")])
    world.scan("1012345678904")
    assert dict(world.handheld.screen.facts)["product"] == "Ten"
    assert (RICE.id, BOLT.id, NUT.id) == ("rice", "bolt", "nut")
