"""Where labels lie on a page: the cells of a layout on plain paper, the stickers of a stock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scansim.labels.cell import Cell
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.page import Drawing
from scansim.labels.refused import DoesNotFit
from scansim.training.stationery import APART, HEAD, Layout, Paper, Stock

__all__ = ["Grid"]

_RIM = Fraction(25, 10)
_DASH = Fraction(2)
_NARROWEST_GAP = Fraction(6)
"""Millimetres between symbols on stickers: what two quiet zones of bars of 0.3 mm take."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of equal cells. Lengths are millimetres of the paper."""

    paper: tuple[Fraction, Fraction]
    columns: int
    rows: int
    left: Fraction
    top: Fraction
    width: Fraction
    height: Fraction
    pitch_x: Fraction
    pitch_y: Fraction
    is_stock: bool

    @classmethod
    def plain(cls, layout: Layout, paper: Paper, margin: Fraction) -> Grid:
        """The cells of a layout, side by side between head and foot."""
        across, _ = paper.size
        width = (across - 2 * margin) / layout.columns
        height = layout.cell_height(paper, margin)
        grid = cls(
            paper.size, layout.columns, layout.rows, margin, margin + HEAD, width, height, width, height, is_stock=False
        )
        if not layout.keeps_apart(paper, margin):
            raise DoesNotFit(
                f"The layout {layout.id} has {layout.rows} rows: bars of {float(layout.bar_height):g} mm would be less "
                f"than {float(APART):g} mm apart. Give it fewer rows or lower bars."
            )
        return grid

    @classmethod
    def of_stock(cls, stock: Stock) -> Grid:
        """The stickers of a stock."""
        return cls(
            (stock.page_width, stock.page_height),
            stock.columns,
            stock.rows,
            stock.left,
            stock.top,
            stock.label_width,
            stock.label_height,
            stock.pitch_x,
            stock.pitch_y,
            is_stock=True,
        )

    @property
    def per_page(self) -> int:
        """How many labels a page takes."""
        return self.columns * self.rows

    def area(self, position: int, raster: Raster) -> Rectangle:
        """The whole label at a position, from 0 row by row."""
        row, column = divmod(position, self.columns)
        left, top = self.left + column * self.pitch_x, self.top + row * self.pitch_y
        return raster.area(left, top, self.width, self.height)

    def cell(self, position: int, raster: Raster) -> Cell:
        """Where a label is printed: without a rim, and never where the printer cannot print."""
        across, down = self.paper
        margin = raster.printer.margin
        page = Rectangle(0, 0, raster.across(across), raster.down(down))
        page = page.inset(raster.across(margin), raster.down(margin))
        rim = min(_RIM, self.height / 12, self.width / 12)
        room = self.area(position, raster).within(page).inset(raster.across(rim), raster.down(rim))
        return Cell(room, *self._darkest(room, raster))

    def _darkest(self, room: Rectangle, raster: Raster) -> tuple[int, int]:
        """How wide and how high a symbol may be so that the next one is far enough away."""
        apart = _NARROWEST_GAP if self.is_stock else APART
        across = raster.across(self.pitch_x - apart) if self.columns > 1 else room.width
        down = raster.down(self.pitch_y - apart) if self.rows > 1 and not self.is_stock else room.height
        return min(across, room.width), min(down, room.height)

    def draw_cut_lines(self, drawing: Drawing, used: int) -> None:
        """Dashes around the cells that are used, counted from the first."""
        raster = drawing.raster
        rows, columns = -(-used // self.columns), min(used, self.columns)
        xs = [raster.x(self.left + column * self.pitch_x) for column in range(columns + 1)]
        ys = [raster.y(self.top + row * self.pitch_y) for row in range(rows + 1)]
        for start, end in _dashes(xs[0], xs[-1], raster.across(_DASH)):
            drawing.boxes.extend(Rectangle(start, y, end - start, 1) for y in ys)
        for start, end in _dashes(ys[0], ys[-1], raster.down(_DASH)):
            drawing.boxes.extend(Rectangle(x, start, 1, end - start) for x in xs)


def _dashes(start: int, end: int, dash: int) -> Iterator[tuple[int, int]]:
    """Where the dashes of a line begin and end."""
    for place in range(start, end, 2 * max(1, dash)):
        yield place, min(place + max(1, dash), end)
