"""What was seen of a delivery: how much of each product in all, and what is still to be counted where it stands.

Nobody sees into a closed box: it counts as what its label says, wherever it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Unit
from scansim.engine.quantity import ONE, ZERO
from scansim.training.coach.sight import Sight
from scansim.training.starting_point import GivenTask

__all__ = ["Seen", "seen_goods"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one product: how much was seen in all, boxes by what their label says, and what still lies there."""

    product: str
    total: Decimal
    next_label: str = ""
    next_thing: str = ""
    next_name: str = ""


def seen_goods(sight: Sight, task: GivenTask) -> dict[str, Seen]:
    """What was seen at the place of the delivery, by product; empty until someone looked there."""
    if not sight.has_looked(task.place):
        return {}
    totals = {line.product: ZERO for line in task.ordered}
    next_box: dict[str, Box] = {}
    next_unit: dict[str, Unit] = {}
    counted: set[int] = set()
    for unit, box, lies_here in sight.arrived(task):
        if box is None or box.opened:
            totals[unit.claims] = totals.get(unit.claims, ZERO) + ONE
            if lies_here:
                next_unit.setdefault(unit.claims, unit)
        elif box.id not in counted:
            counted.add(box.id)
            totals[box.claims] = totals.get(box.claims, ZERO) + sight.box_size(box.label)
            if lies_here:
                next_box.setdefault(box.claims, box)
    return {
        product: _seen(sight, product, total, next_box.get(product), next_unit.get(product))
        for product, total in totals.items()
    }


def _seen(sight: Sight, product: str, total: Decimal, box: Box | None, unit: Unit | None) -> Seen:
    if box is not None:
        return Seen(product, total, box.label, f"box:{box.id}", box.name)
    if unit is not None:
        return Seen(product, total, unit.label, f"unit:{unit.id}", sight.product(product).name)
    return Seen(product, total)
