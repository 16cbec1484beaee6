"""Packages in packages, from version 19 on (reference odoo-barcode 0 "Version map", 1.5)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.records import Place, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.storage import Package
from tests.engine.handheld.house import BOLT, House, opened

NEWEST = VERSIONS["19"]


def _on_a_pallet() -> tuple[House, Transfer]:
    """A packing transfer of which two bolts went into PACK-NEW, which stands on PACK-EMPTY."""
    world, transfer = opened("pack", [("bolt", 2)], version=NEWEST)
    world.scan(BOLT.barcode, BOLT.barcode, "PACK-NEW")
    world.press("edit:BOLT")
    world.enter("container", "PACK-EMPTY")
    world.press("confirm")
    return world, transfer


def _container(world: House, package: str) -> str:
    return world.warehouse.stock.packages.get(package).container


@pytest.mark.parametrize("version", ["16", "17", "18", "19"])
def test_the_field_is_there_from_19_on_once_there_is_a_destination_package(version: str) -> None:
    world, _ = opened("pack", [("bolt", 2)], version=VERSIONS[version])
    world.scan(BOLT.barcode, BOLT.barcode)
    assert "container" not in [field.id for field in world.press("edit:BOLT").screen.fields]
    turn = world.enter("result_package", "PACK-OTHER")
    assert ("container" in [field.id for field in turn.screen.fields]) == (version == "19")
    assert world.enter("container", "PACK-EMPTY").feedback.was_accepted == (version == "19")
    assert _container(world, "PACK-OTHER") == "", "nothing is written before Confirm"
    world.press("confirm")
    assert _container(world, "PACK-OTHER") == ("PACK-EMPTY" if version == "19" else "")


def test_the_package_is_taken_out_again_by_an_empty_field() -> None:
    world, _ = _on_a_pallet()
    assert _container(world, "PACK-NEW") == "PACK-EMPTY"
    fields = {field.id: field.value for field in world.press("edit:BOLT").screen.fields}
    assert fields["container"] == "PACK-EMPTY"
    world.enter("container", "")
    assert world.press("confirm").feedback.code is Code.LINE_CHANGED
    assert _container(world, "PACK-NEW") == ""


def test_what_is_no_package_and_the_package_itself_are_refused() -> None:
    world, _ = _on_a_pallet()
    world.warehouse.put_in_container("PACK-EMPTY", "PACK-OTHER")
    world.press("edit:BOLT")
    assert world.enter("container", "PACK-NONE").feedback.code is Code.UNKNOWN_BARCODE
    assert world.enter("container", "PACK-NEW").feedback.code is Code.PACKAGE_IN_ITSELF
    world.warehouse.put_in_container("PACK-FULL", "PACK-NEW")
    assert world.enter("container", "PACK-FULL").feedback.code is Code.PACKAGE_IN_ITSELF
    with pytest.raises(Refused) as refusal:
        world.warehouse.put_in_container("PACK-OTHER", "PACK-FULL")
    assert refusal.value.reason is Reason.PACKAGE_IN_ITSELF
    assert _container(world, "PACK-OTHER") == ""


def test_the_container_brings_all_that_stands_in_it() -> None:
    """The next step scans the pallet once: the cartons on it move whole, each as the package that it is."""
    world, _ = _on_a_pallet()
    world.warehouse.add([Package("PACK-CARTON")])
    world.warehouse.change_stock(Place("nut", "output", package="PACK-CARTON"), Decimal(3))
    world.warehouse.put_in_container("PACK-CARTON", "PACK-EMPTY")
    world.press("validate")
    assert _container(world, "PACK-NEW") == "PACK-EMPTY"
    content = world.scan("PACK-EMPTY").screen
    assert content.kind is ScreenKind.PACKAGE
    assert [(item.title, item.left) for item in content.items] == [("Nut M8", "3"), ("Bolt M8", "2")]
    ship = world.warehouse.create_transfer("ship", [("bolt", Decimal(2)), ("nut", Decimal(3))])
    world.press("back")
    turn = world.scan(ship.name, "WH-OUTPUT", "PACK-EMPTY")
    assert (turn.feedback.code, turn.feedback.fact("count")) == (Code.PACKAGE_COUNTED, "2")
    assert world.refused("PACK-EMPTY") is Code.PACKAGE_TWICE
    assert sorted((line.product, line.done, line.result_package) for line in world.lines(ship)) == [
        ("bolt", Decimal(2), "PACK-NEW"),
        ("nut", Decimal(3), "PACK-CARTON"),
    ]
    world.press("validate")
    assert _container(world, "PACK-CARTON") == "PACK-EMPTY", "all of it went together"


def test_a_package_that_goes_without_the_rest_stands_in_it_no_more() -> None:
    world, _ = _on_a_pallet()
    world.warehouse.add([Package("PACK-CARTON")])
    world.warehouse.change_stock(Place("nut", "output", package="PACK-CARTON"), Decimal(3))
    world.warehouse.put_in_container("PACK-CARTON", "PACK-EMPTY")
    world.press("validate")
    ship = world.warehouse.create_transfer("ship", [("bolt", Decimal(2))])
    world.scan(ship.name, "WH-OUTPUT", "PACK-NEW")
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert (_container(world, "PACK-NEW"), _container(world, "PACK-CARTON")) == ("", "PACK-EMPTY")


def test_a_container_that_nobody_planned_is_asked_about_as_a_whole() -> None:
    world, _ = _on_a_pallet()
    world.press("validate")
    ship = world.warehouse.create_transfer("ship", [("nut", Decimal(1))])
    turn = world.scan(ship.name, "WH-OUTPUT", "PACK-EMPTY")
    assert (turn.feedback.code, turn.feedback.fact("package")) == (Code.EXTRA_PACKAGE_ASKED, "PACK-EMPTY")
    assert dict(turn.screen.facts)["package"] == "PACK-EMPTY"
    assert world.press("add_product").feedback.fact("package") == "PACK-EMPTY"
    assert [(line.package, line.done) for line in world.lines(ship) if line.picked] == [("PACK-NEW", Decimal(2))]
