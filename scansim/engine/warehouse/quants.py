"""How stock is found, counted as free, and changes hands.

A quant is identified by product, location, lot, package and owner; empty ones vanish; merging keeps the oldest
date; stock may go negative, outside locations included (reference odoo-barcode 6.1, 6.9, 11.6, 11.19). What names a
lot also meets stock of the same place that has none: after the lot itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Removal, Tracking
from scansim.engine.warehouse.locations import within
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.removal import fewest, in_order, strategy
from scansim.engine.warehouse.stock import Stock

__all__ = ["available", "bypasses", "change", "exactly", "free", "gather", "new_quant", "on_hand", "reserve"]


def on_hand(stock: Stock, product: str, location: str) -> Decimal:
    """The quantity of a product in exactly this location, all lots, packages and owners together."""
    return total(quant.quantity for quant in stock.quants.where("product", product) if quant.location == location)


def bypasses(stock: Stock, product: str, location: str) -> bool:
    """Whether goods leave the location without having been reserved there."""
    return not stock.products.get(product).storable or stock.locations.get(location).usage.bypasses_reservation


def exactly(stock: Stock, place: Place) -> list[Quant]:
    """The quant of this place and, when a lot is named, after it the one without a lot."""
    found = list(stock.quants.where("place", place))
    if place.lot:
        found += stock.quants.where("place", place._replace(lot=""))
    return found


def gather(stock: Stock, place: Place, *, wanted: Decimal | None = None, expiring_after: str = "") -> list[Quant]:
    """What lies in the location and below, in the order in which it is taken. Empty fields fit everything.

    What expires before ``expiring_after`` is left out. ``wanted`` matters where the fewest packages are opened.
    """
    rows = [
        quant
        for quant in stock.quants.where("product", place.product)
        if within(stock, quant.location, place.location)
        and (not place.lot or quant.lot in (place.lot, ""))
        and place.package in ("", quant.package)
        and place.owner in ("", quant.owner)
        and not _expired(stock, quant, expiring_after)
    ]
    removal = strategy(stock, place.product, place.location)
    if removal is Removal.LEAST_PACKAGES and wanted is not None:
        rows = fewest(rows, wanted)
    return in_order(stock, rows, removal)


def _expired(stock: Stock, quant: Quant, moment: str) -> bool:
    lot = stock.lots.find(quant.lot) if moment else None
    return bool(lot and lot.expires and lot.expires < moment)


def free(stock: Stock, product: str, quants: Iterable[Quant]) -> Decimal:
    """What of the quants may be promised: what is there less what is reserved, nothing below zero.

    Of a tracked product each lot counts for itself: one that is below zero takes nothing from the others
    (reference odoo-barcode 6.3, 11.15).
    """
    if stock.products.get(product).tracking is Tracking.NONE:
        return max(total(quant.available for quant in quants), ZERO)
    lots: dict[str, Decimal] = {}
    for quant in quants:
        lots[quant.lot] = lots.get(quant.lot, ZERO) + quant.available
    return total(max(value, ZERO) for value in lots.values())


def available(stock: Stock, place: Place, *, strict: bool = False) -> Decimal:
    """The free quantity in the location and below; ``strict``: exactly there, of exactly this lot and package."""
    return free(stock, place.product, stock.quants.where("place", place) if strict else gather(stock, place))


def change(stock: Stock, place: Place, quantity: Decimal, in_date: str = "") -> tuple[Decimal, str]:
    """Add ``quantity`` (or take it, when negative) to the quant of a place.

    Tells what is free in exactly this place afterwards (below zero when too much was taken) and the date that the
    goods carry.
    """
    found = exactly(stock, place)
    if place.lot and quantity > ZERO:
        found = [quant for quant in found if quant.lot]
    date = _oldest(stock, place.location, found, in_date)
    if found:
        _put(stock, replace(found[0], quantity=found[0].quantity + quantity, in_date=date))
    elif quantity != ZERO:
        stock.quants.put(replace(new_quant(stock, place), quantity=quantity, in_date=date))
    return total(quant.available for quant in stock.quants.where("place", place)), date


def reserve(stock: Stock, place: Place, quantity: Decimal) -> None:
    """Reserve so much (or release it, when negative), whether it is there or not (reference odoo-barcode 11.8)."""
    found = exactly(stock, place)
    if found:
        _put(stock, replace(found[0], reserved=found[0].reserved + quantity))
    elif quantity != ZERO:
        stock.quants.put(replace(new_quant(stock, place), reserved=quantity))


def new_quant(stock: Stock, place: Place) -> Quant:
    """A quant of nothing as yet, with its number; it is not put into the record."""
    product, location, lot, package, owner = place
    return Quant(stock.number("quant"), product, location, ZERO, ZERO, lot, package, owner, stock.now)


def _oldest(stock: Stock, location: str, quants: Iterable[Quant], in_date: str) -> str:
    """The oldest date of what is there and what comes; outside, goods have no past (reference 11.19)."""
    dates = [in_date] if in_date else []
    if not stock.locations.get(location).usage.bypasses_reservation:
        dates += [quant.in_date for quant in quants if quant.quantity > ZERO]
    return min(dates, default=stock.now)


def _put(stock: Stock, quant: Quant) -> None:
    if quant.is_empty:
        stock.quants.remove(quant.id)
    else:
        stock.quants.put(quant)
