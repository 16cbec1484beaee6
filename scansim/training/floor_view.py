"""What a person sees where they stand: an immutable value for the floor panel, plain text and the coach."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import Box, Unit
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["FloorView", "Group", "Sheet", "Stop", "Thing", "floor_view"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a label that can be read: ``id`` names it in inputs (``box:3``, ``unit:14``).

    ``holds`` is what its label says that it holds, 0 when it says nothing.
    """

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
    """The floor from where one stands. ``groups`` stay empty until one has looked.

    ``in_hand`` is what is carried, wherever one walks; ``aside`` what was set aside at this place. ``pickable`` says
    that labels can be picked on the screen: in a room they hang on the wall and are read with a scanner.
    """

    place: str
    name: str
    looked: bool
    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]
    ways: tuple[Stop, ...]
    in_hand: tuple[Group, ...] = ()
    aside: tuple[Group, ...] = ()
    pickable: bool = True


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
    """What lies here, by what labels say: nobody sees into a closed box."""
    here = floor.stands_at.id
    closed = {box.id: box for box in floor.boxes_at(here) if not box.opened}
    boxes: dict[str, dict[int, Box]] = {}
    loose: dict[str, list[Unit]] = {}
    for unit in floor.units_at(here):
        box = closed.get(unit.box)
        claimed = box.claims if box else unit.claims
        standing, single = boxes.setdefault(claimed, {}), loose.setdefault(claimed, [])
        if box:
            standing[box.id] = box
        else:
            single.append(unit)
    return tuple(_group(product, tuple(boxes[product].values()), loose[product], warehouse) for product in loose)


def _group(claimed: str, boxes: tuple[Box, ...], loose: list[Unit], warehouse: Warehouse) -> Group:
    product = warehouse.stock.products.get(claimed)
    return Group(
        claimed,
        product.name,
        product.code,
        tuple(_box(box, warehouse) for box in boxes),
        tuple(Thing(f"unit:{unit.id}", unit.label, product.name, 1) for unit in loose),
    )


def _box(box: Box, warehouse: Warehouse) -> Thing:
    sizes = [int(packaging.quantity) for packaging in warehouse.stock.packagings.where("barcode", box.label)]
    return Thing(f"box:{box.id}", box.label, box.name, sizes[0] if sizes else 0)
