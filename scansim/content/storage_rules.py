"""What the lists that steer goods must hold together (``docs/packs.md``)."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.content.faults import Fault, meant, shown
from scansim.content.pack_lists import PackLists
from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import Usage

__all__ = ["broken_storage"]


def broken_storage(lists: PackLists) -> Iterator[Fault]:
    """Everything on which these lists do not agree with each other or with the rest of the pack."""
    yield from _categories(lists)
    yield from _capacities(lists)
    yield from _putaway(lists)
    yield from _quality(lists)
    yield from _routes(lists)


def _categories(lists: PackLists) -> Iterator[Fault]:
    """A pack that lists categories lists all that its products have, each under its parent."""
    complete = {listed.row.id: listed.row.complete_name for listed in lists.categories}
    for listed in lists.categories:
        parent, name = listed.row.parent_id, listed.row.complete_name
        start = f"{complete[parent]} / " if parent else ""
        if not name.startswith(start) or " / " in name.removeprefix(start):
            yield listed.fault(f"The complete name is {shown(name)}.", f"It would be {shown(f'{start}…')}.")
    for product in lists.products if complete else ():
        category = product.row.categ_id
        if category not in complete.values():
            what = f"{shown(category)} is no category of categories.csv."
            yield product.fault(what, meant(category, complete.values()))


def _capacities(lists: PackLists) -> Iterator[Fault]:
    for listed in lists.storage_capacities:
        if bool(listed.row.product_id) == bool(listed.row.package_type_id):
            what = "A capacity counts one product, or one type of package."
            yield listed.fault(what, "Fill in product_id or package_type_id.")


def _putaway(lists: PackLists) -> Iterator[Fault]:
    parents = {listed.row.id: listed.row.location_id for listed in lists.locations}
    for listed in lists.putaway_rules:
        row = listed.row
        if not _is_under(row.location_out_id, row.location_in_id, parents):
            what = f"{shown(row.location_out_id)} does not lie in {shown(row.location_in_id)}."
            yield listed.fault(what, "Send goods to a place within the one where they arrive.")


def _is_under(location: str, tree: str, parents: dict[str, str]) -> bool:
    for _ in parents:  # Places that lie in each other are told elsewhere.
        if location in ("", tree):
            break
        location = parents[location]
    return location == tree


def _quality(lists: PackLists) -> Iterator[Fault]:
    usage = {listed.row.id: listed.row.usage for listed in lists.locations}
    for listed in lists.quality_points:
        place = listed.row.failure_location_id
        if place and usage[place] is not Usage.INTERNAL:
            yield listed.fault(f"What fails cannot lie at {shown(place)}.", "Choose an internal location.")


def _routes(lists: PackLists) -> Iterator[Fault]:
    kinds = {listed.row.id: listed.row.kind for listed in lists.places}
    doors = [id_ for id_, kind in kinds.items() if kind is PlaceKind.DOOR]
    for listed in lists.routes:
        if kinds[listed.row.place_id] is not PlaceKind.DOOR:
            yield listed.fault(f"{shown(listed.row.place_id)} is no door.", meant(listed.row.place_id, doors))
    for partner in lists.partners:
        if partner.row.route_id and partner.row.role != "customer":
            yield partner.fault(f"{shown(partner.row.name)} is no customer and has a route.", "Leave it empty.")
