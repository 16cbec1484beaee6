"""Which units of a line a trap strikes: loose ones where there are any, among those that one takes first."""

from __future__ import annotations

from scansim.engine.floor.things import Unit
from scansim.training.starting_point import CannotBePlayed
from scansim.training.story import Between, Trap
from scansim.training.traps.ground import Ground

__all__ = ["struck"]


def struck(ground: Ground, trap: Trap, *, leaves: int = 0) -> tuple[Unit, ...]:
    """So many neighbouring units as the seed chooses, within what the task takes. At least ``leaves`` others stay.

    Raises:
        CannotBePlayed: when there are not enough.
    """
    goods = ground.goods_of(trap)
    loose = tuple(unit for unit in goods if not unit.box) or goods
    reach = loose[: ground.order_of(trap).units]
    most = min(len(reach), len(goods) - leaves)
    if most < 1:
        raise CannotBePlayed(f"there are too few units for {trap.name!r}")
    count = min(ground.between(trap, trap.units, "units"), most)
    first = ground.between(trap, Between(0, len(reach) - count), "first")
    return reach[first : first + count]
