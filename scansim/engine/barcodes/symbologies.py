"""AIM symbology identifiers: the three characters by which a scanner says which kind of symbol it read.

``]``, a letter for the symbology, a modifier (ISO/IEC 15424). They decide how the data is to be read: only a symbol
with an FNC1 in front holds element strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.barcodes.gs1_dictionary import Dictionary

__all__ = ["ReadAs", "Symbol", "symbol_of", "symbology"]


class ReadAs(StrEnum):
    """How the data behind a symbology identifier is to be read."""

    ELEMENTS = "gs1"
    KEY = "gtin"
    KEY_WITH_ADD_ON = "gtin+addon"
    LINK = "digital-link"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A scan taken apart: identifier, name of the symbology, data. Without an identifier the first two are empty."""

    aim: str
    name: str
    data: str
    read_as: ReadAs


_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")

_GS1 = {
    "]C1": "GS1-128",
    "]d2": "GS1 DataMatrix",
    "]Q3": "GS1 QR",
    "]e0": "GS1 DataBar",
    "]e1": "GS1 Composite",
    "]e2": "GS1 Composite",
    "]J1": "GS1 DotCode",
}
_NUMBERS = {"]E0": "EAN-13", "]E4": "EAN-8", "]I1": "ITF with check"}
_MODIFIED = {"]A4": "Code 39 full ASCII", "]A5": "Code 39 full ASCII", "]A7": "Code 39 full ASCII"}
_SYMBOLOGIES = {
    "A": "Code 39",
    "C": "Code 128",
    "d": "Data Matrix",
    "E": "EAN add-on",
    "F": "Codabar",
    "G": "Code 93",
    "I": "ITF",
    "J": "DotCode",
    "L": "PDF417",
    "Q": "QR",
    "U": "MaxiCode",
    "X": "other",
    "z": "Aztec",
}
_WITH_ADD_ON = "]E3"
_LINK = re.compile(r"https?://[^/?#]+/(?:[^?#]*/)?(\d{2,4})/[^/?#]+", re.IGNORECASE)


def symbology(aim: str) -> str:
    """The name of the symbology that an identifier stands for; empty for one that is not known."""
    return _GS1.get(aim) or _NUMBERS.get(aim) or _MODIFIED.get(aim) or _SYMBOLOGIES.get(aim[1:2], "")


def symbol_of(scan: str, dictionary: Dictionary) -> Symbol:
    """The scan taken apart. The dictionary says which numbers in a web address make it a GS1 Digital Link."""
    match = _IDENTIFIER.match(scan)
    if match is None:
        return Symbol("", "", scan, ReadAs.LINK if _is_link(scan, dictionary) else ReadAs.TEXT)
    aim, data = match[0], scan[match.end() :]
    if aim in _GS1:
        return Symbol(aim, _GS1[aim], data, ReadAs.ELEMENTS)
    if aim == _WITH_ADD_ON:
        return Symbol(aim, "EAN-13 + add-on", data, ReadAs.KEY_WITH_ADD_ON)
    if aim in _NUMBERS:
        # A scanner delivers a UPC-A as the EAN-13 with a zero in front.
        name = "UPC-A as 13" if aim == "]E0" and data.startswith("0") else _NUMBERS[aim]
        return Symbol(aim, name, data, ReadAs.KEY)
    return Symbol(aim, symbology(aim), data, ReadAs.LINK if _is_link(data, dictionary) else ReadAs.TEXT)


def _is_link(data: str, dictionary: Dictionary) -> bool:
    match = _LINK.match(data)
    entry = dictionary.entries.get(match[1]) if match else None
    return entry is not None and entry.link_key
