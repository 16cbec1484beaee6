"""What stands around labels and text on every page: what it is, its number, "page n of N", a ruler, TRAINING."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scansim.labels.document import Document
from scansim.labels.dots import Rectangle
from scansim.labels.fitting import fitted
from scansim.labels.fonts import ASCENT, Face, printable
from scansim.labels.page import Drawing
from scansim.training.stationery import FOOT, HEAD
from scansim.words.printed import printed

__all__ = ["Caption", "draw_caption", "draw_frame", "draw_ruler"]

_TITLE = Fraction(42, 10)
_TEXT = Fraction(28, 10)
_SMALL = Fraction(23, 10)
_RULER = 100
_LEAST_CAPTION = Fraction(32, 10)
_LINE = Fraction(2, 10)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a page says about itself."""

    document: Document
    heading: str
    page: int
    pages: int

    @property
    def page_of(self) -> str:
        """Which page of how many."""
        return printable(printed("page_of", page=str(self.page), pages=str(self.pages)))


def draw_frame(drawing: Drawing, caption: Caption) -> None:
    """Head and foot of a page of plain paper."""
    _draw_head(drawing, caption)
    _draw_foot(drawing)


def draw_caption(drawing: Drawing, caption: Caption, above: Fraction, below: Fraction) -> None:
    """What a sheet of stickers has room for at its edges: ``above`` and ``below`` the labels, in millimetres."""
    raster, (across, down), margin = drawing.raster, drawing.paper, drawing.raster.printer.margin
    if above - margin >= _LEAST_CAPTION:
        area = raster.area(margin, margin, across - 2 * margin, _LEAST_CAPTION)
        document = caption.document
        parts = (printed("training"), document.title, caption.heading, document.number, caption.page_of)
        text = "  ·  ".join(printable(part) for part in parts if part)
        _write(drawing, text, Face.SANS, _SMALL, area, area.y)
    if below - margin >= _LEAST_CAPTION:
        top = down - margin - _LEAST_CAPTION
        draw_ruler(drawing, margin, top, Fraction(_RULER), Fraction(3, 2))
        left = margin + _RULER + 4
        area = raster.area(left, top, across - margin - left, _LEAST_CAPTION)
        _write(drawing, printable(printed("actual_size")), Face.SANS, Fraction(2), area, area.y)


def draw_ruler(
    drawing: Drawing, left: Fraction, top: Fraction, length: Fraction, tick: Fraction, *, down: bool = False
) -> None:
    """A line of so many millimetres, with a tick every ten of them and longer ones at its ends.

    The outer edges of the first and the last tick are exactly ``length`` apart. Ticks stand below a line to the right,
    right of a line downwards.
    """
    for step in range(0, int(length) + 1, 10):
        reach = tick * 2 if step in {0, int(length)} else tick
        shift = _LINE if step == int(length) else Fraction(0)
        if down:
            _dark(drawing, left, top + step - shift, reach, _LINE)
        else:
            _dark(drawing, left + step - shift, top, _LINE, reach)
    _dark(drawing, left, top, *((_LINE, length) if down else (length, _LINE)))


def _dark(drawing: Drawing, left: Fraction, top: Fraction, width: Fraction, height: Fraction) -> None:
    area = drawing.raster.area(left, top, width, height)
    drawing.box(area._replace(width=max(1, area.width), height=max(1, area.height)))


def _draw_head(drawing: Drawing, caption: Caption) -> None:
    raster, (across, _), margin = drawing.raster, drawing.paper, drawing.raster.printer.margin
    area = raster.area(margin, margin, across - 2 * margin, HEAD)
    number = printable(caption.document.number)
    right = round(area.width * 0.32)
    left = Rectangle(area.x, area.y, area.width - right, area.height)
    second = area.y + raster.down(Fraction(56, 10))
    _write(drawing, printable(caption.document.title), Face.BOLD, _TITLE, left, area.y)
    _write(drawing, printable(caption.heading), Face.SANS, _TEXT, left, second)
    beside = Rectangle(area.right - right, area.y, right, area.height)
    _write(drawing, number, Face.BOLD, _TITLE, beside, area.y, to_the_right=True)
    _write(drawing, caption.page_of, Face.SANS, _TEXT, beside, second, to_the_right=True)
    _dark(drawing, margin, margin + Fraction(98, 10), across - 2 * margin, _LINE)


def _draw_foot(drawing: Drawing) -> None:
    raster, (across, down), margin = drawing.raster, drawing.paper, drawing.raster.printer.margin
    top = down - margin - FOOT + Fraction(3)
    draw_ruler(drawing, margin, top, Fraction(_RULER), Fraction(3, 2))
    below = raster.area(margin, top + Fraction(32, 10), Fraction(_RULER), Fraction(4))
    _write(drawing, "0", Face.SANS, _SMALL, below, below.y)
    length = printable(printed("millimetres", length=f"{_RULER}"))
    _write(drawing, length, Face.SANS, _SMALL, below, below.y, to_the_right=True)
    left = margin + _RULER + 6
    beside = raster.area(left, top - Fraction(1), across - margin - left, FOOT)
    _write(drawing, printable(printed("actual_size")), Face.SANS, _SMALL, beside, beside.y)
    _write(drawing, printable(printed("not_real")), Face.SANS, _SMALL, beside, beside.y + raster.down(Fraction(35, 10)))


def _write(
    drawing: Drawing, text: str, face: Face, size: Fraction, area: Rectangle, top: int, *, to_the_right: bool = False
) -> None:
    """One line of text in an area, set smaller or shortened where it is too long."""
    if not text:
        return
    dots = drawing.raster.down(size)
    set_ = fitted(text, face, dots, drawing.square(area.width))
    (line,) = set_.lines
    x = area.right - round(drawing.wide(line, face, set_.size)) if to_the_right else area.x
    drawing.text(x, top + round(dots * ASCENT), line, face, set_.size)
