"""What a scanned string names in a warehouse.

Order of dispatch: command, then plain records, then the company's nomenclature (reference odoo-barcode 1.1). Under GS1
a bare number may parse as a lot or a quantity; what bears the whole code goes before that (5.3, fact 8).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scansim.engine.barcodes.commands import Command, Family, command_of, looks_like_command
from scansim.engine.barcodes.elements import PLAIN, ReadingRules, ScanParts, parts_of
from scansim.engine.barcodes.spelling import spellings
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Product
from scansim.engine.warehouse.records import FINISHED, Batch, Transfer
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.storage import Package, PackageType
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = [
    "Ambiguous",
    "Elements",
    "Found",
    "Meaning",
    "NewPackage",
    "Unknown",
    "UnknownCommand",
    "goods_of_code",
    "meaning_of",
    "name_of",
]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing bears this code."""

    data: str


@dataclass(frozen=True, slots=True)
class NewPackage:
    """Nothing bears this code, but the nomenclature takes it for the name of a package: a new one."""

    data: str
    name: str


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """It begins like a command, but there is none of this name."""

    data: str


@dataclass(frozen=True, slots=True)
class Elements:
    """Several things in one scan, which act as one (reference odoo-barcode 5.4)."""

    data: str
    parts: ScanParts


Found = Product | Packaging | Location | Lot | OperationType | Transfer | Package | PackageType | Batch


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several things bear this code; their names, in a fixed order, and the things."""

    data: str
    names: tuple[str, ...]
    found: tuple[Found, ...] = field(default=(), compare=False)


Meaning = Command | Found | Unknown | NewPackage | UnknownCommand | Ambiguous | Elements


def meaning_of(data: str, warehouse: Warehouse, family: Family, rules: ReadingRules = PLAIN) -> Meaning:
    """What ``data`` means to a handheld of this command family in a company with these rules."""
    if looks_like_command(data, family):
        return command_of(data, family) or _record(data, warehouse, family, rules) or UnknownCommand(data)
    return _record(data, warehouse, family, rules) or _parsed(data, warehouse, family, rules) or Unknown(data)


def name_of(meaning: Meaning) -> str:
    """What a person calls it; the code itself for a command and for what has no name."""
    match meaning:
        case Command():
            return meaning.value
        case Unknown() | UnknownCommand() | Ambiguous() | Elements() | NewPackage():
            return meaning.data
        case Package() | PackageType() | Batch():
            return meaning.id
        case _:
            return meaning.name


def goods_of_code(stock: Stock, data: str, rules: ReadingRules = PLAIN) -> Product | Packaging | None:
    """The product or packaging of a code that can be nothing else; None for none or several."""
    for spelling in spellings(data, rules.conversion):
        found: tuple[Product | Packaging, ...] = (
            *stock.products.where("barcode", spelling),
            *stock.packagings.where("barcode", spelling),
        )
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _parsed(data: str, warehouse: Warehouse, family: Family, rules: ReadingRules) -> Meaning | None:
    parts = parts_of(data, rules, warehouse.stock.now)
    if parts is None:
        return None
    if parts.is_only_a_package:
        known = warehouse.stock.packages.find(parts.package)
        return known or NewPackage(data, parts.package)
    if parts == ScanParts(product=parts.product):
        return goods_of_code(warehouse.stock, parts.product, rules)
    single = parts == ScanParts(source=parts.source) or parts == ScanParts(destination=parts.destination)
    if single:
        return _record(parts.source or parts.destination, warehouse, family, rules)
    if parts == ScanParts(package_type=parts.package_type):
        return _package_type(warehouse.stock, parts.package_type)
    return Elements(data, parts)


def _record(data: str, warehouse: Warehouse, family: Family, rules: ReadingRules) -> Meaning | None:
    stock = warehouse.stock
    operation_index = "barcode" if family is Family.CURRENT else "legacy_barcode"
    for spelling in spellings(data, rules.conversion):
        goods: tuple[Product | Packaging, ...] = (
            *stock.products.where("barcode", spelling),
            *stock.packagings.where("barcode", spelling),
        )
        found: tuple[Found, ...] = goods
        if spelling == data:
            found = (
                *stock.locations.where("barcode", data),
                *goods,
                *stock.operation_types.where(operation_index, data),
                *_transfers(stock, data),
                *stock.lots.where("name", data),
                *_boxes(stock, data),
            )
        if len(found) == 1:
            return found[0]
        if found:
            return Ambiguous(data, tuple(name_of(record) for record in found), found)
    return None


def _boxes(stock: Stock, data: str) -> tuple[Package | PackageType | Batch, ...]:
    """Packages, their types and batches are called by their codes."""
    named = (stock.packages.find(data), _package_type(stock, data), stock.batches.find(data))
    return tuple(record for record in named if record is not None)


def _package_type(stock: Stock, data: str) -> PackageType | None:
    """The type that bears this code, or that has it for a name."""
    return next(iter(stock.package_types.where("barcode", data)), None) or stock.package_types.find(data)


def _transfers(stock: Stock, data: str) -> tuple[Transfer, ...]:
    """The transfer of this name, else those of this paper.

    A paper means the transfers that still wait: after a backorder its first transfer is done. When none waits, it
    means the latest.
    """
    named = stock.transfers.where("name", data)
    of_paper = stock.transfers.where("origin", data)
    waiting = tuple(transfer for transfer in of_paper if transfer.state not in FINISHED)
    return named or waiting or of_paper[-1:]
