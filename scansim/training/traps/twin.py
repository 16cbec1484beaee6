"""A product that is easily taken for the right one lies beside it, and belongs there. Right: only the right one moves.

The record has the twin where it lies: nothing is to be reported.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.product_choice import look_alikes
from scansim.training.starting_point import BookedStock, CannotBePlayed, Planted
from scansim.training.story import Trap
from scansim.training.traps.ground import Ground

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Lay some of a look-alike to the goods, in both worlds.

    Raises:
        CannotBePlayed: at a place that the record knows nothing of.
    """
    planned, ordered = ground.task_of(trap), ground.order_of(trap).product
    asked = {order.product.id for order in planned.orders}
    others = trap.instead or tuple(product.id for product in look_alikes(ordered, ground.pack))
    other = ground.one_of(trap, (id_ for id_ in others if id_ not in asked), "instead")
    place = ground.goods_of(trap)[0].place
    location = next(known.location for known in ground.pack.places if known.id == place)
    if planned.task.place or not location:
        raise CannotBePlayed(f"{trap.name!r} needs goods that lie in the warehouse")
    count = ground.between(trap, trap.units, "units")
    units = ground.add(place, other, count)
    ground.booked.append(BookedStock(other, location, Decimal(count)))
    return replace(
        ground.planted(trap, planned),
        product=ordered.id,
        place=place,
        units=tuple(unit.id for unit in units),
        quantity=Decimal(count),
        instead=other,
    )
