"""The places of a pack that a check-ride spreads its work over: docks for deliveries, shelves that can be counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.check_ride import Countable
from scansim.training.pack import OpeningStock, Pack

__all__ = ["countable_of", "docks_of"]

_MOST_TO_COUNT = 90
"""More units at one place are no matter of minutes."""


def docks_of(pack: Pack) -> tuple[str, ...]:
    """Where deliveries can stand, as the pack lists it."""
    return tuple(place.id for place in pack.places if place.kind is PlaceKind.DOCK)


def countable_of(pack: Pack) -> tuple[Countable, ...]:
    """The shelves that somebody counts in minutes: loose goods, with lots or without, no serial numbers."""
    lying: dict[str, list[OpeningStock]] = defaultdict(list)
    for stock in pack.stock:
        lying[stock.location].append(stock)
    return tuple(
        Countable(place.id, len({stock.product for stock in here}), _differs(pack, here))
        for place in pack.places
        if place.kind is PlaceKind.SHELF and (here := lying[place.location]) and _is_countable(pack, here)
    )


def _is_countable(pack: Pack, here: Sequence[OpeningStock]) -> bool:
    serial = any(pack.product(stock.product).tracking is Tracking.SERIAL or stock.package for stock in here)
    return not serial and sum(stock.quantity for stock in here) <= _MOST_TO_COUNT


def _differs(pack: Pack, here: Sequence[OpeningStock]) -> bool:
    """Whether something lies there of which book and truth can differ."""
    return any(pack.product(stock.product).tracking is Tracking.NONE for stock in here)
