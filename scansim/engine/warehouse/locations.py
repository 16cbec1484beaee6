"""The tree of locations."""

from __future__ import annotations

from scansim.engine.warehouse.catalogue import Location
from scansim.engine.warehouse.stock import Stock

__all__ = ["ancestry", "within"]


def ancestry(stock: Stock, location: str) -> tuple[Location, ...]:
    """The location and everything it stands in, innermost first."""
    chain: list[Location] = []
    current: str = location
    while current:
        record = stock.locations.get(current)
        chain.append(record)
        current = record.parent
    return tuple(chain)


def within(stock: Stock, location: str, tree: str) -> bool:
    """Whether ``location`` is ``tree`` or lies below it."""
    return any(record.id == tree for record in ancestry(stock, location))
