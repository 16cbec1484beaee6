"""Rows of a screen: what stands in them, how it looks, and what a touch on a part of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from scansim.scanner.inert import inert
from scansim.words.sentence import Said

__all__ = [
    "Pen",
    "Row",
    "Sheet",
    "Spot",
    "airy",
    "beside",
    "centred",
    "choice_of",
    "fitted",
    "lower_half",
    "sheet",
    "shortened",
    "wrapped",
]


_ALL_OF_IT = 10_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a row, in cells from its left end up to but without ``right``, and the act a touch on it stands for."""

    left: int
    right: int
    act: str


@dataclass(frozen=True, slots=True)
class Row:
    """One painted row: pieces of inert text, each with its style, and what touches on it stand for."""

    parts: tuple[tuple[str, str], ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def text(self) -> str:
        """The row without its styles."""
        return "".join(text for text, _ in self.parts)

    def act_at(self, x: int) -> str:
        """What a touch at cell ``x`` stands for, or empty."""
        return next((spot.act for spot in self.spots if spot.left <= x < spot.right), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """``count`` rows that scroll together; ``paint`` makes the one at an index, so that only those in view are made.

    ``keep`` are the first and the last row that must stay in view. ``pinned`` rows stand above and ``foot`` rows below;
    neither scrolls, and where room is short the foot goes first.
    """

    count: int
    paint: Callable[[int], Row]
    keep: tuple[int, int] | None = None
    pinned: tuple[Row, ...] = ()
    foot: tuple[Row, ...] = ()


def sheet(rows: Sequence[Row], keep: tuple[int, int] | None = None) -> Sheet:
    """A sheet of rows that are painted already."""
    return Sheet(len(rows), rows.__getitem__, keep)


def airy(sections: Sequence[Sequence[Row]], height: int) -> Sheet:
    """Sections one below the other, with an empty row above each but where that is more than ``height`` rows."""
    full = [section for section in sections if section]
    rows = [row for section in full for row in section]
    gaps = min(len(full), max(0, height - len(rows)))
    # The gap above the first section is the first to go.
    for position in range(len(full) - 1, len(full) - 1 - gaps, -1):
        rows.insert(sum(len(section) for section in full[:position]), Row())
    return sheet(rows)


class Pen:
    """Writes a row from left to right. Everything it writes is made inert."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, str]] = []
        self._spots: list[Spot] = []
        self.at = 0

    def write(self, text: str, style: str = "", act: str = "") -> Pen:
        """Write ``text``; with an ``act`` a touch on it stands for that."""
        text = inert(text)
        width = cell_len(text)
        if act and width:
            self._spots.append(Spot(self.at, self.at + width, act))
        if text:
            self._parts.append((text, style))
        self.at += width
        return self

    def column(self, text: str, width: int, style: str = "", act: str = "") -> Pen:
        """Write ``text`` shortened or filled to ``width`` cells."""
        if width > 0:
            self.write(set_cell_size(shortened(text, width), width), style, act)
        return self

    def right(self, text: str, width: int, style: str = "", act: str = "") -> Pen:
        """Write ``text`` at the right end of ``width`` cells."""
        short = shortened(text, width)
        self.write(" " * max(0, width - cell_len(short)))
        return self.write(short, style, act)

    def to(self, cell: int) -> Pen:
        """Move right to a cell."""
        if cell > self.at:
            self.write(" " * (cell - self.at))
        return self

    def row(self, act: str = "") -> Row:
        """The row. With an ``act`` a touch anywhere else on it stands for that."""
        rest = (Spot(0, _ALL_OF_IT, act),) if act else ()
        return Row(tuple(self._parts), (*self._spots, *rest))


def lower_half(row: Row) -> Row:
    """What makes a row twice as high for a finger: nothing to read, the same look, the same touches."""
    return Row(tuple((" " * cell_len(text), style) for text, style in row.parts), row.spots)


def fitted(row: Row, width: int) -> Row:
    """A row of exactly ``width`` cells."""
    parts: list[tuple[str, str]] = []
    room = width
    for text, style in row.parts:
        cells = cell_len(text)
        parts.append((text if cells <= room else set_cell_size(text, room), style))
        room -= min(cells, room)
        if not room:
            break
    if room:
        parts.append((" " * room, ""))
    spots = tuple(Spot(spot.left, min(spot.right, width), spot.act) for spot in row.spots if spot.left < width)
    return Row(tuple(parts), spots)


def beside(*columns: tuple[Row, int]) -> Row:
    """Rows side by side as one, each with its width."""
    parts: list[tuple[str, str]] = []
    spots: list[Spot] = []
    left = 0
    for row, width in columns:
        exact = fitted(row, width)
        parts += exact.parts
        spots += [Spot(left + spot.left, left + spot.right, spot.act) for spot in exact.spots]
        left += width
    return Row(tuple(parts), tuple(spots))


def shortened(text: str, width: int) -> str:
    """``text`` inert and not wider than ``width`` cells; what was cut is shown by an ellipsis."""
    text = inert(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def choice_of(said: Said, width: int) -> str:
    """The long form where it fits, else the short one, shortened if it must be."""
    long = inert(said.long)
    return long if cell_len(long) <= width else shortened(said.short, width)


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at spaces, words that are too long inside."""
    lines = [""]
    for word in (part for whole in inert(text).split() for part in _parts(whole, max(width, 2))):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _parts(word: str, width: int) -> list[str]:
    parts: list[str] = []
    while cell_len(word) > width:
        head = set_cell_size(word, width).rstrip()
        parts.append(head)
        word = word[len(head) :]
    return [*parts, word] if word else parts


def centred(text: str, width: int, style: str = "", act: str = "") -> Row:
    """A row with ``text`` in its middle."""
    short = shortened(text, width)
    return Pen().to((width - cell_len(short)) // 2).write(short, style, act).row()
