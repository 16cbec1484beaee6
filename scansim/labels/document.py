"""What is to be printed: labels, sheets of them, pages of text, and documents made of those. Values only.

A document is typeset for one printer (``typesetting``), then painted (``pdf``, ``png``) and read back (``proof``).
Every text may hold anything: what cannot be printed is shown by a visible sign, and no text reaches a symbol.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from scansim.labels.symbology import Symbology
from scansim.training.stationery import Layout, Paper, Stock

__all__ = [
    "Block",
    "CalibrationSheet",
    "Column",
    "Document",
    "Heading",
    "Label",
    "LabelSheet",
    "Paragraph",
    "ScanRow",
    "Sheet",
    "Steps",
    "Table",
    "TextSheet",
    "Ticks",
]


@dataclass(frozen=True, slots=True)
class Label:
    """One label: a barcode and what a person reads beside it.

    ``payload`` is exactly what a scanner delivers (U+001D between the fields of a GS1 element string). ``symbology``
    None lets the payload choose (:mod:`~scansim.labels.symbology`). ``title`` is the name of the thing, ``lines``
    what else there is to say, ``verb`` a short word in large letters (START, WALK), ``sign`` one or two characters
    drawn as an icon, ``mark`` the small print of this very label (kit number, "3 of 12").
    """

    payload: str
    title: str
    lines: tuple[str, ...] = ()
    verb: str = ""
    sign: str = ""
    mark: str = ""
    symbology: Symbology | None = None


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Labels of one layout, on as many pages as they need.

    On plain paper (``stock`` None) they are cut apart along dashed lines. On a stock the first label goes to
    position ``start`` (from 1, row by row), so that a used sheet can be printed again.
    """

    heading: str
    labels: tuple[Label, ...]
    layout: Layout
    stock: Stock | None = None
    start: int = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between blocks."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Wrapped text."""

    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Sentences numbered from 1."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Sentences with a box to tick before each."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width beside the other columns' shares."""

    title: str
    share: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of wrapped text, on demand numbered and with a box to tick at the front. Headings repeat on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    numbered: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A label to scan between the text, across the page: words on the left, the symbol on the right."""

    label: Label
    layout: Layout


Block: TypeAlias = Heading | Paragraph | Steps | Ticks | Table | ScanRow


@dataclass(frozen=True, slots=True)
class TextSheet:
    """Text on as many pages as it needs."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CalibrationSheet:
    """Rulers both ways, corner marks, and the outlines of one stock to hold against a sheet of it."""

    heading: str
    stock: Stock | None = None


Sheet: TypeAlias = LabelSheet | TextSheet | CalibrationSheet


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that goes into one file. ``number`` is the kit's number or the room's id, on every page."""

    title: str
    number: str
    paper: Paper
    sheets: tuple[Sheet, ...] = ()
