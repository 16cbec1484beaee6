"""The one thing that is asked, large on top: on the handheld and wherever the trainer itself asks."""

from __future__ import annotations

from scansim.screens.painting.looks import INSTRUCTION
from scansim.screens.painting.row import Pen, Row, choice_of, wrapped
from scansim.words.sentence import Said

__all__ = ["question_rows"]

_ROOM_FOR_AIR = 16


def question_rows(said: Said, width: int, height: int) -> list[Row]:
    """The question on at most two rows, with air around it where there is room."""
    air = [Pen().column("", width, INSTRUCTION).row()] if height >= _ROOM_FOR_AIR else []
    lines = wrapped(choice_of(said, 2 * width - 4), width - 2)
    return [*air, *(Pen().column(f" {line}", width, INSTRUCTION).row() for line in lines), *air]
