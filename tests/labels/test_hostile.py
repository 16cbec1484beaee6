"""Titles, lines, verbs, signs and marks that mean harm: every page is made, every symbol stays what it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scansim.labels.document import (
    Block,
    Column,
    Document,
    Heading,
    Label,
    LabelSheet,
    Paragraph,
    ScanRow,
    Sheet,
    Steps,
    Table,
    TextSheet,
    Ticks,
)
from scansim.labels.fonts import width
from scansim.labels.page import Pages
from scansim.labels.pdf import pdf
from scansim.labels.png import png
from scansim.labels.proof import proof
from scansim.labels.symbology import Symbology
from scansim.labels.typesetting import typeset
from scansim.training.stationery import Paper
from scansim.words.language import STRETCHED, speaking
from tests.labels.press import AT_300, elements, layout, sheet, stationery, stock

HOSTILE = [
    "",
    " ",
    "[red]markup[/red] {braces} %s <para>",
    "\x1b[2J\x1b]0;title\x07",
    "line\nbreak\r\n\x00\x1d",
    "\u202eright to left\u202c שלום مرحبا",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\ud800\udfff",
    "e" + "\u0301" * 50,
    "W" * 300,
    "a b " * 100,
    "(cid:1) BT /F1 12 Tf ET endstream endobj ) \\",
    "100 mm 0 page 1 of 1",
    "▮▮▮ ||||| ▌▌▌ ||| | || ||||",
]


def everywhere(text: str) -> Pages:
    """The text in each place that takes one."""
    label = Label("A.01.2", text, (text, text), text, text, text)
    square = Label("SN-0001", text, (text,), text, text, text, Symbology.DATAMATRIX)
    blocks: tuple[Block, ...] = (
        Heading(text),
        Paragraph(text),
        Steps((text, text)),
        Ticks((text,)),
        Table((Column(text, 2), Column(text)), ((text, text), (text,), (text, text, text)), numbered=True, ticked=True),
        ScanRow(label, layout("shelf")),
        ScanRow(square, layout("poster")),
    )
    sheets: tuple[Sheet, ...] = (
        *(LabelSheet(text, (label, square), layout(id_)) for id_ in stationery().layouts),
        LabelSheet(text, (label, square), layout("sticker"), stock("avery_l7160"), 3),
        LabelSheet(text, (square,), layout("sticker"), stock("avery_l7651")),
        TextSheet(text, blocks),
    )
    return typeset(Document(text, text, Paper.A4, sheets), AT_300, elements())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_pages_are_made_and_read(text: str) -> None:
    pages = everywhere(text)
    assert pdf(pages).startswith(b"%PDF")
    assert all(data.startswith(b"\x89PNG") for data in png(pages))
    assert proof(pages).misreadings == ()


def inked(pages: Pages) -> list[tuple[str, int, Symbology]]:
    symbols = [placed.symbol for page in pages.pages for placed in page.symbols]
    return [(one.payload, one.module, one.symbology) for one in symbols]


@given(st.text(max_size=80))
@settings(max_examples=25)
def test_no_text_changes_a_symbol(text: str) -> None:
    plain = [Label("A.01.2", "x"), Label("9521108035110", "x")]
    told = [Label(label.payload, text, (text,), text, "", text) for label in plain]
    assert inked(sheet(plain, "card")) == inked(sheet(told, "card"))


def test_a_title_of_the_document_is_text_in_the_file_too() -> None:
    data = pdf(typeset(Document("a) /Launch (b\x00\n", "n", Paper.A4, (TextSheet("x", ()),)), AT_300, elements()))
    assert b"(a) /Launch" not in data


def test_every_text_stays_on_its_page() -> None:
    for text in ("W" * 300, "a b " * 100):
        for page in everywhere(text).pages:
            for one in page.texts:
                assert one.x >= 0
                assert one.x + width(one.text, one.face) * one.size <= page.width
                assert 0 < one.baseline <= page.height


def test_a_language_of_longer_words_fits_too() -> None:
    with speaking(STRETCHED):
        pages = everywhere("Blue mug 35cl")
        assert proof(pages).misreadings == ()
        assert len(pages.pages) == len(everywhere("Blue mug 35cl").pages)
    texts = [one for page in pages.pages for one in page.texts]
    assert any("‹" in one.text for one in texts)
    for page in pages.pages:
        assert all(0 <= one.x <= page.width - width(one.text, one.face) * one.size for one in page.texts)
