"""Symbols in dots: every run of dots is as long as its modules, and what must stay white is white."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest
import zxingcpp

from scansim.labels.document import Document, Label, LabelSheet
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.grid import Grid
from scansim.labels.page import PlacedSymbol
from scansim.labels.refused import DoesNotFit
from scansim.labels.symbol import Room, Symbol, Widths, symbol
from scansim.labels.symbology import Symbology
from scansim.labels.typesetting import typeset
from scansim.training.stationery import INCH, Paper, Printer
from tests.labels.press import AT_203, AT_300, GS1, Dots, elements, layout, one_symbol, runs_of, sheet, stock

AT_600 = Printer("at_600", "600 dpi", 600, 600)

PAYLOADS = {
    Symbology.CODE_128: "A.01.2",
    Symbology.GS1_128: "00395211080000000010",
    Symbology.CODE_39: "LOC-01",
    Symbology.EAN_13: "9521108035110",
    Symbology.EAN_8: "29521081",
    Symbology.UPC_A: "495211035116",
    Symbology.ITF_14: "19521108035117",
    Symbology.QR: "SCNPROBE",
    Symbology.DATAMATRIX: "SN-0001",
    Symbology.GS1_QR: GS1,
    Symbology.GS1_DATAMATRIX: GS1,
}
LINEAR = [symbology for symbology in Symbology if not symbology.is_2d]
SQUARE = [symbology for symbology in Symbology if symbology.is_2d]

QUIET = {
    Symbology.EAN_13: (11, 7),
    Symbology.EAN_8: (7, 7),
    Symbology.UPC_A: (9, 9),
}
"""Modules to the left and right that stay white (GS1 General Specifications 5.2.3.4); 10 for the others."""

MODULES: Mapping[Symbology, Fraction | int] = {
    # 11 a character, start and check included, 13 for the stop.
    Symbology.CODE_128: 11 * 8 + 13,
    # FNC1 and ten pairs of digits.
    Symbology.GS1_128: 11 * (1 + 1 + 10 + 1) + 13,
    # Six characters, a start and a stop of 6 narrow and 3 wide (3 modules each) with one module between them.
    Symbology.CODE_39: 8 * 15 + 7,
    Symbology.EAN_13: 95,
    Symbology.EAN_8: 67,
    Symbology.UPC_A: 95,
    # Seven pairs, each of 6 narrow and 4 wide (2.5 modules); a start of 4, a stop of 2.5 and 2.
    Symbology.ITF_14: 7 * 16 + 4 + Fraction(9, 2),
}


@pytest.mark.parametrize("printer", [AT_203, AT_300, AT_600], ids=lambda printer: printer.id)
@pytest.mark.parametrize("symbology", LINEAR)
def test_each_run_of_dots_is_whole_modules(symbology: Symbology, printer: Printer) -> None:
    page, placed = one_symbol(Label(PAYLOADS[symbology], "x", symbology=symbology), printer=printer)
    module = placed.symbol.module
    dark = placed.dark
    runs = runs_of(Dots(page).row(dark.y + placed.symbol.body // 2, dark.x, dark.right))
    if symbology is Symbology.ITF_14:
        runs = runs[1:-1]  # The bearer bars are as long as bars and quiet zones.
    narrow, wide = {module}, {2 * module, 3 * module, 4 * module}
    if symbology is Symbology.ITF_14:
        wide = {module * 5 // 2}
    assert {length for _, length in runs} <= narrow | wide
    assert runs[0][0]
    assert runs[-1][0]
    assert sum(length for _, length in runs) == MODULES[symbology] * module


@pytest.mark.parametrize("printer", [AT_203, AT_300, AT_600], ids=lambda printer: printer.id)
@pytest.mark.parametrize("symbology", LINEAR)
def test_the_quiet_zones_are_white(symbology: Symbology, printer: Printer) -> None:
    hostile = Label(PAYLOADS[symbology], "W" * 300, ("M" * 300,) * 9, "VERB", "▶", "of " * 30, symbology)
    page, placed = one_symbol(hostile, printer=printer)
    left, right = QUIET.get(symbology, (10, 10))
    module, dark = placed.symbol.module, placed.dark
    middle = dark.y + placed.symbol.body // 2
    dots = Dots(page)
    if symbology is Symbology.ITF_14:
        inside = runs_of(dots.row(middle, dark.x, dark.right))
        assert inside[0] == (False, left * module)
        assert inside[-1] == (False, right * module)
        return
    for y in (dark.y, middle, dark.y + placed.symbol.body - 1 - (5 * module if placed.symbol.readable else 0)):
        assert not any(dots.row(y, dark.x - left * module, dark.x))
        assert not any(dots.row(y, dark.right, dark.right + right * module))


@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
@pytest.mark.parametrize("symbology", SQUARE)
def test_squares_are_square_and_stand_in_white(symbology: Symbology, printer: Printer) -> None:
    page, placed = one_symbol(Label(PAYLOADS[symbology], "W" * 300, symbology=symbology), printer=printer)
    side, dark, dots = placed.symbol.module, placed.dark, Dots(page)
    assert dark.width == dark.height
    assert dark.width % side == 0
    for y in range(dark.y + side // 2, dark.bottom, side):
        assert all(length % side == 0 for _, length in runs_of(dots.row(y, dark.x, dark.right)))
    quiet = 4 if symbology in {Symbology.QR, Symbology.GS1_QR} else 1
    around = dark.inset(-quiet * side, -quiet * side)
    for y in range(around.y, around.bottom):
        row = dots.row(y, around.x, around.right)
        inside = dark.y <= y < dark.bottom
        assert not any(row[: quiet * side])
        assert not any(row[-quiet * side :])
        assert inside or not any(row)


@pytest.mark.parametrize("symbology", SQUARE)
def test_dark_rectangles_do_not_overlap(symbology: Symbology) -> None:
    page, placed = one_symbol(Label(PAYLOADS[symbology], "x", symbology=symbology))
    dark, dots = placed.dark, Dots(page)
    pixels = sum(sum(dots.row(y, dark.x, dark.right)) for y in range(dark.y, dark.bottom))
    assert sum(part.width * part.height for part in placed.symbol.parts) == pixels


@pytest.mark.parametrize(
    ("dpi", "symbology", "least_dots"),
    [
        # Reference labels 4.2: 0.25 mm, that is 2 dots at 203 and 3 at 300 dpi; EAN 0.264, ITF-14 0.495 mm.
        (203, Symbology.CODE_128, 2),
        (300, Symbology.CODE_128, 3),
        (203, Symbology.EAN_13, 3),
        (300, Symbology.EAN_13, 4),
        (203, Symbology.ITF_14, 4),
        (300, Symbology.ITF_14, 6),
        (600, Symbology.ITF_14, 12),
    ],
)
def test_no_bar_is_narrower_than_scanners_read(dpi: int, symbology: Symbology, least_dots: int) -> None:
    """On ever smaller labels the bars get narrower, down to this and never below."""
    printer = Printer("p", "p", dpi, dpi, margin=Fraction(1))
    found = set()
    for id_ in ("roll_4x2_in", "roll_3x2_in", "roll_2_25x1_25_in", "avery_l7654", "avery_l7651", "avery_l4732"):
        with suppress(DoesNotFit):
            pages = sheet([Label(PAYLOADS[symbology], "x", symbology=symbology)], printer=printer, stock_=id_)
            found.add(pages.pages[0].symbols[0].symbol.module)
    assert min(found) == least_dots


def test_bars_are_as_wide_as_the_layout_lets_them() -> None:
    _, placed = one_symbol(Label("A.01.2", "x"), "shelf")
    most = layout("shelf").module_most
    assert placed.symbol.module * INCH / 300 <= most < (placed.symbol.module + 1) * INCH / 300


def test_a_small_label_gets_the_next_best_symbol() -> None:
    (page,) = sheet([Label("19521108035117", "Box")], stock_="avery_l7654").pages
    assert page.symbols[0].symbol.symbology is Symbology.CODE_128
    (page,) = sheet([Label(GS1, "Tea")], stock_="avery_l7654").pages
    assert page.symbols[0].symbol.symbology is Symbology.GS1_DATAMATRIX


def test_what_was_asked_for_is_never_replaced() -> None:
    with pytest.raises(DoesNotFit, match="ITF-14"):
        sheet([Label("19521108035117", "Box", symbology=Symbology.ITF_14)], stock_="avery_l7654")


def test_uneven_dots_keep_squares_square() -> None:
    printer = Printer("uneven", "300 x 600", 300, 600)
    _, placed = one_symbol(Label("SCNPROBE", "x", symbology=Symbology.QR), printer=printer)
    assert placed.dark.height == 2 * placed.dark.width


def test_bearer_bars_are_two_modules_and_reach_over_the_quiet_zones() -> None:
    _, placed = one_symbol(Label("19521108035117", "Box"))
    module = placed.symbol.module
    above, below = placed.symbol.parts[-2:]
    assert above == Rectangle(0, 0, placed.symbol.width, 2 * module)
    assert below == Rectangle(0, placed.symbol.height - 2 * module, placed.symbol.width, 2 * module)
    assert placed.symbol.width == (MODULES[Symbology.ITF_14] + 20) * module


def test_guard_bars_reach_five_modules_below_the_others() -> None:
    _, placed = one_symbol(Label("9521108035110", "Mug"))
    heights = sorted({part.height for part in placed.symbol.parts})
    assert heights == [placed.symbol.body, placed.symbol.body + 5 * placed.symbol.module]
    assert sum(part.height == heights[1] for part in placed.symbol.parts) == 6


def test_bars_that_a_printer_cannot_make_as_a_layout_wants_them() -> None:
    """At 203 dpi the narrow bar of an ITF-14 is 4 dots, 0.50 mm; a layout that stops at 0.49 has none."""
    narrow = replace(layout("product"), module_most=Fraction("0.49"))

    def printed_as(symbology: Symbology | None) -> Symbology:
        sheets = (LabelSheet("x", (Label(PAYLOADS[Symbology.ITF_14], "x", symbology=symbology),), narrow),)
        (page,) = typeset(Document("x", "x", Paper.A4, sheets), AT_203, elements()).pages
        return page.symbols[0].symbol.symbology

    assert printed_as(None) is Symbology.CODE_128
    with pytest.raises(DoesNotFit, match=r"0\.50 mm wide there, and at most 0\.49"):
        printed_as(Symbology.ITF_14)


def test_what_a_label_lacks_is_said_in_millimetres() -> None:
    """16 by 16 squares and a quiet zone of one on each side: 18 of 4 dots at 203 dpi are 9.0 mm."""
    small = Label("SN-2026-00000", "Drill", symbology=Symbology.DATAMATRIX)
    with pytest.raises(DoesNotFit, match=r"Data Matrix: it needs 9\.0 mm and has 8\.\d mm\. Choose a larger label"):
        sheet([small], "sticker", printer=AT_203, stock_="avery_l4731")


SMALLER_AND_SMALLER = ("roll_4x2_in", "roll_3x1_in", "avery_5160", "roll_2_25x1_25_in", "avery_l7654", "avery_l7651")


@pytest.mark.parametrize("symbology", Symbology)
def test_on_the_smallest_label_that_takes_it_a_symbol_has_its_quiet_zones(symbology: Symbology) -> None:
    """Modules to the left and right, as the standards ask for them; in an ITF-14 the bearer bars run over them."""
    label = Label(PAYLOADS[symbology], "x", symbology=symbology)
    id_, placed = next((id_, placed) for id_ in reversed(SMALLER_AND_SMALLER) for placed in symbols_on(id_, label))
    left, right = QUIET.get(symbology, (10, 10))
    if symbology.is_2d:
        left = right = 4 if symbology in {Symbology.QR, Symbology.GS1_QR} else 1
    if symbology is Symbology.ITF_14:
        left = right = 0
    quiet, dark, module = placed.quiet, placed.dark, placed.symbol.module
    assert (dark.x - quiet.x, quiet.right - dark.right) == (left * module, right * module)
    assert quiet.within(Grid.of_stock(stock(id_)).cell(0, Raster(AT_300)).room) == quiet


def symbols_on(id_: str, label: Label) -> tuple[PlacedSymbol, ...]:
    """The symbol of a label on a stock; none where it has no room."""
    with suppress(DoesNotFit):
        return sheet([label], "sticker", stock_=id_).pages[0].symbols
    return ()


def test_bearer_bars_count_where_symbols_must_stay_apart() -> None:
    """At 0.508 mm a module 120.5 of bars have room in 70 mm; 140.5, with what bearer bars run over, have not."""
    raster, widths = Raster(AT_300), Widths.of(layout("product"))
    seventy = raster.across(Fraction(70))

    def made(symbology: Symbology, payload: str) -> Symbol:
        room = Room(10 * seventy, 10 * seventy, seventy, seventy, 200)
        return symbol(payload, symbology, widths, room, raster, elements())

    assert made(Symbology.CODE_128, "1234567890ABC").width <= seventy
    with pytest.raises(DoesNotFit, match="has no room"):
        made(Symbology.ITF_14, PAYLOADS[Symbology.ITF_14])


def test_a_qr_code_bears_that_a_seventh_of_it_is_lost() -> None:
    """Error correction level M."""
    page, _ = one_symbol(Label("SCNPROBE", "x", symbology=Symbology.QR))
    (found,) = zxingcpp.read_barcodes(Dots(page).image, formats=zxingcpp.BarcodeFormat.QRCode)  # type: ignore[arg-type]
    assert found.ec_level == "M"
