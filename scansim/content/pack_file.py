"""A data pack from its folder: ``pack.yaml`` and eleven lists (``docs/packs.md``)."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from scansim.content.csv_source import LARGEST_CSV, read_csv
from scansim.content.faults import Fault, file_name, shown
from scansim.content.pack_lists import Listed, PackLists
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
    RowModel,
    StockRow,
)
from scansim.content.pack_rules import broken_lists
from scansim.content.reading import text_of_file
from scansim.content.validation import broken_in, validated
from scansim.content.yaml_source import LARGEST_YAML, read_yaml
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.version import BASELINE
from scansim.training.changes import company_with
from scansim.training.pack import NamedPackageType, Pack

__all__ = ["read_pack"]

PACK_FILE = "pack.yaml"

Row = TypeVar("Row", bound=RowModel)


def read_pack(folder: Path, root: Path) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack in a folder, or every fault that keeps it from being used. Files are named relative to ``root``."""
    faults: list[Fault] = []
    file = _pack_file(folder, root, faults)
    lists = _lists(folder, root, faults)
    if file is not None and not faults:
        faults.extend(broken_lists(lists, file.warehouse.code))
    if file is None or faults:
        return None, tuple(faults)
    return _pack(file, lists), ()


def _pack_file(folder: Path, root: Path, faults: list[Fault]) -> PackFile | None:
    path = folder / PACK_FILE
    name = file_name(path, root)
    text = text_of_file(path, name, LARGEST_YAML)
    if isinstance(text, Fault):
        faults.append(text)
        return None
    source = read_yaml(text, name)
    file, found = validated(PackFile, source)
    faults.extend(found)
    if file is not None and file.id != folder.name:
        what = f"The id is {shown(file.id)}, the folder is {shown(folder.name)}."
        faults.append(Fault(name, source.line_of(("id",)), what, "Let them be the same."))
    return file


def _lists(folder: Path, root: Path, faults: list[Fault]) -> PackLists:
    return PackLists(
        products=_list(folder / "products.csv", root, ProductRow, faults),
        packagings=_list(folder / "packagings.csv", root, PackagingRow, faults),
        locations=_list(folder / "locations.csv", root, LocationRow, faults),
        places=_list(folder / "places.csv", root, PlaceRow, faults),
        operation_types=_list(folder / "operation_types.csv", root, OperationTypeRow, faults),
        partners=_list(folder / "partners.csv", root, PartnerRow, faults),
        lots=_list(folder / "lots.csv", root, LotRow, faults),
        stock=_list(folder / "stock.csv", root, StockRow, faults),
        package_types=_list(folder / "package_types.csv", root, PackageTypeRow, faults),
        packages=_list(folder / "packages.csv", root, PackageRow, faults),
        documents=_list(folder / "documents.csv", root, DocumentRow, faults),
    )


def _list(path: Path, root: Path, model: type[Row], faults: list[Fault]) -> tuple[Listed[Row], ...]:
    name = file_name(path, root)
    text = text_of_file(path, name, LARGEST_CSV)
    if isinstance(text, Fault):
        faults.append(text)
        return ()
    rows, found = read_csv(text, name, model.columns(), model.optional_columns())
    faults.extend(found)
    listed: list[Listed[Row]] = []
    for row in rows:
        try:
            listed.append(Listed(name, row.line, model.model_validate(row.cells)))
        except ValidationError as error:
            faults.extend(Fault(name, row.line, one.what, one.right) for one in broken_in(error, model))
    return tuple(listed)


def _pack(file: PackFile, lists: PackLists) -> Pack:
    partners = [(listed.row.role, listed.row.record()) for listed in lists.partners]
    return Pack(
        id=file.id,
        title=file.title,
        now=file.simulated_at,
        currency=file.currency,
        products=tuple(listed.row.record() for listed in lists.products),
        packagings=tuple(listed.row.record() for listed in lists.packagings),
        locations=tuple(listed.row.record() for listed in lists.locations),
        places=tuple(listed.row.record() for listed in lists.places),
        operation_types=tuple(listed.row.record(file.warehouse.code) for listed in lists.operation_types),
        suppliers=tuple(partner for role, partner in partners if role == "supplier"),
        customers=tuple(partner for role, partner in partners if role == "customer"),
        lots=tuple(listed.row.record() for listed in lists.lots),
        stock=tuple(listed.row.record() for listed in lists.stock),
        documents=tuple(listed.row.record() for listed in lists.documents),
        package_types=_in_sequence(lists.package_types),
        packages=tuple(listed.row.record() for listed in lists.packages),
        version=file.settings.version or BASELINE.name,
        company=company_with(Company(), file.settings.company.changes()),
    )


def _in_sequence(listed: tuple[Listed[PackageTypeRow], ...]) -> tuple[NamedPackageType, ...]:
    """As Odoo lists them: by sequence, then as they stand."""
    return tuple(each.row.record() for each in sorted(listed, key=lambda each: each.row.sequence))
