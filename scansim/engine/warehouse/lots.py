"""Lots and serial numbers: made from typed names, kept unique, numbered in series (reference odoo-barcode 6.8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from scansim.engine.quantity import ONE, ZERO, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Lot, OperationType, Product, Tracking, Usage
from scansim.engine.warehouse.detail import rewrite
from scansim.engine.warehouse.moments import day_of, days_later, moment_later
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["find_lot", "lies_at", "name_lots", "new_lot", "require_single_serials", "serial_names"]

_LAST_NUMBER = re.compile(r"^(.*?)([0-9]+)([^0-9]*)$", re.DOTALL)


def find_lot(stock: Stock, product: str, name: str) -> Lot | None:
    """The lot of this name of a product."""
    found = stock.lots.where("of", (product, name))
    return found[0] if found else None


def new_lot(stock: Stock, product: str, name: str, *, expires: str = "", best_before: str = "") -> Lot:
    """A new lot; of a product that expires, with its dates, of which some may be given (moments or days).

    The others go by the day it expires, that by its best-before date, else by now (reference odoo-barcode 4.12).
    Refused when the product has a lot of this name.
    """
    if find_lot(stock, product, name):
        raise Refused(Reason.LOT_TAKEN, lot=name, product=stock.products.get(product).name)
    record = stock.products.get(product)
    lot = Lot(_free_id(stock, product, name), product, name, expires=expires, best_before=best_before)
    if record.expires:
        lot = _dated(lot, record, stock.now)
    stock.lots.put(lot)
    return lot


def _dated(lot: Lot, product: Product, now: str) -> Lot:
    if lot.expires:
        expires = lot.expires
    elif lot.best_before:
        expires = _later(lot.best_before, product.best_before_days)
    else:
        expires = _later(now, product.expiration_days)
    return replace(
        lot,
        expires=expires,
        best_before=lot.best_before or _later(expires, -product.best_before_days),
        removal=_later(expires, -product.removal_days),
        alert=_later(expires, -product.alert_days),
    )


def _later(date: str, days: int) -> str:
    """The day or moment so many days later, written as it was."""
    return days_later(date, days) if date == day_of(date) else moment_later(date, days)


def lies_at(stock: Stock, lot: str) -> tuple[str, ...]:
    """The places (ids) where a lot or serial number is in stock; what the app warns with (reference 4.1, 6.8)."""
    there = (quant for quant in stock.quants.where("lot", lot) if quant.quantity > ZERO)
    inside = (quant.location for quant in there if stock.locations.get(quant.location).usage.is_inside)
    return tuple(dict.fromkeys(inside))


def name_lots(stock: Stock, lines: Iterable[Line], operation: OperationType | None) -> None:
    """Give lines with a typed name their lot: the existing one, else a new one.

    Raises:
        Refused: when a tracked line stays without a lot although its operation type uses lots, when its type may
            not make new lots, or when one new serial number is typed twice.
    """
    made: set[str] = set()
    for line in lines:
        product = stock.products.get(line.product)
        if product.tracking is Tracking.NONE or line.lot or (operation and not operation.uses_lots):
            continue
        if operation is None or not line.lot_name or not operation.use_create_lots:
            raise Refused(Reason.LOT_REQUIRED, product=product.name, transfer=_document(stock, line))
        lot = find_lot(stock, line.product, line.lot_name)
        if lot is None or (lot.id in made and product.tracking is Tracking.SERIAL):
            lot = new_lot(stock, line.product, line.lot_name)
            made.add(lot.id)
        rewrite(stock, replace(line, lot=lot.id))


def _document(stock: Stock, line: Line) -> str:
    transfer = stock.transfers.find(line.transfer)
    return transfer.name if transfer else ""


def require_single_serials(stock: Stock, lots: Iterable[str]) -> None:
    """Refuse when a location holds more than one of a serial number (reference odoo-barcode 11.27)."""
    for lot in dict.fromkeys(lots):
        product = stock.products.get(stock.lots.get(lot).product)
        if product.tracking is not Tracking.SERIAL:
            continue
        held: dict[str, list[Decimal]] = {}
        for quant in stock.quants.where("lot", lot):
            if stock.locations.get(quant.location).usage is not Usage.INVENTORY:
                held.setdefault(quant.location, []).append(quant.quantity)
        if any(abs(total(quantities)) > ONE for quantities in held.values()):
            raise Refused(Reason.SERIAL_TWICE, product=product.name, serial=stock.lots.get(lot).name)


def serial_names(first: str, count: int) -> list[str]:
    """``count`` numbers from ``first`` on: its last group of digits counts up, its width is kept.

    Without digits, a number is put behind it.
    """
    found = _LAST_NUMBER.match(first)
    before, digits, after = found.groups() if found else (first, "0", "")
    return [f"{before}{int(digits) + step:0{len(digits)}d}{after}" for step in range(count)]


def _free_id(stock: Stock, product: str, name: str) -> str:
    candidate = f"{product}/{name}"
    while candidate in stock.lots:
        candidate = f"{product}/{name}/{stock.number('lot')}"
    return candidate
