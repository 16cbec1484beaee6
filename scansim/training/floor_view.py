"""What a person sees where they stand: an immutable value for the floor panel, plain text and the coach."""

from __future__ import annotations

from dataclasses import dataclass, field

from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import Box, Condition, PlaceKind, Unit
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["FloorView", "Group", "Sheet", "Stop", "Thing", "floor_view"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a label: ``id`` names it in inputs (``box:3``, ``unit:14``).

    ``label`` is empty when no scanner reads it; ``holds`` is what it says that it holds, 0 when it says nothing.
    ``lot`` and ``expires`` are as printed on it, ``second`` is the other barcode on it. Whether it is ``damaged`` one
    sees.
    """

    id: str
    label: str
    name: str
    holds: int
    damaged: bool = False
    lot: str = ""
    expires: str = ""
    second: str = ""

    @property
    def is_smudged(self) -> bool:
        """Whether no scanner reads anything on it."""
        return not self.label and not self.second

    @property
    def look(self) -> tuple[object, ...]:
        """What an eye tells things of one group apart by."""
        return self.label, self.second, self.damaged, self.lot


@dataclass(frozen=True, slots=True)
class Group:
    """Goods that claim to be the same product: closed boxes first, then single units; never a total.

    ``tote`` names the tote that they are carried in, empty for none. ``opened`` are boxes that stand open: what is in
    them is seen among the single units, of whatever product it is.
    """

    product: str
    name: str
    code: str
    boxes: tuple[Thing, ...]
    loose: tuple[Thing, ...]
    tote: str = ""
    opened: tuple[Thing, ...] = ()

    @property
    def looks(self) -> tuple[tuple[Thing, ...], ...]:
        """The single units, those together that look the same, in stored order."""
        found: dict[tuple[object, ...], list[Thing]] = {}
        for thing in self.loose:
            found.setdefault(thing.look, []).append(thing)
        return tuple(tuple(things) for things in found.values())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper. ``text`` is empty until it has been looked at."""

    id: str
    name: str
    label: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place one can walk to; a ``closed`` one is not worked at, for a danger is there."""

    id: str
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class FloorView:
    """The floor from where one stands. ``groups`` stay empty until one has looked.

    ``in_hand`` is what is carried, wherever one walks; ``aside`` what was set aside at this place. ``pickable`` says
    that labels can be picked on the screen: in a room they hang on the wall and are read with a scanner. At a ``full``
    place there is no room for more; at a door trucks are loaded. ``closed``: a danger is here, and nobody works. With a
    dead scanner nothing is read or shown, but ``at_keyboard`` the screens are served by keys.
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
    full: bool = False
    is_door: bool = False
    closed: bool = False
    scanner_is_dead: bool = False
    at_keyboard: bool = False


def floor_view(
    floor: Floor,
    warehouse: Warehouse,
    places: tuple[str, ...],
    *,
    pickable: bool = True,
    full: tuple[str, ...] = (),
    closed: tuple[str, ...] = (),
    scanner_is_dead: bool = False,
) -> FloorView:
    """What is seen from where the operator stands; ``places`` are those of this exercise, ``full`` those without
    room, ``closed`` those with a danger."""
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
        ways=tuple(Stop(id_, floor.places.get(id_).name, id_ in closed) for id_ in places if id_ != here.id),
        in_hand=_groups(floor, warehouse, floor.in_hand()),
        aside=_groups(floor, warehouse, floor.aside_at(here.id)),
        pickable=pickable,
        full=looked and here.id in full,
        is_door=here.kind is PlaceKind.DOOR,
        closed=here.id in closed,
        scanner_is_dead=scanner_is_dead,
        at_keyboard=scanner_is_dead and here.kind is PlaceKind.DESK,
    )


@dataclass(slots=True)
class _Seen:
    """What is seen of one product, or in one tote of it."""

    boxes: dict[int, Box] = field(default_factory=dict)
    opened: dict[int, Box] = field(default_factory=dict)
    loose: list[Unit] = field(default_factory=list)


def _groups(floor: Floor, warehouse: Warehouse, units: tuple[Unit, ...]) -> tuple[Group, ...]:
    """Goods by what labels say, and by the tote they are in: nobody sees into a closed box."""
    found: dict[tuple[str, str], _Seen] = {}
    for unit in units:
        box = floor.boxes.find(unit.box)
        if box is None or box.opened:
            found.setdefault((unit.claims, unit.tote), _Seen()).loose.append(unit)
        if box is not None:
            seen = found.setdefault((box.claims, unit.tote), _Seen())
            (seen.opened if box.opened else seen.boxes)[box.id] = box
    return tuple(_group(key, seen, warehouse) for key, seen in found.items())


def _group(key: tuple[str, str], seen: _Seen, warehouse: Warehouse) -> Group:
    claimed, tote = key
    product = warehouse.stock.products.get(claimed)
    return Group(
        claimed,
        product.name,
        product.code,
        tuple(_box(box, warehouse) for box in seen.boxes.values()),
        tuple(_unit(unit, product.name, warehouse) for unit in seen.loose),
        tote,
        tuple(_box(box, warehouse) for box in seen.opened.values()),
    )


def _unit(unit: Unit, name: str, warehouse: Warehouse) -> Thing:
    lot = warehouse.stock.lots.find(unit.lot) if unit.lot else None
    return Thing(
        f"unit:{unit.id}",
        unit.label,
        name,
        1,
        damaged=unit.condition is not Condition.GOOD,
        lot=lot.name if lot else "",
        expires=lot.expires if lot else "",
        second=unit.second,
    )


def _box(box: Box, warehouse: Warehouse) -> Thing:
    sizes = [int(packaging.quantity) for packaging in warehouse.stock.packagings.where("barcode", box.label)]
    return Thing(f"box:{box.id}", box.label, box.name, sizes[0] if sizes else 0, second=box.second)
