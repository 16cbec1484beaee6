"""The readiness review into a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scansim.content.gs1 import element_reader
from scansim.labels.pdf import pdf
from scansim.labels.typesetting import typeset
from scansim.printing.files import require_free, require_writable, write_files
from scansim.printing.readiness_document import ReadinessOnPaper, readiness_document
from scansim.printing.trouble import CannotPrint
from scansim.training.stationery import Paper, Printer

__all__ = ["print_readiness", "readiness_pdf"]

_ANY_DAY = date(2026, 1, 1)
"""A day decides the century of dates in GS1 element strings, and a review has none."""


def readiness_pdf(given: ReadinessOnPaper, paper: Paper = Paper.A4) -> bytes:
    """The review as PDF, in the language spoken."""
    plain = Printer("dpi_300", "300 dpi", 300, 300)
    return pdf(typeset(readiness_document(given, paper), plain, element_reader(_ANY_DAY)))


def print_readiness(given: ReadinessOnPaper, out: Path, paper: Paper, *, replace: bool = False) -> None:
    """Print a review into a file.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    if out.suffix.casefold() != ".pdf":
        raise CannotPrint(f"{out} is no file to print into: let its name end in .pdf.")
    require_writable(out)
    require_free([out], replace=replace)
    write_files({out: readiness_pdf(given, paper)})
