"""What so many errors in so many lines prove: one-sided Clopper–Pearson bounds (reference training C7).

A bound answers "how often might this person err, at worst, for all we have seen?". It is exact, so a claim is never
made too early; a normal approximation would be too kind to those who have made no error yet.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Context, Decimal
from functools import lru_cache
from math import comb

__all__ = ["CONFIDENCE", "clean_lines_to_go", "highest_error_rate", "proves"]

CONFIDENCE = Decimal("0.95")

_EXACT = Context(prec=40)
_PLACES = 12
_MOST_LINES = 1_000_000


def highest_error_rate(errors: int, lines: int, confidence: Decimal = CONFIDENCE) -> Decimal:
    """The upper bound of the error rate (0 to 1, twelve places, rounded up); 1 when nothing was done.

    Raises:
        ValueError: when there are more errors than lines, or fewer than none of either.
    """
    _require_counts(errors, lines)
    if errors == lines:
        return Decimal(1)
    rates = range(10**_PLACES)
    found = bisect_left(rates, True, key=lambda step: _refutes(_rate(step), errors, lines, confidence))
    return _rate(found)


def proves(accuracy: Decimal, errors: int, lines: int, confidence: Decimal = CONFIDENCE) -> bool:
    """Whether the counts prove that at least this share of lines is right (0.98 for 98 %)."""
    _require_counts(errors, lines)
    return errors < lines and _refutes(1 - accuracy, errors, lines, confidence)


def clean_lines_to_go(accuracy: Decimal, errors: int, lines: int, confidence: Decimal = CONFIDENCE) -> int:
    """How many further lines without an error would prove the accuracy; 0 when it is proved already.

    Raises:
        ValueError: for an accuracy that no number of lines can prove (1), or impossible counts.
    """
    _require_counts(errors, lines)
    if not 0 <= accuracy < 1:
        raise ValueError(f"no number of lines proves an accuracy of {accuracy}")
    more = range(_MOST_LINES)
    return bisect_left(more, True, key=lambda clean: proves(accuracy, errors, lines + clean, confidence))


@lru_cache(maxsize=4096)
def _refutes(rate: Decimal, errors: int, lines: int, confidence: Decimal) -> bool:
    """Whether someone who errs at ``rate`` would show so few errors too seldom to be believed."""
    right = _EXACT.subtract(Decimal(1), rate)
    chance = Decimal(0)
    for count in range(errors + 1):
        term = _EXACT.multiply(_power(rate, count), _power(right, lines - count))
        chance = _EXACT.add(chance, _EXACT.multiply(Decimal(comb(lines, count)), term))
    return chance <= _EXACT.subtract(Decimal(1), confidence)


def _rate(step: int) -> Decimal:
    return Decimal(step).scaleb(-_PLACES)


def _power(base: Decimal, exponent: int) -> Decimal:
    return _EXACT.power(base, exponent) if exponent else Decimal(1)


def _require_counts(errors: int, lines: int) -> None:
    if errors < 0 or lines < errors:
        raise ValueError(f"{errors} errors in {lines} lines cannot be")
