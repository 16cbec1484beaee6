"""One label in the room it has: words and symbol together.

Bars have words above them or beside them, as the layout says; squares have words beside them. Where there is little
room words are set smaller and bars lower; a symbol is never narrower than scanners read, and its text always whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.document import Label
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.fitting import fitted
from scansim.labels.fonts import Face, printable
from scansim.labels.page import Drawing
from scansim.labels.readable import readable
from scansim.labels.refused import DoesNotFit, shown
from scansim.labels.symbol import Room, Symbol, Widths, symbol
from scansim.labels.symbology import IN_GROUPS, Symbology, check, choices
from scansim.labels.under_bars import UnderBars
from scansim.labels.words import Block, Sizes, set_sign, set_tag, set_words
from scansim.training.stationery import Arrangement, Layout

__all__ = ["Cell", "draw_label"]

_STEPS = (
    (1.0, Fraction(12)),
    (0.85, Fraction(12)),
    (0.7, Fraction(12)),
    (0.6, Fraction(8)),
    (0.5, Fraction(5)),
)
"""What gives way first: sizes of words, and with each how low bars may get, in millimetres.

Bars of shelf and bin labels are 12 mm and more (reference labels 4.2). Below 5 mm an unsteady hand misses them: such
small stickers take a 2D symbol.
"""

_SHARE_OF_BARS = Fraction(56, 100)
_SHARE_OF_SQUARES = Fraction(1, 2)
"""How much of the width a symbol may take beside words."""

_LARGEST_SIGN = Fraction(22)
_HIGHEST_RIM = Fraction(12)
"""Millimetres: a symbol beside words stands half-way up, but on a large label not further down than this."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The room of a label in dots, and how large the dark part of a symbol may be so that neighbours stay apart."""

    room: Rectangle
    dark_width: int
    dark_height: int


def draw_label(drawing: Drawing, label: Label, layout: Layout, cell: Cell, elements: ElementReader) -> None:
    """Draw a label in its cell; nothing is drawn when it is refused.

    Raises:
        PayloadRefused: for a payload that its symbology cannot carry as written.
        DoesNotFit: for a symbol that has no room here.
    """
    *better, last = (label.symbology,) if label.symbology else choices(label.payload, elements)
    for symbology in better:
        try:
            _Composer(symbology, drawing, label, layout, cell, elements).compose()
        except DoesNotFit:
            continue
        return
    _Composer(last, drawing, label, layout, cell, elements).compose()


