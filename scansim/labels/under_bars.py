"""What a person reads under the bars: the whole payload, set smaller or on more lines but never shortened."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.labels.dots import Rectangle
from scansim.labels.fitting import Fitted, broken, fitted
from scansim.labels.fonts import ASCENT, Face, width
from scansim.labels.page import Drawing
from scansim.labels.symbol import Symbol
from scansim.labels.words import Sizes, row_height

__all__ = ["UnderBars"]

_STEPS = (1.0, 0.9, 0.8)


@dataclass(frozen=True, slots=True)
class UnderBars:
    """The lines under a symbol, set for a width. ``mark`` is small print in the right corner below or beside them."""

    lines: tuple[str, ...]
    size: int
    gap: int
    mark: str
    mark_size: int
    mark_below: bool

    @classmethod
    def of(cls, text: str, mark: str, sizes: Sizes, room: float, *, in_groups: bool) -> UnderBars:
        """Set ``text``, and the printable ``mark`` as far as it goes on a line, for ``room`` dots (square measure)."""
        tried = [max(sizes.least, round(sizes.text * step)) for step in _STEPS]
        size = next((one for one in tried if width(text, Face.MONO) * one <= room), tried[-1])
        lines = broken(text, room / size)
        beside = (room - width(lines[-1], Face.MONO) * size) / 2 - sizes.gap
        below = bool(mark) and (in_groups or len(lines) > 1 or width(mark, Face.SANS) * sizes.tag > beside)
        small = fitted(mark, Face.SANS, sizes.tag, room, 1, sizes.least) if mark else Fitted(("",), sizes.tag)
        return cls(lines, size, max(1, round(sizes.gap * 0.75)), small.lines[0], small.size, below)

    @property
    def height(self) -> int:
        """Of all rows, without the gap to the bars."""
        return len(self.lines) * row_height(self.size) + (row_height(self.mark_size) if self.mark_below else 0)

    def draw(self, drawing: Drawing, symbol: Symbol, x: int, top: int, column: Rectangle) -> None:
        """Below a symbol whose dark parts begin at ``x``, from ``top`` on; the mark ends where the column does."""
        if symbol.readable:
            self._draw_groups(drawing, symbol, x, top)
        else:
            self._draw_centred(drawing, x + symbol.width / 2, top, column)
        if self.mark:
            right = column.right - drawing.wide(self.mark, Face.SANS, self.mark_size)
            rows = top + self.height - row_height(self.mark_size)
            drawing.text(round(right), rows + round(self.mark_size * ASCENT), self.mark, Face.SANS, self.mark_size)

    def draw_lines(self, drawing: Drawing, x: int, top: int) -> None:
        """Without bars, from ``x`` and ``top`` on."""
        for row, line in enumerate(self.lines):
            drawing.text(x, self._baseline(row, top), line, Face.MONO, self.size)

    def _baseline(self, row: int, top: int) -> int:
        return top + row * row_height(self.size) + round(self.size * ASCENT)

    def _draw_centred(self, drawing: Drawing, middle: float, top: int, column: Rectangle) -> None:
        for row, line in enumerate(self.lines):
            wide = drawing.wide(line, Face.MONO, self.size)
            left = min(max(middle - wide / 2, column.x), column.right - wide)
            drawing.text(round(left), self._baseline(row, top), line, Face.MONO, self.size)

    def _draw_groups(self, drawing: Drawing, symbol: Symbol, x: int, top: int) -> None:
        """The digits of an EAN or UPC, each group below its bars, all of one size."""
        fit = min((end - start) / drawing.wide(text, Face.MONO, 100) * 100 for text, start, end in symbol.readable)
        size = min(self.size, int(fit))
        for text, start, end in symbol.readable:
            left = x + (start + end - drawing.wide(text, Face.MONO, size)) / 2
            drawing.text(round(left), top + round(size * ASCENT), text, Face.MONO, size)
