"""labels/: what ships, exact lengths, and files with mistakes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from scansim.content.faults import Fault
from scansim.content.label_file import read_stationery
from scansim.training.stationery import INCH, Arrangement, Confidence, Layout, Paper, Printer, Stationery, Stock
from tests.content.content_folder import ROOT, ContentFolder

STOCKS, LAYOUTS, PRINTERS = "labels/stocks.csv", "labels/layouts.yaml", "labels/printers.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """A copy of ``labels/`` to break."""
    copy = ContentFolder(tmp_path)
    for file in (STOCKS, LAYOUTS, PRINTERS):
        copy.write(file, (ROOT / file).read_text(encoding="utf-8"))
    return copy


def shipped() -> Stationery:
    found, faults = read_stationery(ROOT)
    assert faults == ()
    return found


def faults_of(folder: ContentFolder) -> tuple[Fault, ...]:
    return read_stationery(folder.root)[1]


def test_a_stock_of_inches_is_exact() -> None:
    """Reference labels 4.1: thirds of an inch stay thirds."""
    assert shipped().stocks["avery_5162"] == Stock(
        id="avery_5162",
        name="Avery 5162",
        also_sold_as=("8162", "8462"),
        roll=False,
        page_width=INCH * Fraction(17, 2),
        page_height=INCH * 11,
        columns=2,
        rows=7,
        label_width=INCH * 4,
        label_height=INCH * Fraction(4, 3),
        left=INCH * Fraction(5, 32),
        top=INCH * Fraction(5, 6),
        pitch_x=INCH * Fraction(67, 16),
        pitch_y=INCH * Fraction(4, 3),
        corner=Fraction("1.59"),
        confidence=Confidence.HIGH,
        use="places, GS1-128",
        note="A third of an inch stays a third.",
    )


def test_a_stock_of_millimetres() -> None:
    """Reference label-stock, row L7160."""
    one = shipped().stocks["avery_l7160"]
    assert (one.columns, one.rows, one.per_page) == (3, 7, 21)
    assert (one.label_width, one.label_height) == (Fraction("63.5"), Fraction("38.1"))
    assert (one.left, one.top, one.pitch_x, one.pitch_y) == (
        Fraction("7.25"),
        Fraction("15.15"),
        Fraction(66),
        Fraction("38.1"),
    )
    assert one.also_sold_as == ("J8160", "7160")


def test_the_layouts_that_ship() -> None:
    layouts = shipped().layouts
    assert {"shelf", "product", "card", "document", "poster"} <= set(layouts)
    assert layouts["card"] == Layout(
        id="card",
        title="Commands and control codes, a card each",
        arrangement=Arrangement.STACKED,
        columns=2,
        rows=4,
        module_least=Fraction("0.33"),
        module_most=Fraction("0.51"),
        square_least=Fraction("0.5"),
        square_most=Fraction("1.02"),
        bar_height=Fraction(20),
        title_size=Fraction("4.6"),
        text_size=Fraction("3.4"),
        verb_size=Fraction(11),
    )
    assert all(one.keeps_apart(paper, Fraction(6)) for one in layouts.values() for paper in Paper)


def test_bars_of_plain_paper_are_at_least_12_mm_high() -> None:
    """Reference labels 4.2, at arm's length."""
    assert min(one.bar_height for one in shipped().layouts.values()) >= 12


def test_the_printers_that_ship() -> None:
    assert shipped().printers == {
        "office": Printer("office", "Office laser or inkjet printer", 300, 300),
        "thermal_203": Printer("thermal_203", "Label printer with 203 dpi", 203, 203, margin=Fraction(1)),
        "thermal_300": Printer("thermal_300", "Label printer with 300 dpi", 300, 300, margin=Fraction(1)),
    }


def test_a_printer_that_was_measured(folder: ContentFolder) -> None:
    profile = "    dpi: 300 x 600\n    offset_x: -0.5\n    offset_y: 1/32 in\n    scale_x: 1.004\n"
    folder.replace(PRINTERS, "    dpi: 203\n", profile)
    found, faults = read_stationery(folder.root)
    assert faults == ()
    assert found.printers["thermal_203"] == Printer(
        "thermal_203",
        "Label printer with 203 dpi",
        300,
        600,
        offset_x=Fraction("-0.5"),
        offset_y=INCH / 32,
        scale_x=Fraction("1.004"),
        margin=Fraction(1),
    )


