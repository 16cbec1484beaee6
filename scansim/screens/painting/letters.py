"""Letters beside rows: which card chooses which of them."""

from __future__ import annotations

from scansim.actions import CONTROL_CODES, ControlKind
from scansim.screens.painting.looks import KEY
from scansim.screens.painting.row import Pen

__all__ = ["letter_of", "lettered", "place_of"]

_LETTERS = "".join(code.value for code in CONTROL_CODES if code.kind is ControlKind.CHOICE)


def letter_of(index: int) -> str:
    """The letter of the card that chooses the row at ``index``; a space where there is none."""
    return _LETTERS[index] if index < len(_LETTERS) else " "


def place_of(letter: str) -> int:
    """The row that a letter chooses."""
    return _LETTERS.index(letter)


def lettered(pen: Pen, letter: str) -> Pen:
    """Write the letter of a row, where rows have letters."""
    return pen.write(letter, KEY if letter.strip() else "") if letter else pen
