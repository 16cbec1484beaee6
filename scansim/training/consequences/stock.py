"""Where the record says another quantity than truly lies there, by place, product and lot.

Compared is what is in the house: stock that the record holds, and units that lie, are carried or stand apart inside.
What came with a delivery and stands apart belongs to whoever sent it until somebody receives it. Only places that
somebody could have changed are looked at; every other one is as the pack has it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Lies, PlaceKind, Unit
from scansim.engine.handheld.events import CountsApplied
from scansim.engine.quantity import ONE, ZERO, total
from scansim.training.run import Run
from scansim.training.stocked_floor import numbered
from scansim.training.story import Flow

__all__ = ["Cell", "Key", "cells", "is_apart", "is_inside", "location_of", "place_name", "record_value", "truth_value"]

_OUTSIDE = "location:"
_UNKNOWN = "place:"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A place of the record (a floor place that it does not know is ``place:ID``), a product, and a lot's name."""

    at: str
    product: str
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the record has under a key, what truly lies there, and what a unit is worth at standard cost."""

    key: Key
    recorded: Decimal
    truth: Decimal
    price: Decimal

    @property
    def difference(self) -> Decimal:
        """Record less truth: above zero where the record has what nobody has."""
        return self.recorded - self.truth


def cells(run: Run) -> tuple[Cell, ...]:
    """Every place, product and lot of which record and truth differ, in the order of the keys."""
    recorded, truth = _recorded(run), _truth(run)
    products = run.world.warehouse.stock.products
    found = (
        Cell(key, recorded.get(key, ZERO), truth.get(key, ZERO), products.get(key.product).standard_price)
        for key in sorted({*recorded, *truth})
    )
    return tuple(cell for cell in found if cell.difference != ZERO)


def record_value(run: Run) -> Decimal:
    """What the record's stock is worth at the places that are compared."""
    return _value(run, _recorded(run))


def truth_value(run: Run) -> Decimal:
    """What truly lies at the places that are compared is worth."""
    return _value(run, _truth(run))


def is_apart(run: Run, unit: Unit) -> bool:
    """Whether a unit that came with a delivery stands apart, so that it is not ours yet."""
    if unit.consignment not in _inbound(run):
        return False
    place = run.world.floor.places.find(unit.place)
    return unit.lies is Lies.ASIDE or (place is not None and place.kind is PlaceKind.QUARANTINE)


def location_of(run: Run, place: str) -> str:
    """What a floor place is in the keys."""
    found = run.world.floor.places.find(place)
    if found is None:
        return place.removeprefix(_OUTSIDE)
    return found.location or f"{_UNKNOWN}{found.id}"


def place_name(run: Run, at: str) -> str:
    """What people call the place of a key: the floor place that stands for it, else the record's own name."""
    floor = run.world.floor
    if at.startswith(_UNKNOWN):
        return floor.places.get(at.removeprefix(_UNKNOWN)).name
    places = floor.places.where("location", at)
    return places[0].name if places else run.world.warehouse.stock.locations.get(at).name


def _value(run: Run, held: Mapping[Key, Decimal]) -> Decimal:
    products = run.world.warehouse.stock.products
    return total(quantity * products.get(key.product).standard_price for key, quantity in held.items())


def _inbound(run: Run) -> frozenset[str]:
    arriving = (task for task in run.situation.tasks if task.flow in (Flow.RECEIVE, Flow.RETURN))
    return frozenset(task.consignment for task in arriving)


# where to look


def _places(run: Run) -> tuple[str, ...]:
    """The locations inside the house where record or truth may have changed since the pack, in a stable order."""
    named = {*_of_the_record(run), *_of_the_floor(run)}
    return tuple(sorted(at for at in named if is_inside(run, at)))


def _of_the_record(run: Run) -> Iterator[str]:
    yield from (booked.location for booked in run.situation.booked)
    yield from run.situation.counted
    for line in run.world.warehouse.stock.lines:
        yield from (line.source, line.destination)
    for event in run.events:
        if isinstance(event, CountsApplied):
            yield from (location for _, location, *_ in event.counts)


def _of_the_floor(run: Run) -> Iterator[str]:
    floor, situation = run.world.floor, run.situation
    yield from (location_of(run, place) for place in floor.laid_out)
    yield from (location_of(run, unit.place) for unit in floor.units)
    rows = list(numbered(run.pack, *situation.numbered)) if situation.gone else []
    firsts = [row.first for row in rows]
    yield from (rows[bisect_right(firsts, number) - 1].stock.location for number in situation.gone)


def is_inside(run: Run, at: str) -> bool:
    """Whether what lies at a place of a key is in stock."""
    if at.startswith(_UNKNOWN):
        return True
    location = run.world.warehouse.stock.locations.find(at)
    return location is not None and location.usage.is_inside


# what is there


def _recorded(run: Run) -> dict[Key, Decimal]:
    stock = run.world.warehouse.stock
    found: dict[Key, Decimal] = {}
    for at in _places(run):
        for quant in stock.quants.where("location", at):
            key = Key(at, quant.product, _lot_name(run, quant.lot))
            found[key] = found.get(key, ZERO) + quant.quantity
    return found


def _truth(run: Run) -> dict[Key, Decimal]:
    wanted = frozenset(_places(run))
    found: dict[Key, Decimal] = {}
    for unit in (*run.world.floor.units, *_not_laid_out_yet(run, wanted)):
        at = location_of(run, unit.place)
        if at in wanted and not is_apart(run, unit):
            key = Key(at, unit.product, _lot_name(run, unit.lot))
            found[key] = found.get(key, ZERO) + ONE
    for key, quantity in _out_of_reach(run, wanted).items():
        found[key] = found.get(key, ZERO) + quantity
    return found


def _not_laid_out_yet(run: Run, wanted: frozenset[str]) -> Iterator[Unit]:
    """What lies at places where nobody was."""
    floor = run.world.floor
    laid_out = frozenset(floor.laid_out)
    for place in floor.places:
        if place.id not in laid_out and location_of(run, place.id) in wanted:
            yield from (unit for unit in floor.lying_at(place.id) if unit.id not in floor.units)


def _out_of_reach(run: Run, wanted: frozenset[str]) -> dict[Key, Decimal]:
    """What the pack has at locations that no place of the floor stands for: nobody can go there."""
    reached = {place.location for place in run.world.floor.places}
    found: dict[Key, Decimal] = {}
    for stock in run.pack.stock:
        if stock.location in wanted and stock.location not in reached:
            key = Key(stock.location, stock.product, _lot_name(run, stock.lot))
            found[key] = found.get(key, ZERO) + stock.quantity
    return found


def _lot_name(run: Run, lot: str) -> str:
    known = run.world.warehouse.stock.lots.find(lot) if lot else None
    return known.name if known is not None else lot
