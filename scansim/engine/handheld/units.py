"""Measured quantities of a scan in the unit that a product is kept in (reference odoo-barcode 5.2, 5.4)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from scansim.engine.quantity import ONE, rounded
from scansim.engine.warehouse.catalogue import Product

__all__ = ["NotTheSameKind", "read_quantity"]

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_UP)
_PIECES = "Units"

# Units by their field name: what they measure, and how much of the first unit of that kind one of them is. The
# customary ones are exact by definition (international yard and pound, US gallon).
_MEASURES: dict[str, tuple[str, Decimal]] = {
    "kg": ("mass", ONE),
    "g": ("mass", Decimal("0.001")),
    "t": ("mass", Decimal(1000)),
    "lb": ("mass", Decimal("0.45359237")),
    "oz": ("mass", Decimal("0.028349523125")),
    "m": ("length", ONE),
    "cm": ("length", Decimal("0.01")),
    "mm": ("length", Decimal("0.001")),
    "in": ("length", Decimal("0.0254")),
    "ft": ("length", Decimal("0.3048")),
    "yd": ("length", Decimal("0.9144")),
    "m²": ("area", ONE),
    "ft²": ("area", Decimal("0.09290304")),
    "L": ("volume", ONE),
    "m³": ("volume", Decimal(1000)),
    "qt (US)": ("volume", Decimal("0.946352946")),
    "gal (US)": ("volume", Decimal("3.785411784")),
    "in³": ("volume", Decimal("0.016387064")),
    "ft³": ("volume", Decimal("28.316846592")),
}


class NotTheSameKind(ValueError):
    """A quantity in a unit that the product cannot be counted in."""

    def __init__(self, product: str, unit: str) -> None:
        super().__init__(product, unit)
        self.product = product
        self.unit = unit


def read_quantity(value: Decimal, unit: str, product: Product) -> Decimal:
    """``value`` of a unit as the rules name it, in the product's unit, rounded half up.

    An empty unit is the product's own; pieces go for whatever is no measure.

    Raises:
        NotTheSameKind: for kilograms of what is counted in pieces, and the like.
    """
    own = product.unit
    if not unit or unit == own.name:
        return rounded(value, own.rounding)
    read, kept = _MEASURES.get(unit), _MEASURES.get(own.name)
    if unit == _PIECES and kept is None:
        return rounded(_CONTEXT.divide(value, own.ratio), own.rounding)
    if read is None or kept is None or read[0] != kept[0]:
        raise NotTheSameKind(product.name, unit)
    return rounded(_CONTEXT.divide(_CONTEXT.multiply(value, read[1]), kept[1]), own.rounding)
