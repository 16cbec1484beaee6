"""What may be set otherwise: of the company, of an operation type, of the version. None leaves a setting as it was.

The fields are those of the values they change, so that a setting cannot be forgotten here (a test compares them).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from scansim.engine.barcodes.app_rules import Conversion, Nomenclature
from scansim.engine.handheld.device import Company, MenuScan
from scansim.engine.handheld.version import VersionName
from scansim.engine.warehouse.catalogue import BackorderPolicy, BarcodeSettings, OperationType, ScanStep

__all__ = [
    "NO_CHANGES",
    "CompanyChanges",
    "OperationTypeChanges",
    "SettingsChanges",
    "TabChanges",
    "company_with",
    "operation_type_with",
    "tab_with",
]


@dataclass(frozen=True, slots=True)
class CompanyChanges:
    """Changes to a :class:`~scansim.engine.handheld.device.Company`."""

    nomenclature: Nomenclature | None = None
    conversion: Conversion | None = None
    packages: bool | None = None
    batches: bool | None = None
    owners: bool | None = None
    storage_locations: bool | None = None
    count_entire_locations: bool | None = None
    show_quantity_to_count: bool | None = None
    deliveries_on_menu: MenuScan | None = None
    huge_quantity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TabChanges:
    """Changes to :class:`~scansim.engine.warehouse.catalogue.BarcodeSettings`."""

    allow_extra_products: bool | None = None
    allow_full_validation: bool | None = None
    source_required: bool | None = None
    product_required: bool | None = None
    lot_required: bool | None = None
    put_in_pack: ScanStep | None = None
    destination: ScanStep | None = None
    all_packed: bool | None = None
    all_sent: bool | None = None
    show_reserved_lots: bool | None = None
    whole_packages: bool | None = None
    asks_package_type: bool | None = None


@dataclass(frozen=True, slots=True)
class OperationTypeChanges:
    """Changes to an operation type (id): its Barcode tab, and what decides how its transfers are worked on."""

    operation_type: str
    tab: TabChanges = TabChanges()
    backorder: BackorderPolicy | None = None
    use_create_lots: bool | None = None
    use_existing_lots: bool | None = None


@dataclass(frozen=True, slots=True)
class SettingsChanges:
    """All that an exercise sets otherwise than the site; an empty version is the site's."""

    version: VersionName | None = None
    company: CompanyChanges = CompanyChanges()
    operation_types: tuple[OperationTypeChanges, ...] = ()


NO_CHANGES = SettingsChanges()


def company_with(company: Company, changes: CompanyChanges) -> Company:
    """The company with these changes."""
    stated = _stated(changes)
    reading = replace(company.reading, **{name: stated.pop(name) for name in _READING if name in stated})
    return replace(company, reading=reading, **stated)


def tab_with(tab: BarcodeSettings, changes: TabChanges) -> BarcodeSettings:
    """The Barcode tab with these changes."""
    return replace(tab, **_stated(changes))


def operation_type_with(kind: OperationType, changes: OperationTypeChanges) -> OperationType:
    """The operation type with these changes."""
    stated = {name: value for name, value in _stated(changes).items() if name not in ("operation_type", "tab")}
    return replace(kind, settings=tab_with(kind.tab, changes.tab), **stated)


_READING = ("nomenclature", "conversion")


def _stated(changes: CompanyChanges | TabChanges | OperationTypeChanges) -> dict[str, Any]:
    named = ((field.name, getattr(changes, field.name)) for field in fields(changes))
    return {name: value for name, value in named if value is not None}
