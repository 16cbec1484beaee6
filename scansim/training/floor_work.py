"""How the handheld moves the floor (DESIGN section 3 "Floor"), and where a place label leads.

A scan picked on the screen handles that very thing; a scan of paper the next such thing here, out of a closed box when
nothing else bears the label; a tapped or typed quantity that many from the front. A destination puts down what is in
hand; at validation units follow their line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import Place, PlaceKind, Unit
from scansim.engine.handheld.events import Counted, DestinationSet, Event, Packed, TransferValidated, Via
from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.records import Line
from scansim.scanner.entry import Grade
from scansim.training.inputs import Input, Key, Scan
from scansim.training.world import World

__all__ = ["Followed", "follow", "place_of_label", "purpose_of", "was_read_there"]

_READ_THERE = frozenset({Grade.PREFIX, Grade.TIMING, Grade.INJECTED, Grade.DEMONSTRATION})
"""Grades of a label that a scanner read where it hangs. What was picked, typed or pasted proves no walk."""


class Followed(NamedTuple):
    """The units that hands moved, and the boxes that they opened for it."""

    units: tuple[Unit, ...] = ()
    opened: tuple[int, ...] = ()


def follow(world: World, given: Input, event: Event) -> Followed:
    """Move the floor as a person does who sees this happen on the handheld."""
    match event:
        case Counted() if event.change > ZERO and event.via is Via.CODE:
            return _take_label(world.floor, given, event)
        case Counted() if event.change > ZERO:
            return _take_front(world.floor, event)
        case Counted():
            return Followed(_lay_back(world, event))
        case DestinationSet():
            return Followed(_put_down(world, event))
        case Packed():
            return Followed(_pack(world, event))
        case TransferValidated():
            return Followed(_bring_away(world, event))
        case _:
            return Followed()


def purpose_of(transfer: int) -> str:
    """What units taken for a transfer are held for."""
    return f"transfer:{transfer}"


def was_read_there(given: Scan) -> bool:
    """Whether a label was read by a scanner, so that the reader must stand where it hangs."""
    return given.grade in _READ_THERE


def place_of_label(world: World, given: Scan) -> Place | None:
    """Where one must stand to read this label: the floor place of the location whose barcode it is.

    None for every other label, and for one that was not read by a scanner. Of several places of one location it is the
    one where the operator stands already, else the first.
    """
    if not was_read_there(given):
        return None
    here = world.floor.stands_at
    for location in world.warehouse.stock.locations.where("barcode", given.data) if given.data else ():
        places = world.floor.places.where("location", location.id)
        if places:
            return here if here in places else places[0]
    return None


def _take_label(floor: Floor, given: Input, event: Counted) -> Followed:
    purpose, thing = purpose_of(event.transfer), given.thing if isinstance(given, Scan) else ""
    units = floor.take_label(event.data, purpose, thing)
    if not units and isinstance(given, Key):
        units = floor.take_smudged(event.product, purpose)
    box = None if units or thing else floor.box_with(event.data)
    if box is None:
        return Followed(units)
    floor.open(box.id)
    return Followed(floor.take_label(event.data, purpose), (box.id,))


def _take_front(floor: Floor, event: Counted) -> Followed:
    closed = [box.id for box in floor.boxes_at(floor.stands_at.id) if not box.opened]
    units = floor.take_front(event.product, int(event.change), purpose_of(event.transfer))
    return Followed(units, tuple(number for number in closed if floor.boxes.get(number).opened))


def _lay_back(world: World, event: Counted) -> tuple[Unit, ...]:
    """Lay back what is in hand beyond the new count; what was counted without being in hand needs no laying back."""
    purpose = purpose_of(event.transfer)
    in_hand = len(world.floor.held_of(purpose, event.product))
    lines = world.warehouse.lines_of(event.transfer)
    counted = total(line.done for line in lines if line.product == event.product) - event.change
    never_in_hand = max(0, int(counted) - in_hand)
    if never_in_hand:  # of a large floor many units came with no document
        brought = sum(1 for unit in world.floor.units.where("consignment", "") if unit.claims == event.product)
        never_in_hand = max(0, never_in_hand - brought)
    return world.floor.give_back(event.product, max(0, int(-event.change) - never_in_hand), purpose)


def _put_down(world: World, event: DestinationSet) -> tuple[Unit, ...]:
    place = _place_of(world, event.location)
    lines = (world.warehouse.stock.lines.get(line) for line in event.lines)
    return tuple(
        unit
        for product in dict.fromkeys(line.product for line in lines)
        for unit in world.floor.put_down(purpose_of(event.transfer), product, place)
    )


def _pack(world: World, event: Packed) -> tuple[Unit, ...]:
    """What is in hand for these lines goes into the package; a tote stays open to every eye."""
    package = world.warehouse.stock.packages.find(event.package)
    if package is None or package.reusable:
        return ()
    free = [unit for unit in world.floor.held_for(purpose_of(event.transfer)) if not unit.box]
    packed: list[Unit] = []
    for number in event.lines:
        line = world.warehouse.stock.lines.get(number)
        mine = [unit for unit in free if unit.claims == line.product and unit not in packed]
        packed += mine[: int(line.done)]
    if packed:
        world.floor.pack(packed, event.package, packed[0].claims)
    return tuple(packed)


def _bring_away(world: World, event: TransferValidated) -> tuple[Unit, ...]:
    """Each line takes as many units as were done on it; the last of a product takes what is left.

    What is in hand is what was counted last: the goods of lines before lie where they were sent.
    """
    if event.transfer in world.by_hand:
        return _onto_the_truck(world, event)
    transfer = world.warehouse.stock.transfers.get(event.transfer)
    lines = world.warehouse.lines_of(event.transfer)
    last = {line.product: line.id for line in lines}
    purpose = purpose_of(event.transfer)
    held = _in_hand_of(world, purpose, lines)
    brought: list[Unit] = []
    for line in lines:
        place = _place_of(world, line.destination)
        if line.id != last[line.product]:
            brought += world.floor.put_down(purpose, line.product, place, held[line.id])
            continue
        brought += world.floor.put_down(purpose, line.product, place)
        brought += world.floor.send_along(transfer.origin or transfer.name, line.product, line.source, place)
    return tuple(brought)


def _onto_the_truck(world: World, event: TransferValidated) -> tuple[Unit, ...]:
    """Goods that are loaded by hand: whoever stands at a door puts down what is in hand, else nothing moves."""
    door, purpose = world.floor.stands_at, purpose_of(event.transfer)
    if door.kind is not PlaceKind.DOOR:
        return ()
    held = dict.fromkeys(world.floor.taken_for(unit) for unit in world.floor.held_for(purpose))
    return tuple(unit for product in held for unit in world.floor.put_down(purpose, product, door.id))


def _in_hand_of(world: World, purpose: str, lines: Sequence[Line]) -> dict[int, int]:
    """How many of the units in hand belong to each line: the last lines of a product come first."""
    left = Counter(unit.claims for unit in world.floor.held_for(purpose))
    held: dict[int, int] = {}
    for line in reversed(lines):
        held[line.id] = min(int(line.done), left[line.product])
        left[line.product] -= held[line.id]
    return held


def _place_of(world: World, location: str) -> str:
    """The place of a location: the one where the operator stands, else the first."""
    places = world.floor.places.where("location", location)
    here = world.floor.stands_at
    return (here if here in places else places[0]).id if places else f"location:{location}"