L7160 = "avery_l7160,Avery L7160,J8160;7160,sheet,210,297,3,7,63.5,38.1,7.25,15.15,66,38.1,1.76,high"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (STOCKS, L7160, L7160.replace("210,297", "210,280"), "labels take 1.85 mm more than the height"),
        (STOCKS, L7160, L7160.replace("7.25,15.15", "17.25,15.15"), "labels take 2.75 mm more than the width"),
        (STOCKS, L7160, L7160.replace("66,38.1", "60,38.1"), "less than the width of a label"),
        (STOCKS, L7160, L7160.replace("66,38.1", "66,38"), "less than the height of a label"),
        (STOCKS, L7160, L7160.replace("avery_l7160", "avery_l7159"), "stands further up already"),
        (STOCKS, L7160, L7160.replace("sheet", "roll"), "A roll has one label a page"),
        (STOCKS, L7160, L7160.replace("sheet", "sheets"), 'Did you mean "sheet"?'),
        (STOCKS, L7160, L7160.replace("63.5", "63,5"), "This row has"),
        (STOCKS, L7160, L7160.replace("63.5", "6.35 cm"), "1 1/3 in"),
        (STOCKS, L7160, L7160.replace("63.5", "1 1/0 in"), "1 1/3 in"),
        (STOCKS, L7160, L7160.replace("63.5", "-63.5"), "1 1/3 in"),
        (STOCKS, L7160, L7160.replace("63.5", "0"), '"label_width" is 0'),
        (STOCKS, L7160, L7160.replace("63.5", "9999"), "1 1/3 in"),
        (STOCKS, L7160, L7160.replace(",3,7,", ",0,7,"), "whole number from 1 to 60"),
        (STOCKS, L7160, L7160.replace("high", "sure"), "high, medium, low, nominal"),
        (STOCKS, "id,name,also_sold_as", "id,title,also_sold_as", 'column "title" is not known'),
        (LAYOUTS, "    bars: 0.33 to 0.77", "    bars: 0.77 to 0.33", "0.25 to 0.51"),
        (LAYOUTS, "    bars: 0.33 to 0.77", "    bars: 0.33 mm", "0.25 to 0.51"),
        (LAYOUTS, "    verb_size: 11", "    verb_sise: 11", 'Did you mean "verb_size"?'),
        (LAYOUTS, "  card:\n", "  Card:\n", "small letters"),
        (PRINTERS, "    dpi: 203", "    dpi: 72", "dots an inch from 100 to 2400"),
        (PRINTERS, "    dpi: 203", "    dpi: 203\n    scale_x: 2", "0.9 to 1.1"),
        (PRINTERS, "    dpi: 203", "    dpi: 203\n    offset_y: 25", "millimetres up to 20"),
    ],
)
def test_a_mistake_and_its_fault(folder: ContentFolder, file: str, old: str, new: str, says: str) -> None:
    folder.replace(file, old, new)
    (found,) = [fault for fault in faults_of(folder) if says in f"{fault.what} {fault.right}"]
    last = new.strip("\n").split("\n")[-1]
    assert (found.file, found.line) == (file, folder.line_of(file, last))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "    rows: 6\n    bars: 0.33 to 0.77",
            "    rows: 7\n    bars: 0.33 to 0.77",
            "on A4 is 37.4 mm high: bars of 15 mm",
        ),
        ("    bar_height: 20", "    bar_height: 40", "With 4 rows a label on LETTER is 61.1 mm high"),
    ],
)
def test_a_layout_that_is_too_crowded(folder: ContentFolder, old: str, new: str, says: str) -> None:
    """A4 has (297 - 12 - 23) / 7 = 37.4 mm for each of seven rows, letter (279.4 - 12 - 23) / 4 = 61.1 for four."""
    folder.replace(LAYOUTS, old, new)
    (fault,) = faults_of(folder)
    assert says in fault.what
    lines = folder.text(LAYOUTS).splitlines()
    assert lines[fault.line - 1].strip() == ("rows: 7" if "rows" in new else "rows: 4")
    assert fault.line < folder.line_of(LAYOUTS, new.rsplit("\n", maxsplit=1)[-1])


def test_the_other_stocks_are_there_when_one_is_wrong(folder: ContentFolder) -> None:
    folder.replace(STOCKS, L7160, L7160.replace("63.5", "wide"))
    found, faults = read_stationery(folder.root)
    assert len(faults) == 1
    assert len(found.stocks) == 44
    assert "avery_l7160" not in found.stocks
    assert len(found.layouts) == len(shipped().layouts)


def test_the_other_layouts_are_there_when_one_is_too_crowded(folder: ContentFolder) -> None:
    folder.replace(LAYOUTS, "    bar_height: 20", "    bar_height: 40")
    found, faults = read_stationery(folder.root)
    assert len(faults) == 1
    assert set(found.layouts) == set(shipped().layouts) - {"card"}


@pytest.mark.parametrize("file", [STOCKS, LAYOUTS, PRINTERS])
def test_a_file_that_is_not_there(folder: ContentFolder, file: str) -> None:
    (folder.root / file).unlink()
    (fault,) = faults_of(folder)
    assert (fault.file, fault.line) == (file, 0)


@pytest.mark.parametrize("file", [STOCKS, LAYOUTS, PRINTERS])
@pytest.mark.parametrize("text", ["", "\x00", "- a\n- b\n", "a: [", "\ufeff", "x" * 300_000])
def test_whatever_a_file_holds_is_faults(folder: ContentFolder, file: str, text: str) -> None:
    folder.write(file, text)
    assert {fault.file for fault in faults_of(folder)} == {file}
