"""What the tests print with: the stationery that ships, and pages as scanners and rulers see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from PIL.Image import Image

from scansim.content.gs1 import element_reader
from scansim.content.label_file import read_stationery
from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.document import Document, Label, LabelSheet
from scansim.labels.page import Page, Pages, PlacedSymbol
from scansim.labels.png import picture
from scansim.labels.typesetting import typeset
from scansim.training.stationery import Layout, Paper, Printer, Stationery, Stock

ROOT = Path(__file__).resolve().parents[2]

GS = "\x1d"
GS1 = f"010952110803511010LOT0002{GS}17261231"
"""GTIN, lot, expiry: the lot needs a separator behind it."""

AT_300 = Printer("at_300", "300 dpi", 300, 300)
AT_203 = Printer("at_203", "203 dpi", 203, 203)


@cache
def stationery() -> Stationery:
    found, faults = read_stationery(ROOT)
    assert faults == ()
    return found


@cache
def elements() -> ElementReader:
    return element_reader(date(2026, 3, 2))


def layout(id_: str) -> Layout:
    return stationery().layouts[id_]


def stock(id_: str) -> Stock:
    return stationery().stocks[id_]


def sheet(
    labels: Sequence[Label],
    layout_: str = "product",
    *,
    printer: Printer = AT_300,
    paper: Paper = Paper.A4,
    stock_: str = "",
    start: int = 1,
) -> Pages:
    """Labels on a sheet of their own."""
    on = stock(stock_) if stock_ else None
    document = Document("Room S", "ROOM-S", paper, (LabelSheet("Labels", tuple(labels), layout(layout_), on, start),))
    return typeset(document, printer, elements())


def one_symbol(label: Label, layout_: str = "product", printer: Printer = AT_300) -> tuple[Page, PlacedSymbol]:
    """The page of a label that stands alone, and its symbol."""
    (page,) = sheet([label], layout_, printer=printer).pages
    (placed,) = page.symbols
    return page, placed


def rendered(data: bytes, dpi: int) -> Iterator[Image]:
    """The pages of a PDF as another program paints them."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            # A whole page of dots is not rounded up to one more.
            yield page.render(scale=dpi / 72 - 1e-9, grayscale=True).to_pil()
            page.close()
    finally:
        document.close()


def read(image: Image, formats: Any = None) -> list[str]:
    """What a scanner reads on a picture: everything, in the order of the alphabet."""
    found = zxingcpp.read_barcodes(image, formats=formats) if formats else zxingcpp.read_barcodes(image)
    return sorted(one.bytes.decode() for one in found)


class Dots:
    """A page as it is painted, dot by dot."""

    def __init__(self, page: Page) -> None:
        self.image = picture(page)

    def row(self, y: int, start: int, end: int) -> list[bool]:
        """Which dots of a row are dark."""
        return [value == 0 for value in self.image.crop((start, y, end, y + 1)).convert("L").tobytes()]


def runs_of(dots: Sequence[bool]) -> list[tuple[bool, int]]:
    """Equal dots side by side, as colour and count."""
    found: list[tuple[bool, int]] = []
    for dark in dots:
        if found and found[-1][0] == dark:
            found[-1] = dark, found[-1][1] + 1
        else:
            found.append((dark, 1))
    return found


def mm(value: str) -> Fraction:
    return Fraction(value)
