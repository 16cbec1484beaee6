"""Every screen of the handheld, each reached as a person reaches it: in the house of the engine's own tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from scansim.engine.handheld.screen import HandheldScreen
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.site import QualityPoint
from tests.engine.handheld.house import BOLT, DRILL, NUT, PACKED, YOGHURT, House, house, opened, operation

__all__ = ["SCREENS", "screen_of"]

_MIXED = [("bolt", 12), ("yoghurt", 2), ("drill", 1)]


def _picking() -> House:
    world, _ = opened("pick", _MIXED)
    world.scan("WH-A-01", BOLT.barcode)
    return world


def _clusters() -> House:
    """Two orders; the goods of the first went into a tote."""
    world = house()
    first = world.warehouse.create_transfer("pick", [("bolt", Decimal(4)), ("nut", Decimal(2))], origin="S1")
    second = world.warehouse.create_transfer("pick", [("bolt", Decimal(3)), ("yoghurt", Decimal(1))], origin="S2")
    world.warehouse.create_batch("BATCH/00001", [first.id, second.id])
    world.scan("BATCH/00001", "WH-A-01", BOLT.barcode, BOLT.barcode, BOLT.barcode, BOLT.barcode, "TOTE-1")
    return world


def _batches() -> House:
    world = _clusters()
    world.press("back", "batches")
    return world


def _counting(**settings: object) -> House:
    world = house(company=replace(PACKED, **settings))  # type: ignore[arg-type]
    world.press("counts")
    world.scan("WH-B-02", NUT.barcode, NUT.barcode)
    return world


def _blind() -> House:
    return _counting(count_entire_locations=True, show_quantity_to_count=False)


def _count_editor() -> House:
    world = _counting()
    world.press("edit:NUT")
    return world


def _count_asks_place() -> House:
    world = house()
    world.press("counts")
    return world


def _conflict() -> House:
    world = _counting()
    world.warehouse.change_stock(Place("nut", "b2"), Decimal(-3))
    world.press("apply")
    return world


def _without_lot() -> House:
    world = house(company=replace(PACKED, user="mia"))
    world.warehouse.change_stock(Place("yoghurt", "c3"), Decimal(1))
    world.warehouse.change_stock(Place("yoghurt", "c3"), Decimal(-1))
    quant = world.warehouse.count(Place("yoghurt", "c3"), Decimal(2))
    world.warehouse.request_counts([quant], "2026-11-22", "mia")
    world.press("counts", "apply")
    return world


def _operations() -> House:
    world = house()
    world.warehouse.create_transfer("in", [("bolt", Decimal(3))])
    world.press("operations")
    return world


def _transfers() -> House:
    world = house()
    for quantity in (3, 5):
        world.warehouse.create_transfer("in", [("bolt", Decimal(quantity))], partner="nordic")
    world.press("operations", "type:WHIN")
    return world


def _filtered() -> House:
    world = _transfers()
    world.scan(BOLT.barcode)
    return world


def _settings() -> House:
    world = house()
    world.press("settings")
    return world


def _delivering() -> House:
    world, _ = opened("out", _MIXED)
    return world


def _delivering_lots() -> House:
    world, _ = opened("out", [("yoghurt", 6), ("drill", 2)], operation("out", show_reserved_lots=True))
    world.scan("WH-A-01", YOGHURT.barcode)
    return world


def _lots_together() -> House:
    """Two lots in one place: the second one is worked on."""
    world = house()
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-2"), Decimal(8))
    transfer = world.warehouse.create_transfer("out", [("yoghurt", Decimal(10)), ("drill", Decimal(1))])
    world.scan(transfer.name, "WH-A-01", YOGHURT.barcode, "LOT-1", "LOT-2")
    return world


def _packages_whole() -> House:
    """A package that moves whole, to which loose goods were scanned, and one that is done."""
    world = house(operation("pick", whole_packages=True))
    stock = world.warehouse
    stock.change_stock(Place("nut", "a1", "", "PACK-OTHER"), Decimal(6))
    stock.relocate(Place("bolt", "b2"), "output")
    transfer = stock.create_transfer("pick", [("bolt", Decimal(30)), ("yoghurt", Decimal(10)), ("nut", Decimal(6))])
    world.scan(transfer.name, "WH-A-01", "PACK-OTHER", "WH-C-03")
    world.press("select:PACK-FULL")
    return world


def _package_on_line() -> House:
    world, _ = opened("out", [("bolt", 35)])
    world.scan("WH-C-03", "PACK-FULL")
    world.press("add_product")
    return world


def _package() -> House:
    world = _package_on_line()
    world.press(next(control.id for control in world.handheld.screen.controls if control.action == "content"))
    return world


def _serials() -> House:
    world, _ = opened("in", [("drill", 2)])
    world.scan(DRILL.barcode)
    return world


def _serial_known() -> House:
    world = _serials()
    world.scan("SN-1")
    return world


def _expired() -> House:
    world, _ = opened("out", [("bolt", 1)])
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-old"), Decimal(3))
    world.scan("WH-A-01", BOLT.barcode, "LOT-OLD")
    world.press("add_product", "validate")
    return world


def _editor() -> House:
    world = _picking()
    world.press(next(control.id for control in world.handheld.screen.controls if control.action == "edit"))
    return world


def _editor_of_lot() -> House:
    world, _ = opened("pick", [("yoghurt", 2)])
    world.press("edit:YOG")
    return world


def _editor_of_a_series() -> House:
    """The first number of three is typed; the goods are somebody else's."""
    world, _ = opened("in", [("drill", 3)], company=replace(PACKED, owners=True))
    world.press("edit:DRILL")
    world.enter("lot", "SN-098")
    world.enter("owner", "Nordic Table")
    return world


