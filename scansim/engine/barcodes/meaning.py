"""What a scanned string names in a warehouse.

Order of dispatch: command, then plain records (reference odoo-barcode 1.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.barcodes.commands import Command, Family, command_of, looks_like_command
from scansim.engine.barcodes.spelling import spellings
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Product
from scansim.engine.warehouse.records import FINISHED, Transfer
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["Ambiguous", "Meaning", "Unknown", "UnknownCommand", "meaning_of", "name_of"]


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


Found = Product | Packaging | Location | Lot | OperationType | Transfer
Meaning = Command | Found | Unknown | UnknownCommand | Ambiguous


def meaning_of(data: str, warehouse: Warehouse, family: Family) -> Meaning:
    """What ``data`` means to a handheld of this command family."""
    if looks_like_command(data, family):
        return command_of(data, family) or _record(data, warehouse, family) or UnknownCommand(data)
    return _record(data, warehouse, family) or Unknown(data)


def name_of(meaning: Meaning) -> str:
    """What a person calls it; the code itself for a command and for what has no name."""
    match meaning:
        case Command():
            return meaning.value
        case Unknown() | UnknownCommand() | Ambiguous():
            return meaning.data
        case _:
            return meaning.name


def _record(data: str, warehouse: Warehouse, family: Family) -> Meaning | None:
    stock = warehouse.stock
    operation_index = "barcode" if family is Family.CURRENT else "legacy_barcode"
    for spelling in spellings(data):
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
            )
        if len(found) == 1:
            return found[0]
        if found:
            return Ambiguous(data, tuple(record.name for record in found))
    return None


def _transfers(stock: Stock, data: str) -> tuple[Transfer, ...]:
    """The transfer of this name, else those of this paper.

    A paper means the transfers that still wait: after a backorder its first transfer is done. When none waits, it
    means the latest.
    """
    named = stock.transfers.where("name", data)
    of_paper = stock.transfers.where("origin", data)
    waiting = tuple(transfer for transfer in of_paper if transfer.state not in FINISHED)
    return named or waiting or of_paper[-1:]
