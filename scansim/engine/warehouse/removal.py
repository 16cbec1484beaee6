"""In which order stock is taken (reference odoo-barcode 6.4, 11.11 to 11.13).

The category's order wins over the location's, the nearest location upwards wins over the ones above it. Whatever the
order, stock with a lot goes before stock without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from scansim.engine.quantity import ONE, ZERO, total
from scansim.engine.warehouse.catalogue import Removal
from scansim.engine.warehouse.locations import ancestry
from scansim.engine.warehouse.records import Quant
from scansim.engine.warehouse.stock import Stock

__all__ = ["fewest", "in_order", "strategy"]

_NEVER = "9999"
"""Sorts after every date."""


def strategy(stock: Stock, product: str, location: str) -> Removal:
    """The order in which a product is taken from a location and below."""
    category = stock.categories.find(stock.products.get(product).category)
    if category and category.removal:
        return category.removal
    for place in ancestry(stock, location):
        if place.removal:
            return place.removal
    return Removal.FIFO


def in_order(stock: Stock, quants: Iterable[Quant], removal: Removal) -> list[Quant]:
    """The quants as the strategy takes them, those with a lot first."""
    rows = list(quants)
    match removal:
        case Removal.LIFO:
            rows.sort(key=lambda quant: (quant.in_date, quant.id), reverse=True)
        case Removal.CLOSEST:
            rows.sort(key=lambda quant: (stock.locations.get(quant.location).complete_name, -quant.id))
        case Removal.FEFO:
            rows.sort(key=lambda quant: (_removal_date(stock, quant), quant.in_date, quant.id))
        case _:
            rows.sort(key=lambda quant: (quant.in_date, quant.id))
    rows.sort(key=lambda quant: not quant.lot)
    return rows


def _removal_date(stock: Stock, quant: Quant) -> str:
    lot = stock.lots.find(quant.lot)
    return lot.removal if lot and lot.removal else _NEVER


def fewest(quants: Sequence[Quant], wanted: Decimal) -> list[Quant]:
    """The quants of the fewest packages that hold ``wanted``; loose units count as one element each.

    An exact fit beats a smaller number of packages; without one, the fewest elements, then the least too much.
    Of loose stock, as many quants as there are loose units among the elements, the newest first (FUZ-011). Everything,
    when nothing is packed or when there is not more than is wanted.
    """
    packed: dict[str, Decimal] = {}
    for quant in quants:
        packed[quant.package] = packed.get(quant.package, ZERO) + quant.available
    loose = packed.pop("", ZERO)
    sizes = {package: size for package, size in packed.items() if size > ZERO}
    if not sizes or total(sizes.values()) + max(loose, ZERO) <= wanted:
        return list(quants)
    elements = [(size, package) for package, size in sizes.items()] + [(ONE, "")] * int(max(loose, ZERO))
    chosen, singles = _combination(sorted(elements, key=lambda element: -element[0]), wanted)
    unpacked = sorted((quant.id for quant in quants if not quant.package), reverse=True)[:singles]
    return [quant for quant in quants if quant.package in chosen or quant.id in unpacked]


def _combination(elements: Sequence[tuple[Decimal, str]], wanted: Decimal) -> tuple[frozenset[str], int]:
    """The packages of the best combination, and how many loose units are in it."""
    best = _best(elements, wanted)
    packages = frozenset(package for package in best if package)
    return packages, len(best) - len(packages)


def _best(elements: Sequence[tuple[Decimal, str]], wanted: Decimal) -> tuple[str, ...]:
    reached: dict[Decimal, tuple[str, ...]] = {ZERO: ()}
    over: dict[Decimal, tuple[str, ...]] = {}
    for size, package in elements:
        for held, taken in sorted(reached.items(), reverse=True):
            sums = reached if held + size <= wanted else over
            known = sums.get(held + size)
            if known is None or len(taken) + 1 < len(known):
                sums[held + size] = (*taken, package)
    if wanted in reached:
        return reached[wanted]
    return over[min(over, key=lambda held: (len(over[held]), held))]