@dataclass(frozen=True, slots=True)
class _Composer:
    symbology: Symbology
    drawing: Drawing
    label: Label
    layout: Layout
    cell: Cell
    elements: ElementReader

    @property
    def raster(self) -> Raster:
        return self.drawing.raster

    def compose(self) -> None:
        check(self.label.payload, self.symbology, self.elements)
        if self.symbology.is_2d:
            self._squares()
        elif self.layout.arrangement is Arrangement.STACKED:
            self._stacked()
        else:
            self._beside()

    # words above bars

    def _stacked(self) -> None:
        """Words on top, TRAINING in the corner, bars and their text at the bottom."""
        room = self.cell.room
        for factor, lowest in _STEPS:
            sizes = self._sizes(factor)
            tag = set_tag(self.drawing, sizes)
            under = self._under(sizes, room.width, printable(self.label.mark))
            least = self._bar_height(lowest)
            below = under.height + under.gap
            for_words = room._replace(height=room.height - least - below - sizes.gap)
            words = set_words(self.drawing, self.label, sizes, for_words, tag.width + sizes.gap)
            if words.complete:
                break
        bars = min(room.height - max(words.height, tag.height) - below - sizes.gap, self._bar_height())
        if bars < least:
            raise self._too_low()
        made = self._symbol(room.width, room.height, bars)
        words.place(self.drawing, room.x, room.y)
        tag.place(self.drawing, room.right - tag.width, room.y)
        x = room.x + (room.width - made.outer_width) // 2 + made.quiet_left
        self._place(made, under, x, room.bottom - below - made.body, room)

    # words beside bars

    def _beside(self) -> None:
        """A sign, words and, below them, TRAINING; bars on the right, half-way up."""
        room = self.cell.room
        across = round(room.width * _SHARE_OF_BARS)
        words = None
        for factor, lowest in _STEPS:
            sizes = self._sizes(factor)
            under = self._under(sizes, across)
            bars = min(room.height - under.height - under.gap, self._bar_height())
            if bars >= self._bar_height(lowest):
                made = self._symbol(across, room.height, bars)
                words = self._left_column(sizes, room.width - made.outer_width - 2 * sizes.gap)
                if words.complete:
                    break
        if words is None:
            raise self._too_low()
        words.place(self.drawing, room.x, room.y)
        column = Rectangle(room.right - across, room.y, across, room.height)
        free = room.height - made.body - under.gap - under.height
        top = room.y + min(free // 2, self.raster.down(_HIGHEST_RIM))
        self._place(made, under, room.right - made.quiet_right - made.width, top, column)

    def _left_column(self, sizes: Sizes, across: int, under: UnderBars | None = None) -> Block:
        """Sign and words, and in the lower corner TRAINING and the mark; above those what stands under no bars."""
        tag = set_tag(self.drawing, sizes)
        below = tag.height + sizes.gap + (under.height + under.gap if under else 0)
        height = self.cell.room.height - below
        column = Block.on(self.drawing)
        side, indent = min(height, self.raster.down(_LARGEST_SIGN)), 0
        has_sign = bool(self.label.sign) and self.layout.arrangement is Arrangement.BESIDE
        if has_sign:
            sign = set_sign(self.drawing, self.label.sign, side)
            sign.place(column.drawing, 0, 0)
            indent = sign.width + 2 * sizes.gap
        label = replace(self.label, sign="") if has_sign else self.label
        words = set_words(self.drawing, label, sizes, Rectangle(0, 0, across - indent, height))
        words.place(column.drawing, indent, max(0, (side - words.height) // 2) if has_sign else 0)
        if under:
            under.draw_lines(column.drawing, 0, self.cell.room.height - tag.height - under.gap - under.height)
        self._place_tag(column, tag, sizes, across)
        column.complete, column.height = words.complete, below + words.height
        return column

    # words beside squares

    def _squares(self) -> None:
        """Words on the left, what the symbol says below them, then TRAINING; the symbol on the right, half-way up."""
        room = self.cell.room
        made = self._symbol(round(room.width * _SHARE_OF_SQUARES), room.height, 0)
        for factor, _ in _STEPS:
            sizes = self._sizes(factor)
            across = room.width - made.outer_width - sizes.gap
            column = self._left_column(sizes, across, self._under(sizes, across))
            if column.complete:
                break
        if column.height > room.height:
            raise self._too_low()
        column.place(self.drawing, room.x, room.y)
        x = room.right - made.quiet_right - made.width
        self.drawing.symbol(made, x, room.y + (room.height - made.height) // 2)

    # what all have

    def _sizes(self, factor: float) -> Sizes:
        return Sizes.of(self.layout, factor, self.raster)

    def _bar_height(self, at_most: Fraction | None = None) -> int:
        wanted = self.layout.bar_height
        return self.raster.down(wanted if at_most is None else min(at_most, wanted))

    def _under(self, sizes: Sizes, across: int, mark: str = "") -> UnderBars:
        text = readable(self.label.payload, self.symbology, self.elements)
        return UnderBars.of(text, mark, sizes, self.drawing.square(across), in_groups=self.symbology in IN_GROUPS)

    def _symbol(self, across: int, down: int, bars: int) -> Symbol:
        room = Room(across, down, min(across, self.cell.dark_width), min(down, self.cell.dark_height), bars)
        return symbol(self.label.payload, self.symbology, Widths.of(self.layout), room, self.raster, self.elements)

    def _place(self, made: Symbol, under: UnderBars, x: int, y: int, column: Rectangle) -> None:
        self.drawing.symbol(made, x, y)
        under.draw(self.drawing, made, x, y + made.body + under.gap, column)

    def _place_tag(self, column: Block, tag: Block, sizes: Sizes, across: int) -> None:
        """TRAINING in the lower left corner of a column, the mark beside it as far as there is room."""
        top = self.cell.room.height - tag.height
        tag.place(column.drawing, 0, top)
        if self.label.mark:
            room = self.drawing.square(across - tag.width - sizes.gap)
            set_ = fitted(printable(self.label.mark), Face.SANS, sizes.tag, room, 1, sizes.least)
            baseline = top + (tag.height + round(set_.size * 0.7)) // 2
            column.drawing.text(tag.width + sizes.gap, baseline, set_.lines[0], Face.SANS, set_.size)

    def _too_low(self) -> DoesNotFit:
        return DoesNotFit(
            f'"{shown(self.label.payload)}" has no room on this label as {self.symbology.spoken}: it is not high '
            "enough for its words and its symbol. Choose a larger label, or a 2D symbol."
        )
