"""More was delivered than was ordered. Right: receive what was ordered; the rest is set aside and reported."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Trap
from scansim.training.traps.ground import Ground

__all__ = ["plant", "prepare"]


def prepare(ground: Ground, trap: Trap) -> int:
    """Let more come than was ordered.

    Raises:
        CannotBePlayed: when nothing is delivered.
    """
    planned, order = ground.task_of(trap), ground.order_of(trap)
    if not planned.task.place:
        raise CannotBePlayed(f"{trap.name!r} needs a delivery")
    more = ground.between(trap, trap.units, "extra")
    ground.came[(planned.task.name, order.line.name)] += more
    return more


def plant(ground: Ground, trap: Trap, more: int) -> Planted:
    """The last ones are too many: which of them is nobody's matter, how many is."""
    planned, units = ground.task_of(trap), ground.goods_of(trap)
    return replace(
        ground.planted(trap, planned),
        product=ground.order_of(trap).product.id,
        place=planned.task.place,
        units=tuple(unit.id for unit in units[-more:]),
        quantity=Decimal(more),
    )
