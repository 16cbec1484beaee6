"""Feet and hands as inputs: walk, look, open, take, put down, set aside, relabel, load (DESIGN section 5).

A thing is a unit or box by its number, a product by its id, or whatever bears a label. What is refused says what was
meant and what is missing, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.filling import filled_directly
from scansim.engine.floor.floor import Floor, NotHere
from scansim.engine.floor.hands import box_named, put, set_aside, take
from scansim.engine.floor.things import HANDS, Lies, Paper, PlaceKind, Unit, in_tote, number_in
from scansim.engine.handheld.feedback import Feedback, Verdict, accepted, refused
from scansim.engine.quantity import ONE, written
from scansim.training.answers import Answered
from scansim.training.inputs import Do, Go
from scansim.training.observation import Brought
from scansim.training.world import World

__all__ = ["Done", "act", "walk"]


@filled_directly
@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to: the answer, the units that were moved, the boxes that were opened, the place walked to, the
    goods that were loaded."""

    feedback: Feedback
    handled: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()
    walked: str = ""
    brought: tuple[Brought, ...] = ()


def walk(floor: Floor, given: Go) -> Done:
    """Go to a place, named by its id."""
    try:
        floor.walk(given.place)
    except NotHere:
        return Done(refused(Verdict.NOT_NOW, Answered.NO_SUCH_PLACE, read=given.place))
    return Done(accepted(Answered.WALKED, place=floor.stands_at.name))


def act(world: World, given: Do, unreadable: Container[str] = ()) -> Done:
    """Do what hands are told. ``unreadable`` is what was reported as such: only that gets a new label."""
    if given.act == "relabel":
        return _relabel(world, given, unreadable)
    hand = _HANDS.get(given.act)
    if hand is None:
        return Done(refused(Verdict.NOT_NOW, Answered.NO_SUCH_ACT, read=given.act))
    floor = world.floor
    stood = floor.stands_at.id
    closed = [box.id for box in floor.boxes if not box.opened] if given.act != _LOOK else []  # looking opens nothing
    try:
        units, feedback = hand(world, given)
    except NotHere as missing:
        code = Answered.NOT_IN_HAND if given.act == "put" else Answered.NOT_HERE
        return Done(refused(Verdict.NOT_NOW, code, read=missing.what, place=floor.stands_at.name))
    opened = tuple(number for number in closed if floor.boxes.get(number).opened)
    walked = floor.stands_at.id if floor.stands_at.id != stood else ""
    return Done(feedback, tuple(unit.id for unit in units), opened, walked, tuple(_loaded(world, units)))


def _loaded(world: World, units: tuple[Unit, ...]) -> Iterator[Brought]:
    """Goods that hands put down at a door go with the document that they were made ready for."""
    door, stock = world.floor.stands_at, world.warehouse.stock
    if door.kind is not PlaceKind.DOOR:
        return
    there = [unit for each in units if (unit := world.floor.units.get(each.id)).lies is Lies.THERE]
    for number in sorted(world.by_hand):
        transfer = stock.transfers.get(number)
        ready = tuple(unit.id for unit in there if unit.consignment in (transfer.origin, transfer.name))
        if ready:
            yield Brought(number, door.id, ready)


_LOOK = "look"

_Acted = tuple[tuple[Unit, ...], Feedback]


def _look(world: World, given: Do) -> _Acted:
    floor = world.floor
    paper = _paper(floor, given.thing)
    floor.look(paper.id if paper else given.thing)
    if paper:
        return (), accepted(Answered.PAPER_READ, paper=paper.name)
    return (), accepted(Answered.LOOKED, place=floor.stands_at.name)


def _paper(floor: Floor, thing: str) -> Paper | None:
    """The paper of this id, or the one here with this label."""
    labelled = (paper for paper in floor.papers_at(floor.stands_at.id) if thing and paper.label == thing)
    return floor.papers.find(thing) or next(labelled, None)


def _open(world: World, given: Do) -> _Acted:
    box = box_named(world.floor, given.thing)
    world.floor.open(box.id)
    return (), accepted(Answered.BOX_OPENED, box=box.name)


