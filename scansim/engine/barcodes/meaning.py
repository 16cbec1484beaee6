"""What a scanned string names in a warehouse.

Order of dispatch: command, then plain records (reference odoo-barcode 1.1). A twelve-digit UPC-A is the EAN-13 with a
leading zero, and a GTIN-14 with leading zeros is the shorter code (5.1 "UPC/EAN", fidelity items 66 and 69).
"""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.barcodes.commands import Command, Family, command_of, looks_like_command
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Product
from scansim.engine.warehouse.records import Transfer
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["Ambiguous", "Meaning", "Unknown", "UnknownCommand", "meaning_of"]

_GTIN_LENGTHS = (12, 13, 14)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing bears this code."""

    data: str


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """It begins like a command, but there is none of this name."""

    data: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several things bear this code; their names, in a fixed order."""

    data: str
    names: tuple[str, ...]


Meaning = (
    Command | Product | Packaging | Location | Lot | OperationType | Transfer | Unknown | UnknownCommand | Ambiguous
)


def meaning_of(data: str, warehouse: Warehouse, family: Family) -> Meaning:
    """What ``data`` means to a handheld of this command family."""
    if looks_like_command(data, family):
        return command_of(data, family) or _record(data, warehouse, family) or UnknownCommand(data)
    return _record(data, warehouse, family) or Unknown(data)


def _record(data: str, warehouse: Warehouse, family: Family) -> Meaning | None:
    stock = warehouse.stock
    operation_index = "barcode" if family is Family.CURRENT else "legacy_barcode"
    for spelling in _spellings(data):
        found: tuple[Product | Packaging | Location | OperationType | Transfer | Lot, ...] = (
            *stock.locations.where("barcode", spelling),
            *stock.products.where("barcode", spelling),
            *stock.packagings.where("barcode", spelling),
            *stock.operation_types.where(operation_index, spelling),
            *stock.transfers.where("name", spelling),
            *stock.transfers.where("origin", spelling),
            *stock.lots.where("name", spelling),
        )
        if len(found) == 1:
            return found[0]
        if found:
            return Ambiguous(data, tuple(record.name for record in found))
    return None


def _spellings(data: str) -> tuple[str, ...]:
    if not data:
        return ()
    if not (data.isascii() and data.isdecimal() and len(data) in _GTIN_LENGTHS):
        return (data,)
    bare = data.lstrip("0")
    padded = (bare.rjust(length, "0") for length in (8, *_GTIN_LENGTHS) if len(bare) <= length)
    return tuple(dict.fromkeys((data, *padded)))
