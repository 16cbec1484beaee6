"""Answers to choose among, one row each, and the cards that say them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import CHOSEN, KEY, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, shortened
from scansim.words.sentence import Said

__all__ = ["answer_rows"]

_MARK = "▸"
_ROOM_FOR_CARDS = 36


def answer_rows(
    answers: Sequence[Said],
    choice: int | None,
    width: int,
    manner: Manner,
    cards: Sequence[str] = (),
) -> list[Row]:
    """All of them in their long form, or all in their short one; ``choice`` is the highlighted one, if any.
    Where there is no room for that either, what stands before a colon is the answer, and the rest explains it.

    ``cards`` are the names of those that say the answers, shown beside their letters to who works by cards.
    """
    names = list(cards) if manner.by_cards and width >= _ROOM_FOR_CARDS else []
    widest = max(map(cell_len, names), default=0)
    margin = 2 + manner.by_cards + (widest + 1 if widest else 0)
    all_fit = all(cell_len(said.long) + margin <= width for said in answers)
    rows: list[Row] = []
    for index, said in enumerate(answers):
        chosen = index == choice
        pen = lettered(Pen(), letter_of(index, choice) if manner.by_cards else "")
        pen.write(f"{_MARK if chosen else ' '} ", STRONG)
        if widest:
            pen.write(names[index], KEY).to(margin)
        text = said.long if all_fit else _short(said.short, width - margin)
        rows += manner.high(pen.write(text, CHOSEN if chosen else "").row(f"{CHOOSE}{index}"))
    return rows


def _short(text: str, width: int) -> str:
    return shortened(text if cell_len(text) <= width else text.partition(":")[0], width)
