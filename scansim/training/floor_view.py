"""What a person sees where they stand: an immutable value for the floor panel, plain text and the coach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import Box
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["FloorView", "Group", "Sheet", "Stop", "Thing", "floor_view"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a label that can be read: ``id`` names it in inputs (``box:3``, ``unit:14``)."""

    id: str
    label: str
    name: str
    holds: int


@dataclass(frozen=True, slots=True)
class Group:
    """Goods that claim to be the same product: closed boxes first, then single units; never a total."""

    product: str
    name: str
    code: str
    boxes: tuple[Thing, ...]
    loose: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper. ``text`` is empty until it has been looked at."""

    id: str
    name: str
    label: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place one can walk to."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FloorView:
    """The floor from where one stands. ``groups`` stay empty until one has looked."""

    place: str
    name: str
    looked: bool
    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]
    ways: tuple[Stop, ...]


def floor_view(floor: Floor, warehouse: Warehouse, places: tuple[str, ...]) -> FloorView:
    """What is seen from where the operator stands; ``places`` are those of this exercise."""
    here = floor.stands_at
    looked = floor.has_seen(f"place:{here.id}")
    sheets = tuple(
        Sheet(paper.id, paper.name, paper.label, paper.text if floor.has_seen(f"paper:{paper.id}") else ())
        for paper in floor.papers_at(here.id)
    )
    ways = tuple(Stop(id_, floor.places.get(id_).name) for id_ in places if id_ != here.id)
    return FloorView(here.id, here.name, looked, _groups(floor, warehouse) if looked else (), sheets, ways)


def _groups(floor: Floor, warehouse: Warehouse) -> tuple[Group, ...]:
    here = floor.stands_at.id
    closed = {box.id: box for box in floor.boxes_at(here) if not box.opened}
    held: Counter[int] = Counter()
    boxes: dict[str, dict[int, Box]] = {}
    loose: dict[str, list[Thing]] = {}
    for unit in floor.units_at(here):
        alone = loose.setdefault(unit.claims, [])
        if unit.box in closed:
            held[unit.box] += 1
            boxes.setdefault(unit.claims, {})[unit.box] = closed[unit.box]
        else:
            name = warehouse.stock.products.get(unit.claims).name
            alone.append(Thing(f"unit:{unit.id}", unit.label, name, 1))
    return tuple(
        Group(
            product,
            warehouse.stock.products.get(product).name,
            warehouse.stock.products.get(product).code,
            tuple(Thing(f"box:{box.id}", box.label, box.name, held[box.id]) for box in boxes.get(product, {}).values()),
            tuple(things),
        )
        for product, things in loose.items()
    )
