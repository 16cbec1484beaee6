"""The rows of the run screen that are neither the handheld nor the floor: how far it is, what the coach says."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

from scansim.engine.handheld.screen import HandheldScreen
from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.row import Pen, Row, choice_of, wrapped
from scansim.training.choices_on import is_work
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["coach_lines", "progress_text"]

_ROOM_FOR_WORDS = 60
_ROOM_FOR_REASONS = 26


def progress_text(screen: HandheldScreen, lines: int, width: int) -> str:
    """Which line is worked on, of how many; nothing outside a transfer when no order says how many there are.

    The parent of lots that are shown is no line of its own.
    """
    if is_work(screen):
        parents = [index for index, item in enumerate(screen.items) if item.is_open]
        count = len(screen.items) - len(parents)
        if screen.focus is None:
            said = phrase("one_line") if count == 1 else phrase("lines", count=str(count))
        else:
            number = screen.focus + 1 - sum(index < screen.focus for index in parents)
            said = phrase("line_of", number=str(number), count=str(count))
    elif not lines:
        return ""
    else:
        said = phrase("one_line") if lines == 1 else phrase("lines", count=str(lines))
    return said.long if width >= _ROOM_FOR_WORDS else said.short


def coach_lines(advice: Said, reason: Said, width: int, height: int) -> list[Row]:
    """What the coach would do now, and why; on one row or on two."""
    return list(_coach_lines(advice, reason, width, height))


@lru_cache(maxsize=32)
def _coach_lines(advice: Said, reason: Said, width: int, height: int) -> tuple[Row, ...]:
    mark = "» "
    room = width - cell_len(mark) - 1
    if height > 1 and width < _ROOM_FOR_REASONS:
        lines = wrapped(mark + choice_of(advice, room * height - 2), width)
        return tuple(Pen().write(line, STRONG).row() for line in [*lines, *[""] * height][:height])
    if height > 1:
        first = Pen().write(mark, STRONG).write(choice_of(advice, room), STRONG).row()
        return (first, Pen().write("  ").write(choice_of(reason, room)).row())
    for why in (reason.long, reason.short):
        if why and cell_len(advice.long) + 2 + cell_len(why) <= room:
            return (Pen().write(f" {mark}", STRONG).write(advice.long, STRONG).write(f"  {why}").row(),)
    return (Pen().write(f" {mark}", STRONG).write(choice_of(advice, room - 1), STRONG).row(),)
