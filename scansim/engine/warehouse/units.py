"""Quantities of one unit in another (reference odoo-barcode 6.11, 11.35).

Documents convert half up, reservation converts down. What is written down has at most two decimals.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from scansim.engine.quantity import rounded
from scansim.engine.warehouse.catalogue import UnitOfMeasure
from scansim.engine.warehouse.records import Line, Move, Need
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["PRECISION", "converted", "converted_down", "exact", "stocked", "unit_for", "unit_of"]

PRECISION = Decimal("0.01")
"""The step to which quantities are written down, whatever their unit."""

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_UP)


def unit_of(stock: Stock, record: Line | Move | Need) -> UnitOfMeasure:
    """The unit in which a line, move or need counts."""
    return record.unit or stock.products.get(record.product).unit


def unit_for(stock: Stock, product: str, unit: UnitOfMeasure | None) -> UnitOfMeasure | None:
    """The unit as a record keeps it: None for the product's own. Raises :class:`Refused` for one of another kind."""
    own = stock.products.get(product).unit
    if unit is None or unit.name == own.name:
        return None
    if unit.kind != own.kind:
        raise Refused(Reason.UNIT_MISMATCH, product=stock.products.get(product).name, unit=unit.name)
    return unit


def exact(value: Decimal, unit: UnitOfMeasure, to: UnitOfMeasure) -> Decimal:
    """``value`` of a unit in another, not rounded."""
    if unit.name == to.name:
        return value
    return _CONTEXT.divide(_CONTEXT.multiply(value, unit.ratio), to.ratio)


def converted(value: Decimal, unit: UnitOfMeasure, to: UnitOfMeasure) -> Decimal:
    """``value`` of a unit in another, half up to the other's rounding."""
    return rounded(exact(value, unit, to), to.rounding)


def converted_down(value: Decimal, unit: UnitOfMeasure, to: UnitOfMeasure) -> Decimal:
    """``value`` of a unit in another, down to the other's rounding."""
    steps = _CONTEXT.divide(exact(value, unit, to), to.rounding).to_integral_value(ROUND_DOWN)
    return _CONTEXT.multiply(steps, to.rounding)


def stocked(stock: Stock, line: Line) -> Decimal:
    """The quantity of a line in the product's unit."""
    if line.unit is None:
        return line.quantity
    return converted(line.quantity, line.unit, stock.products.get(line.product).unit)
