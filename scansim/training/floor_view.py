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
    """Goods that claim to be the same product: closed boxes first, then single units; never a total.

    ``tote`` names the tote that they are carried in, empty for none.
    """

    product: str
    name: str
    code: str
    boxes: tuple[Thing, ...]
    loose: tuple[Thing, ...]
    tote: str = ""


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


def floor_view(floor: Floor, warehouse: Warehouse, places: tuple[str, ...], *, pickable: bool = True) -> FloorView:
    """What is seen from where the operator stands; ``places`` are those of this exercise."""
    here = floor.stands_at
    looked = floor.has_seen(f"place:{here.id}")
    sheets = tuple(
        Sheet(paper.id, paper.name, paper.label, paper.text if floor.has_seen(f"paper:{paper.id}") else ())
        for paper in floor.papers_at(here.id)
    )
    return FloorView(
        place=here.id,
        name=here.name,
        looked=looked,
        groups=_groups(floor, warehouse, floor.units_at(here.id)) if looked else (),
        sheets=sheets,
        ways=tuple(Stop(id_, floor.places.get(id_).name) for id_ in places if id_ != here.id),
        in_hand=_groups(floor, warehouse, floor.in_hand()),
        aside=_groups(floor, warehouse, floor.aside_at(here.id)),
        pickable=pickable,
    )


def _groups(floor: Floor, warehouse: Warehouse, units: tuple[Unit, ...]) -> tuple[Group, ...]:
    """Goods by what labels say, and by the tote they are in: nobody sees into a closed box."""
    boxes: dict[tuple[str, str], dict[int, Box]] = {}
    loose: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        box = floor.boxes.find(unit.box)
        closed = box if box and not box.opened else None
        key = (closed.claims if closed else unit.claims, unit.tote)
        standing, single = boxes.setdefault(key, {}), loose.setdefault(key, [])
        if closed:
            standing[closed.id] = closed
        else:
            single.append(unit)
    return tuple(_group(key, tuple(boxes[key].values()), loose[key], warehouse) for key in loose)


def _group(key: tuple[str, str], boxes: tuple[Box, ...], loose: list[Unit], warehouse: Warehouse) -> Group:
    claimed, tote = key
    product = warehouse.stock.products.get(claimed)
    return Group(
        claimed,
        product.name,
        product.code,
        tuple(_box(box, warehouse) for box in boxes),
        tuple(Thing(f"unit:{unit.id}", unit.label, product.name, 1) for unit in loose),
        tote,
    )


def _box(box: Box, warehouse: Warehouse) -> Thing:
    sizes = [int(packaging.quantity) for packaging in warehouse.stock.packagings.where("barcode", box.label)]
    return Thing(f"box:{box.id}", box.label, box.name, sizes[0] if sizes else 0)
