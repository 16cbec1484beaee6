"""Book and truth differ at a place that is counted. Right: count truly; a large difference is counted again.

``Planted.quantity`` is below zero where less lies there than the record has.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.orders import location_of
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Between, Trap
from scansim.training.traps.ground import Ground

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Let more or less of one product lie at the place than the record has.

    Raises:
        CannotBePlayed: when nothing untracked lies there.
    """
    lying = ground.lying(location_of(ground.pack, trap.place))
    products = dict.fromkeys(unit.product for unit in lying if not unit.lot and trap.instead in ((), (unit.product,)))
    if not products:
        raise CannotBePlayed(f"nothing lies at {trap.place!r} that {trap.name!r} could be about")
    product = ground.one_of(trap, products, "product")
    there = tuple(unit for unit in lying if unit.product == product and not unit.box)
    count = ground.between(trap, trap.units, "units")
    if len(there) > count and ground.between(trap, Between(0, 1), "more"):
        units, quantity = there[len(there) - count :], Decimal(-count)
        ground.take_away(units)
    else:
        units, quantity = ground.add(trap.place, product, count), Decimal(count)
    return replace(
        ground.planted(trap, None),
        product=product,
        place=trap.place,
        units=tuple(unit.id for unit in units) if quantity > 0 else (),
        quantity=quantity,
    )
