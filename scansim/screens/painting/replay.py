"""The strip of a replay: which step, when, what was wrong with it, what the coach would have done."""

from __future__ import annotations

from rich.cells import cell_len

from scansim.engine.handheld.feedback import Tone
from scansim.screens.painting.looks import STRONG, TONE
from scansim.screens.painting.row import Pen, Row, choice_of
from scansim.words.handheld import TONES
from scansim.words.sentence import Said

__all__ = ["strip_rows"]

_ROOM_FOR_WORDS = 60


def strip_rows(position: Said, time: str, wrong: Said | None, coach: Said | None, width: int) -> list[Row]:
    """Two rows: ``step 12 of 40 · 1:03 · ✖ what was wrong``, and below it the coach's step. Where room is short, what
    was wrong stands in the place of the time."""
    is_wide = width >= _ROOM_FOR_WORDS
    pen = Pen().write(" ").write(position.long if is_wide else position.short, STRONG)
    if is_wide or wrong is None:
        pen.write(f" · {time}")
    if wrong is not None:
        symbol, _ = TONES[Tone.ERROR.value]
        mark = f"{symbol} "
        pen.write(" · ").write(mark, TONE[Tone.ERROR])
        pen.write(choice_of(wrong, max(0, width - pen.at - cell_len(" "))), STRONG)
    below = Pen()
    if coach is not None:
        below.write(" ").write(choice_of(coach, width - 2))
    return [pen.row(), below.row()]
