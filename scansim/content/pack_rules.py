"""What the lists of a data pack must hold together (``docs/packs.md``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scansim.content.faults import Fault, meant, shown
from scansim.content.pack_codes import broken_codes
from scansim.content.pack_lists import Listed, PackLists
from scansim.content.pack_row import RowModel
from scansim.content.storage_rules import broken_storage
from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import Tracking, Usage

__all__ = ["broken_lists"]


def broken_lists(lists: PackLists, warehouse: str) -> tuple[Fault, ...]:
    """Everything on which the lists of this warehouse do not agree; what depends on ids only once those hold."""
    ids = (*_ids(lists), *_references(lists))
    return ids or (
        *broken_codes(lists),
        *_boxes(lists),
        *_look_alikes(lists),
        *_tree(lists),
        *_floor(lists),
        *_stock(lists),
        *_packages(lists),
        *_documents(lists, warehouse),
        *broken_storage(lists),
    )


def _ids(lists: PackLists) -> Iterator[Fault]:
    first: dict[str, Listed[RowModel]] = {}
    for listed in lists.rows():
        id_ = getattr(listed.row, "id", None)
        if id_ is not None and first.setdefault(id_, listed) is not listed:
            yield listed.fault(f"The id {shown(id_)} belongs to {first[id_].where} already.", "Choose another.")


def _references(lists: PackLists) -> Iterator[Fault]:
    known = {
        name: dict.fromkeys(str(getattr(listed.row, "id", "")) for listed in getattr(lists, name))
        for name in sorted({target for listed in lists.rows() for target in listed.row.references.values()})
    }
    for listed in lists.rows():
        for column, target in listed.row.references.items():
            id_ = getattr(listed.row, column)
            if not id_ or id_ in known[target]:
                continue
            if id_ in lists.removed.get(target, {}):
                file, line = lists.removed[target][id_]
                yield Fault(
                    file, line, f"{shown(id_)} is removed, but {listed.where} names it.", "Remove that as well."
                )
                continue
            what = f"{shown(column)} is {shown(id_)}, which {target}.csv lacks."
            yield listed.fault(what, meant(id_, known[target]))


def _boxes(lists: PackLists) -> Iterator[Fault]:
    codes = {listed.row.id: listed.row.barcode for listed in lists.products}
    for listed in lists.packagings:
        inner = codes[listed.row.product_id].zfill(13)[:12]
        if listed.row.barcode[1:13] != inner:
            what = f"The code {shown(listed.row.barcode)} does not carry the code of {shown(listed.row.product_id)}."
            yield listed.fault(what, f"Behind its first digit stand {inner} and a check digit of its own.")


def _look_alikes(lists: PackLists) -> Iterator[Fault]:
    firsts = {listed.row.id for listed in lists.products if not listed.row.look_alike_of}
    for listed in lists.products:
        model = listed.row.look_alike_of
        if model and model not in firsts:
            what = f"{shown(model)} names another look-alike itself."
            yield listed.fault(what, "Name the first product of the group, which names none.")


def _tree(lists: PackLists) -> Iterator[Fault]:
    complete = {listed.row.id: listed.row.complete_name for listed in lists.locations}
    for listed in lists.locations:
        row = listed.row
        expected = f"{complete[row.location_id]}/{row.name}" if row.location_id else row.name
        if row.complete_name != expected:
            yield listed.fault(f"The complete name is {shown(row.complete_name)}.", f"It would be {shown(expected)}.")


def _floor(lists: PackLists) -> Iterator[Fault]:
    """Goods that follow a line end where one can walk to; they arrive where suppliers' goods are."""
    usage = {listed.row.id: listed.row.usage for listed in lists.locations}
    places = Counter(listed.row.location_id for listed in lists.places)
    for location in lists.locations:
        times = places[location.row.id]
        if location.row.usage is Usage.INTERNAL and times != 1:
            what = f"{shown(location.row.name)} stands for {times} places of the floor."
            yield location.fault(what, "Give it exactly one row in places.csv.")
    for place in lists.places:
        if place.row.kind is PlaceKind.DOCK and usage.get(place.row.location_id) is not Usage.SUPPLIER:
            yield place.fault(
                f"{shown(place.row.name)} is a dock without suppliers.", "Let it stand for a supplier location."
            )


def _stock(lists: PackLists) -> Iterator[Fault]:
    tracking = {listed.row.id: listed.row.tracking for listed in lists.products}
    usage = {listed.row.id: listed.row.usage for listed in lists.locations}
    lot_of = {listed.row.id: listed.row.product_id for listed in lists.lots}
    for lot in lists.lots:
        if tracking[lot.row.product_id] is Tracking.NONE:
            yield lot.fault(f"{shown(lot.row.product_id)} is not kept by lot or serial number.", "Change its tracking.")
    for stock in lists.stock:
        row = stock.row
        if usage[row.location_id] is not Usage.INTERNAL:
            yield stock.fault(f"Nothing can lie at {shown(row.location_id)}.", "Choose an internal location.")
        if row.lot_id and lot_of[row.lot_id] != row.product_id:
            yield stock.fault(
                f"{shown(row.lot_id)} is no lot of {shown(row.product_id)}.", "Choose one of its own lots."
            )
        if bool(row.lot_id) != (tracking[row.product_id] is not Tracking.NONE):
            right = "Name a lot for what is kept by lot or serial number, and only for that."
            yield stock.fault(f"The lot does not fit how {shown(row.product_id)} is kept.", right)


def _packages(lists: PackLists) -> Iterator[Fault]:
    """A package is in one place, where goods can lie, and what it holds lies there with it."""
    usage = {listed.row.id: listed.row.usage for listed in lists.locations}
    lies_at = {listed.row.id: listed.row.location_id for listed in lists.packages}
    for package in lists.packages:
        location = package.row.location_id
        if location and usage[location] is not Usage.INTERNAL:
            yield package.fault(f"No package can stand at {shown(location)}.", "Choose an internal location.")
    for stock in lists.stock:
        holder = stock.row.package_id
        if holder and lies_at[holder] != stock.row.location_id:
            where = f"at {shown(lies_at[holder])}" if lies_at[holder] else "nowhere"
            what = f"By packages.csv {shown(holder)} stands {where}."
            yield stock.fault(what, "Let a package and what it holds be at one location.")


def _documents(lists: PackLists, warehouse: str) -> Iterator[Fault]:
    prefixes = {listed.row.id: listed.row.record(warehouse).prefix for listed in lists.operation_types}
    for document in lists.documents:
        prefix = prefixes[document.row.picking_type_id]
        if not document.row.name.startswith(prefix):
            what = f"{shown(document.row.name)} is no number of {shown(document.row.picking_type_id)}."
            yield document.fault(what, f"Begin with {prefix}.")
