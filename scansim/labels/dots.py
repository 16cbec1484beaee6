"""From millimetres to whole dots of one printer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from scansim.training.stationery import INCH, Printer

__all__ = ["Raster", "Rectangle"]


class Rectangle(NamedTuple):
    """Dots from ``x`` to the right and from ``y`` down."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first dot that is no more inside."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row that is no more inside."""
        return self.y + self.height

    def inset(self, across: int, down: int) -> Rectangle:
        """The rectangle without a rim. Never of negative size."""
        return Rectangle(
            self.x + across, self.y + down, max(0, self.width - 2 * across), max(0, self.height - 2 * down)
        )

    def within(self, other: Rectangle) -> Rectangle:
        """The part of it that lies in another."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rectangle(x, y, max(0, right - x), max(0, bottom - y))


@lru_cache(maxsize=1024)
def _dots(length: Fraction, dpi: int) -> int:
    return round(length * dpi / INCH)


@dataclass(frozen=True, slots=True)
class Raster:
    """The dots of a printer: positions on the paper move and stretch with its corrections, modules never do."""

    printer: Printer

    def area(self, left: Fraction, top: Fraction, width: Fraction, height: Fraction) -> Rectangle:
        """A rectangle of the paper, in dots; each edge is rounded for itself, so that neighbours meet."""
        x, y = self.x(left), self.y(top)
        return Rectangle(x, y, self.x(left + width) - x, self.y(top + height) - y)

    def x(self, position: Fraction) -> int:
        """A distance from the left edge of the paper, corrected for this printer."""
        printer = self.printer
        return round((position * printer.scale_x + printer.offset_x) * printer.dpi_x / INCH)

    def y(self, position: Fraction) -> int:
        """A distance from the upper edge of the paper, corrected for this printer."""
        printer = self.printer
        return round((position * printer.scale_y + printer.offset_y) * printer.dpi_y / INCH)

    def across(self, length: Fraction) -> int:
        """A length to the right, on this printer's dots as they are."""
        return _dots(length, self.printer.dpi_x)

    def down(self, length: Fraction) -> int:
        """A length downwards, on this printer's dots as they are."""
        return _dots(length, self.printer.dpi_y)

    def modules(self, least: Fraction, most: Fraction) -> range:
        """The whole numbers of dots whose width lies from ``least`` to ``most``."""
        dots = self.printer.dpi_x / INCH
        return range(math.ceil(least * dots), math.floor(most * dots) + 1)

    def least_module(self, least: Fraction, multiple: int = 1) -> int:
        """The smallest number of dots, a multiple of ``multiple``, that is at least so wide."""
        return math.ceil(least * self.printer.dpi_x / INCH / multiple) * multiple

    def upright(self, dots: int) -> int:
        """As many dots downwards as are as long as ``dots`` to the right."""
        return max(1, round(Fraction(dots * self.printer.dpi_y, self.printer.dpi_x)))
