"""What the operator can know by now: what was looked at, what the papers said, what is in hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Unit
from scansim.engine.quantity import ONE, ZERO
from scansim.training.floor_work import purpose_of
from scansim.training.run import Run

__all__ = ["Seen", "seen_goods"]


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
    standing = {box.id: box for box in floor.boxes_at(place) if not box.opened}
    totals: dict[str, Decimal] = {}
    next_unit: dict[str, Unit] = {}
    for unit in floor.held_for(purpose_of(run.world.transfer.id)):
        totals[unit.claims] = totals.get(unit.claims, ZERO) + ONE
    for unit in floor.units_at(place):
        if unit.box not in standing:
            totals[unit.claims] = totals.get(unit.claims, ZERO) + ONE
            next_unit.setdefault(unit.claims, unit)
    next_box: dict[str, Box] = {}
    for box in standing.values():
        totals[box.claims] = totals.get(box.claims, ZERO) + _size(run, box.label)
        next_box.setdefault(box.claims, box)
    return {
        product: _seen(run, product, total, next_box.get(product), next_unit.get(product))
        for product, total in sorted(totals.items())
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
