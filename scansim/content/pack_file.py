"""A data pack from its folder: ``pack.yaml`` and eleven lists (``docs/packs.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from scansim.content.csv_overlay import Columns
from scansim.content.csv_source import Row
from scansim.content.faults import Fault, shown
from scansim.content.layers import Layers
from scansim.content.pack_lists import Listed, PackLists
from scansim.content.pack_row import RowModel
from scansim.content.pack_rows import (
    DocumentRow,
    LocationRow,
    LotRow,
    OperationTypeRow,
    PackageRow,
    PackageTypeRow,
    PackagingRow,
    PackFile,
    PartnerRow,
    PlaceRow,
    ProductRow,
    StockRow,
)
from scansim.content.pack_rules import broken_lists
from scansim.content.settings_rules import broken_places
from scansim.content.storage_rows import (
    CategoryRow,
    PutawayRuleRow,
    QualityPointRow,
    RouteRow,
    StorageCapacityRow,
    StorageCategoryRow,
)
from scansim.content.validation import broken_in, in_file, validated
from scansim.content.yaml_source import Source
from scansim.engine.handheld.version import BASELINE
from scansim.training.pack import NamedPackageType, Pack, ProductClass

__all__ = ["LISTS", "MORE_LISTS", "PACKS", "read_pack"]

PACKS = "exercises/packs"
PACK_FILE = "pack.yaml"
LISTS: dict[str, type[RowModel]] = {
    "products": ProductRow,
    "packagings": PackagingRow,
    "locations": LocationRow,
    "places": PlaceRow,
    "operation_types": OperationTypeRow,
    "partners": PartnerRow,
    "lots": LotRow,
    "stock": StockRow,
    "package_types": PackageTypeRow,
    "packages": PackageRow,
    "documents": DocumentRow,
}
"""The lists of every pack by the names of their files."""

MORE_LISTS: dict[str, type[RowModel]] = {
    "categories": CategoryRow,
    "storage_categories": StorageCategoryRow,
    "storage_capacities": StorageCapacityRow,
    "putaway_rules": PutawayRuleRow,
    "quality_points": QualityPointRow,
    "routes": RouteRow,
}
"""The lists that a pack may lack."""


def read_pack(id_: str, layers: Layers) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack of this name, or every fault that keeps it from being used."""
    faults: list[Fault] = []
    source = layers.yaml(f"{PACKS}/{id_}/{PACK_FILE}")
    file = _pack_file(id_, source, faults)
    lists = _lists(id_, layers, faults)
    if file is not None and not faults:
        usages = {listed.row.id: listed.row.usage for listed in lists.locations}
        faults.extend(in_file(broken_places(file.settings.company, usages), source))
        faults.extend(broken_lists(lists, file.warehouse.code))
    if file is None or faults:
        return None, tuple(faults)
    return _pack(file, lists), ()


def _pack_file(id_: str, source: Source, faults: list[Fault]) -> PackFile | None:
    file, found = validated(PackFile, source)
    faults.extend(found)
    if file is not None and file.id != id_:
        what = f"The id is {shown(file.id)}, the folder is {shown(id_)}."
        faults.append(source.fault(("id",), what, "Let them be the same."))
    return file


def _lists(id_: str, layers: Layers, faults: list[Fault]) -> PackLists:
    removed: dict[str, dict[str, tuple[str, int]]] = {}
    lists: dict[str, tuple[Listed[Any], ...]] = {}
    for name, model in (*LISTS.items(), *MORE_LISTS.items()):
        file = f"{PACKS}/{id_}/{name}.csv"
        if name in MORE_LISTS and not layers.has(file):
            continue
        found = layers.list(file, Columns(model.columns(), model.optional_columns()))
        faults.extend(found.faults)
        removed[name] = found.removed
        lists[name] = tuple(_listed(found.rows, model, faults))
    return PackLists(**lists, removed=removed)


def _listed(rows: Iterable[Row], model: type[RowModel], faults: list[Fault]) -> Iterator[Listed[RowModel]]:
    for row in rows:
        try:
            value = model.model_validate(row.cells)
        except ValidationError as error:
            for one in broken_in(error, model):
                file, line = row.place_of(str(one.path[0]))
                faults.append(Fault(file, line, one.what, one.right))
        else:
            file, line = row.place
            yield Listed(file, line, value, of_site=row.is_of_site)


def _pack(file: PackFile, lists: PackLists) -> Pack:
    partners = [(listed.row.role, listed.row.record()) for listed in lists.partners]
    categories = {listed.row.complete_name: listed.row.id for listed in lists.categories}
    capacities = [listed.row for listed in lists.storage_capacities]
    on_route = [(listed.row.route_id, listed.row.id) for listed in lists.partners]
    return Pack(
        id=file.id,
        title=file.title,
        now=file.simulated_at,
        currency=file.currency,
        products=tuple(listed.row.record(categories) for listed in lists.products),
        packagings=tuple(listed.row.record() for listed in lists.packagings),
        locations=tuple(listed.row.record() for listed in lists.locations),
        places=tuple(listed.row.record() for listed in lists.places),
        operation_types=tuple(listed.row.record(file.warehouse.code) for listed in lists.operation_types),
        suppliers=tuple(partner for role, partner in partners if role == "supplier"),
        customers=tuple(partner for role, partner in partners if role == "customer"),
        lots=tuple(listed.row.record() for listed in lists.lots),
        stock=tuple(listed.row.record() for listed in lists.stock),
        documents=tuple(listed.row.record() for listed in lists.documents),
        flows=tuple((listed.row.id, listed.row.flow) for listed in lists.operation_types if listed.row.flow),
        package_types=_in_sequence(lists.package_types),
        packages=tuple(listed.row.record() for listed in lists.packages),
        categories=tuple(listed.row.record() for listed in lists.categories),
        storage_categories=tuple(listed.row.record(capacities) for listed in lists.storage_categories),
        putaway_rules=tuple(listed.row.record(number) for number, listed in enumerate(lists.putaway_rules, 1)),
        quality_points=tuple(listed.row.record() for listed in lists.quality_points),
        routes=tuple(
            listed.row.record(partner for route, partner in on_route if route == listed.row.id)
            for listed in lists.routes
        ),
        classes=tuple(
            ProductClass(listed.row.id, listed.row.abc_class) for listed in lists.products if listed.row.abc_class
        ),
        version=file.settings.version or BASELINE.name,
        company=file.settings.company.company(),
    )


def _in_sequence(listed: tuple[Listed[PackageTypeRow], ...]) -> tuple[NamedPackageType, ...]:
    """As Odoo lists them: by sequence, then as they stand."""
    return tuple(each.row.record() for each in sorted(listed, key=lambda each: each.row.sequence))
