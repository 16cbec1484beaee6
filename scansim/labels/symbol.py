"""Symbols in whole printer dots: every bar is a rectangle of exactly as many dots as its modules have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.linear import Linear, Readable, linear
from scansim.labels.matrix import LEAST_SQUARE, Matrix, matrix
from scansim.labels.refused import DoesNotFit, shown
from scansim.labels.symbology import Symbology
from scansim.training.stationery import INCH, Layout

__all__ = ["Room", "Symbol", "Widths", "symbol"]

_BEARER = 2
"""Modules, the least that GS1 allows where no printing plate is used (General Specifications 5.3.2.4)."""

_GUARD = 5
"""Modules by which the guard bars of an EAN or UPC reach below the others."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in dots.

    ``parts`` are its dark rectangles, counted from the upper left corner of all that is dark. Around ``width`` and
    ``height`` of these ``quiet_left``, ``quiet_right`` and, for 2D symbols, ``quiet_above`` and below, stay white.
    ``module`` is the width of the narrowest bar or of a square. ``body`` is the height without longer guard bars.
    ``readable`` has the digits that have places of their own, in dots from the left edge of the dark parts.
    """

    payload: str
    symbology: Symbology
    module: int
    parts: tuple[Rectangle, ...]
    width: int
    height: int
    body: int
    quiet_left: int
    quiet_right: int
    quiet_above: int = 0
    readable: tuple[Readable, ...] = ()

    @property
    def outer_width(self) -> int:
        """Its width with its quiet zones."""
        return self.quiet_left + self.width + self.quiet_right

    @property
    def outer_height(self) -> int:
        """Its height with its quiet zones."""
        return self.height + 2 * self.quiet_above


@dataclass(frozen=True, slots=True)
class Room:
    """Where a symbol is to go: what it may take with its quiet zones, and how large its dark part may be, in dots.

    ``bars`` is the height that a linear symbol gets; 2D symbols take what they need.
    """

    width: int
    height: int
    dark_width: int
    dark_height: int
    bars: int


class Widths(NamedTuple):
    """How wide the narrowest bar may be, and how large a square, in millimetres."""

    module_least: Fraction
    module_most: Fraction
    square_least: Fraction
    square_most: Fraction

    @classmethod
    def of(cls, layout: Layout) -> Widths:
        """What a layout allows."""
        return cls(layout.module_least, layout.module_most, layout.square_least, layout.square_most)


def symbol(
    payload: str, symbology: Symbology, widths: Widths, room: Room, raster: Raster, elements: ElementReader
) -> Symbol:
    """The symbol of a payload that its symbology can carry, with the widest modules that are allowed and have room.

    Raises:
        DoesNotFit: when even the narrowest have none.
    """
    if symbology.is_2d:
        return _square_symbol(payload, symbology, matrix(payload, symbology, elements), widths, room, raster)
    return _bar_symbol(payload, symbology, linear(payload, symbology), widths, room, raster)


def _bar_symbol(
    payload: str, symbology: Symbology, pattern: Linear, widths: Widths, room: Room, raster: Raster
) -> Symbol:
    quiet = pattern.quiet_left + pattern.quiet_right

    def size(module: int) -> _Size:
        bars = module * pattern.units // pattern.units_per_module
        outer = bars + module * quiet
        # Bearer bars run over the quiet zones.
        return _Size(outer, outer if pattern.bearers else bars, room.width, room.dark_width)

    allowed = _Allowed(max(widths.module_least, pattern.least_module), widths.module_most, pattern.units_per_module)
    module = _widest(_Order(payload, symbology), allowed, lambda module: (size(module),), raster)
    return _bars_in_dots(payload, symbology, pattern, module, room, raster)


def _bars_in_dots(
    payload: str, symbology: Symbology, pattern: Linear, module: int, room: Room, raster: Raster
) -> Symbol:
    unit = module // pattern.units_per_module
    has_guards = any(bar.long for bar in pattern.bars)
    guard = raster.upright(_GUARD * module) if has_guards else 0
    width, left, right = unit * pattern.units, pattern.quiet_left * module, pattern.quiet_right * module
    body = max(1, room.bars - guard)
    if not pattern.bearers:
        parts = _bars(pattern, unit, 0, 0, body, guard)
        readable = tuple(Readable(text, start * unit, end * unit) for text, start, end in pattern.readable)
        return Symbol(payload, symbology, module, parts, width, body + guard, body, left, right, 0, readable)
    bearer = raster.upright(_BEARER * module)
    whole, between = left + width + right, max(1, body - 2 * bearer)
    edges = (Rectangle(0, 0, whole, bearer), Rectangle(0, bearer + between, whole, bearer))
    parts = (*_bars(pattern, unit, left, bearer, between, 0), *edges)
    return Symbol(payload, symbology, module, parts, whole, between + 2 * bearer, between + 2 * bearer, 0, 0)


def _bars(pattern: Linear, unit: int, x: int, y: int, height: int, guard: int) -> tuple[Rectangle, ...]:
    return tuple(
        [Rectangle(x + start * unit, y, width * unit, height + guard * long) for start, width, long in pattern.bars]
    )


def _square_symbol(
    payload: str, symbology: Symbology, pattern: Matrix, widths: Widths, room: Room, raster: Raster
) -> Symbol:
    quiet = 2 * pattern.quiet

    def sizes(side: int) -> tuple[_Size, ...]:
        down = raster.upright(side)
        return (
            _Size(side * (pattern.columns + quiet), side * pattern.columns, room.width, room.dark_width),
            _Size(down * (pattern.rows + quiet), down * pattern.rows, room.height, room.dark_height),
        )

    allowed = _Allowed(max(widths.square_least, LEAST_SQUARE), widths.square_most)
    across = _widest(_Order(payload, symbology), allowed, sizes, raster)
    down = raster.upright(across)
    parts = tuple([Rectangle(x * across, y * down, w * across, h * down) for x, y, w, h in pattern.parts])
    width, height = pattern.columns * across, pattern.rows * down
    side, above = pattern.quiet * across, pattern.quiet * down
    return Symbol(payload, symbology, across, parts, width, height, height, side, side, above)


class _Order(NamedTuple):
    """What is to be made, for the sentence that says why it cannot be."""

    payload: str
    symbology: Symbology


class _Allowed(NamedTuple):
    """How wide a module may be, in millimetres, and of how many dots it is a multiple."""

    least: Fraction
    most: Fraction
    multiple: int = 1


class _Size(NamedTuple):
    """In one direction: what a symbol takes with and without its quiet zones, and what there is for both."""

    outer: int
    dark: int
    room: int
    dark_room: int

    @property
    def fits(self) -> bool:
        return self.outer <= self.room and self.dark <= self.dark_room

    @property
    def has(self) -> int:
        """What there is for the symbol with its quiet zones."""
        return min(self.room, self.dark_room + self.outer - self.dark)


def _widest(order: _Order, allowed: _Allowed, sizes: Callable[[int], tuple[_Size, ...]], raster: Raster) -> int:
    """The most dots a module may have that are allowed and have room."""
    modules = [dots for dots in raster.modules(allowed.least, allowed.most) if dots % allowed.multiple == 0]
    if not modules:
        raise _not_at_this_resolution(order, allowed, raster)
    fitting = [dots for dots in modules if all(size.fits for size in sizes(dots))]
    if not fitting:
        raise _no_room(order, next(size for size in sizes(modules[0]) if not size.fits), raster)
    return fitting[-1]


def _not_at_this_resolution(order: _Order, allowed: _Allowed, raster: Raster) -> DoesNotFit:
    dpi = raster.printer.dpi_x
    least = raster.least_module(allowed.least, allowed.multiple)
    return DoesNotFit(
        f'"{shown(order.payload)}" cannot be printed as {order.symbology.spoken} with {dpi} dpi in this layout: the '
        f"narrowest part is at least {float(least * INCH / dpi):.2f} mm wide there, and at most "
        f"{float(allowed.most):.2f} mm are allowed. Choose another layout or printer."
    )


def _no_room(order: _Order, size: _Size, raster: Raster) -> DoesNotFit:
    dpi = raster.printer.dpi_x
    return DoesNotFit(
        f'"{shown(order.payload)}" has no room on this label as {order.symbology.spoken}: it needs '
        f"{_in_mm(size.outer, dpi)} mm and has {_in_mm(size.has, dpi)} mm. Choose a larger label or a layout "
        "with fewer columns."
    )


def _in_mm(dots: int, dpi: int) -> str:
    return f"{float(dots * INCH / dpi):.1f}"
