"""What the operator can know by now: what was looked at, what the papers said, what is in hand or was brought away.

Nobody sees into a closed box: it counts as what its label says, wherever it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Unit
from scansim.engine.handheld.events import DestinationSet
from scansim.engine.quantity import ONE, ZERO
from scansim.training.floor_work import purpose_of
from scansim.training.run import Run

__all__ = ["Seen", "seen_goods", "stray_goods"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one product: how much was seen in all, boxes by what their label says, and what still lies there."""

    product: str
    total: Decimal
    next_label: str = ""
    next_thing: str = ""
    next_name: str = ""


def seen_goods(run: Run) -> dict[str, Seen]:
    """What was seen at the place of the delivery, by product; empty until someone looked there."""
    floor, place = run.world.floor, run.situation.place
    if not floor.has_seen(f"place:{place}"):
        return {}
    totals = {line.product: ZERO for line in run.situation.ordered}
    next_box: dict[str, Box] = {}
    next_unit: dict[str, Unit] = {}
    stood_in = {unit.id: unit.box for unit in run.situation.units}
    counted: set[int] = set()
    for unit, lies_here in _goods(run):
        box = floor.boxes.find(unit.box or stood_in.get(unit.id, 0))
        if box is None or box.opened:
            totals[unit.claims] = totals.get(unit.claims, ZERO) + ONE
            if lies_here:
                next_unit.setdefault(unit.claims, unit)
        elif box.id not in counted:
            counted.add(box.id)
            totals[box.claims] = totals.get(box.claims, ZERO) + _size(run, box.label)
            if lies_here:
                next_box.setdefault(box.claims, box)
    return {
        product: _seen(run, product, total, next_box.get(product), next_unit.get(product))
        for product, total in totals.items()
    }


def stray_goods(run: Run) -> tuple[Unit, ...]:
    """Goods of the delivery that hands took, set aside or put elsewhere, or that went to another document."""
    floor = run.world.floor
    in_order = {unit.id for unit, _ in _goods(run)}
    strays = (unit.id for unit in run.situation.units if unit.id not in in_order and unit.id in floor.units)
    return tuple(floor.units.get(number) for number in strays)


def _goods(run: Run) -> Iterator[tuple[Unit, bool]]:
    """The units that lie at the place (True), are in hand for the delivery, or were brought where they belong."""
    floor = run.world.floor
    yield from ((unit, True) for unit in floor.units_at(run.situation.place))
    yield from ((unit, False) for unit in floor.held_for(purpose_of(run.world.transfer.id)))
    yield from ((floor.units.get(unit), False) for unit in sorted(_brought(run)))


def _brought(run: Run) -> set[int]:
    transfer = run.world.transfer.id
    return {
        unit
        for observation in run.observations
        if any(isinstance(event, DestinationSet) and event.transfer == transfer for event in observation.events)
        for unit in observation.handled
    }


def _seen(run: Run, product: str, total: Decimal, box: Box | None, unit: Unit | None) -> Seen:
    if box is not None:
        return Seen(product, total, box.label, f"box:{box.id}", box.name)
    if unit is not None:
        return Seen(product, total, unit.label, f"unit:{unit.id}", run.pack.product(product).name)
    return Seen(product, total)


def _size(run: Run, label: str) -> Decimal:
    found = run.world.warehouse.stock.packagings.where("barcode", label)
    return found[0].quantity if found else ZERO
