"""What digits in a field mean: years of two digits, dates whose day is left open, numbers without a point.

Source: GS1 General Specifications 7.12 (century), 3.4 (dates), 3.6 (decimal point).
"""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

__all__ = ["date_of", "full_year", "number_of"]


def full_year(two_digits: str, reading_year: int) -> int:
    """The year meant by two digits, read in ``reading_year``: within 49 years ahead and 50 back."""
    difference = int(two_digits) - reading_year % 100
    century = reading_year // 100
    if difference >= 51:
        century -= 1
    elif difference <= -50:
        century += 1
    return century * 100 + int(two_digits)


def date_of(digits: str, reading_year: int) -> date:
    """The date meant by ``YYMMDD`` or ``YYYYMMDD``; day 00 is the last of the month.

    Raises:
        ValueError: when there is no such day.
    """
    year = int(digits[:4]) if len(digits) == 8 else full_year(digits[:2], reading_year)
    month, day = int(digits[-4:-2]), int(digits[-2:])
    if day:
        return date(year, month, day)
    first = date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1])


def number_of(digits: str, decimals: int) -> Decimal:
    """The number that ``digits`` mean with so many of them behind the point."""
    if not decimals:
        return Decimal(digits)
    padded = digits.rjust(decimals, "0")
    return Decimal(f"0{padded[:-decimals]}.{padded[-decimals:]}")
