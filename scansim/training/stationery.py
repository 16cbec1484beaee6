"""What labels are printed on and with: sheets of stickers, layouts on plain paper, printers (``docs/labels.md``).

Trainers state these values in ``labels/``; content reads them, labels are laid out by them. They stand here, below
both. Every length is an exact fraction of a millimetre: a third of an inch stays one, so that the last row of a sheet
lies where it was cut (reference labels 4.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

__all__ = [
    "APART",
    "FOOT",
    "HEAD",
    "INCH",
    "MARGIN",
    "Arrangement",
    "Confidence",
    "Layout",
    "Paper",
    "Printer",
    "Stationery",
    "Stock",
]

INCH = Fraction(254, 10)
"""Millimetres."""

HEAD = Fraction(12)
FOOT = Fraction(11)
"""Millimetres that a page of plain paper gives to head and foot, inside the printer's margins."""

MARGIN = Fraction(6)
"""Millimetres at the edges of the paper where office printers may not print."""

APART = Fraction(25)
"""Millimetres between the dark parts of neighbouring symbols on plain paper, across or down.

One pull of the trigger must read the symbol that was aimed at, also before labels are cut apart. At the distance for
which these bars are made (about 1,000 times their width, so 25 to 50 cm, reference labels 4.2) a hand aims within a
centimetre or so. A reader takes the symbol under its mark, or one that its line crosses whole. With this much between
two of them a mark that is off by a centimetre is still nearer to the symbol meant, and a line that is a little longer
than it does not cross the next. Stickers lie as close as they were cut: they are peeled first, then scanned.
"""


class Paper(StrEnum):
    """Plain paper that every office has."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[Fraction, Fraction]:
        """Width and height of the upright page."""
        if self is Paper.A4:
            return Fraction(210), Fraction(297)
        return INCH * 17 / 2, INCH * 11


class Arrangement(StrEnum):
    """How a label is filled: its words above the bars, or its sign and words beside them."""

    STACKED = "stacked"
    BESIDE = "beside"


class Confidence(StrEnum):
    """How far the measures of a stock can be trusted before a calibration sheet was held against it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as it prints.

    ``dpi_x`` and ``dpi_y`` are the dots an inch that pages are laid out in. ``offset_*`` is what is added to every
    position (to the right, down), ``scale_*`` what every distance is multiplied with; the bars themselves stay whole
    dots. Within ``margin`` of the edges of the paper nothing is printed.
    """

    id: str
    name: str
    dpi_x: int
    dpi_y: int
    offset_x: Fraction = Fraction(0)
    offset_y: Fraction = Fraction(0)
    scale_x: Fraction = Fraction(1)
    scale_y: Fraction = Fraction(1)
    margin: Fraction = MARGIN


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of stickers, or a roll of them (one label a page). ``use`` and ``note`` are words for trainers."""

    id: str
    name: str
    also_sold_as: tuple[str, ...]
    roll: bool
    page_width: Fraction
    page_height: Fraction
    columns: int
    rows: int
    label_width: Fraction
    label_height: Fraction
    left: Fraction
    top: Fraction
    pitch_x: Fraction
    pitch_y: Fraction
    corner: Fraction
    confidence: Confidence
    use: str = ""
    note: str = ""

    @property
    def per_page(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    @property
    def bottom(self) -> Fraction:
        """How much paper there is below the last row."""
        return self.page_height - self.top - (self.rows - 1) * self.pitch_y - self.label_height


@dataclass(frozen=True, slots=True)
class Layout:
    """How labels of one kind look, and how many of them a page of plain paper takes.

    ``module_least`` and ``module_most`` bound the width of the narrowest bar, ``square_least`` and ``square_most``
    the side of a square of a 2D symbol. ``bar_height`` is wanted; a small sticker gets what is left. The sizes of
    ``title``, ``text`` and ``verb`` are those of the font: what does not fit is set smaller.
    """

    id: str
    title: str
    arrangement: Arrangement
    columns: int
    rows: int
    module_least: Fraction
    module_most: Fraction
    square_least: Fraction
    square_most: Fraction
    bar_height: Fraction
    title_size: Fraction
    text_size: Fraction
    verb_size: Fraction

    def cell_height(self, paper: Paper, margin: Fraction) -> Fraction:
        """How high a label is on plain paper."""
        return (paper.size[1] - 2 * margin - HEAD - FOOT) / self.rows

    def keeps_apart(self, paper: Paper, margin: Fraction) -> bool:
        """Whether symbols in neighbouring rows are far enough from each other."""
        return self.rows == 1 or self.cell_height(paper, margin) - self.bar_height >= APART


@dataclass(frozen=True, slots=True)
class Stationery:
    """Everything that ``labels/`` holds, by id."""

    stocks: Mapping[str, Stock]
    layouts: Mapping[str, Layout]
    printers: Mapping[str, Printer]
