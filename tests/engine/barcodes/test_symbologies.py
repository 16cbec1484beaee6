"""Symbology identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.gs1 import shipped_dictionary
from scansim.engine.barcodes.symbologies import ReadAs, symbol_of, symbology

DICTIONARY = shipped_dictionary()


@pytest.mark.parametrize(
    ("scan", "aim", "name", "read_as"),
    [
        ("]C10109", "]C1", "GS1-128", ReadAs.ELEMENTS),
        ("]Q30109", "]Q3", "GS1 QR", ReadAs.ELEMENTS),
        ("]C00109", "]C0", "Code 128", ReadAs.TEXT),
        ("]E09521234543213", "]E0", "EAN-13", ReadAs.KEY),
        ("]E00012345678905", "]E0", "UPC-A as 13", ReadAs.KEY),
        ("]A0ABC", "]A0", "Code 39", ReadAs.TEXT),
        ("]A4abc", "]A4", "Code 39 full ASCII", ReadAs.TEXT),
        ("]?abc", "", "", ReadAs.TEXT),
        ("]", "", "", ReadAs.TEXT),
        ("[C10109", "", "", ReadAs.TEXT),
        ("]d1https://id.example/01/09521234543213", "]d1", "Data Matrix", ReadAs.LINK),
        ("https://id.example/some/path/00/395212340000000175?x=1", "", "", ReadAs.LINK),
        ("https://id.example/10/LOT", "", "", ReadAs.TEXT),  # A lot is no primary key of a link.
        ("https://id.example/2026/11", "", "", ReadAs.TEXT),
        ("ftp://id.example/01/09521234543213", "", "", ReadAs.TEXT),
    ],
)
def test_symbols(scan: str, aim: str, name: str, read_as: ReadAs) -> None:
    symbol = symbol_of(scan, DICTIONARY)
    assert (symbol.aim, symbol.name, symbol.read_as) == (aim, name, read_as)
    assert symbol.aim + symbol.data == scan


@given(st.text() | st.builds("]{}".format, st.text()))
def test_nothing_is_lost(scan: str) -> None:
    symbol = symbol_of(scan, DICTIONARY)
    assert symbol.aim + symbol.data == scan


@pytest.mark.parametrize(
    ("aim", "name"),
    [
        ("]C1", "GS1-128"),
        ("]d2", "GS1 DataMatrix"),
        ("]E0", "EAN-13"),
        ("]A0", "Code 39"),
        ("]A4", "Code 39 full ASCII"),
    ]
    + [("]Q1", "QR"), ("]Y0", ""), ("", "")],
)
def test_an_identifier_alone_names_its_symbology(aim: str, name: str) -> None:
    assert symbology(aim) == name