def _new_line() -> House:
    world, _ = opened("in", [("bolt", 3)])
    world.press("new_line")
    return world


def _huge() -> House:
    world, _ = opened("in", [("bolt", 3)])
    world.press("edit:BOLT")
    world.enter("quantity", "100000")
    world.press("confirm")
    return world


def _backorder() -> House:
    world, _ = opened("in", _MIXED)
    world.scan("14006381333938")
    world.press("validate")
    return world


def _process_all() -> House:
    world, _ = opened("out", [("bolt", 1)], version=VERSIONS["16"])
    world.press("validate")
    return world


def _extra() -> House:
    world, _ = opened("in", [("bolt", 3)])
    world.scan(NUT.barcode)
    return world


def _extra_package() -> House:
    world, _ = opened("out", [("nut", 2)])
    world.scan("WH-C-03", "PACK-FULL")
    return world


def _both_receipts() -> House:
    world = house(version=VERSIONS["19"])
    for product in ("bolt", "nut"):
        world.warehouse.create_transfer("in", [(product, Decimal(2))], partner="nordic")
    world.scan("WH/IN/00001", NUT.barcode)
    return world


def _quality() -> House:
    world = house()
    world.warehouse.add([QualityPoint("look", "in", failure_location="c3")])
    transfer = world.warehouse.create_transfer("in", [("bolt", Decimal(3))])
    world.scan(transfer.name)
    world.press("fill:BOLT", "validate")
    return world


def _cancel() -> House:
    world = _picking()
    world.press("cancel")
    return world


def _actions() -> House:
    world = _picking()
    world.press("actions")
    return world


def _scrap() -> House:
    world, _ = opened("out", [("nut", 2)])
    world.scan("WH-B-02", "OBTSCRA", NUT.barcode)
    return world


def _scrap_short() -> House:
    world = _scrap()
    world.enter("quantity", "12")
    world.press("confirm")
    return world


def _finished() -> House:
    world, transfer = opened("out", [("nut", 2), ("bolt", 1)])
    world.press("validate")
    world.scan(transfer.name)
    return world


def _return() -> House:
    world = _finished()
    world.scan("OBTRETU")
    return world


def _packing() -> House:
    world, _ = opened("pack", [("bolt", 4), ("nut", 2)])
    world.scan(BOLT.barcode, "OBTPACK", BOLT.barcode)
    return world


def _package_type() -> House:
    world, _ = opened("pack", [("bolt", 4), ("nut", 2)], operation("pack", asks_package_type=True))
    world.scan(BOLT.barcode, "OBTPACK")
    return world


SCREENS: dict[str, Callable[[], House]] = {
    "menu": house,
    "settings": _settings,
    "operations": _operations,
    "transfers": _transfers,
    "transfers_filtered": _filtered,
    "batches": _batches,
    "delivery": _delivering,
    "pick": _picking,
    "lots": _delivering_lots,
    "serials": _serials,
    "package_on_line": _package_on_line,
    "lots_together": _lots_together,
    "packages_whole": _packages_whole,
    "packing": _packing,
    "cluster": _clusters,
    "finished": _finished,
    "package": _package,
    "actions": _actions,
    "editor": _editor,
    "editor_lot": _editor_of_lot,
    "editor_series": _editor_of_a_series,
    "new_line": _new_line,
    "scrap": _scrap,
    "return": _return,
    "count_place": _count_asks_place,
    "count": _counting,
    "count_blind": _blind,
    "count_editor": _count_editor,
    "ask_backorder": _backorder,
    "ask_expired": _expired,
    "ask_process_all": _process_all,
    "ask_extra": _extra,
    "ask_extra_package": _extra_package,
    "ask_both_receipts": _both_receipts,
    "ask_serial": _serial_known,
    "ask_quality": _quality,
    "ask_huge": _huge,
    "ask_package_type": _package_type,
    "ask_scrap_short": _scrap_short,
    "ask_cancel": _cancel,
    "ask_conflict": _conflict,
    "ask_without_lot": _without_lot,
}
"""By name, the house whose handheld shows that screen."""


def screen_of(name: str) -> HandheldScreen:
    """The screen of this name."""
    return SCREENS[name]().handheld.screen