def _relabel(world: World, given: Do, unreadable: Container[str]) -> Done:
    """A new label, as the thing is called: once it was reported that its own cannot be read."""
    floor = world.floor
    number = number_in(given.thing, "unit")
    here = (*floor.in_hand(), *floor.units_at(floor.stands_at.id), *floor.aside_at(floor.stands_at.id))
    claimed = [unit for unit in here if given.thing == unit.claims or number == unit.id]
    if not claimed:
        return Done(refused(Verdict.NOT_NOW, Answered.NOT_HERE, read=given.thing, place=floor.stands_at.name))
    unit = next((unit for unit in claimed if unit.is_smudged), None)
    product = world.warehouse.stock.products.get(claimed[0].claims)
    if unit is None:
        return Done(refused(Verdict.NOT_NOW, Answered.LABEL_IS_READABLE, read=product.name))
    named = (f"unit:{unit.id}", product.id, product.barcode, product.code)
    if not any(name in unreadable for name in named):
        return Done(refused(Verdict.NOT_NOW, Answered.REPORT_IT_FIRST, read=product.name))
    floor.relabel(unit, product.barcode)
    return Done(accepted(Answered.RELABELLED, thing=product.name), (unit.id,))


def _load(world: World, given: Do) -> _Acted:
    """Put what is carried, or what lies here, onto the truck at this door."""
    floor = world.floor
    wrong = _wrong_count(given)
    if wrong is None and floor.stands_at.kind is not PlaceKind.DOOR:
        wrong = refused(Verdict.NOT_NOW, Answered.NO_DOOR_HERE, place=floor.stands_at.name)
    if wrong:
        return (), wrong
    units = put(floor, given.thing, _count(given), floor.stands_at.id)
    facts = {"thing": _name(world, units), "count": str(len(units)), "place": floor.stands_at.name}
    return units, accepted(Answered.LOADED, **facts)


def _take(world: World, given: Do) -> _Acted:
    wrong = _wrong_count(given) or _wrong_tote(world, given)
    if wrong:
        return (), wrong
    units = take(world.floor, given.thing, _count(given), in_tote(given.place) if given.place else HANDS)
    facts = {"thing": _name(world, units), "count": str(len(units))}
    if given.place:
        return units, accepted(Answered.TAKEN_INTO_TOTE, **facts, tote=given.place)
    return units, accepted(Answered.TAKEN, **facts)


def _put(world: World, given: Do) -> _Acted:
    wrong = _wrong_count(given) or _wrong_place(world.floor, given) or _no_room(world, given)
    if wrong:
        return (), wrong
    units = put(world.floor, given.thing, _count(given), given.place or world.floor.stands_at.id)
    facts = {"thing": _name(world, units), "count": str(len(units)), "place": world.floor.stands_at.name}
    return units, accepted(Answered.PUT_DOWN, **facts)


def _set_aside(world: World, given: Do) -> _Acted:
    wrong = _wrong_count(given) or _wrong_place(world.floor, given)
    if wrong:
        return (), wrong
    units = set_aside(world.floor, given.thing, _count(given), given.place or world.floor.stands_at.id)
    return units, accepted(Answered.SET_ASIDE, thing=_name(world, units), count=str(len(units)))


_HANDS: dict[str, Callable[[World, Do], _Acted]] = {
    _LOOK: _look,
    "open": _open,
    "take": _take,
    "put": _put,
    "set_aside": _set_aside,
    "load": _load,
}


def _count(given: Do) -> int:
    return int(given.quantity if given.quantity is not None else ONE)


def _wrong_count(given: Do) -> Feedback | None:
    """Why hands cannot handle so many; a unit or a box that is named by its number is one."""
    count: Decimal = given.quantity if given.quantity is not None else ONE
    if count < ONE or count != int(count):
        return refused(Verdict.UNREADABLE, Answered.NOT_A_COUNT, read=written(count))
    if count > ONE and given.thing.startswith(("unit:", "box:")):
        return refused(Verdict.UNREADABLE, Answered.ONLY_ONE, read=written(count), thing=given.thing)
    return None


def _wrong_place(floor: Floor, given: Do) -> Feedback | None:
    if given.place in ("", *(place.id for place in floor.places)):
        return None
    return refused(Verdict.NOT_NOW, Answered.NO_SUCH_PLACE, read=given.place)


def _no_room(world: World, given: Do) -> Feedback | None:
    place = given.place or world.floor.stands_at.id
    if place not in world.full:
        return None
    return refused(Verdict.NOT_NOW, Answered.PLACE_IS_FULL, place=world.floor.places.get(place).name)


def _wrong_tote(world: World, given: Do) -> Feedback | None:
    """A tote is a package that is used again."""
    package = world.warehouse.stock.packages.find(given.place)
    if not given.place or (package is not None and package.reusable):
        return None
    return refused(Verdict.NOT_NOW, Answered.NO_SUCH_TOTE, read=given.place)


def _name(world: World, units: tuple[Unit, ...]) -> str:
    """What a person calls what was moved: nobody sees into a closed box."""
    box = world.floor.boxes.find(units[0].box)
    claims = box.claims if box and not box.opened else units[0].claims
    return world.warehouse.stock.products.get(claims).name
