"""Where things lie: aisles of bays with eight compartments, pallet places, staging, lanes, docks and doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from tools.pack_making.goods import Table
from tools.pack_making.plan import Plan

__all__ = ["Layout", "Spot", "layout_of", "route_numbers"]

_COMPARTMENTS = 8
_PALLETS_A_BAY = 3
_RESERVE = "R"
_SAFE = "BCDEFGHIJKLNOPRSTUVX"
"""Letters that arrive unchanged on every keyboard layout that we know."""

_COUNT_EVERY = {"scat_shelf": "60", "scat_pallet": "90"}


@dataclass(frozen=True)
class Spot:
    """A place of the record and the place of the floor that stands for it."""

    id: str
    name: str
    parent: str
    barcode: str
    place: str
    place_name: str
    kind: str
    storage: str = ""


@dataclass(frozen=True)
class Layout:
    """The lists of places, and the ids of the locations where goods are kept."""

    locations: Table
    places: Table
    shelves: tuple[str, ...]
    pallets: tuple[str, ...]


def layout_of(plan: Plan) -> Layout:
    """The places of a pack."""
    shelves, pallets = tuple(_shelves(plan)), tuple(_pallet_places(plan))
    areas = tuple(_areas(plan))
    spots = (*areas, *shelves, *pallets)
    complete = {"loc_wh": plan.warehouse}
    locations = [_location("loc_wh", plan.warehouse, plan.warehouse, "", "view")]
    for spot in spots:
        complete[spot.id] = f"{complete[spot.parent]}/{spot.name}"
        locations.append(
            _location(spot.id, spot.name, complete[spot.id], spot.parent, "internal", spot.barcode, spot.storage)
        )
    locations += _outside()
    places = [*_docks(plan), *map(_place, spots), *_doors(plan), _floor_place("desk", "Desk", "desk", "")]
    return Layout(locations, places, tuple(spot.id for spot in shelves), tuple(spot.id for spot in pallets))


def route_numbers(plan: Plan) -> tuple[str, ...]:
    """Numbers of routes that are easily turned round or misread: 16 and 61, 18 and 81, …"""
    pairs = [f"{first}{second}" for first, second in product("16893", "1689352") if first < second]
    return tuple(number for pair in pairs for number in (pair, pair[::-1]))[: plan.routes]


def _areas(plan: Plan) -> Iterator[Spot]:
    code = plan.warehouse
    yield Spot("loc_stock", "Stock", "loc_wh", f"{code}STOCK", "stock_entrance", "Stock entrance", "area")
    yield Spot("loc_input", "Input", "loc_wh", f"{code}INPUT", "receiving_bay", "Receiving bay", "area")
    for number in range(plan.stagings):
        name, barcode = f"Staging {number + 1}", f"{code}STEP{_letters(number)}"
        yield Spot(f"loc_staging_{number + 1}", name, "loc_input", barcode, f"staging_{number + 1}", name, "area")
    inspection = ("inspection_table", "Inspection table", "bench")
    yield Spot("loc_quality", "Quality Control", "loc_wh", f"{code}INSPECT", *inspection)
    yield Spot("loc_quarantine", "Quarantine", "loc_wh", f"{code}HOLD", "quarantine", "Quarantine", "quarantine")
    yield Spot("loc_damaged", "Damaged", "loc_wh", f"{code}BROKEN", "damaged_rack", "Damaged rack", "quarantine")
    yield Spot("loc_returns", "Returns", "loc_wh", f"{code}RETURN", "returns_desk", "Returns desk", "area")
    yield Spot("loc_packing", "Packing Zone", "loc_wh", f"{code}BENCH", "packing_bench", "Packing bench", "bench")
    for number in range(plan.benches):
        name, barcode = f"Bench {number + 1}", f"{code}BENCH{_letters(number)}"
        yield Spot(f"loc_bench_{number + 1}", name, "loc_packing", barcode, f"bench_{number + 1}", name, "bench")
    yield Spot("loc_output", "Output", "loc_wh", f"{code}OUTPUT", "dispatch_bay", "Dispatch bay", "area")
    for place, route in enumerate(route_numbers(plan)):
        name, barcode = f"Lane {route}", f"{code}ROUTE{_letters(place)}"
        yield Spot(f"loc_lane_{route}", name, "loc_output", barcode, f"lane_{route}", name, "area")


def _shelves(plan: Plan) -> Iterator[Spot]:
    for aisle, bay, spot in product(plan.aisles, range(1, plan.bays + 1), range(1, _COMPARTMENTS + 1)):
        yield _shelf(f"{aisle}-{bay:02d}-{spot}", "scat_shelf")


def _pallet_places(plan: Plan) -> Iterator[Spot]:
    for bay, spot in product(range(1, plan.pallet_bays + 1), range(1, _PALLETS_A_BAY + 1)):
        yield _shelf(f"{_RESERVE}-{bay:02d}-{spot}", "scat_pallet")


def _shelf(name: str, storage: str) -> Spot:
    tail = name.casefold().replace("-", "_")
    barcode = name.replace("-", ".")
    return Spot(f"loc_{tail}", name, "loc_stock", barcode, f"shelf_{tail}", f"Shelf {name}", "shelf", storage)


def _letters(number: int) -> str:
    """Two letters, never one beside its neighbour in the row."""
    first, second = divmod(number * 7, len(_SAFE))
    return _SAFE[first] + _SAFE[second]


def _location(
    id_: str, name: str, complete: str, parent: str, usage: str, barcode: str = "", storage: str = ""
) -> dict[str, str]:
    return {
        "id": id_,
        "name": name,
        "complete_name": complete,
        "location_id": parent,
        "usage": usage,
        "barcode": barcode,
        "storage_category_id": storage,
        "cyclic_inventory_frequency": _COUNT_EVERY.get(storage, ""),
    }


def _outside() -> Table:
    partners, virtual = "Partner Locations", "Virtual Locations"
    return [
        _location("loc_partners", partners, partners, "", "view"),
        _location("loc_vendors", "Vendors", f"{partners}/Vendors", "loc_partners", "supplier"),
        _location("loc_customers", "Customers", f"{partners}/Customers", "loc_partners", "customer"),
        _location("loc_virtual", virtual, virtual, "", "view"),
        _location(
            "loc_adjustment", "Inventory adjustment", f"{virtual}/Inventory adjustment", "loc_virtual", "inventory"
        ),
        _location("loc_scrap", "Scrap", f"{virtual}/Scrap", "loc_virtual", "inventory"),
    ]


def _place(spot: Spot) -> dict[str, str]:
    return _floor_place(spot.place, spot.place_name, spot.kind, spot.id)


def _docks(plan: Plan) -> Table:
    return [_floor_place(f"dock_{n}", f"Dock {n}", "dock", "loc_vendors") for n in range(1, plan.docks + 1)]


def _doors(plan: Plan) -> Table:
    return [_floor_place(f"door_{n}", f"Door {n}", "door", "loc_customers") for n in range(1, plan.doors + 1)]


def _floor_place(id_: str, name: str, kind: str, location: str) -> dict[str, str]:
    return {"id": id_, "name": name, "kind": kind, "location_id": location}
