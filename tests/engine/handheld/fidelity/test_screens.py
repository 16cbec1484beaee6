"""The line editor, the page behind the gear, package content and settings (reference odoo-barcode 1.4 to 1.6)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.handheld.events import Printed
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.warehouse.records import Place
from tests.engine.handheld.house import BOLT, NUT, PACKED, YOGHURT, house, opened

EVERY_FIELD = ["quantity", "lot", "source", "destination", "package", "result_package"]


@pytest.mark.parametrize(
    ("key", "product", "fields"),
    [
        ("in", "yoghurt", ["quantity", "lot", "destination", "result_package"]),
        ("in", "bolt", ["quantity", "destination", "result_package"]),
        ("out", "yoghurt", ["quantity", "lot", "source", "package", "result_package"]),
        ("pick", "yoghurt", EVERY_FIELD),
        ("int", "bolt", ["quantity", "source", "destination", "package", "result_package"]),
    ],
)
def test_the_editor_has_the_fields_of_its_flow(key: str, product: str, fields: list[str]) -> None:
    """Settings: packages, storage_locations."""
    world, _ = opened(key, [(product, 2)])
    edit = f"edit:{'YOG' if product == 'yoghurt' else 'BOLT'}"
    assert [field.id for field in world.press(edit).screen.fields] == fields
    bare = replace(PACKED, packages=False, storage_locations=False)
    plain, _ = opened(key, [(product, 2)], company=bare)
    left = [field for field in fields if field in ("quantity", "lot")]
    assert [field.id for field in plain.press(edit).screen.fields] == left
    assert plain.enter("package", "PACK-FULL").feedback.code is Code.NO_SUCH_FIELD


def test_what_is_typed_into_the_fields_is_written_with_confirm() -> None:
    world, transfer = opened("pick", [("yoghurt", 2)])
    before = world.warehouse.digest()
    world.press("edit:YOG")
    for field, value in (
        ("lot", "LOT-2"),
        ("source", "WH-B-02"),
        ("destination", "WH-PACKING"),
        ("result_package", "PACK-EMPTY"),
    ):
        assert world.enter(field, value).feedback.code is Code.FIELD_ENTERED
        assert world.warehouse.digest() == before
    for field, value, code in (
        ("lot", "LOT-NONE", Code.LOT_UNKNOWN),
        ("source", "WH-OUTPUT", Code.WRONG_LOCATION),
        ("source", "NOWHERE", Code.UNKNOWN_BARCODE),
        ("result_package", "PACK-NONE", Code.UNKNOWN_BARCODE),
    ):
        assert world.enter(field, value).feedback.code is code
    world.press("plus_one")
    assert world.press("confirm").feedback.code is Code.COUNTED
    (line,) = world.lines(transfer)
    assert (line.lot, line.source, line.destination, line.result_package, line.done) == (
        "y-2",
        "b2",
        "packing",
        "PACK-EMPTY",
        Decimal(1),
    )


def test_a_change_without_a_quantity_counts_nothing() -> None:
    world, transfer = opened("pick", [("yoghurt", 2)])
    world.press("edit:YOG")
    world.enter("source", "WH-B-02")
    turn = world.press("confirm")
    assert (turn.feedback.code, turn.events) == (Code.LINE_CHANGED, ())
    assert [(line.source, line.picked) for line in world.lines(transfer)] == [("b2", False)]


def test_the_editor_lists_where_else_there_is_stock() -> None:
    world, transfer = opened("out", [("bolt", 3)])
    controls = [c.id for c in world.press("edit:BOLT").screen.controls if c.action == "take_from"]
    assert controls == ["take_from:WH-B-02", "take_from:WH-C-03"]
    world.press("take_from:WH-B-02", "plus_one", "confirm")
    assert [(line.source, line.done) for line in world.lines(transfer)] == [("b2", Decimal(1))]
    assert world.handheld.screen.kind is ScreenKind.TRANSFER


def test_scans_wait_for_the_editor_and_for_answers() -> None:
    world, _ = opened("out", [("bolt", 3)])
    world.press("edit:BOLT")
    assert world.refused(BOLT.barcode) is Code.FINISH_EDITING_FIRST
    world.press("discard", "cancel")
    assert world.refused(BOLT.barcode) is Code.ANSWER_FIRST
    world.press("discard")
    assert world.press("select:BOLT").feedback.code is Code.LINE_SELECTED


def test_the_gear_prints_and_gives_way_to_a_scan() -> None:
    world, _ = opened("out", [("bolt", 3)])
    shown = [control.id for control in world.press("actions").screen.controls]
    assert shown == ["print_operation", "print_slip", "scrap", "cancel", "back"]
    assert world.press("print_operation").events == (Printed(1, "print_operation"),)
    world.press("actions")
    assert world.scan("WH-A-01").screen.kind is ScreenKind.TRANSFER
    assert world.press("content:BOLT").feedback.code is Code.NO_SUCH_CONTROL


def test_the_content_of_a_lines_package() -> None:
    world, _ = opened("out", [("bolt", 30)])
    (key,) = [item.key for item in world.handheld.screen.items if item.package == "PACK-FULL"]
    items = world.press(f"content:{key}").screen.items
    assert [(item.title, item.left) for item in items] == [(BOLT.name, "10"), (YOGHURT.name, "2")]
    assert world.press("back").screen.kind is ScreenKind.TRANSFER


def test_an_empty_package_code_where_no_packages_are_used() -> None:
    """Setting: packages."""
    world, _ = opened("pack", [("nut", 1)], company=replace(PACKED, packages=False))
    world.scan(NUT.barcode)
    assert world.refused("PACK-EMPTY") is Code.PACKAGES_NOT_USED
    assert world.refused("PACK-NEW") is Code.UNKNOWN_BARCODE


def test_the_settings_show_what_the_company_has_set() -> None:
    shown = {item.key: item.detail for item in house().press("settings").screen.items}
    assert shown["packages"] == "yes"
    assert shown["nomenclature"] == "default"
    world = house(company=replace(PACKED, packages=False))
    assert {item.key: item.detail for item in world.press("settings").screen.items}["packages"] == "no"


CONSIGNED = replace(PACKED, owners=True)


def test_the_owner_of_goods_is_a_field_where_there_is_consignment() -> None:
    """Reference odoo-barcode 1.5 (K). Setting: owners."""
    without, _ = opened("in", [("bolt", 2)])
    without.press("edit:BOLT")
    assert without.enter("owner", "Nordic Table").feedback.code is Code.NO_SUCH_FIELD
    world, transfer = opened("in", [("bolt", 5)], company=CONSIGNED)
    fields = [field.id for field in world.press("edit:BOLT").screen.fields]
    assert fields == ["quantity", "destination", "owner", "result_package"]
    turn = world.enter("owner", "Mr Nobody")
    assert (turn.feedback.code, turn.feedback.was_accepted) == (Code.OWNER_UNKNOWN, False)
    turn = world.enter("owner", " nordic  TABLE ")
    assert [field.value for field in turn.screen.fields if field.id == "owner"] == ["Nordic Table"]
    world.enter("quantity", "5")
    world.press("confirm", "validate")
    place = Place("bolt", "stock", owner="nordic")
    assert [(line.owner, line.done) for line in world.lines(transfer)] == [("nordic", Decimal(5))]
    assert [quant.quantity for quant in world.warehouse.stock.quants.where("place", place)] == [Decimal(5)]


def test_an_owner_can_be_taken_back_and_given_to_a_new_line() -> None:
    world, transfer = opened("in", [("bolt", 5)], company=CONSIGNED)
    world.press("edit:BOLT")
    world.enter("owner", "Nordic Table")
    world.press("confirm")
    assert world.press("edit:BOLT").screen.fields[2].value == "Nordic Table"
    world.enter("owner", "")
    world.press("confirm")
    assert [line.owner for line in world.lines(transfer)] == [""]
    world.press("new_line")
    world.scan(NUT.barcode)
    world.enter("owner", "Nordic Table")
    world.press("confirm")
    assert [line.owner for line in world.lines(transfer)] == ["", "nordic"]


def test_an_owner_says_whose_stock_is_taken() -> None:
    world, _ = opened("int", [], company=CONSIGNED)
    world.warehouse.change_stock(Place("nut", "a1", owner="nordic"), Decimal(3))
    world.scan("WH-A-01", NUT.barcode)
    world.press("edit:NUT")
    world.enter("owner", "Nordic Table")
    world.enter("quantity", "2")
    world.press("confirm")
    world.scan("WH-C-03")
    assert world.press("validate").feedback.code is Code.VALIDATED
    left = {
        (quant.location, quant.owner): quant.quantity
        for quant in world.warehouse.stock.quants.where("product", "nut")
        if quant.owner
    }
    assert left == {("a1", "nordic"): Decimal(1), ("c3", "nordic"): Decimal(2)}
