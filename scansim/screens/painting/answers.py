"""Answers to choose among: one row each, two where there is room, so that a finger finds them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import CHOSEN, STRONG
from scansim.screens.painting.row import Pen, Row, shortened
from scansim.words.sentence import Said

__all__ = ["answer_rows"]

_MARK = "▸"


def answer_rows(answers: Sequence[Said], choice: int | None, width: int, *, by_cards: bool) -> list[Row]:
    """All of them in their long form, or all in their short one; ``choice`` is the highlighted one, if any."""
    margin = 2 + by_cards
    all_fit = all(cell_len(said.long) + margin <= width for said in answers)
    rows: list[Row] = []
    for index, said in enumerate(answers):
        chosen = index == choice
        pen = lettered(Pen(), letter_of(index) if by_cards else "").write(f"{_MARK if chosen else ' '} ", STRONG)
        text = said.long if all_fit else shortened(said.short, width - margin)
        rows.append(pen.write(text, CHOSEN if chosen else "").row(f"{CHOOSE}{index}"))
    return rows
