"""A box stands open and holds less than its label says. Right: count what is in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Between, RestOfOrder, Trap
from scansim.training.traps.ground import Ground

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Open one of the boxes of the line and take something out."""
    boxes = ground.boxes_of(trap)
    box = boxes[ground.between(trap, Between(0, len(boxes) - 1), "box")]
    units = ground.content(box)
    if len(units) < 2:
        raise CannotBePlayed(f"the box is too small for {trap.name!r}")
    out = min(ground.between(trap, trap.units, "units"), len(units) - 1)
    ground.take_away(units[len(units) - out :])
    ground.change_box(replace(box, opened=True))
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=box.claims,
        place=box.place,
        units=tuple(unit.id for unit in units[: len(units) - out]),
        boxes=(box.id,),
        quantity=Decimal(out),
        rest=RestOfOrder.CREATE_BACKORDER,
    )
