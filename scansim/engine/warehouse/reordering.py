"""Reordering rules: what would be ordered now (training A2 62 to 64: a false count starves or triggers an order).

The forecast of a product in a place is what lies there and below, with what open transfers will bring and without what
they will take. Below the minimum so much is ordered that the forecast reaches the maximum, in whole multiples.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.locations import within
from scansim.engine.warehouse.records import Move
from scansim.engine.warehouse.site import ReorderRule
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import converted, unit_of

__all__ = ["Suggestion", "forecast", "suggestions"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """So much of a rule's product would be ordered, in its unit, given this forecast."""

    rule: ReorderRule
    forecast: Decimal
    quantity: Decimal


def suggestions(stock: Stock) -> tuple[Suggestion, ...]:
    """What all rules would order, in the order of their ids."""
    looked = ((rule, forecast(stock, rule.product, rule.location)) for rule in stock.reorder_rules)
    return tuple(Suggestion(rule, there, _to_order(rule, there)) for rule, there in looked if there < rule.minimum)


def forecast(stock: Stock, product: str, location: str) -> Decimal:
    """What a place will hold of a product once everything open is done."""
    quants = stock.quants.where("product", product)
    there = total(quant.quantity for quant in quants if within(stock, quant.location, location))
    return there + total(_change(stock, move, location) for move in stock.moves.where("open", product))


def _change(stock: Stock, move: Move, location: str) -> Decimal:
    arrives, leaves = within(stock, move.destination, location), within(stock, move.source, location)
    quantity = converted(move.demand, unit_of(stock, move), stock.products.get(move.product).unit)
    return quantity * (arrives - leaves)


def _to_order(rule: ReorderRule, there: Decimal) -> Decimal:
    wanted = max(rule.maximum, rule.minimum) - there
    if rule.multiple <= ZERO:
        return wanted
    return (wanted / rule.multiple).to_integral_value(ROUND_CEILING) * rule.multiple
