"""Text in the room it has: first set smaller, then on more lines, and only then shortened, which shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scansim.labels.fonts import Face, width

__all__ = ["Fitted", "broken", "fitted", "shortened", "wrapped"]

ELLIPSIS = "…"

_STEPS = (1.0, 0.9, 0.8, 0.7, 0.6)
_BEFORE_WRAPPING = 0.8
_FIELD = re.compile(r"(?=\(\d{2,4}\))")


class Fitted(NamedTuple):
    """Lines of one size."""

    lines: tuple[str, ...]
    size: int


def fitted(text: str, face: Face, size: int, room: float, most_lines: int = 1, least: int = 1) -> Fitted:
    """A printable text in ``room`` dots (of square measure) and at most so many lines.

    One line is set down to 80 % of ``size``; then more lines, and the last resort of one line, down to 60 %; never
    below ``least``. What still does not fit ends in an ellipsis. A single word gets smaller before it is broken.
    """
    before_wrapping = _BEFORE_WRAPPING if " " in text else _STEPS[-1]
    sizes = sorted({max(least, round(size * step)) for step in _STEPS}, reverse=True)
    for count in range(1, most_lines + 1):
        for one in sizes:
            if count < most_lines and one < round(size * before_wrapping):
                break
            lines = wrapped(text, face, room / one)
            if len(lines) <= count:
                return Fitted(lines, one)
    smallest = sizes[-1]
    lines = wrapped(text, face, room / smallest)
    rest = " ".join(lines[most_lines - 1 :])
    return Fitted((*lines[: most_lines - 1], shortened(rest, face, room / smallest)), smallest)


def wrapped(text: str, face: Face, room: float) -> tuple[str, ...]:
    """The text in lines of at most ``room`` times the font's size. Words that are longer are broken."""
    if width(text, face) <= room:
        return (text,)
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, face) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, face, room)
        lines.extend(full)
    return (*lines, line)


def broken(text: str, room: float) -> tuple[str, ...]:
    """What stands under bars, in lines: whole, whatever its length. GS1 fields begin on a new line where they can."""
    if width(text, Face.MONO) <= room:
        return (text,)
    return tuple(_joined([piece for field in _FIELD.split(text) for piece in _pieces(field, Face.MONO, room)], room))


def _joined(pieces: Sequence[str], room: float) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and width(line + piece, Face.MONO) > room:
            yield line
            line = ""
        line += piece
    yield line


def _pieces(word: str, face: Face, room: float) -> list[str]:
    """The word in pieces that fit, none of them empty but for an empty word."""
    pieces: list[str] = []
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and width(word[start:end], face) > room:
            pieces.append(word[start : end - 1])
            start = end - 1
    return [*pieces, word[start:]]


def shortened(text: str, face: Face, room: float) -> str:
    """As much of the text as fits in ``room`` times the font's size with an ellipsis behind it."""
    short = text
    while short and width(short + ELLIPSIS, face) > room:
        short = short[:-1]
    return short.rstrip() + ELLIPSIS
