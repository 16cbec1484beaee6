"""Units that did not come, or that are not on the shelf where the record has them.

Right: record only what is there. What becomes of the rest the paper says (or site policy, where it says nothing); what
a shelf lacks is reported, for the record of that place is wrong.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.training.draw import chosen
from scansim.training.orders import PlannedTask
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder, Trap
from scansim.training.traps.ground import Ground, filled_in

__all__ = ["plant", "prepare"]

_ON_RECEIPT = ("received_not_there", "received_too_many", "rest_given_up", "rest_kept_open")


def prepare(ground: Ground, trap: Trap) -> int:
    """Take units from what comes; several traps on one line take one after the other what there is."""
    planned, order = ground.task_of(trap), ground.order_of(trap)
    line = (planned.task.name, order.line.name)
    taken = min(ground.between(trap, trap.units, "missing"), ground.came[line])
    ground.came[line] -= taken
    return taken


def plant(ground: Ground, trap: Trap, taken: int) -> Planted:
    """What is missing, and what the paper says of it."""
    planned, product = ground.task_of(trap), ground.order_of(trap).product
    rest = RestOfOrder.CREATE_BACKORDER
    if trap.cues:
        cue = chosen(ground.seed, f"{planned.stream}/cue/{trap.name}", trap.cues)
        ground.remark(planned, filled_in(cue.says, missing=taken, product=product.name))
        rest = cue.then
    return _planted(trap, planned, product.id, taken, rest)


def _planted(trap: Trap, planned: PlannedTask, product: str, missing: int, rest: RestOfOrder) -> Planted:
    return Planted(
        name=trap.name,
        kind=trap.kind,
        task=planned.document.transfer,
        product=product,
        place=planned.task.place,
        quantity=Decimal(missing),
        rest=rest,
        must_catch=trap.must_catch,
        mistakes=_ON_RECEIPT,
    )
