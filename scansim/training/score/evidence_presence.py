"""Whether a thing whose own label was read is where the operator stands (reference training C1, "unauthorised step").

Only a label that belongs to one thing can tell: one that was picked from it on the screen, or one that bears its
serial. A label of paper that many things share hangs where it hangs, and reading it again proves nothing (DESIGN
section 5).
"""

from __future__ import annotations

from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import Lies, Unit, number_in
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.inputs import Scan
from scansim.training.world import World

__all__ = ["thing_elsewhere"]


def thing_elsewhere(world: World, given: Scan) -> str:
    """The thing that this label belongs to, when it is neither here nor in hand; empty in every other case.

    A serial of which no unit is on the floor says nothing: the record may know goods that were never unpacked.
    """
    if given.thing:
        return given.thing if _is_elsewhere(world.floor, given.thing) else ""
    units = _units_with_serial(world, given.data)
    return f"unit:{units[0].id}" if units and not any(_is_at_hand(world.floor, unit) for unit in units) else ""


def _is_elsewhere(floor: Floor, thing: str) -> bool:
    paper, box = floor.papers.find(thing), floor.boxes.find(number_in(thing, "box"))
    unit = floor.units.find(number_in(thing, "unit"))
    if paper is not None:
        return paper.place != floor.stands_at.id
    if box is not None:
        in_hand = any(each.lies is Lies.IN_HAND for each in floor.units.where("box", box.id))
        return box.place != floor.stands_at.id and not in_hand
    return unit is not None and not _is_at_hand(floor, unit)


def _is_at_hand(floor: Floor, unit: Unit) -> bool:
    return unit.lies is Lies.IN_HAND or unit.place == floor.stands_at.id


def _units_with_serial(world: World, data: str) -> tuple[Unit, ...]:
    stock = world.warehouse.stock
    lots = stock.lots.where("name", data)
    serials = [lot.id for lot in lots if stock.products.get(lot.product).tracking is Tracking.SERIAL]
    return tuple(unit for unit in world.floor.units if unit.lot in serials) if serials else ()
