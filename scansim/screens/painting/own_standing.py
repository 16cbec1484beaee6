"""Where somebody stands as rows of home: a skill a line, in words; how far in a bar, where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from scansim.screens.painting.row import Pen, Row, choice_of
from scansim.training.boards.team import Cell
from scansim.words.boards import skill_title
from scansim.words.own_standing import own_said

__all__ = ["standing_rows"]

_NAME = 24
_BAR = 10
_LIST_NEEDS = 12
"""What comes next and enough of the list to choose from stand on so many rows."""

_WIDE = 60


def standing_rows(cells: Sequence[Cell], width: int, height: int) -> list[Row]:
    """As many skills as there is room for above the list; none on a small screen."""
    room = max(0, height - _LIST_NEEDS)
    return [_row(cell, width) for cell in cells[:room]]


def _row(cell: Cell, width: int) -> Row:
    name = min(_NAME, width // 3)
    pen = Pen().write(" ").column(skill_title(cell.skill), name).write("  ")
    if width >= _WIDE:
        pen.write(_bar(cell)).write("  ")
    return pen.write(choice_of(own_said(cell), width - pen.at - 1)).row()


def _bar(cell: Cell) -> str:
    """How much of what a certificate needs is done."""
    lines = cell.standing.pool.lines
    full = _BAR if cell.standing.in_force else _BAR * lines // (lines + cell.to_go) if lines else 0
    return "█" * full + "░" * (_BAR - full)
