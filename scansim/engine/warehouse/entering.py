"""Entering catalogue records: each into its table, no barcode twice."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.barcodes.spelling import spellings
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Category, Location, Lot, OperationType, Packaging, Partner, Product
from scansim.engine.warehouse.records import PushRule
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.site import QualityPoint, ReorderRule
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.storage import Package, PackageType, PutawayRule, StorageCategory

__all__ = ["CatalogueRecord", "enter"]

Coded = Product | Packaging | Location | OperationType | PackageType
CatalogueRecord = (
    Coded | Partner | Lot | Category | Package | StorageCategory | PutawayRule | PushRule | QualityPoint | ReorderRule
)


def enter(stock: Stock, record: CatalogueRecord) -> None:  # noqa: PLR0912 - a branch for each table
    """Add a record, or replace the one of the same id. Refused when something else bears one of its barcodes."""
    if isinstance(record, Coded):
        _require_free_barcodes(stock, record)
    match record:
        case Product():
            stock.products.put(record)
        case Packaging():
            stock.packagings.put(record)
        case Location():
            stock.locations.put(record)
        case Partner():
            stock.partners.put(record)
        case Lot():
            stock.lots.put(record)
        case OperationType():
            stock.operation_types.put(record)
        case Category():
            stock.categories.put(record)
        case Package():
            stock.packages.put(record if record.number else replace(record, number=stock.number("packages")))
        case PackageType():
            stock.package_types.put(record)
        case StorageCategory():
            stock.storage_categories.put(record)
        case PutawayRule():
            stock.putaway_rules.put(record)
        case PushRule():
            stock.push_rules.put(record)
        case QualityPoint():
            stock.quality_points.put(record)
        case ReorderRule():
            stock.reorder_rules.put(record)


def _require_free_barcodes(stock: Stock, record: Coded) -> None:
    for barcode in _barcodes(record):
        for holder in _holders(stock, barcode):
            if holder != (type(record).__name__, record.id):
                raise Refused(Reason.BARCODE_TAKEN, barcode=barcode, record=record.id, holder=holder[1])


def _holders(stock: Stock, barcode: str) -> Iterator[tuple[str, str]]:
    for spelling in spellings(barcode):
        found: tuple[Coded, ...] = (
            *stock.products.where("barcode", spelling),
            *stock.packagings.where("barcode", spelling),
            *stock.locations.where("barcode", spelling),
            *stock.package_types.where("barcode", spelling),
            *stock.operation_types.where("barcode", spelling),
            *stock.operation_types.where("legacy_barcode", spelling),
        )
        yield from ((type(record).__name__, record.id) for record in found)


def _barcodes(record: Coded) -> tuple[str, ...]:
    if isinstance(record, OperationType):
        return tuple(barcode for barcode in (record.barcode, record.legacy_barcode) if barcode)
    return (record.barcode,) if record.barcode else ()
