"""Pages in whole printer dots: dark rectangles, symbols, texts. What ``pdf`` and ``png`` paint and ``proof`` reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from scansim.labels.dots import Raster, Rectangle
from scansim.labels.fonts import Face, runs, width
from scansim.labels.symbol import Symbol
from scansim.training.stationery import Printer

__all__ = ["Drawing", "Page", "Pages", "PlacedSymbol", "Text"]


class Text(NamedTuple):
    """Letters of one face from ``x`` on, standing on ``baseline``; ``size`` is the font's, in dots downwards."""

    x: int
    baseline: int
    size: int
    face: Face
    text: str
    white: bool = False


class PlacedSymbol(NamedTuple):
    """A symbol whose dark parts begin at ``x``, ``y``."""

    x: int
    y: int
    symbol: Symbol

    @property
    def dark(self) -> Rectangle:
        """From its first to its last dark dot."""
        return Rectangle(self.x, self.y, self.symbol.width, self.symbol.height)

    @property
    def quiet(self) -> Rectangle:
        """The same with its quiet zones."""
        symbol = self.symbol
        return Rectangle(
            self.x - symbol.quiet_left, self.y - symbol.quiet_above, symbol.outer_width, symbol.outer_height
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One page; positions count from its upper left corner, in dots. ``paper`` is its size in millimetres."""

    paper: tuple[Fraction, Fraction]
    width: int
    height: int
    boxes: tuple[Rectangle, ...]
    symbols: tuple[PlacedSymbol, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A typeset document."""

    title: str
    printer: Printer
    pages: tuple[Page, ...]


@dataclass(slots=True)
class Drawing:
    """A page while it is being drawn. White texts stand on boxes, dark ones on paper.

    ``framed``: whether head and foot have their room. Sheets of stickers have what their edges leave.
    """

    raster: Raster
    paper: tuple[Fraction, Fraction]
    framed: bool = True
    boxes: list[Rectangle] = field(default_factory=list)
    symbols: list[PlacedSymbol] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def box(self, area: Rectangle) -> None:
        """A dark rectangle."""
        if area.width > 0 and area.height > 0:
            self.boxes.append(area)

    def frame(self, area: Rectangle, line: int = 1) -> None:
        """The outline of a rectangle, inside it."""
        self.box(Rectangle(area.x, area.y, area.width, line))
        self.box(Rectangle(area.x, area.bottom - line, area.width, line))
        self.box(Rectangle(area.x, area.y + line, line, area.height - 2 * line))
        self.box(Rectangle(area.right - line, area.y + line, line, area.height - 2 * line))

    def symbol(self, symbol: Symbol, x: int, y: int) -> None:
        """A symbol whose dark parts begin there."""
        self.symbols.append(PlacedSymbol(x, y, symbol))

    def text(self, x: int, baseline: int, text: str, face: Face, size: int, *, white: bool = False) -> None:
        """A printable text that begins at ``x``."""
        place = float(x)
        for run_face, run in runs(text, face):
            self.texts.append(Text(round(place), baseline, size, run_face, run, white))
            place += self.wide(run, run_face, size)

    def wide(self, text: str, face: Face, size: int) -> float:
        """How many dots wide a printable text is."""
        return width(text, face) * size / self.square(1)

    def square(self, across: float) -> float:
        """So many dots to the right in dots downwards, in which sizes of fonts are counted."""
        printer = self.raster.printer
        return across * printer.dpi_y / printer.dpi_x

    def page(self) -> Page:
        """The finished page."""
        across, down = self.paper
        size = self.raster.across(across), self.raster.down(down)
        return Page(self.paper, *size, tuple(self.boxes), tuple(self.symbols), tuple(self.texts))
