"""What stock is worth: the quantity of a place times the standard cost (training A3 100; no other costing exists).

What belongs to an owner is not ours and is worth nothing to us; what lies outside is not stock.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.locations import below
from scansim.engine.warehouse.records import Quant
from scansim.engine.warehouse.stock import Stock

__all__ = ["PlaceValue", "stock_value", "values_by_place"]


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """So much of a product lies in a place, all lots and packages together, and is worth so much."""

    location: str
    product: str
    quantity: Decimal
    value: Decimal


def values_by_place(stock: Stock, tree: str) -> tuple[PlaceValue, ...]:
    """What lies in a location and below, by place (its full name) and product."""
    held: dict[tuple[str, str], Decimal] = {}
    for quant in _ours(stock, tree):
        held[quant.location, quant.product] = held.get((quant.location, quant.product), ZERO) + quant.quantity
    rows = [
        PlaceValue(location, product, quantity, quantity * stock.products.get(product).standard_price)
        for (location, product), quantity in held.items()
        if quantity != ZERO
    ]
    return tuple(sorted(rows, key=lambda row: (stock.locations.get(row.location).complete_name, row.product)))


def stock_value(stock: Stock, tree: str) -> Decimal:
    """What all that lies in a location and below is worth."""
    return total(row.value for row in values_by_place(stock, tree))


def _ours(stock: Stock, tree: str) -> list[Quant]:
    places = (place for place in below(stock, tree) if stock.locations.get(place).usage.is_inside)
    return [quant for place in places for quant in stock.quants.where("location", place) if not quant.owner]
