"""Digits for a finger, where a number is asked for (reference odoo-barcode 1.5)."""

from __future__ import annotations

from scansim.screens.painting.acts import DIGIT
from scansim.screens.painting.looks import BUTTON
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row

__all__ = ["keypad"]

_IN_ONE_ROW = ((40, 4), (30, 3))
"""From so many columns on all ten side by side, each so wide."""


def keypad(width: int, manner: Manner) -> list[Row]:
    """The ten digits: in one row where there is room, else in two."""
    room = next((each for least, each in _IN_ONE_ROW if width >= least), 0)
    rows: list[Row] = []
    for row in ("1234567890",) if room else ("12345", "67890"):
        pen = Pen()
        for digit in row:
            pen.write(f" {digit}{' ' * ((room or 4) - 2)}", BUTTON, f"{DIGIT}{digit}")
        rows += manner.high(pen.row())
    return rows
