"""How hands and the handheld move the floor (DESIGN section 3 "Floor").

A scan picked on the screen handles that very thing; a scan of paper the next such thing here; a tapped or typed
quantity that many from the front. A destination puts down what is in hand; at validation units follow their line.
"""

from __future__ import annotations

from scansim.engine.floor.floor import Floor, NotHere
from scansim.engine.floor.things import Unit
from scansim.engine.handheld.events import Counted, DestinationSet, Event, TransferValidated, Via
from scansim.engine.handheld.feedback import Feedback, Verdict, accepted, refused
from scansim.engine.quantity import ONE, ZERO, total, written
from scansim.training.answers import Answered
from scansim.training.inputs import Do, Go, Input, Scan
from scansim.training.world import World

__all__ = ["follow", "hands", "purpose_of", "walk"]


def follow(world: World, given: Input, event: Event) -> tuple[Unit, ...]:
    """Move the floor as a person does who sees this happen on the handheld. Returns the units handled."""
    match event:
        case Counted() if event.change > ZERO:
            return _take(world.floor, given, event)
        case Counted():
            return _lay_back(world, event)
        case DestinationSet():
            return _put_down(world, event)
        case TransferValidated():
            return _bring_away(world, event)
        case _:
            return ()


def purpose_of(transfer: int) -> str:
    """What units taken for a transfer are held for."""
    return f"transfer:{transfer}"


def walk(floor: Floor, given: Go) -> Feedback:
    """Go to a place, named by its id."""
    try:
        floor.walk(given.place)
    except NotHere:
        return refused(Verdict.NOT_NOW, Answered.NO_SUCH_PLACE, read=given.place)
    return accepted(Answered.WALKED, place=floor.stands_at.name)


def hands(floor: Floor, given: Do) -> Feedback:
    """Look, open, set aside. What is not here is refused and nothing changes."""
    try:
        return _act(floor, given)
    except NotHere as missing:
        return refused(Verdict.NOT_NOW, Answered.NOT_HERE, read=missing.what, place=floor.stands_at.name)


def _act(floor: Floor, given: Do) -> Feedback:
    match given.act:
        case "look" if given.thing in floor.papers:
            floor.look(given.thing)
            paper = floor.papers.get(given.thing)
            return accepted(Answered.PAPER_READ, paper=paper.name)
        case "look":
            floor.look(given.thing)
            return accepted(Answered.LOOKED, place=floor.stands_at.name)
        case "open":
            number = given.thing.removeprefix("box:")
            if not (number.isascii() and number.isdecimal()):
                raise NotHere(given.thing)
            floor.open(int(number))
            return accepted(Answered.BOX_OPENED, box=floor.boxes.get(int(number)).name)
        case "set_aside":
            wanted = given.quantity if given.quantity is not None else ONE
            if wanted < ONE or wanted != int(wanted):
                return refused(Verdict.UNREADABLE, Answered.NOT_A_COUNT, read=written(wanted))
            units = floor.set_aside(given.thing, int(wanted))
            if not units:
                raise NotHere(given.thing)
            return accepted(Answered.SET_ASIDE, thing=given.thing, count=str(len(units)))
        case _:
            return refused(Verdict.NOT_NOW, Answered.NO_SUCH_ACT, read=given.act)


def _take(floor: Floor, given: Input, event: Counted) -> tuple[Unit, ...]:
    purpose = purpose_of(event.transfer)
    if event.via is Via.CODE:
        thing = given.thing if isinstance(given, Scan) else ""
        return floor.take_label(event.data, purpose, thing)
    return floor.take_front(event.product, int(event.change), purpose)


def _lay_back(world: World, event: Counted) -> tuple[Unit, ...]:
    """Lay back what is in hand beyond the new count; what was counted without being in hand needs no laying back."""
    purpose = purpose_of(event.transfer)
    in_hand = sum(1 for unit in world.floor.held_for(purpose) if unit.claims == event.product)
    brought = sum(1 for unit in world.floor.units.where("consignment", "") if unit.claims == event.product)
    lines = world.warehouse.lines_of(event.transfer)
    counted = total(line.done for line in lines if line.product == event.product) - event.change
    never_in_hand = max(0, int(counted) - in_hand - brought)
    return world.floor.give_back(event.product, max(0, int(-event.change) - never_in_hand), purpose)


def _put_down(world: World, event: DestinationSet) -> tuple[Unit, ...]:
    place = _place_of(world, event.location)
    lines = (world.warehouse.stock.lines.get(line) for line in event.lines)
    return tuple(
        unit
        for product in dict.fromkeys(line.product for line in lines)
        for unit in world.floor.put_down(purpose_of(event.transfer), product, place)
    )


def _bring_away(world: World, event: TransferValidated) -> tuple[Unit, ...]:
    """Each line takes as many units as were done on it; the last of a product takes what is left."""
    transfer = world.warehouse.stock.transfers.get(event.transfer)
    lines = world.warehouse.lines_of(event.transfer)
    last = {line.product: line.id for line in lines}
    purpose = purpose_of(event.transfer)
    brought: list[Unit] = []
    for line in lines:
        place = _place_of(world, line.destination)
        if line.id != last[line.product]:
            brought += world.floor.put_down(purpose, line.product, place, int(line.done))
            continue
        brought += world.floor.put_down(purpose, line.product, place)
        brought += world.floor.send_along(transfer.origin, line.product, place)
    return tuple(brought)


def _place_of(world: World, location: str) -> str:
    places = world.floor.places.where("location", location)
    return places[0].id if places else f"location:{location}"
