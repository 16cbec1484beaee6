"""Packages beyond the checklist: their type, and those that move whole (reference odoo-barcode 1.4, 1.6)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.barcodes.elements import ReadingRules
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.records import Transfer
from scansim.engine.warehouse.storage import PackageType
from tests.engine.handheld.house import BOLT, NUT, PACKED, House, opened, operation

# which type


def _asking(**changes: object) -> tuple[House, Transfer]:
    world, transfer = opened("pack", [("bolt", 4), ("nut", 2)], operation("pack", asks_package_type=True, **changes))
    world.scan(BOLT.barcode)
    return world, transfer


def _packed(world: House, transfer: Transfer) -> list[tuple[str, str]]:
    """The packages of the lines, and their types."""
    packages = world.warehouse.stock.packages
    names = [line.result_package for line in world.lines(transfer) if line.result_package]
    return [(name, packages.get(name).type) for name in names]


def test_put_in_pack_asks_for_a_type_where_that_is_set() -> None:
    """Setting: asks_package_type."""
    world, transfer = _asking()
    turn = world.scan("OBTPACK")
    assert (turn.feedback.code, turn.screen.kind) == (Code.PACKAGE_TYPE_ASKED, ScreenKind.DIALOG)
    assert [control.id for control in turn.screen.controls] == ["package_type:PT-BOX", "no_type", "discard"]
    assert _packed(world, transfer) == []
    assert world.press("package_type:PT-BOX").feedback.code is Code.PACKED
    assert _packed(world, transfer) == [("PACK0000001", "PT-BOX")]
    world.scan(BOLT.barcode)
    world.press("put_in_pack", "no_type")
    assert _packed(world, transfer)[1:] == [("PACK0000002", "")]
    silent, other = opened("pack", [("bolt", 4)])
    silent.scan(BOLT.barcode)
    assert silent.scan("OBTPACK").feedback.code is Code.PACKED
    assert _packed(silent, other) == [("PACK0000001", "")]


@pytest.mark.parametrize(
    ("data", "packed"),
    [("PT-BOX", ("PACK0000001", "PT-BOX")), ("PACK-EMPTY", ("PACK-EMPTY", "")), ("PACK-NEW", ("PACK-NEW", ""))],
)
def test_a_type_or_a_package_that_is_scanned_is_the_answer(data: str, packed: tuple[str, str]) -> None:
    """Before the question is asked, and when it is."""
    for before in ((), ("OBTPACK",)):
        world, transfer = _asking()
        assert world.scan(*before, data).feedback.code is Code.PACKED
        assert _packed(world, transfer) == [packed]
        assert world.handheld.screen.kind is ScreenKind.TRANSFER


@pytest.mark.parametrize("data", [NUT.barcode, "PACK-FULL", "OBTVALI", "WH-OUTPUT", "nothing"])
def test_the_question_for_a_type_takes_nothing_else(data: str) -> None:
    world, _ = _asking()
    world.scan("OBTPACK")
    assert world.refused(data) is Code.ANSWER_FIRST
    assert world.press("package_type:NONE").feedback.code is Code.NO_SUCH_CONTROL
    world.press("discard")
    assert world.scan(BOLT.barcode).feedback.code is Code.COUNTED


def test_nothing_to_pack_is_told_before_anything_is_asked() -> None:
    world, _ = opened("pack", [("bolt", 4)], operation("pack", asks_package_type=True))
    assert world.refused("OBTPACK") is Code.NOTHING_TO_PACK


def test_a_type_in_a_gs1_scan_is_used() -> None:
    """Application identifier 91 (reference odoo-barcode 5.2)."""
    world, transfer = opened("pack", [("bolt", 4)], company=replace(PACKED, reading=ReadingRules(Nomenclature.GS1)))
    world.warehouse.add([PackageType("crate", "CRATE")])
    world.scan(f"01{BOLT.barcode}3000000002\x1d91CRATE")
    assert _packed(world, transfer) == [("PACK0000001", "crate")]
    assert world.refused(f"01{BOLT.barcode}91NONE") is Code.UNKNOWN_BARCODE


# packages in packages: what stands where is in test_containers.py


def _two_packs(version: str = "19", **changes: object) -> tuple[House, Transfer]:
    """Two packages of bolts on a packing transfer; nuts are still to be packed."""
    kind = operation("pack", **changes)
    world, transfer = opened("pack", [("bolt", 4), ("nut", 2)], kind, version=VERSIONS[version])
    for _ in range(2):
        world.scan(BOLT.barcode, BOLT.barcode, "OBTPACK")
    return world, transfer


def _container(world: House, number: int) -> str:
    return world.warehouse.stock.packages.get(f"PACK000000{number}").container


def test_what_is_packed_is_put_in_a_package_from_version_19_on() -> None:
    """Setting: version. What is packed later goes into the next one."""
    world, _ = _two_packs()
    assert world.row("BOLT").container == ""
    turn = world.scan("OBTPACK")
    assert (turn.feedback.code, turn.feedback.fact("package"), turn.feedback.fact("count")) == (
        Code.CONTAINED,
        "PACK0000003",
        "2",
    )
    assert (_container(world, 1), _container(world, 2)) == ("PACK0000003", "PACK0000003")
    assert world.row("BOLT").container == "PACK0000003"
    assert world.refused("OBTPACK") is Code.NOTHING_TO_PACK
    world.scan(NUT.barcode, "OBTPACK")
    assert _container(world, 4) == ""
    world.scan("PACK-EMPTY")
    assert (_container(world, 3), _container(world, 4)) == ("", "PACK-EMPTY")
    older, _ = _two_packs("18")
    assert older.refused("OBTPACK") is Code.NOTHING_TO_PACK


def test_the_row_tells_what_its_package_stands_in() -> None:
    world, _ = _two_packs()
    world.press("edit:BOLT")
    world.enter("container", "PACK-EMPTY")
    world.press("confirm")
    assert [item.container for item in world.handheld.screen.items if item.result_package] == ["PACK-EMPTY", ""]


def test_a_new_package_may_be_what_packages_are_put_in() -> None:
    world, _ = _two_packs()
    assert world.scan("PACK-NEW").feedback.code is Code.CONTAINED
    assert (_container(world, 1), _container(world, 2)) == ("PACK-NEW", "PACK-NEW")


def test_a_package_is_not_put_in_itself() -> None:
    world, _ = _two_packs()
    assert world.refused("PACK0000001") is Code.RECORD_REFUSES


def test_a_container_of_another_order_is_refused() -> None:
    world, _ = _two_packs()
    world.scan("PACK-EMPTY")
    world.press("back")
    other = world.warehouse.create_transfer("pack", [("nut", Decimal(1))])
    world.scan(other.name, NUT.barcode, "OBTPACK")
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_TAKEN


def test_the_type_of_a_container_is_asked_for_too() -> None:
    """Setting: asks_package_type."""
    world, _ = opened("pack", [("bolt", 4)], operation("pack", asks_package_type=True), version=VERSIONS["19"])
    world.scan(BOLT.barcode, "PT-BOX")
    assert world.scan("OBTPACK").feedback.code is Code.PACKAGE_TYPE_ASKED
    assert world.press("package_type:PT-BOX").feedback.code is Code.CONTAINED
    assert _container(world, 1) == "PACK0000002"
    assert world.warehouse.stock.packages.get("PACK0000002").type == "PT-BOX"


def test_a_container_is_counted_by_its_label() -> None:
    world, _ = _two_packs()
    world.scan("OBTPACK", "OBTVALI")
    world.press("create_backorder")
    world.press("counts")
    turn = world.scan("WH-OUTPUT", "PACK0000003")
    assert turn.feedback.fact("package") == "PACK0000003"
    assert [(item.done, item.package) for item in world.handheld.screen.items] == [
        ("2", "PACK0000001"),
        ("2", "PACK0000002"),
    ]
