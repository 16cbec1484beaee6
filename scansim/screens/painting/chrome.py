"""What stands on every screen: the training mark with a title, the answer line, the entry line, the key line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from scansim.scanner.inert import inert
from scansim.screens.keys import Key
from scansim.screens.painting.acts import ACTION
from scansim.screens.painting.looks import KEY, STRONG, TRAINING
from scansim.screens.painting.row import Pen, Row, choice_of, lower_half, wrapped
from scansim.words.interface import action_label, card_name, phrase
from scansim.words.sentence import Said

__all__ = ["Answer", "answer_lines", "entry_line", "header_line", "key_lines", "tall_key_lines"]

_ROWS_OF_A_LONG_ANSWER = 2
_NARROW = 26
_ONLY_IN_HELP = 9
_LAST_FUNCTION_KEY = 3
_AT_THE_RIGHT = ("lock", "quit")
_Labelled = list[tuple[Key, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the trainer answered last: the symbol and word of its tone, the style they have, the sentence."""

    symbol: str
    word: str
    style: str
    said: Said


def header_line(title: Said, right: Sequence[str], width: int) -> Row:
    """The training mark, what this is about, and on the right who does it and how far it is."""
    mark = f" {phrase('training').long} "
    pen = Pen().write(mark if width >= _NARROW else mark.strip(), TRAINING).write(" " if width < 60 else "  ")
    rest = _as_much_as_fits(right, width - pen.at - min(cell_len(title.short), width // 2) - 2)
    room = width - pen.at - cell_len(rest) - (2 if rest else 1)
    pen.write(choice_of(title, max(0, room)), STRONG)
    if rest:
        pen.to(width - cell_len(rest) - (1 if width >= 60 else 0)).write(rest)
    return pen.row()


def answer_lines(answer: Answer | None, width: int, height: int = 1) -> list[Row]:
    """Symbol, word and sentence: always in the same place, until the next answer.

    A sentence whose short form is too long for one row gets a second: what was wrong is never cut for a longer word.
    """
    if answer is None:
        return [Row()] * height
    pen = Pen().write(f" {answer.symbol} {answer.word} ", answer.style).write(" ")
    if pen.at + cell_len(answer.said.short) > width:
        height = max(height, _ROWS_OF_A_LONG_ANSWER)
    if height == 1:
        return [pen.write(choice_of(answer.said, width - pen.at)).row()]
    margin = 1 if width >= _NARROW else 0
    lines = _around(pen.at, inert(answer.said.long), width - margin)
    first, *rest = lines if len(lines) <= height else _around(pen.at, inert(answer.said.short), width - margin)
    rows = [pen.write(first).row(), *(Pen().write(" " * margin).write(line).row() for line in rest)]
    return [*rows, *[Row()] * height][:height]


def _around(taken: int, text: str, width: int) -> list[str]:
    """``text`` in lines, the first of which has ``taken`` cells less."""
    mark = "x" * taken
    lines = wrapped(f"{mark}{text}" if text else mark, width)
    return [lines[0].removeprefix(mark), *lines[1:]]


def entry_line(text: str, width: int, *, is_open: bool = True) -> Row:
    """What is being entered; of a long line the end. Where nothing can be entered it is not open: it has no cursor."""
    room = width - 3
    shown = text if cell_len(text) <= room else "…" + text[-(room - 1) :]
    return Pen().write("> ", STRONG).write(shown).write("_" if is_open else "").row()


def key_lines(keys: Sequence[Key], labels: Mapping[str, Said], width: int, height: int = 1) -> list[Row]:
    """The keys that mean something now, as many as there is room for, the way out at the right end."""
    for short, rank in _attempts(keys):
        shown = [(key, _label(key, labels, short=short)) for key in keys if key.rank <= rank]
        lines = _broken(shown, width, short=short)
        if len(lines) <= height and all(_width(line, short=short) <= width for line in lines):
            return [_written(line, width, short=short) for line in lines]
    return []


def tall_key_lines(rows: Sequence[Row]) -> list[Row]:
    """Key lines twice as high, where there is room for fingers."""
    return [twice for row in rows for twice in (row, lower_half(row))]


def _attempts(keys: Sequence[Key]) -> Iterator[tuple[bool, int]]:
    """Long words are worth leaving arrows and extras out for, not function keys."""
    needed = max((key.rank for key in keys if key.rank <= _LAST_FUNCTION_KEY), default=0)
    yield from ((False, rank) for rank in range(_ONLY_IN_HELP - 1, needed - 1, -1))
    yield from ((True, rank) for rank in range(_ONLY_IN_HELP - 1, -1, -1))


def _label(key: Key, labels: Mapping[str, Said], *, short: bool) -> str:
    """What stands beside a key; nothing beside a card that says it itself."""
    said = labels.get(key.action) or action_label(key.action)
    label = said.short if short else said.long
    return "" if key.sign in (said.long.upper(), said.short.upper()) or key.sign == card_name("help") else label


def _cells(key: Key, label: str) -> int:
    return cell_len(key.sign) + (cell_len(label) + 1 if label else 0)


def _width(line: _Labelled, *, short: bool) -> int:
    gap, margin = (1, 0) if short else (2, 1)
    return margin + sum(_cells(key, label) + gap for key, label in line) - gap


def _broken(shown: _Labelled, width: int, *, short: bool) -> list[_Labelled]:
    """The keys in lines as wide as the screen, each in the first that has room for it; one key that is wider than a
    line stands on a line of its own."""
    gap = 1 if short else 2
    lines: list[_Labelled] = []
    for key, label in shown:
        needed = gap + _cells(key, label)
        line = next((line for line in lines if _width(line, short=short) + needed <= width), None)
        if line is None:
            lines.append(line := [])
        line.append((key, label))
    return lines


def _written(shown: _Labelled, width: int, *, short: bool) -> Row:
    gap = " " if short else "  "
    pen = Pen() if short else Pen().write(" ")
    for key, label in shown:
        if key.action in _AT_THE_RIGHT and key is shown[-1][0] and not short:
            pen.to(width - _cells(key, label) - 1)
        act = "" if key.is_family else f"{ACTION}{key.action}"
        pen.write(key.sign, KEY, act)
        if label:
            pen.write(f" {label}", act=act)
        pen.write(gap)
    return pen.row()


def _as_much_as_fits(parts: Sequence[str], width: int) -> str:
    """The last parts are the most important; a part that does not fit is left out whole."""
    for first in range(len(parts)):
        text = "   ".join(inert(part) for part in parts[first:] if part)
        if cell_len(text) <= width:
            return text
    return ""
