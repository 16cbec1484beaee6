"""Documents become pages of whole printer dots."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.calibration import draw_calibration
from scansim.labels.document import CalibrationSheet, Document, LabelSheet, Sheet, TextSheet
from scansim.labels.dots import Raster
from scansim.labels.frame import Caption, draw_caption, draw_frame
from scansim.labels.label_sheet import draw_labels
from scansim.labels.page import Drawing, Page, Pages
from scansim.labels.text_page import draw_text
from scansim.training.stationery import Printer

__all__ = ["typeset"]


def typeset(document: Document, printer: Printer, elements: ElementReader) -> Pages:
    """The pages of a document for this printer. ``elements`` reads the GS1 element strings among the payloads.

    Raises:
        PayloadRefused: for a payload that its symbology cannot carry as written.
        DoesNotFit: for a symbol that has no room on its label, a start position that the stock does not have, a layout
            whose symbols would lie too close together.
    """
    raster = Raster(printer)
    drawn = [(sheet, drawing) for sheet in document.sheets for drawing in _draw(sheet, document, raster, elements)]
    return Pages(
        document.title,
        printer,
        tuple(
            _finished(sheet, drawing, Caption(document, sheet.heading, number, len(drawn)))
            for number, (sheet, drawing) in enumerate(drawn, 1)
        ),
    )


def _draw(sheet: Sheet, document: Document, raster: Raster, elements: ElementReader) -> Iterator[Drawing]:
    match sheet:
        case LabelSheet():
            return draw_labels(sheet, document.paper, raster, elements)
        case TextSheet():
            return draw_text(sheet, document.paper, raster, elements)
        case CalibrationSheet():
            return draw_calibration(sheet, document.paper, raster, elements)


def _finished(sheet: Sheet, drawing: Drawing, caption: Caption) -> Page:
    if drawing.framed:
        draw_frame(drawing, caption)
    elif not isinstance(sheet, TextSheet) and sheet.stock is not None and not sheet.stock.roll:
        draw_caption(drawing, caption, sheet.stock.top, sheet.stock.bottom)
    return drawing.page()
