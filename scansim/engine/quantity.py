"""Quantities and money: decimals in one explicit context, with one written form.

Stock is kept in the product's unit of measure; a document's quantity is rounded half up to the unit's rounding
(reference odoo-barcode 6.11).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

__all__ = ["ONE", "ZERO", "NotAQuantity", "is_writable", "quantity", "rounded", "total", "written"]

ZERO = Decimal(0)
ONE = Decimal(1)

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_UP, traps=[InvalidOperation])
_MOST_DIGITS = 12


class NotAQuantity(ValueError):
    """The text is not a finite decimal number of a sensible size."""


def quantity(text: str) -> Decimal:
    """The quantity written as ``text``: ASCII digits with an optional sign and decimal point.

    Raises:
        NotAQuantity: for anything else, exponents, infinities and numbers beyond 12 digits included.
    """
    digits = text.strip()
    unsigned = digits[1:] if digits[:1] in ("-", "+") else digits
    whole, _, fraction = unsigned.partition(".")
    if not (whole + fraction).isdecimal() or not unsigned.isascii() or len(whole + fraction) > _MOST_DIGITS:
        raise NotAQuantity(text)
    return Decimal(digits)


def rounded(value: Decimal, rounding: Decimal) -> Decimal:
    """``value`` rounded half up to a multiple of ``rounding``."""
    steps = _CONTEXT.divide(value, rounding).to_integral_value(ROUND_HALF_UP)
    return _CONTEXT.multiply(steps, rounding)


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum of quantities."""
    result = ZERO
    for value in values:
        result = _CONTEXT.add(result, value)
    return result


def written(value: Decimal) -> str:
    """The one written form: no exponent, no trailing zeros, no negative zero (``12``, ``0.5``, ``-3``)."""
    if not value:
        return "0"
    text = str(value)
    if "E" in text:
        text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_writable(value: Decimal) -> bool:
    """Whether :func:`quantity` reads the written form again: at most 12 digits."""
    text = written(value)
    return len(text) <= _MOST_DIGITS or sum(character.isdecimal() for character in text) <= _MOST_DIGITS
