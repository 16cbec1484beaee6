"""Whether a place can hold what arrives (reference odoo-barcode 6.6, 11.21 to 11.23).

Only suggestions ask: what a worker puts somewhere by hand is never blocked.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.catalogue import Location
from scansim.engine.warehouse.records import FINISHED, Line, State
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.storage import NewProduct, StorageCategory
from scansim.engine.warehouse.units import stocked

__all__ = ["Arriving", "can_hold", "held_in"]


@dataclass(frozen=True, slots=True)
class Arriving:
    """What looks for a place: products and, of one, how much, or a package of a type.

    Lines ``ignored`` are those being placed: they do not stand in their own way.
    """

    products: tuple[str, ...]
    quantity: Decimal
    package: str = ""
    package_type: str = ""
    ignored: AbstractSet[int] = frozenset()


def can_hold(stock: Stock, place: Location, arriving: Arriving) -> bool:
    """Whether the place's storage category lets it in; a place without one takes everything."""
    category = stock.storage_categories.find(place.storage_category)
    if category is None:
        return True
    fits = _package_fits if arriving.package else _product_fits
    return fits(stock, place, category, arriving) and _is_welcome(stock, place, category, arriving)


def held_in(stock: Stock, place: str, arriving: Arriving) -> Decimal:
    """How much of what arrives is already in a place or on its way there: units, or packages of the type."""
    if arriving.package:
        names = {quant.package for quant in stock.quants.where("location", place)}
        names |= {line.result_package for line in _coming(stock, place, arriving)}
        types = [stock.packages.get(name).type for name in names if name]
        return Decimal(types.count(arriving.package_type))
    product = arriving.products[0]
    there = total(quant.quantity for quant in stock.quants.where("location", place) if quant.product == product)
    return there + total(stocked(stock, line) for line in _coming(stock, place, arriving) if line.product == product)


def _package_fits(stock: Stock, place: Location, category: StorageCategory, arriving: Arriving) -> bool:
    content = [line for line in stock.lines.where("result_package", arriving.package) if _is_open(stock, line)]
    if category.max_weight < _weight(stock, place.id, arriving) + _weight_of(stock, content):
        return False
    limit = dict(category.package_capacity).get(arriving.package_type)
    return limit is None or held_in(stock, place.id, arriving) < limit


def _product_fits(stock: Stock, place: Location, category: StorageCategory, arriving: Arriving) -> bool:
    product = arriving.products[0]
    more = stock.products.get(product).weight * arriving.quantity
    if category.max_weight < _weight(stock, place.id, arriving) + more:
        return False
    limit = dict(category.product_capacity).get(product)
    if limit is None:
        return True
    held = held_in(stock, place.id, arriving)
    return held < limit and held + arriving.quantity <= limit


def _is_welcome(stock: Stock, place: Location, category: StorageCategory, arriving: Arriving) -> bool:
    there = {quant.product for quant in stock.quants.where("location", place.id) if quant.quantity > ZERO}
    match category.allow_new_product:
        case NewProduct.EMPTY:
            return not there
        case NewProduct.SAME:
            if len(arriving.products) > 1 or (there and there != set(arriving.products)):
                return False
            lines = stock.lines.where("destination", place.id)
            return not any(line.product not in arriving.products and _is_open(stock, line) for line in lines)
        case _:
            return True


def _weight(stock: Stock, place: str, arriving: Arriving) -> Decimal:
    """The kilograms that will be in a place once everything open is done."""
    there = total(q.quantity * stock.products.get(q.product).weight for q in stock.quants.where("location", place))
    leaving = [line for line in stock.lines.where("source", place) if _is_planned(stock, line, arriving)]
    return there + _weight_of(stock, _coming(stock, place, arriving)) - _weight_of(stock, leaving)


def _weight_of(stock: Stock, lines: Iterable[Line]) -> Decimal:
    return total(stocked(stock, line) * stock.products.get(line.product).weight for line in lines)


def _coming(stock: Stock, place: str, arriving: Arriving) -> list[Line]:
    return [line for line in stock.lines.where("destination", place) if _is_planned(stock, line, arriving)]


def _is_planned(stock: Stock, line: Line, arriving: Arriving) -> bool:
    state = stock.moves.get(line.move).state
    return line.id not in arriving.ignored and state not in FINISHED and state is not State.DRAFT


def _is_open(stock: Stock, line: Line) -> bool:
    return stock.moves.get(line.move).state not in FINISHED
