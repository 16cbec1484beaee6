"""Counts that were asked for, and counting as it is done on the floor.

Reference odoo-barcode 4.11, 6.10, checklist 50 to 58. A requested count is one person's from a day on; a place counted
whole shows what nobody counted, which becomes zero only when somebody says so: the app applies only what was counted.
What a count changes is decided when it is applied (:mod:`~scansim.engine.warehouse.adjustments`).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scansim.engine.quantity import ONE, ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.adjustments import count, quant_at
from scansim.engine.warehouse.catalogue import Location, Tracking
from scansim.engine.warehouse.locations import below
from scansim.engine.warehouse.moments import day_of, days_later
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = [
    "AlreadyCountedQuestion",
    "CountRow",
    "add_to_count",
    "count_rest_as_zero",
    "due_day",
    "due_for",
    "next_count",
    "request",
    "rows",
    "stored_in",
    "uncounted_in",
]

_YEARLY = (12, 31)
"""The annual count is on the last day of the year (the documented default)."""


@dataclass(frozen=True, slots=True)
class AlreadyCountedQuestion:
    """Counts (numbers of quants) that a request would write over."""

    quants: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a count sheet. In a blind count ``expected`` is None; ``counted`` is None until it was counted."""

    quant: int
    place: Place
    expected: Decimal | None
    counted: Decimal | None


def request(
    stock: Stock,
    quants: Sequence[Quant],
    due: str,
    counter: str,
    *,
    filled_in: bool = False,
    overwrite: bool = False,
) -> AlreadyCountedQuestion | None:
    """Ask ``counter`` to count from the day ``due`` on.

    ``filled_in``: what the record says is written as counted, to be looked at and applied; else the count is empty.
    Counts that are open already are kept, or asked about when they would be written over.
    """
    known = tuple(quant.id for quant in quants if quant.counted is not None)
    if filled_in and known and not overwrite:
        return AlreadyCountedQuestion(known)
    for quant in quants:
        asked = replace(stock.quants.get(quant.id), counter=counter, count_due=due)
        stock.quants.put(replace(asked, counted=asked.quantity, difference=ZERO) if filled_in else asked)
    return None


def due_for(stock: Stock, counter: str, day: str = "") -> tuple[Quant, ...]:
    """What was requested of a person and is due on ``day`` (today when empty) or before."""
    today = day or day_of(stock.now)
    return tuple(quant for quant in stock.quants.where("counter", counter) if due_day(stock, quant) <= today)


def due_day(stock: Stock, quant: Quant) -> str:
    """The day from which a quant is to be counted: as requested, else as its place says."""
    return quant.count_due or next_count(stock, stock.locations.get(quant.location))


def next_count(stock: Stock, location: Location) -> str:
    """The day of a place's next count; nothing outside is ever counted, so it has none.

    So many days after its last count (or after today) where it is counted in cycles, else the day of the annual count.
    """
    today = day_of(stock.now)
    if not location.usage.is_inside:
        return ""
    if location.count_every:
        return days_later(location.last_counted or today, location.count_every)
    annual = _yearly(int(today[:4]))
    return annual if annual > today else _yearly(int(today[:4]) + 1)


def add_to_count(stock: Stock, place: Place, quantity: Decimal, counter: str = "") -> Quant:
    """Count so much more at a place: what a scan does. Nothing was counted there yet: this is all of it.

    Raises:
        Refused: for a serial number that was counted there already.
    """
    quant = quant_at(stock, place)
    known = quant.counted or ZERO if quant else ZERO
    if stock.products.get(place.product).tracking is Tracking.SERIAL and place.lot and known + quantity > ONE:
        raise Refused(Reason.SERIAL_COUNTED, serial=stock.lots.get(place.lot).name, location=place.location)
    return count(stock, place, known + quantity, counter)


def stored_in(stock: Stock, location: str) -> tuple[Quant, ...]:
    """What the record has in a place and all that lies in it, or is asked to be counted there."""
    found = [quant for place in below(stock, location) for quant in stock.quants.where("location", place)]
    return tuple(sorted(found, key=lambda quant: (stock.locations.get(quant.location).complete_name, quant.id)))


def uncounted_in(stock: Stock, location: str) -> tuple[Quant, ...]:
    """What the record has in a place and nobody counted."""
    return tuple(quant for quant in stored_in(stock, location) if quant.counted is None and quant.quantity != ZERO)


def count_rest_as_zero(stock: Stock, location: str, counter: str = "") -> tuple[Quant, ...]:
    """Write zero for everything in a place that nobody counted; tells what."""
    return tuple(count(stock, quant.place, ZERO, counter) for quant in uncounted_in(stock, location))


def rows(quants: Iterable[Quant], *, blind: bool) -> tuple[CountRow, ...]:
    """The rows of a count sheet; ``blind`` keeps to itself what the record expects."""
    return tuple(CountRow(quant.id, quant.place, None if blind else quant.quantity, quant.counted) for quant in quants)


def _yearly(year: int) -> str:
    month, day = _YEARLY
    return date(year, month, min(day, monthrange(year, month)[1])).isoformat()
