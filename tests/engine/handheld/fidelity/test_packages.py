"""Packages beyond the checklist: their type, and those that move whole (reference odoo-barcode 1.4, 1.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.barcodes.elements import ReadingRules
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
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
