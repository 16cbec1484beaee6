"""The tree of locations."""

from __future__ import annotations

from scansim.engine.warehouse.catalogue import Location, Usage
from scansim.engine.warehouse.stock import Stock

__all__ = ["ancestry", "below", "internal_below", "within"]


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
    place: str = location
    while place and place != tree:
        place = stock.locations.get(place).parent
    return bool(place)


def below(stock: Stock, tree: str) -> frozenset[str]:
    """The location and everything that lies in it, at any depth."""
    found = [tree]
    for location in found:
        found.extend(child.id for child in stock.locations.where("parent", location))
    return frozenset(found)


def internal_below(stock: Stock, tree: str) -> list[Location]:
    """The places for goods in the location, itself included, by full name."""
    places = [stock.locations.get(location) for location in below(stock, tree)]
    return sorted((p for p in places if p.usage is Usage.INTERNAL), key=lambda p: (p.complete_name, p.id))
