"""How stock changes hands: one rule for adding to and taking from a location.

A quant is identified by product, location, lot, package and owner; empty ones vanish; merging keeps the oldest
date; stock may go negative, outside locations included (reference odoo-barcode 6.1, 6.9, 11.6, 11.19).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.records import Line, Quant
from scansim.engine.warehouse.stock import Stock

__all__ = ["change", "move_stock", "on_hand"]


def on_hand(stock: Stock, product: str, location: str) -> Decimal:
    """The quantity of a product in exactly this location, all lots, packages and owners together."""
    return total(quant.quantity for quant in stock.quants.where("product", product) if quant.location == location)


def change(  # noqa: PLR0913 - the identity of a quant has five parts
    stock: Stock,
    product: str,
    location: str,
    quantity: Decimal,
    *,
    lot: str = "",
    package: str = "",
    owner: str = "",
    in_date: str = "",
) -> None:
    """Add ``quantity`` (or take it, when negative) to the quant of this identity."""
    date = in_date or stock.now
    found = stock.quants.where("identity", (product, location, lot, package, owner))
    if not found:
        if quantity != ZERO:
            number = stock.number("quant")
            stock.quants.put(Quant(number, product, location, quantity, ZERO, lot, package, owner, date))
        return
    quant = found[0]
    left = quant.quantity + quantity
    if left == ZERO and quant.reserved == ZERO:
        stock.quants.remove(quant.id)
        return
    oldest = min(quant.in_date, date) if quantity > ZERO else quant.in_date
    stock.quants.put(replace(quant, quantity=left, in_date=oldest))


def move_stock(stock: Stock, line: Line) -> None:
    """Move what a done line says, keeping the date of what is moved."""
    found = stock.quants.where("identity", (line.product, line.source, line.lot, line.package, line.owner))
    moved_date = found[0].in_date if found and found[0].quantity > ZERO else stock.now
    change(stock, line.product, line.source, -line.quantity, lot=line.lot, package=line.package, owner=line.owner)
    change(
        stock,
        line.product,
        line.destination,
        line.quantity,
        lot=line.lot,
        package=line.result_package,
        owner=line.owner,
        in_date=moved_date,
    )
