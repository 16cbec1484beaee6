"""Somebody who interrupts as rows: who, what is seen, what is said, and the answers, each whole."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.looks import CHOSEN, KEY, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.pane import Framed
from scansim.screens.painting.questions import question_rows
from scansim.screens.painting.row import Pen, Row, Sheet, sheet, wrapped
from scansim.words.questions import QuestionSaid

__all__ = ["interruption_sheet"]

_MARK = "▸"
_BEFORE_TEXT = 4
_LEAST_ROOM_FOR_ANSWERS = 4
_ROOM_FOR_AIR = 16


def interruption_sheet(said: QuestionSaid, chosen: int | None, width: int, height: int, manner: Manner) -> Sheet:
    """All of it. The question stays in view above the answers, where there is room for both."""
    question = [
        *question_rows(said.head, width, height),
        *_scene(said.scene, width),
        *(Pen().write(f" {line}", STRONG).row() for line in wrapped(said.text, width - 2)),
    ]
    if height >= _ROOM_FOR_AIR:
        question.append(Row())
    answers = [_answer(index, letter, text, chosen, width) for index, (letter, text) in enumerate(said.answers)]
    tall = [[row for line in rows for row in manner.high(line)] if len(rows) == 1 else rows for rows in answers]
    rows = [row for each in tall for row in each]
    if len(question) + _LEAST_ROOM_FOR_ANSWERS <= height:
        return replace(sheet(rows, _kept(tall, chosen, 0)), pinned=tuple(question))
    return sheet([*question, *rows], _kept(tall, chosen, len(question)))


def _answer(index: int, letter: str, text: str, chosen: int | None, width: int) -> list[Row]:
    is_chosen = index == chosen
    act = f"{CHOOSE}{index}"
    rows: list[Row] = []
    for number, line in enumerate(wrapped(text, width - _BEFORE_TEXT - 1)):
        pen = Pen()
        if not number:
            pen.write(_MARK if is_chosen else " ", STRONG).write(letter, KEY)
        rows.append(pen.to(_BEFORE_TEXT).write(line, CHOSEN if is_chosen else "").row(act))
    return rows


def _kept(answers: list[list[Row]], chosen: int | None, before: int) -> tuple[int, int] | None:
    if chosen is None:
        return None
    first = before + sum(len(rows) for rows in answers[:chosen])
    return first, first + len(answers[chosen]) - 1


def _scene(scene: tuple[str, ...], width: int) -> list[Row]:
    """A small device or sign, drawn as a frame."""
    if not scene:
        return []
    title, *rows = scene
    wide = min(width, max(cell_len(title) + 6, *(cell_len(row) + 4 for row in rows)))
    frame = Framed(title, wide)
    lines = [Row((("│ ", ""), *Pen().column(row, wide - 4).row().parts, (" │", ""))) for row in rows]
    return [frame.top(), *lines, frame.foot()]
