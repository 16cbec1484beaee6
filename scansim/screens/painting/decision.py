"""A question of the trainer itself as rows."""

from __future__ import annotations

from dataclasses import replace

from scansim.screens.painting.answers import answer_rows
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.questions import question_rows
from scansim.screens.painting.row import Pen, Sheet, choice_of, sheet, wrapped
from scansim.words.interface import card_name, phrase

__all__ = ["decision_sheet"]


def decision_sheet(code: str, chosen: int | None, width: int, height: int, manner: Manner) -> Sheet:
    """The question ``decide_<code>``, what follows from it, and its two answers."""
    why = phrase(f"decide_{code}_why")
    pinned = (
        *question_rows(phrase(f"decide_{code}"), width, height),
        *(Pen().write(f" {line}").row() for line in wrapped(choice_of(why, 2 * width), width - 2)),
        Pen().row(),
    )
    answers = [phrase(f"decide_{code}_{answer}") for answer in ("yes", "no")]
    cards = [card_name("yes"), card_name("no")]
    return replace(sheet(answer_rows(answers, chosen, width, manner, cards)), pinned=pinned)
