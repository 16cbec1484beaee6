"""Units of another lot, or of one that has expired, among those that the record takes.

Right: the reserved lot moves, as far as it goes; another lot stays where it is; what has expired goes aside and is
reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from scansim.engine.warehouse.catalogue import Lot
from scansim.training.orders import has_expired
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import RestOfOrder, Trap
from scansim.training.traps.ground import Ground
from scansim.training.traps.some_units import struck

__all__ = ["plant_expired", "plant_other"]


def plant_other(ground: Ground, trap: Trap, _: int) -> Planted:
    """Let some units be of another lot that may be used."""
    return _plant(ground, trap, lambda lot: not has_expired(ground.pack, lot.id))


def plant_expired(ground: Ground, trap: Trap, _: int) -> Planted:
    """Let some units be of a lot that has expired."""
    return _plant(ground, trap, lambda lot: has_expired(ground.pack, lot.id))


def _plant(ground: Ground, trap: Trap, fits: Callable[[Lot], bool]) -> Planted:
    goods = ground.goods_of(trap)
    if not goods[0].lot:
        raise CannotBePlayed(f"{trap.name!r} needs a product that is kept by lot")
    units = tuple(unit for unit in struck(ground, trap) if unit.lot == goods[0].lot)
    taken = {unit.lot for unit in goods}
    lots = [lot.id for lot in ground.pack.lots if lot.product == goods[0].product and lot.id not in taken and fits(lot)]
    other = ground.one_of(trap, [lot for lot in trap.instead if lot in lots] or lots, "instead")
    name = next(lot.name for lot in ground.pack.lots if lot.id == other)
    ground.change(replace(unit, lot=other, second=name) for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=units[0].product,
        lot=units[0].lot,
        place=units[0].place,
        units=tuple(unit.id for unit in units),
        quantity=Decimal(len(units)),
        instead=other,
        rest=RestOfOrder.CREATE_BACKORDER,
    )
