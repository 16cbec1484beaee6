"""Fidelity items 2 to 13 beyond receiving (reference odoo-barcode section 9)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.handheld.device import MenuScan
from scansim.engine.handheld.events import BatchOpened, SourceSet, TransferCreated, Via
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.records import State
from tests.engine.handheld.house import BOLT, NUT, PACKED, YOGHURT, House, house, opened, operation


@pytest.mark.parametrize(
    ("version", "known", "unknown"),
    [
        ("16", "O-BTN.validate", "OBTVALI"),
        ("17", "O-BTN.validate", "OBTVALI"),
        ("18", "OBTVALI", "O-BTN.validate"),
        ("19", "OBTVALI", "O-BTN.validate"),
    ],
)
def test_fidelity_02_the_version_says_which_payload_validates(version: str, known: str, unknown: str) -> None:
    world, transfer = opened("in", [("bolt", 2)], version=VERSIONS[version])
    world.scan(BOLT.barcode, BOLT.barcode)
    assert world.refused(unknown) is Code.UNKNOWN_BARCODE
    assert world.scan(known).feedback.code is Code.VALIDATED
    assert world.state(transfer) == "done"


def test_fidelity_04_main_menu_leaves_a_count_and_keeps_what_was_counted() -> None:
    world = house()
    world.press("counts")
    world.scan("WH-B-02", NUT.barcode)
    assert world.scan("OCDMENU").screen.kind is ScreenKind.MENU
    assert [quant.counted for quant in world.warehouse.open_counts()] == [Decimal(1)]


def test_fidelity_05_put_in_pack_belongs_to_the_packages_of_the_company() -> None:
    """Setting: packages."""
    on, transfer = opened("in", [("bolt", 2)])
    on.scan(BOLT.barcode)
    assert on.scan("OBTPACK").feedback.code is Code.PACKED
    assert [line.result_package for line in on.lines(transfer)] == ["PACK0000001", ""]
    off, _ = opened("in", [("bolt", 2)], company=replace(PACKED, packages=False))
    off.scan(BOLT.barcode)
    assert off.refused("OBTPACK") is Code.COMMAND_NOT_AVAILABLE
    assert off.handheld.screen.control("put_in_pack") is None


def test_fidelity_06_halves_of_a_barcode_are_unknown_also_where_packages_are_used() -> None:
    world, transfer = opened("in", [("bolt", 20)])
    world.scan(BOLT.barcode)
    for half in (BOLT.barcode[:6], BOLT.barcode[6:]):
        assert world.refused(half) is Code.UNKNOWN_BARCODE
    assert [line.done for line in world.lines(transfer)] == [Decimal(1)]


@pytest.mark.parametrize("key", ["in", "int", "pick", "out"])
def test_fidelity_07_an_operation_type_makes_a_new_transfer_whatever_is_scheduled(key: str) -> None:
    world = house()
    world.warehouse.create_transfer(key, [("bolt", Decimal(2))])
    barcode = world.warehouse.stock.operation_types.get(key).barcode
    assert world.scan(barcode).events == (TransferCreated(2),)
    assert world.lines(world.warehouse.stock.transfers.get(2)) == ()


def test_fidelity_07_the_code_of_deliveries_lists_them_where_the_company_says_so() -> None:
    """Setting: deliveries_on_menu."""
    world = house(company=replace(PACKED, deliveries_on_menu=MenuScan.LIST))
    world.warehouse.create_transfer("out", [("bolt", Decimal(2))])
    assert [item.title for item in world.scan("WHOUT").screen.items] == ["WH/OUT/00001"]
    assert len(world.warehouse.stock.transfers) == 1
    assert house().scan("WHOUT").feedback.code is Code.TRANSFER_CREATED


def test_fidelity_09_an_internal_transfer_asks_for_its_source() -> None:
    """Setting: source_required."""
    world = house()
    screen = world.scan("WHINT").screen
    assert (screen.instruction.value, screen.items) == ("scan_source", ())
    free = house(operation("int", source_required=False))
    assert free.scan("WHINT").screen.instruction.value == "scan_product"


def test_fidelity_10_a_location_on_the_menu_starts_an_internal_transfer_from_it() -> None:
    """Setting: storage_locations."""
    world = house()
    turn = world.scan("WH-A-01")
    assert turn.events == (TransferCreated(1), SourceSet(1, "a1"))
    assert world.warehouse.stock.transfers.get(1).operation_type == "int"
    assert (dict(turn.screen.facts)["source"], turn.screen.instruction.value) == ("WH/Stock/A-01", "scan_product")
    assert house(company=replace(PACKED, storage_locations=False)).refused("WH-A-01") is Code.OPERATION_NOT_AVAILABLE


def _batches(version: str = "18") -> House:
    world = house(version=VERSIONS[version])
    numbers = [
        world.warehouse.create_transfer("pick", [(product, Decimal(1))]).id
        for product in ("bolt", "nut", "yoghurt", "drill")
    ]
    world.warehouse.create_batch("BATCH/1", numbers[:2])
    world.warehouse.create_batch("BATCH/2", numbers[2:])
    world.press("batches")
    return world


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (BOLT.barcode, ["BATCH/1"]),
        ("WH/PICK/00003", ["BATCH/2"]),
        ("LOT-1", ["BATCH/2"]),
        ("SN-1", ["BATCH/2"]),
    ],
)
def test_fidelity_12_a_scan_filters_the_list_of_batches(data: str, left: list[str]) -> None:
    """From version 18 on."""
    world = _batches()
    assert [item.title for item in world.handheld.screen.items] == ["BATCH/1", "BATCH/2"]
    assert [item.title for item in world.scan(data).screen.items] == left
    assert world.handheld.screen.kind is ScreenKind.BATCHES
    assert world.press(f"open:{left[0]}").events == (BatchOpened(left[0], Via.CONTROL),)
    old = _batches("17")
    assert old.scan(data).screen.kind is not ScreenKind.BATCHES


def test_fidelity_12_a_package_filters_the_list_of_batches() -> None:
    world = _batches()
    number = world.warehouse.create_transfer("pick", [("bolt", Decimal(30))]).id
    world.warehouse.create_batch("BATCH/3", [number])
    assert [item.title for item in world.scan("PACK-FULL").screen.items] == ["BATCH/3"]


def test_fidelity_11_lists_are_filtered_by_lot_and_package_too() -> None:
    world = house()
    for product, quantity in (("yoghurt", 1), ("bolt", 30)):
        world.warehouse.create_transfer("out", [(product, Decimal(quantity))])
    assert [item.title for item in world.scan("LOT-1").screen.items] == ["WH/OUT/00001"]
    assert [item.title for item in world.scan("PACK-FULL").screen.items] == ["WH/OUT/00002"]
    assert world.refused("SN-1") is Code.NO_TRANSFER_WITH_IT


def test_a_package_that_no_transfer_wants_is_opened_from_the_menu() -> None:
    world = house()
    items = world.scan("PACK-FULL").screen.items
    assert [(item.title, item.detail, item.left) for item in items] == [
        (BOLT.name, "", "10"),
        (YOGHURT.name, "LOT-2", "2"),
    ]
    assert world.press("back").screen.kind is ScreenKind.MENU


def test_cards_count_what_is_to_process() -> None:
    """Ready and waiting transfers; drafts are not counted (reference odoo-barcode 1.3)."""
    world = house()
    head = world.warehouse.create_transfer("out", [("bolt", Decimal(2))])
    world.warehouse.create_transfer("out", [("drill", Decimal(9))])
    world.warehouse.create_from(replace(head, id=0, name="", state=State.DRAFT), [("bolt", Decimal(1))], confirm=False)
    counts = {item.key: item.left for item in world.press("operations").screen.items}
    assert counts["WHOUT"] == "2"
    assert counts["WHIN"] == "0"
