"""A plain code and a GS1 code that holds the lot too, on one box. Right: scan the one with the lot, never type the lot.

Without the trap the goods bear the GS1 code alone.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.floor.things import Box, Unit
from scansim.training.orders import Order
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Trap
from scansim.training.traps.ground import Ground

__all__ = ["gs1_code", "only_gs1", "plant"]

_GTIN = 14


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Put both codes on the boxes and single units of the line."""
    order, units = _lotted(ground, trap)
    for box in _boxes(ground, units):
        ground.change_box(replace(box, second=gs1_code(ground, order, box.label)))
    ground.change(replace(unit, second=gs1_code(ground, order, unit.label)) for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=order.product.id,
        lot=order.lot,
        place=units[0].place,
        units=tuple(unit.id for unit in units),
        boxes=tuple(box.id for box in _boxes(ground, units)),
        quantity=Decimal(len(units)),
    )


def only_gs1(ground: Ground, trap: Trap) -> None:
    """In seeds without the trap there is nothing to choose between."""
    order, units = _lotted(ground, trap)
    for box in _boxes(ground, units):
        ground.change_box(replace(box, label=gs1_code(ground, order, box.label)))
    ground.change(replace(unit, label=gs1_code(ground, order, unit.label), second="") for unit in units)


def gs1_code(ground: Ground, order: Order, barcode: str) -> str:
    """The element string of a barcode with the lot of an order, and its day of expiry: 01, 17, 10."""
    lot = next(lot for lot in ground.pack.lots if lot.id == order.lot)
    expires = f"17{lot.expires[2:10].replace('-', '')}" if lot.expires else ""
    return f"01{barcode.rjust(_GTIN, '0')}{expires}10{lot.name}"


def _lotted(ground: Ground, trap: Trap) -> tuple[Order, tuple[Unit, ...]]:
    planned, order = ground.task_of(trap), ground.order_of(trap)
    if not order.lot:
        raise CannotBePlayed(f"{trap.name!r} needs goods that are brought and kept by lot")
    standing = ground.standing.units
    return order, tuple(
        unit for unit in standing if (unit.product, unit.consignment) == (order.product.id, planned.consignment)
    )


def _boxes(ground: Ground, units: tuple[Unit, ...]) -> tuple[Box, ...]:
    numbers = {unit.box for unit in units}
    return tuple(box for box in ground.standing.boxes if box.id in numbers)
