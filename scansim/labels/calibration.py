"""A sheet to hold a ruler against: how far a printer is off, and whether a stock's measures are right.

Databases of label sheets disagree by up to 1.4 mm (reference labels 4.1), and printers add errors of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.document import CalibrationSheet
from scansim.labels.dots import Raster
from scansim.labels.fitting import wrapped
from scansim.labels.fonts import Face, printable
from scansim.labels.frame import draw_ruler
from scansim.labels.grid import Grid
from scansim.labels.page import Drawing
from scansim.labels.symbol import Room, Widths, symbol
from scansim.labels.symbology import Symbology
from scansim.labels.words import Block
from scansim.training.stationery import APART, INCH, Paper, Stock
from scansim.words.printed import printed

__all__ = ["draw_calibration"]

_CROSS = Fraction(25)
"""Millimetres from the edges of the paper to the middle of a corner cross: inside head and foot."""

_ARM = Fraction(3)
_LINE = Fraction(2, 10)
_TEXT = Fraction(34, 10)
_ACROSS = Fraction(140)
_DOWN = Fraction(200)
_INSIDE = Fraction(32)
_BARS = Fraction(10)
_LADDER = (2, 3, 4, 5, 6, 8, 10, 12)
_MOST_RUNGS = 4
_QUIET = Fraction(10)


def draw_calibration(
    sheet: CalibrationSheet, paper: Paper, raster: Raster, elements: ElementReader
) -> Iterator[Drawing]:
    """The page of rulers, crosses and bars; for a stock a second one with the outlines of its labels."""
    stock = sheet.stock
    if stock is None or not stock.roll:
        size = paper.size if stock is None else (stock.page_width, stock.page_height)
        yield _rulers(Drawing(raster, size), stock, elements)
    if stock is not None:
        yield _outlines(stock, raster)


def _rulers(drawing: Drawing, stock: Stock | None, elements: ElementReader) -> Drawing:
    across, down = drawing.paper
    for x in (_CROSS, across - _CROSS):
        for y in (_CROSS, down - _CROSS):
            _cross(drawing, x, y)
    draw_ruler(drawing, _INSIDE, _INSIDE, _ACROSS, Fraction(2))
    draw_ruler(drawing, _INSIDE, _INSIDE, _DOWN, Fraction(2), down=True)
    left, top = _INSIDE + 8, _INSIDE + 8
    top = _write(drawing, printed("millimetres", length=f"{_ACROSS}"), Face.BOLD, left, top, _ACROSS)
    codes = ["calibration_how", "calibration_offset", "calibration_scale", "calibration_bars"]
    if stock is not None:
        codes.insert(3, "calibration_stock")
    for code in codes:
        text = printed(code, distance=f"{_CROSS}", stock=stock.name if stock else "")
        top = _write(drawing, text, Face.SANS, left, top + Fraction(2), _ACROSS - 8)
    _ladder(drawing, left, top + Fraction(4), elements)
    _write(drawing, printed("millimetres", length=f"{_DOWN}"), Face.BOLD, _INSIDE, _INSIDE + _DOWN + 1, _ACROSS)
    return drawing


def _cross(drawing: Drawing, x: Fraction, y: Fraction) -> None:
    raster = drawing.raster
    half = _LINE / 2
    drawing.box(raster.area(x - _ARM, y - half, 2 * _ARM, _LINE))
    drawing.box(raster.area(x - half, y - _ARM, _LINE, 2 * _ARM))


def _write(drawing: Drawing, text: str, face: Face, left: Fraction, top: Fraction, width: Fraction) -> Fraction:
    """A paragraph; how far down it reaches, in millimetres."""
    raster = drawing.raster
    size = raster.down(_TEXT)
    block = Block.on(drawing)
    for line in wrapped(printable(text), face, drawing.square(raster.across(width)) / size):
        block.line(0, line, face, size)
    block.place(drawing, raster.x(left), raster.y(top))
    return top + block.height * INCH / raster.printer.dpi_y


def _ladder(drawing: Drawing, left: Fraction, top: Fraction, elements: ElementReader) -> None:
    """Symbols of narrow and less narrow bars below each other, each with what a bar measures."""
    raster = drawing.raster
    across, down = raster.across(_ACROSS), raster.down(_BARS)
    room = Room(across, down, across, down, down)
    for dots in [dots for dots in _LADDER if dots * INCH / raster.printer.dpi_x >= Fraction(1, 4)][:_MOST_RUNGS]:
        width = dots * INCH / raster.printer.dpi_x
        if top + _BARS > drawing.paper[1] - _CROSS - _ARM:
            return
        widths = Widths(width, width, _BARS, _BARS)
        made = symbol(f"BARS{dots}", Symbology.CODE_128, widths, room, raster, elements)
        drawing.symbol(made, raster.x(left + _QUIET), raster.y(top))
        beside = left + _QUIET + (made.width + made.quiet_right) * INCH / raster.printer.dpi_x
        _write(
            drawing,
            printed("bars_of", payload=made.payload, width=f"{float(width):.2f}"),
            Face.SANS,
            beside,
            top,
            _ACROSS,
        )
        top += _BARS + APART


def _outlines(stock: Stock, raster: Raster) -> Drawing:
    grid = Grid.of_stock(stock)
    drawing = Drawing(raster, grid.paper, framed=False)
    for position in range(grid.per_page):
        area = grid.area(position, raster)
        drawing.frame(area)
        number = str(position + 1)
        size = min(raster.down(Fraction(8)), area.height // 2)
        drawing.text(area.x + area.width // 12, area.y + (area.height + size) // 2, number, Face.BOLD, size)
    return drawing
