"""Buttons side by side, as on a handheld: each can be touched, the highlighted one stands between marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from scansim.engine.handheld.screen import Control
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import letter_of
from scansim.screens.painting.looks import BUTTON, CHOSEN, PRIMARY
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, lower_half, shortened
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["Button", "button_of", "foot_rows", "strip"]


@dataclass(frozen=True, slots=True)
class Button:
    """What stands on a button, and whether it is the one to press now."""

    said: Said
    primary: bool = False


def button_of(control: Control, speaker: Speaker) -> Button:
    """The button of a control."""
    return Button(speaker.control(control), control.primary)


def strip(
    buttons: Sequence[Button], choice: int | None, width: int, manner: Manner, *, first: int = 0, short: bool = False
) -> list[Row]:
    """Buttons in as many rows as they need; ``first`` is the number of the first of them among all choices."""
    rows: list[Row] = []
    pen = Pen().write(" ")
    for index, button in enumerate(buttons, first):
        letter = letter_of(index, choice).strip() if manner.by_cards else ""
        room = width - 5 - (2 if letter else 0)
        long = button.said.long if not short and cell_len(button.said.long) <= room else ""
        text = long or button.said.short
        text = shortened(f"{letter} {text}" if letter else text, width - 5)
        air = "" if short else " "
        if pen.at + cell_len(text) + 2 + 2 * len(air) > width and pen.at > 1:
            rows.append(pen.row())
            pen = Pen().write(" ")
        chosen = index == choice
        left, right = ("▸", "◂") if chosen else ("[", "]")
        style = CHOSEN if chosen else PRIMARY if button.primary else BUTTON
        pen.write(f"{left}{air}{text}{air}{right}", style, f"{CHOOSE}{index}").write(" ")
    if pen.at > 1:
        rows.append(pen.row())
    return [part for row in rows for part in ((row, lower_half(row)) if manner.tall else (row,))]


def foot_rows(buttons: Sequence[Button], choice: int | None, width: int, most: int) -> list[Row]:
    """Buttons in at most so many rows: long words, else short ones; what then is cut is brought in by choosing it."""
    return list(_foot_rows(tuple(buttons), choice, width, most))


@lru_cache(maxsize=32)
def _foot_rows(buttons: tuple[Button, ...], choice: int | None, width: int, most: int) -> tuple[Row, ...]:
    """They are the same after most scans."""
    plain = Manner()
    for short in (False, True):
        rows = strip(buttons, choice, width, plain, short=short)
        if len(rows) <= most:
            return tuple(rows)
    shown = next((at for at, row in enumerate(rows) if choice is not None and row.act_at(_at_mark(row))), 0)
    start = max(0, min(shown, len(rows) - most))
    return tuple(rows[start : start + most])


def _at_mark(row: Row) -> int:
    return row.text.find("▸")
