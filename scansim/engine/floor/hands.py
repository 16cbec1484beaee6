"""What hands do on their own, without the handheld: take, put down, set aside, open.

A thing is named by itself (``unit:14``, ``box:3``), by a label that it bears, or by the product that it claims to be.
Each verb says what hands reach for first; there, loose units of a product come before boxed ones, and a label on a unit
is found in a closed box when nothing else bears it (the box then has to claim the same product). Each verb returns the
units that it moved and raises :class:`~scansim.engine.floor.floor.NotHere`, with nothing changed, when there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scansim.engine.barcodes.spelling import spellings
from scansim.engine.floor.floor import Floor, NotHere
from scansim.engine.floor.things import Box, Lies, Unit, number_in

__all__ = ["box_named", "put", "set_aside", "take"]


def take(floor: Floor, thing: str, count: int, purpose: str) -> tuple[Unit, ...]:
    """Take up to ``count`` of a thing in hand: what lies here, then what was set aside here."""
    here = floor.stands_at.id
    chosen = _chosen(floor, (floor.units_at(here), floor.aside_at(here)), thing, count)
    taken = floor.hold(chosen, purpose)
    floor.open_broken(taken)
    return taken


def put(floor: Floor, thing: str, count: int, place: str) -> tuple[Unit, ...]:
    """Put up to ``count`` of a thing down at a place and walk there: what is carried for no document, then what was set
    aside here, then what is carried for a document."""
    _check(floor, place)
    pools = (floor.free_in_hand(), floor.aside_at(floor.stands_at.id), _counted_in_hand(floor))
    return _laid(floor, _chosen(floor, pools, thing, count), place, Lies.THERE)


def set_aside(floor: Floor, thing: str, count: int, place: str) -> tuple[Unit, ...]:
    """Set up to ``count`` of a thing aside at a place and walk there: what lies here, then what is carried. It stays
    behind at validation."""
    _check(floor, place)
    pools = (floor.units_at(floor.stands_at.id), floor.free_in_hand(), _counted_in_hand(floor))
    return _laid(floor, _chosen(floor, pools, thing, count), place, Lies.ASIDE)


def box_named(floor: Floor, thing: str) -> Box:
    """The box at hand that a person would open for a thing: that box, or the next closed one with this label or of this
    product."""
    number = number_in(thing, "box")
    boxes = (*_boxes(floor, floor.free_in_hand()), *floor.boxes_at(floor.stands_at.id))
    named = spellings(thing)
    for box in boxes:
        is_named = box.claims == thing or any(label in named for label in box.labels)
        if box.id == number or (is_named and not box.opened):
            return box
    raise NotHere(thing)


def _counted_in_hand(floor: Floor) -> tuple[Unit, ...]:
    return tuple(unit for unit in floor.in_hand() if not unit.is_free)


def _check(floor: Floor, place: str) -> None:
    if place not in floor.places:
        raise NotHere(place)


class _Handful(NamedTuple):
    """What is moved together. ``opens`` says that its label is read inside a closed box."""

    units: tuple[Unit, ...]
    opens: bool = False


def _laid(floor: Floor, units: Iterable[Unit], place: str, lies: Lies) -> tuple[Unit, ...]:
    floor.walk(place)
    laid = floor.lay(units, place, lies)
    floor.open_broken(laid)
    return laid


def _chosen(floor: Floor, pools: tuple[tuple[Unit, ...], ...], thing: str, count: int) -> tuple[Unit, ...]:
    """The first ``count`` handfuls of a thing; the boxes that have to be opened for them are open then."""
    handfuls = tuple(handful for pool in pools for handful in _handfuls(floor, pool, thing))[: max(count, 0)]
    if not handfuls:
        raise NotHere(thing)
    for number in dict.fromkeys(handful.units[0].box for handful in handfuls if handful.opens):
        floor.unseal(floor.boxes.get(number))
    return tuple(unit for handful in handfuls for unit in handful.units)


def _handfuls(floor: Floor, units: tuple[Unit, ...], thing: str) -> Iterator[_Handful]:
    """What is moved together under this name, in the order in which hands reach for it."""
    if number := number_in(thing, "unit"):
        yield from (_Handful((unit,)) for unit in units if unit.id == number and floor.is_in_reach(unit))
    elif number := number_in(thing, "box"):
        yield from _in_box(units, number)
    elif any(unit.claims == thing for unit in units):
        claiming = (unit for unit in units if unit.claims == thing)
        yield from (_Handful((unit,)) for unit in sorted(claiming, key=lambda unit: not floor.is_in_reach(unit)))
    else:
        for spelling in spellings(thing):
            yield from _bearing(floor, units, spelling)


def _bearing(floor: Floor, units: tuple[Unit, ...], label: str) -> Iterator[_Handful]:
    """Boxes with this label, then units in reach, then those in closed boxes."""
    labelled = [box.id for box in _boxes(floor, units) if label in box.labels]
    for number in labelled:
        yield from _in_box(units, number)
    bearing = [unit for unit in units if label in unit.labels and unit.box not in labelled]
    yield from (_Handful((unit,)) for unit in bearing if floor.is_in_reach(unit))
    for unit in bearing:
        if not floor.is_in_reach(unit) and floor.boxes.get(unit.box).claims == unit.claims:
            yield _Handful((unit,), opens=True)


def _in_box(units: tuple[Unit, ...], number: int) -> Iterator[_Handful]:
    content = tuple(unit for unit in units if unit.box == number)
    if content:
        yield _Handful(content)


def _boxes(floor: Floor, units: Iterable[Unit]) -> tuple[Box, ...]:
    return tuple(floor.boxes.get(number) for number in dict.fromkeys(unit.box for unit in units if unit.box))
