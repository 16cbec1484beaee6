"""Labels on sheets of stickers, from the first free one on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scansim.labels.document import Label, LabelSheet
from scansim.training.stationery import MARGIN, Layout, Paper, Stock

__all__ = ["STICKER_LAYOUT", "Stickers"]

STICKER_LAYOUT = "sticker"
"""The layout of ``labels/layouts.yaml`` for stickers that are smaller than what labels have on plain paper."""


@dataclass(frozen=True, slots=True)
class Stickers:
    """A stock, and the position of the first sticker that is still on the sheet: from 1, row by row."""

    stock: Stock
    start: int = 1

    def sheet(
        self, heading: str, labels: tuple[Label, ...], plain: Layout, layouts: Mapping[str, Layout], paper: Paper
    ) -> LabelSheet:
        """Labels that have the layout ``plain`` on plain paper: they keep it where a sticker is as large."""
        layout = plain if self._takes(plain, paper) else layouts[STICKER_LAYOUT]
        return LabelSheet(heading, labels, layout, self.stock, self.start)

    def _takes(self, layout: Layout, paper: Paper) -> bool:
        width = (paper.size[0] - 2 * MARGIN) / layout.columns
        return self.stock.label_width >= width and self.stock.label_height >= layout.cell_height(paper, MARGIN)
