"""Which PINs may be chosen, and how long one waits after wrong ones (reference training D4).

A PIN is only looked at here, never kept, never written into an error or a log.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import pairwise

__all__ = ["LOCKED_AFTER", "SIGNER_DIGITS", "PinFault", "is_locked_after", "pin_fault", "seconds_to_wait"]

LOCKED_AFTER = 10
"""So many wrong PINs one after the other lock it; another supervisor unlocks it."""

SIGNER_DIGITS = 6
"""So many digits has the PIN of somebody who signs."""

_SHORTEST, _LONGEST = 4, 6
_FREE_TRIES = 3
_WAITS = (30, 60)
_LONGEST_WAIT = 300
_CENTURIES = (1900, 2000)

# Lines and corners of a keypad, steps of two: what people choose who avoid runs.
_COMMON = frozenset({"0852", "1004", "1357", "1379", "2468", "2580", "147258", "147369", "159357", "159753", "258456"})


class PinFault(StrEnum):
    """Why a PIN cannot be chosen."""

    NOT_DIGITS = "pin_not_digits"
    TOO_SHORT = "pin_too_short"
    TOO_LONG = "pin_too_long"
    REPEATED = "pin_repeated"
    RUN = "pin_run"
    DATE = "pin_date"
    COMMON = "pin_common"
    ON_BADGE = "pin_on_badge"
    SAME = "pin_same"
    """The one-time PIN that it is to replace."""


def pin_fault(pin: str, badge: str, *, signs: bool) -> PinFault | None:
    """What is wrong with a PIN that its owner chooses, or None.

    Six digits for those who sign, four to six for others. ``badge`` is what the owner's badge says: a PIN that can be
    read off it protects nothing.
    """
    if not (pin.isascii() and pin.isdigit()):
        return PinFault.NOT_DIGITS
    if len(pin) < (SIGNER_DIGITS if signs else _SHORTEST):
        return PinFault.TOO_SHORT
    if len(pin) > _LONGEST:
        return PinFault.TOO_LONG
    if _is_repeated(pin):
        return PinFault.REPEATED
    if _is_run(pin):
        return PinFault.RUN
    if _is_date(pin):
        return PinFault.DATE
    if pin in _COMMON or pin[::-1] in _COMMON:
        return PinFault.COMMON
    return PinFault.ON_BADGE if pin in badge else None


def seconds_to_wait(failures: int) -> int:
    """How long the next try waits after so many wrong ones in a row."""
    if failures < _FREE_TRIES:
        return 0
    waits = failures - _FREE_TRIES
    return _WAITS[waits] if waits < len(_WAITS) else _LONGEST_WAIT


def is_locked_after(failures: int) -> bool:
    """Whether so many wrong PINs in a row lock it."""
    return failures >= LOCKED_AFTER


def _is_repeated(pin: str) -> bool:
    """The same digits over and over (1111, 1212, 123123), or each digit twice (112233)."""
    blocks = (pin[:size] for size in range(1, len(pin) // 2 + 1) if len(pin) % size == 0)
    return any(block * (len(pin) // len(block)) == pin for block in blocks) or pin[::2] == pin[1::2]


def _is_run(pin: str) -> bool:
    """Digits that count up or down by one; behind 9 comes 0."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return steps in ({1}, {9})


def _is_date(pin: str) -> bool:
    """A day of a year (DDMM, MMDD), a year, or a day with its year in any order of the three."""
    if len(pin) == 4:
        return _is_day(2000, pin[:2], pin[2:]) or _is_day(2000, pin[2:], pin[:2]) or pin[:2] in {"19", "20"}
    if len(pin) != 6:
        return False
    first, second, third = pin[:2], pin[2:4], pin[4:]
    orders = ((third, second, first), (third, first, second), (first, second, third))
    return any(_is_day(century + int(year), month, day) for year, month, day in orders for century in _CENTURIES)


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True
