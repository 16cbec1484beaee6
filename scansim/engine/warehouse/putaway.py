"""Where arriving goods are put (reference odoo-barcode 6.5, 6.6, 11.20 to 11.25).

Rules look only at the place of arrival. A rule for a package type beats one for the product, that one for the
category, that one for a parent category; the sequence only breaks ties.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.capacity import Arriving, can_hold, held_in
from scansim.engine.warehouse.catalogue import Location, Usage
from scansim.engine.warehouse.locations import below, internal_below
from scansim.engine.warehouse.records import Line, State
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.storage import PutawayRule, Sublocation
from scansim.engine.warehouse.units import stocked

__all__ = ["destination_for", "put_away"]


def put_away(stock: Stock, lines: Sequence[Line]) -> None:
    """Give lines that were just planned their destination: each by itself, what goes in one package together."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.result_package, []).append(line)
    for package, members in groups.items():
        ignored = frozenset(line.id for line in members)
        package_type = stock.packages.get(package).type if package else ""
        if package_type:
            _together(stock, members, package, package_type, ignored)
        elif package:
            _if_agreed(stock, members, ignored)
        else:
            for line in members:
                _send(stock, line, _alone(stock, line, ignored))


def _together(stock: Stock, lines: Sequence[Line], package: str, package_type: str, ignored: AbstractSet[int]) -> None:
    arriving = Arriving(
        tuple(dict.fromkeys(line.product for line in lines)),
        ZERO,
        package=package,
        package_type=package_type,
        ignored=ignored,
    )
    place = _resolve(stock, stock.moves.get(lines[0].move).destination, arriving)
    for line in lines:
        _send(stock, line, place)


def _if_agreed(stock: Stock, lines: Sequence[Line], ignored: AbstractSet[int]) -> None:
    """A package without a type goes where all its content may go; else it stays where it arrives."""
    places = {line.id: _alone(stock, line, ignored, with_packaging=False) for line in lines}
    agreed = len(set(places.values())) == 1
    for line in lines:
        _send(stock, line, places[line.id] if agreed else stock.moves.get(line.move).destination)


def _alone(stock: Stock, line: Line, ignored: AbstractSet[int], *, with_packaging: bool = True) -> str:
    move = stock.moves.get(line.move)
    packaging = stock.packagings.find(move.packaging) if with_packaging else None
    arriving = Arriving(
        (line.product,),
        stocked(stock, line),
        package_type=packaging.package_type if packaging else "",
        ignored=ignored,
    )
    return _resolve(stock, move.destination, arriving)


def _send(stock: Stock, line: Line, place: str) -> None:
    current = stock.lines.get(line.id)
    if current.destination != place:
        stock.lines.put(replace(current, destination=place))


def destination_for(stock: Stock, arrival: str, product: str, quantity: Decimal, *, package_type: str = "") -> str:
    """Where so much of a product would go that arrives in a place."""
    return _resolve(stock, arrival, Arriving((product,), quantity, package_type=package_type))


def _resolve(stock: Stock, arrival: str, arriving: Arriving) -> str:
    checked: set[str] = set()
    for rule in _rules(stock, arrival, arriving):
        place = _by_rule(stock, rule, arriving, checked)
        if place:
            return place
    if stock.locations.get(arrival).usage is Usage.VIEW:
        places = internal_below(stock, arrival)
        return places[0].id if places else arrival
    return arrival


def _rules(stock: Stock, arrival: str, arriving: Arriving) -> list[PutawayRule]:
    categories = _categories(stock, arriving.products)
    rules = [
        rule
        for rule in stock.putaway_rules.where("arrival", arrival)
        if (not rule.product or rule.product in arriving.products)
        and (not rule.category or rule.category in categories)
        and (not rule.package_types or arriving.package_type in rule.package_types)
    ]
    own = categories[0] if categories else ""
    return sorted(
        rules,
        key=lambda rule: (
            not rule.package_types,
            not rule.product,
            not (own and rule.category == own),
            not rule.category,
            rule.sequence,
            rule.id,
        ),
    )


def _categories(stock: Stock, products: Sequence[str]) -> list[str]:
    """The category that all the products have, and those above it."""
    own = {stock.products.get(product).category for product in products}
    chain: list[str] = []
    current = own.pop() if len(own) == 1 else ""
    while current:
        chain.append(current)
        category = stock.categories.find(current)
        current = category.parent if category else ""
    return chain


def _by_rule(stock: Stock, rule: PutawayRule, arriving: Arriving, checked: set[str]) -> str:
    target = stock.locations.get(rule.target)
    if rule.sublocation is Sublocation.LAST_USED:
        target = _last_used(stock, rule.target, arriving) or target
    if not rule.storage_category:
        fits = target.id not in checked and can_hold(stock, target, arriving)
        return target.id if fits else ""
    places = [p for p in internal_below(stock, rule.target) if p.storage_category == rule.storage_category]
    for place in places:
        if place.id not in checked and _has_some(stock, place, arriving):
            if can_hold(stock, place, arriving):
                return place.id
            checked.add(place.id)
    for place in places:
        if place.id not in checked:
            if can_hold(stock, place, arriving):
                return place.id
            checked.add(place.id)
    return ""


def _has_some(stock: Stock, place: Location, arriving: Arriving) -> bool:
    if not arriving.package_type:
        return held_in(stock, place.id, arriving) > ZERO
    return any(
        quant.package and stock.packages.get(quant.package).type == arriving.package_type
        for quant in stock.quants.where("location", place.id)
    )


def _last_used(stock: Stock, tree: str, arriving: Arriving) -> Location | None:
    places = below(stock, tree)
    used = [
        line
        for place in places
        for line in stock.lines.where("destination", place)
        if line.product in arriving.products and stock.moves.get(line.move).state is State.DONE
    ]
    return stock.locations.get(max(used, key=lambda line: line.id).destination) if used else None
