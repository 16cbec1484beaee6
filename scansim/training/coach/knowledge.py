"""What the operator can know by now: what was looked at, what the papers said, what is in hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.floor import Floor
from scansim.engine.quantity import ZERO
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
    in_hand = floor.held_for(purpose_of(run.world.transfer.id))
    lying = floor.units_at(place)
    products = dict.fromkeys(unit.claims for unit in sorted((*lying, *in_hand), key=lambda unit: unit.id))
    return {product: _seen(run, floor, product) for product in products}


def _seen(run: Run, floor: Floor, product: str) -> Seen:
    place = run.situation.place
    held = sum(1 for unit in floor.held_for(purpose_of(run.world.transfer.id)) if unit.claims == product)
    boxes = [box for box in floor.boxes_at(place) if box.claims == product and not box.opened]
    standing = {box.id for box in boxes}
    loose = [unit for unit in floor.units_at(place) if unit.claims == product and unit.box not in standing]
    in_boxes = sum((_size(run, box.label) for box in boxes), ZERO)
    total = Decimal(held + len(loose)) + in_boxes
    if boxes:
        return Seen(product, total, boxes[0].label, f"box:{boxes[0].id}", boxes[0].name)
    if loose:
        return Seen(product, total, loose[0].label, f"unit:{loose[0].id}", run.pack.product(product).name)
    return Seen(product, total)


def _size(run: Run, label: str) -> Decimal:
    found = run.world.warehouse.stock.packagings.where("barcode", label)
    return found[0].quantity if found else ZERO
