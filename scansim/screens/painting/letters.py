"""Letters beside rows: which card chooses which of them."""

from __future__ import annotations

from scansim.actions import CONTROL_CODES, ControlKind
from scansim.screens.painting.looks import KEY
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen
from scansim.training.choices_on import first_of_letters

__all__ = ["kept_in_view", "letter_of", "lettered", "place_of"]

_LETTERS = "".join(code.value for code in CONTROL_CODES if code.kind is ControlKind.CHOICE)


def letter_of(index: int, choice: int | None = None) -> str:
    """The letter of the card that chooses the row at ``index`` while the highlight is at ``choice``; else a space."""
    place = index - first_of_letters(choice)
    return _LETTERS[place] if 0 <= place < len(_LETTERS) else " "


def place_of(letter: str, choice: int | None = None) -> int:
    """The row that a letter chooses while the highlight is at ``choice``."""
    return first_of_letters(choice) + _LETTERS.index(letter)


def kept_in_view(choice: int, count: int, manner: Manner) -> tuple[int, int]:
    """The rows that must stay in view: that of the choice, by cards all four that bear letters."""
    first, last = choice, choice + 1
    if manner.by_cards:
        first = first_of_letters(choice)
        last = min(first + len(_LETTERS), count)
    return first * manner.rows_each, last * manner.rows_each - 1


def lettered(pen: Pen, letter: str) -> Pen:
    """Write the letter of a row, where rows have letters."""
    return pen.write(letter, KEY if letter.strip() else "") if letter else pen
