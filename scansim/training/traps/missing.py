"""Units that did not come, or that are not on the shelf where the record has them.

Right: record only what is there. What becomes of the rest the paper says, else site policy: it is kept open. What a
shelf lacks is reported, for the record of that place is wrong.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.training.draw import chosen
from scansim.training.orders import PlannedTask
from scansim.training.starting_point import BookedStock, CannotBePlayed, Planted
from scansim.training.story import RestOfOrder, Trap
from scansim.training.traps.ground import Ground, filled_in

__all__ = ["plant", "prepare"]


def prepare(ground: Ground, trap: Trap) -> int:
    """Take units from what comes; several traps on one line take one after the other what there is."""
    planned, order = ground.task_of(trap), ground.order_of(trap)
    wanted = ground.between(trap, trap.units, "missing")
    if not ground.place_of(planned):
        return wanted
    line = (planned.task.name, order.line.name)
    taken = min(wanted, ground.came[line])
    ground.came[line] -= taken
    return taken


def plant(ground: Ground, trap: Trap, taken: int) -> Planted:
    """What is missing, and what the paper says of it."""
    planned, product = ground.task_of(trap), ground.order_of(trap).product
    place, missing = ground.place_of(planned), taken
    if not place:
        place, missing = _from_shelf(ground, trap, taken)
    return replace(
        ground.planted(trap, planned),
        product=product.id,
        place=place,
        quantity=Decimal(missing),
        rest=_rest(ground, trap, planned, missing),
    )


def _rest(ground: Ground, trap: Trap, planned: PlannedTask, missing: int) -> RestOfOrder:
    if not trap.cues:
        return RestOfOrder.CREATE_BACKORDER
    cue = chosen(ground.seed, f"{planned.stream}/cue/{trap.name}", trap.cues)
    ground.remark(planned, filled_in(cue.says, missing=missing, product=ground.order_of(trap).product.name))
    return cue.then


def _from_shelf(ground: Ground, trap: Trap, wanted: int) -> tuple[str, int]:
    """Of the place that most is taken from, so much is not there. The record has no more there than is taken, so that
    nothing else stands in for it."""
    line = max(ground.reserved_for(trap), key=lambda line: line.quantity)
    reserved = int(line.quantity)
    missing = min(wanted, reserved)
    lying = [unit for unit in ground.lying(line.source) if (unit.product, unit.lot) == (line.product, line.lot)]
    if len(lying) < reserved:
        raise CannotBePlayed(f"{trap.name!r} finds less on the shelf than the record takes")
    surplus = len(lying) - reserved
    if surplus:
        ground.booked.append(BookedStock(line.product, line.source, Decimal(-surplus), line.lot, line.package))
    ground.take_away(lying[reserved - missing :])
    return ground.place_at(line.source), missing
