"""Every page is read before it is offered (reference labels 0.10): the same dots that PDF and PNG are made of.

It says that each symbol carries what it should and that nothing on the page is in its way; it does not grade a
printer. Only the kinds of symbols that stand on a page are looked for, and bytes are compared, not texts: readers
show GS1 data in brackets (reference labels 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from scansim.labels.page import Page, Pages, PlacedSymbol
from scansim.labels.png import bytes_of
from scansim.labels.symbology import Symbology

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zxingcpp import Barcode, BarcodeFormat

__all__ = ["Misreading", "Proof", "proof"]


@dataclass(frozen=True, slots=True)
class Misreading:
    """A difference on a page (from 1): what was to be read there, and what was read instead. One of them may be empty.

    ``payload`` is empty where something was read and no symbol stands, ``read`` where a symbol was not read.
    """

    page: int
    payload: str
    read: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of reading every page."""

    symbols: int
    misreadings: tuple[Misreading, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether each symbol was read as what it carries, and nothing else was read."""
        return not self.misreadings


def proof(pages: Pages) -> Proof:
    """Read every page and compare it with what it was to carry."""
    found = [one for number, page in enumerate(pages.pages, 1) for one in _differences(number, page)]
    return Proof(sum(len(page.symbols) for page in pages.pages), tuple(found))


def _differences(number: int, page: Page) -> Iterator[Misreading]:
    unread = list(page.symbols)
    for reading in _readings(page):
        placed = next((one for one in unread if _covers(one, reading)), None)
        if placed is not None:
            unread.remove(placed)
        if placed is None or not _is(reading, placed):
            yield Misreading(number, placed.symbol.payload if placed else "", reading.bytes.decode("utf-8", "replace"))
    for placed in unread:
        yield Misreading(number, placed.symbol.payload, "")


def _readings(page: Page) -> list[Barcode]:
    if not page.symbols:
        return []
    from zxingcpp import read_barcodes

    formats: Any = tuple(dict.fromkeys(_formats()[placed.symbol.symbology] for placed in page.symbols))
    # Upright dark symbols on white, at the resolution they are printed in.
    return read_barcodes(bytes_of(page), formats=formats, try_rotate=False, try_invert=False, try_downscale=False)


def _covers(placed: PlacedSymbol, reading: Barcode) -> bool:
    """Whether a reading's middle lies on a symbol."""
    corners = reading.position
    x = (corners.top_left.x + corners.bottom_right.x) / 2
    y = (corners.top_left.y + corners.bottom_right.y) / 2
    dark = placed.dark
    return dark.x <= x <= dark.right and dark.y - 1 <= y <= dark.bottom + 1


def _is(reading: Barcode, placed: PlacedSymbol) -> bool:
    symbol = placed.symbol
    wanted = symbol.payload.encode()
    if symbol.symbology is Symbology.UPC_A:
        # The same bars are an EAN-13 that begins with 0.
        return reading.bytes in {wanted, b"0" + wanted}
    return reading.bytes == wanted and reading.symbology_identifier in _IDENTIFIERS[symbol.symbology]


_IDENTIFIERS: Mapping[Symbology, frozenset[str]] = {
    Symbology.CODE_128: frozenset({"]C0"}),
    Symbology.GS1_128: frozenset({"]C1"}),
    # A1: the last character happens to be the check character of the others.
    Symbology.CODE_39: frozenset({"]A0", "]A1"}),
    Symbology.EAN_13: frozenset({"]E0"}),
    Symbology.EAN_8: frozenset({"]E4"}),
    Symbology.ITF_14: frozenset({"]I0", "]I1"}),
    Symbology.QR: frozenset({"]Q1"}),
    Symbology.DATAMATRIX: frozenset({"]d1"}),
    Symbology.GS1_QR: frozenset({"]Q3"}),
    Symbology.GS1_DATAMATRIX: frozenset({"]d2"}),
}
"""How a scanner says which kind of symbol it read (ISO/IEC 15424): GS1 symbols are told from plain ones by it."""


@cache
def _formats() -> Mapping[Symbology, BarcodeFormat]:
    from zxingcpp import BarcodeFormat

    return {
        Symbology.CODE_128: BarcodeFormat.Code128,
        Symbology.GS1_128: BarcodeFormat.Code128,
        # Without the narrower format, six letters may pass for Code 32 (reference labels 2.2).
        Symbology.CODE_39: BarcodeFormat.Code39Std,
        Symbology.EAN_13: BarcodeFormat.EAN13,
        Symbology.EAN_8: BarcodeFormat.EAN8,
        Symbology.UPC_A: BarcodeFormat.UPCA,
        Symbology.ITF_14: BarcodeFormat.ITF,
        Symbology.QR: BarcodeFormat.QRCode,
        Symbology.DATAMATRIX: BarcodeFormat.DataMatrix,
        Symbology.GS1_QR: BarcodeFormat.QRCode,
        Symbology.GS1_DATAMATRIX: BarcodeFormat.DataMatrix,
    }
