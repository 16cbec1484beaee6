"""The calibration sheet as a document."""

from __future__ import annotations

from scansim.labels.document import CalibrationSheet, Document
from scansim.training.stationery import Paper, Printer, Stock
from scansim.words.printed import printed

__all__ = ["calibration_document"]


def calibration_document(printer: Printer, stock: Stock | None, paper: Paper) -> Document:
    """Rulers and bars for a printer, on paper of a stock's size and with its outlines where one is named.

    It bears the printer's id, so that a sheet that was measured tells which profile it was printed with.
    """
    sheet = CalibrationSheet(stock.name if stock else printed("calibration_plain"), stock)
    return Document(printed("calibration_title"), printer.id, paper, (sheet,))
