"""What stands between the lock and home, as rows: names, PINs, what is recorded, who one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from scansim.screens.painting.letters import kept_in_view, letter_of, lettered
from scansim.screens.painting.looks import INSTRUCTION, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.questions import question_rows
from scansim.screens.painting.row import Pen, Row, Sheet, centred, sheet, shortened, wrapped
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["asking_sheet", "big_name", "names_sheet", "text_sheet"]

_MARK = "▸"
_ROOM_FOR_AIR = 8
_NARROW = 26


def big_name(name: str, width: int, height: int) -> list[Row]:
    """A name as large as a terminal can write it, so that one sees from afar whose screen this is."""
    plain = name.upper()
    spaced = "   ".join(" ".join(word) for word in plain.split())
    text = spaced if cell_len(spaced) <= width - 4 else shortened(plain, width - 2)
    left = (width - cell_len(text)) // 2
    line = Pen().column(" " * left + text, width, INSTRUCTION).row()
    air = [Pen().column("", width, INSTRUCTION).row()] if height >= _ROOM_FOR_AIR else []
    return [*air, line, *air]


def names_sheet(how: Said, names: Sequence[str], chosen: int, width: int, height: int, manner: Manner) -> Sheet:
    """The names to choose from."""
    pinned = (*question_rows(phrase("names_what"), width, height), *_lines(how, width), Pen().row())
    rows: list[Row] = []
    for index, name in enumerate(names):
        pen = lettered(Pen().write(" "), letter_of(index, chosen) if manner.by_cards else "")
        pen.write(f"{_MARK if index == chosen else ' '} ", STRONG)
        pen.write(shortened(name, width - pen.at - 1), STRONG if index == chosen else "")
        rows += manner.high(pen.row(str(index)))
    keep = kept_in_view(chosen, len(names), manner) if names else None
    return replace(sheet(rows, keep), pinned=pinned)


def asking_sheet(what: Said, name: str, dots: str, lines: Sequence[Said], width: int, height: int) -> Sheet:
    """Something that is to be typed: whose it is, how much of it was typed, why, and how."""
    rows = [*question_rows(what, width, height), Pen().row()]
    if name:
        rows += [centred(name, width, STRONG), Pen().row()]
    rows += [centred(dots, width, STRONG), Pen().row()]
    return sheet([*rows, *(row for said in lines for row in _lines(said, width))])


def text_sheet(what: Said, lines: Sequence[Said], width: int, height: int) -> Sheet:
    """A text to be read, paragraph by paragraph."""
    paragraphs = [_lines(said, width) for said in lines]
    loose = sum(map(len, paragraphs)) + len(paragraphs) + 3 <= height
    rows = [row for each in paragraphs for row in ([Pen().row()] if loose else []) + each]
    return replace(sheet(rows), pinned=tuple(question_rows(what, width, height)))


def _lines(said: Said, width: int) -> list[Row]:
    text = said.long if width >= _NARROW else said.short
    return [Pen().write(f" {line}").row() for line in wrapped(text, width - 2)]
