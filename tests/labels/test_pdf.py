"""The PDF: another program paints it, a scanner reads every symbol as what it carries, and its bytes never change."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zlib
from fractions import Fraction
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from scansim.labels.document import Label
from scansim.labels.dots import Rectangle
from scansim.labels.page import Page
from scansim.labels.pdf import pdf
from scansim.labels.png import bytes_of, picture, png
from scansim.labels.symbology import Symbology
from scansim.training.stationery import Paper, Printer
from tests.labels.press import AT_203, AT_300, GS1, ROOT, layout, read, rendered, sheet, stationery

BY_SYMBOLOGY = {
    Symbology.CODE_128: ("99108795", "A.01.2", "-/#", "AaZz"),
    Symbology.GS1_128: ("00395211080000000010", "010952987654321910LINE\x1d21END"),
    Symbology.CODE_39: ("LOC-01", "SCREWS"),
    Symbology.EAN_13: ("9521108035110", "2112345015002"),
    Symbology.EAN_8: ("29521081",),
    Symbology.UPC_A: ("495211035116",),
    Symbology.ITF_14: ("19521108035117",),
    Symbology.QR: ("SCNPROBE",),
    Symbology.DATAMATRIX: ("SN-0001",),
    Symbology.GS1_QR: (GS1,),
    Symbology.GS1_DATAMATRIX: (GS1,),
}
ALL = [Label(payload, payload, symbology=kind) for kind, payloads in BY_SYMBOLOGY.items() for payload in payloads]


def as_read(label: Label) -> str:
    """UPC-A bars are also those of an EAN-13 with a 0 in front, which is how some readers say them."""
    return f"0{label.payload}" if label.symbology is Symbology.UPC_A else label.payload


def ean_13(payload: str) -> str:
    return payload if len(payload) != 12 or not payload.isdecimal() else f"0{payload}"


@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
@pytest.mark.parametrize("id_", sorted(stationery().layouts))
def test_every_layout_reads_as_it_was_written(id_: str, printer: Printer) -> None:
    one = layout(id_)
    labels = [Label(f"A.{place:02d}", f"Shelf {place}") for place in range(one.columns * one.rows)]
    (page,) = rendered(pdf(sheet(labels, id_, printer=printer)), printer.dpi_x)
    assert read(page) == sorted(label.payload for label in labels)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
def test_every_symbology_reads_as_it_was_written(printer: Printer, paper: Paper) -> None:
    data = pdf(sheet(ALL, "product", printer=printer, paper=paper))
    found = [ean_13(text) for page in rendered(data, printer.dpi_x) for text in read(page)]
    assert sorted(found) == sorted(map(as_read, ALL))


@pytest.mark.parametrize("id_", ["avery_l7160", "avery_l4731", "avery_5160", "avery_5167"])
def test_a_sheet_of_stickers_reads_as_it_was_written(id_: str) -> None:
    per_page = stationery().stocks[id_].per_page
    kind = Symbology.DATAMATRIX
    labels = [Label(f"SN{place:04d}", f"Drill {place}", symbology=kind) for place in range(per_page)]
    (page,) = rendered(pdf(sheet(labels, "sticker", stock_=id_)), 300)
    assert read(page) == [label.payload for label in labels]


def test_the_pdf_is_the_same_dots_as_the_picture() -> None:
    """On letter paper at 300 dpi, whose page is a whole number of dots, inside every symbol with its quiet zones."""
    pages = sheet(ALL, "product", paper=Paper.LETTER)
    for page, painted in zip(pages.pages, rendered(pdf(pages), 300), strict=True):
        assert painted.size == (page.width, page.height)
        ours = picture(page).convert("L")
        theirs = painted.point([0] * 128 + [255] * 128)
        for placed in page.symbols:
            area = placed.quiet
            box = (area.x, area.y, area.right, area.y + placed.symbol.body)
            assert theirs.crop(box).tobytes() == ours.crop(box).tobytes(), placed.symbol.payload


def test_a_bar_is_drawn_a_twentieth_of_a_dot_smaller_on_each_side() -> None:
    """Else painters that darken what they touch make it a dot too wide (reference labels 5.2)."""
    pages = sheet([Label("A.01.2", "x")])
    (page,) = pages.pages
    (placed,) = page.symbols
    part = placed.symbol.parts[0]
    bar = Rectangle(placed.x + part.x, placed.y + part.y, part.width, part.height)
    wanted = f"{bar.x * 20 + 1} {bar.y * 20 + 1} {bar.width * 20 - 2} {bar.height * 20 - 2} re"
    assert wanted.encode() in drawn(pdf(pages))


def drawn(data: bytes) -> bytes:
    """What the streams of a PDF say."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(stream) for stream in streams)


