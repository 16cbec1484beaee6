"""A label that no scanner reads; an eye still reads the digits below it.

Right: try, twice at most; report it; then type the code, or put a new label on. Never type it silently.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.starting_point import Planted
from scansim.training.story import Trap
from scansim.training.traps.ground import Ground
from scansim.training.traps.some_units import struck

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Smudge the labels of some units of the line."""
    units = struck(ground, trap)
    ground.change(replace(unit, label="") for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=units[0].product,
        lot=units[0].lot,
        place=units[0].place,
        units=tuple(unit.id for unit in units),
        quantity=Decimal(len(units)),
    )
