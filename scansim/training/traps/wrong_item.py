"""The outer label is right, and another product is in the box. Only opening the box tells.

Right: it is not received as what the box claims; the box is set aside and reported, and what was ordered stays open.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.product_choice import look_alikes
from scansim.training.starting_point import Planted
from scansim.training.story import Between, RestOfOrder, Trap
from scansim.training.traps.ground import Ground

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Put another product into one of the closed boxes of the line."""
    ordered = ground.order_of(trap).product
    asked = {order.product.id for order in ground.task_of(trap).orders}
    others = trap.instead or tuple(product.id for product in look_alikes(ordered, ground.pack))
    other = ground.pack.product(ground.one_of(trap, (id_ for id_ in others if id_ not in asked), "instead"))
    boxes = ground.boxes_of(trap)
    box = boxes[ground.between(trap, Between(0, len(boxes) - 1), "box")]
    units = ground.content(box)
    ground.change(replace(unit, product=other.id, claims=other.id, label=other.barcode) for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=ordered.id,
        place=box.place,
        units=tuple(unit.id for unit in units),
        boxes=(box.id,),
        quantity=Decimal(len(units)),
        instead=other.id,
        rest=RestOfOrder.CREATE_BACKORDER,
    )
