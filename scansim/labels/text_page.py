"""Pages of text: headings, paragraphs, steps, boxes to tick, tables, labels to scan between them.

Every block becomes rows that are never split; a page takes as many as it has room for. A heading stays with what it is
the heading of, and a table says its column titles again on each page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.cell import Cell, draw_label
from scansim.labels.document import Block as TextBlock
from scansim.labels.document import Heading, Paragraph, ScanRow, Steps, Table, TextSheet, Ticks
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.fitting import shortened, wrapped
from scansim.labels.fonts import Face, printable
from scansim.labels.page import Drawing
from scansim.labels.words import Block, row_height
from scansim.training.stationery import APART, FOOT, HEAD, Arrangement, Paper

__all__ = ["draw_text"]

_TEXT = Fraction(35, 10)
_HEADING = Fraction(46, 10)
_TABLE = Fraction(32, 10)
_AIR = Fraction(22, 10)
"""Millimetres: sizes of fonts, and what is left white between blocks."""

_MARKER = Fraction(8)
_NUMBER = Fraction(9)
_TICK = Fraction(8)
"""Millimetres: columns of numbers and boxes."""


def draw_text(sheet: TextSheet, paper: Paper, raster: Raster, elements: ElementReader) -> Iterator[Drawing]:
    """The pages of a sheet of text, without their heads and feet.

    Raises:
        PayloadRefused, DoesNotFit: for a label between the text, as :func:`~scansim.labels.cell.draw_label`.
    """
    across, down = paper.size
    margin = raster.printer.margin
    area = raster.area(margin, margin + HEAD, across - 2 * margin, down - 2 * margin - HEAD - FOOT)
    setter = _Setter(Drawing(raster, paper.size), area, elements)
    rows = [row for block in sheet.blocks for row in setter.rows(block)]
    yield from _pages(rows, area, raster, paper)


@dataclass(frozen=True, slots=True)
class _Row:
    """What is never split. ``bound``: it does not stand last on a page. ``head`` stands above it on a new page."""

    block: Block
    bound: bool = False
    head: _Row | None = None

    @property
    def height(self) -> int:
        return self.block.height


def _pages(rows: list[_Row], area: Rectangle, raster: Raster, paper: Paper) -> Iterator[Drawing]:
    drawing = Drawing(raster, paper.size)
    used = 0
    for number, row in enumerate(rows):
        if used and used + _together(rows, number) > area.height:
            yield drawing
            drawing, used = Drawing(raster, paper.size), 0
            if row.head is not None:
                row.head.block.place(drawing, area.x, area.y)
                used = row.head.height
        row.block.place(drawing, area.x, area.y + used)
        used += row.height
    yield drawing


def _together(rows: list[_Row], number: int) -> int:
    """The height of a row and of all that it may not be parted from."""
    height = rows[number].height
    while rows[number].bound and number + 1 < len(rows):
        number += 1
        height += rows[number].height
    return height


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets blocks for the width of a page."""

    on: Drawing
    area: Rectangle
    elements: ElementReader

    def rows(self, block: TextBlock) -> Iterator[_Row]:
        match block:
            case Heading():
                yield self._air(bound=True)
                yield from self._lines(printable(block.text), Face.BOLD, _HEADING, bound=True)
            case Paragraph():
                yield from self._lines(printable(block.text), Face.SANS, _TEXT)
                yield self._air()
            case Steps():
                yield from self._listed(block.items, numbered=True)
            case Ticks():
                yield from self._listed(block.items, numbered=False)
            case Table():
                yield from self._table(block)
            case ScanRow():
                yield self._to_scan(block)

    def _block(self, height: int = 0) -> Block:
        block = Block.on(self.on)
        block.height = height
        return block

    def _air(self, *, bound: bool = False) -> _Row:
        return _Row(self._block(self.on.raster.down(_AIR)), bound)

    def _lines(self, text: str, face: Face, size: Fraction, *, bound: bool = False, indent: int = 0) -> Iterator[_Row]:
        dots = self.on.raster.down(size)
        for line in wrapped(text, face, self.on.square(self.area.width - indent) / dots):
            block = self._block()
            block.line(indent, line, face, dots)
            block.height += dots // 6
            yield _Row(block, bound)

    def _listed(self, items: tuple[str, ...], *, numbered: bool) -> Iterator[_Row]:
        raster = self.on.raster
        size = raster.down(_TEXT)
        for number, item in enumerate(items, 1):
            rows = list(self._lines(printable(item), Face.SANS, _TEXT, indent=raster.across(_MARKER)))
            first = rows[0].block
            if numbered:
                first.drawing.text(0, round(size * 0.8), f"{number}.", Face.BOLD, size)
            else:
                first.drawing.frame(self._tick(0, round(size * 0.08), size), max(1, size // 14))
            for row in rows[:-1]:
                yield replace(row, bound=True)
            rows[-1].block.height += size // 3
            yield rows[-1]
        yield self._air()

    def _tick(self, x: int, y: int, size: int) -> Rectangle:
        return Rectangle(x, y, round(size * 0.8 / self.on.square(1)), round(size * 0.8))

    def _to_scan(self, block: ScanRow) -> _Row:
        """As high as keeps its symbol apart from those above and below."""
        made = self._block(self.on.raster.down(block.layout.bar_height + APART))
        room = Rectangle(0, 0, self.area.width, made.height).inset(0, self.on.raster.down(_AIR))
        layout = replace(block.layout, arrangement=Arrangement.BESIDE)
        cell = Cell(room, room.width, self.on.raster.down(block.layout.bar_height))
        draw_label(made.drawing, block.label, layout, cell, self.elements)
        return _Row(made)

    # tables

    def _table(self, table: Table) -> Iterator[_Row]:
        columns = self._columns(table)
        titles = tuple(column.title for column in table.columns)
        head = _Row(self._table_row(titles, columns, Face.BOLD, ticked=False), bound=True)
        yield head
        for number, texts in enumerate(table.rows, 1):
            block = self._table_row(texts, columns, Face.SANS, number if table.numbered else 0, ticked=table.ticked)
            yield _Row(block, head=head)
        yield self._air()

    def _columns(self, table: Table) -> tuple[tuple[int, int], ...]:
        """Where each column of text begins and how wide it is."""
        raster = self.on.raster
        gap = raster.across(_AIR)
        start = (raster.across(_NUMBER) if table.numbered else 0) + (raster.across(_TICK) if table.ticked else 0)
        shares = sum(column.share for column in table.columns) or 1
        width = self.area.width - start
        found = []
        done = 0
        for column in table.columns:
            left, right = width * done // shares, width * (done + column.share) // shares
            found.append((start + left, right - left - gap))
            done += column.share
        return tuple(found)

    def _table_row(
        self,
        texts: tuple[str, ...],
        columns: tuple[tuple[int, int], ...],
        face: Face,
        number: int = 0,
        *,
        ticked: bool,
    ) -> Block:
        raster = self.on.raster
        size, rim = raster.down(_TABLE), raster.down(_AIR) // 3
        most = max(1, (self.area.height // 2 - 2 * rim) // row_height(size))
        block = self._block()
        highest = row_height(size)
        for text, (left, width) in zip(texts, columns, strict=False):
            lines = _at_most(wrapped(printable(text), face, self.on.square(width) / size), most, face, width / size)
            for line_number, line in enumerate(lines):
                baseline = rim + line_number * row_height(size) + round(size * 0.8)
                block.drawing.text(left, baseline, line, face, size)
            highest = max(highest, len(lines) * row_height(size))
        if number:
            block.drawing.text(0, rim + round(size * 0.8), str(number), Face.BOLD, size)
        if ticked:
            left = raster.across(_NUMBER) if number else 0
            block.drawing.frame(self._tick(left, rim + round(size * 0.05), size), max(1, size // 14))
        block.height = highest + 2 * rim
        rule = max(1, raster.down(Fraction(3 if face is Face.BOLD else 1, 10)))
        block.drawing.box(Rectangle(0, block.height - rule, self.area.width, rule))
        return block


def _at_most(lines: tuple[str, ...], most: int, face: Face, room: float) -> tuple[str, ...]:
    """So many lines of a cell; where there are more the last of them says so."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], shortened(" ".join(lines[most - 1 : most + 1]), face, room))
