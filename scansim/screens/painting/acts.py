"""What a touch on a part of the screen stands for: a prefix, and what it is about."""

from __future__ import annotations

__all__ = ["ACTION", "CHOOSE", "DIGIT", "FLOOR", "TAP", "THERE"]

ACTION = "action:"
"""Then an action of the table, as its key does it."""

CHOOSE = "choose:"
"""Then the number of a row or button: it is chosen and pressed."""

DIGIT = "digit:"
"""Then a digit of a quantity."""

FLOOR = "floor:"
"""Then row and column of a thing on the floor, as ``2:0``."""

TAP = "tap:"
"""Then a control of the handheld."""

THERE = "there:"
"""Then an action of the page that lies under this one."""
