"""Labels on their pages."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.cell import draw_label
from scansim.labels.document import Label, LabelSheet
from scansim.labels.dots import Raster
from scansim.labels.grid import Grid
from scansim.labels.page import Drawing
from scansim.labels.refused import DoesNotFit
from scansim.training.stationery import Paper

__all__ = ["draw_labels"]


def draw_labels(sheet: LabelSheet, paper: Paper, raster: Raster, elements: ElementReader) -> Iterator[Drawing]:
    """The pages of a sheet, without their heads and feet.

    Raises:
        PayloadRefused, DoesNotFit: as :func:`~scansim.labels.cell.draw_label`; a start that the stock does not have.
    """
    grid = _grid(sheet, paper, raster)
    first = _first(sheet, grid)
    cells = [grid.cell(position, raster) for position in range(grid.per_page)]
    for labels, start in _by_page(sheet.labels, first, grid.per_page):
        drawing = Drawing(raster, grid.paper, framed=not grid.is_stock)
        if not grid.is_stock:
            grid.draw_cut_lines(drawing, len(labels))
        for position, label in enumerate(labels, start):
            draw_label(drawing, label, sheet.layout, cells[position], elements)
        yield drawing


def _grid(sheet: LabelSheet, paper: Paper, raster: Raster) -> Grid:
    """Where the labels of a sheet lie."""
    if sheet.stock is not None:
        return Grid.of_stock(sheet.stock)
    return Grid.plain(sheet.layout, paper, raster.printer.margin)


def _first(sheet: LabelSheet, grid: Grid) -> int:
    """The first position, from 0."""
    if sheet.stock is None:
        return 0
    if not 1 <= sheet.start <= grid.per_page:
        raise DoesNotFit(
            f"A sheet of {sheet.stock.name} has positions 1 to {grid.per_page}, and none numbered {sheet.start}. "
            "Count them row by row from the upper left."
        )
    return sheet.start - 1


def _by_page(labels: tuple[Label, ...], first: int, per_page: int) -> Iterator[tuple[tuple[Label, ...], int]]:
    """The labels of each page and the position of the first of them."""
    start, done = first, 0
    while done < len(labels):
        here = labels[done : done + per_page - start]
        yield here, start
        done += len(here)
        start = 0
