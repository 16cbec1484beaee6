"""Documents become pages of whole printer dots."""

from __future__ import annotations

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.document import Document
from scansim.labels.page import Pages
from scansim.training.stationery import Printer

__all__ = ["typeset"]


def typeset(document: Document, printer: Printer, elements: ElementReader) -> Pages:
    """The pages of a document for this printer. ``elements`` reads the GS1 element strings among the payloads.

    Raises:
        PayloadRefused: for a payload that its symbology cannot carry as written.
        DoesNotFit: for a symbol that has no room on its label, a start position that the stock does not have.
    """
    raise NotImplementedError
