"""Units that are broken or soiled. One sees it when one looks.

Right: they are set aside and reported, and never count as good: a receipt receives the good ones only, a pick takes
good ones elsewhere or stays short.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.floor.things import Condition
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder, Trap
from scansim.training.traps.ground import Ground
from scansim.training.traps.some_units import struck

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Damage some units of the line."""
    units = struck(ground, trap)
    ground.change(replace(unit, condition=Condition.DAMAGED) for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=units[0].product,
        lot=units[0].lot,
        place=units[0].place,
        units=tuple(unit.id for unit in units),
        quantity=Decimal(len(units)),
        rest=RestOfOrder.CREATE_BACKORDER,
    )
