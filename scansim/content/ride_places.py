"""The places of a pack that a check-ride spreads its work over: docks for deliveries, shelves that can be counted."""

from __future__ import annotations

from collections import defaultdict

from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.check_ride import Countable
from scansim.training.pack import Pack, OpeningStock

__all__ = ["countable_of", "docks_of"]

_MOST_TO_COUNT = 90
"""More units at one place are no matter of minutes."""


def docks_of(pack: Pack) -> tuple[str, ...]:
    """Where deliveries can stand, as the pack lists it."""
    return tuple(place.id for place in pack.places if place.kind is PlaceKind.DOCK)


def countable_of(pack: Pack) -> tuple[Countable, ...]:
    """The shelves that somebody counts in minutes: loose goods without lots."""
    lying: dict[str, list[OpeningStock]] = defaultdict(list)
    for stock in pack.stock:
        lying[stock.location].append(stock)
    plain = {product.id for product in pack.products if product.tracking is Tracking.NONE}
    return tuple(
        Countable(place.id, len({stock.product for stock in lying[place.location]}))
        for place in pack.places
        if place.kind is PlaceKind.SHELF
        and lying[place.location]
        and all(stock.product in plain and not stock.package for stock in lying[place.location])
        and sum(stock.quantity for stock in lying[place.location]) <= _MOST_TO_COUNT
    )