def test_the_page_has_the_size_of_the_paper() -> None:
    for paper, points in ((Paper.A4, (595.276, 841.89)), (Paper.LETTER, (612, 792))):
        document = pypdfium2.PdfDocument(pdf(sheet([Label("A.01", "x")], paper=paper)))
        assert document[0].get_size() == pytest.approx(points, abs=0.01)
        document.close()


def test_viewers_are_asked_not_to_scale() -> None:
    assert b"/PrintScaling /None" in pdf(sheet([Label("A.01", "x")]))


def test_the_text_of_the_page_is_text() -> None:
    """It can be searched and copied: number, page, the words TRAINING and "actual size"."""
    document = pypdfium2.PdfDocument(pdf(sheet([Label("A.01", "Regał Łódź", ("Żółć",))] * 13)))
    texts = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    for number, text in enumerate(texts, 1):
        for words in ("Room S", "ROOM-S", f"page {number} of 2", "TRAINING", "Print at actual size", "100 mm", "A.01"):
            assert words in text
        assert "Regał Łódź" in text
        assert "Żółć" in text


def test_fonts_are_in_the_file() -> None:
    data = pdf(sheet([Label("A.01", "Regał")]))
    assert data.count(b"/FontFile2") == 3
    assert b"Helvetica" not in data


PROGRAM = """
import hashlib
from tests.labels.press import sheet
from tests.labels.test_pdf import ALL
from scansim.labels.page import Page
from scansim.labels.pdf import pdf
from scansim.labels.png import png
pages = sheet(ALL)
print(hashlib.sha256(pdf(pages)).hexdigest(), *(hashlib.sha256(data).hexdigest() for data in png(pages)))
"""


def test_the_same_pages_make_the_same_bytes_in_every_process() -> None:
    pages = sheet(ALL)
    here = [hashlib.sha256(data).hexdigest() for data in (pdf(pages), *png(pages))]
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        there = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        assert there.stdout.split() == here


def test_what_is_read_back_is_the_picture() -> None:
    for page in sheet(ALL).pages:
        assert bytes_of(page).tobytes() == picture(page).convert("L").tobytes()


def test_a_picture_is_one_bit_and_knows_its_resolution() -> None:
    (data,) = png(sheet([Label("A.01", "x")], printer=AT_203, paper=Paper.LETTER))
    with Image.open(BytesIO(data)) as image:
        assert image.mode == "1"
        assert image.size == (round(8.5 * 203), 11 * 203)
        assert image.info["dpi"] == pytest.approx((203, 203), abs=0.1)


def test_a_rectangle_darkens_exactly_its_dots() -> None:
    """From 10, 20 on: 3 across, 4 down."""
    page = Page((Fraction(1), Fraction(1)), 40, 40, (Rectangle(10, 20, 3, 4),), (), ())
    dark = {(x, y) for y in range(40) for x in range(40) if picture(page).getpixel((x, y)) == 0}
    assert dark == {(x, y) for x in (10, 11, 12) for y in (20, 21, 22, 23)}
