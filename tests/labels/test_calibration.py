"""The calibration sheet measures what it says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scansim.labels.document import CalibrationSheet, Document
from scansim.labels.dots import Rectangle
from scansim.labels.page import Page
from scansim.labels.proof import proof
from scansim.labels.typesetting import typeset
from scansim.training.stationery import INCH, Paper, Printer
from tests.labels.press import AT_203, AT_300, elements, read, rendered, stationery, stock


def calibration(printer: Printer = AT_300, paper: Paper = Paper.A4, stock_: str = "") -> tuple[Page, ...]:
    on = stock(stock_) if stock_ else None
    document = Document("Calibration", printer.name, paper, (CalibrationSheet("Rulers", on),))
    pages = typeset(document, printer, elements())
    assert proof(pages).passed
    return pages.pages


def long_lines(page: Page, millimetres: int, dpi: int) -> list[Rectangle]:
    """Lines of this length, across or down, as drawn: give or take a dot."""
    length = millimetres * dpi / 25.4
    return [box for box in page.boxes if abs(max(box.width, box.height) - length) <= 1]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
def test_rulers_are_as_long_as_they_say(printer: Printer, paper: Paper) -> None:
    (page,) = calibration(printer, paper)
    (across,) = long_lines(page, 140, printer.dpi_x)
    (down,) = long_lines(page, 200, printer.dpi_x)
    (foot,) = long_lines(page, 100, printer.dpi_x)
    assert across.width > across.height
    assert down.height > down.width
    assert foot.width > foot.height
    said = {text.text for text in page.texts}
    assert {"140 mm", "200 mm", "100 mm"} <= said


def test_every_ruler_has_a_tick_each_centimetre() -> None:
    (page,) = calibration()
    (across,) = long_lines(page, 140, 300)
    ticks = [box for box in page.boxes if box.y == across.y and box.height > box.width and box.x >= across.x]
    starts = sorted(box.x - across.x for box in ticks if box.x < across.right and box.height < 60)
    wanted = [round(centimetre * 10 / 25.4 * 300) for centimetre in range(15)]
    assert len(starts) == 15
    assert all(abs(have - want) <= 3 for have, want in zip(starts, wanted, strict=True))
    assert max(box.right for box in ticks if box.height < 60) == across.right


def crosses(page: Page, printer: Printer) -> list[tuple[float, float]]:
    """The middles of crosses, in millimetres from the upper left corner of the paper."""
    arms = [box for box in page.boxes if abs(max(box.width, box.height) / printer.dpi_x * 25.4 - 6) < 0.2]
    across = [box for box in arms if box.width > box.height]
    down = [box for box in arms if box.height > box.width]
    return sorted(
        ((one.x + one.width / 2) / printer.dpi_x * 25.4, (other.y + other.height / 2) / printer.dpi_y * 25.4)
        for one in across
        for other in down
        if one.x < other.x < one.right and other.y < one.y < other.bottom
    )


@pytest.mark.parametrize("paper", Paper)
def test_corner_crosses_stand_25_mm_from_the_edges(paper: Paper) -> None:
    (page,) = calibration(paper=paper)
    width, height = (float(length) for length in paper.size)
    wanted = [(25, 25), (25, height - 25), (width - 25, 25), (width - 25, height - 25)]
    found = crosses(page, AT_300)
    assert [value for cross in found for value in cross] == pytest.approx(
        [value for cross in wanted for value in cross], abs=0.1
    )


def test_an_offset_moves_the_crosses_by_as_much() -> None:
    off = Printer("off", "Off", 300, 300, offset_x=Fraction(3, 2), offset_y=Fraction(-1))
    assert crosses(calibration(off)[0], off)[0] == pytest.approx((26.5, 24), abs=0.1)


def test_a_scale_stretches_the_rulers() -> None:
    off = Printer("off", "Off", 300, 300, scale_x=Fraction(101, 100))
    (page,) = calibration(off)
    assert any(abs(box.width - 141.4 / 25.4 * 300) <= 1 for box in page.boxes)


@pytest.mark.parametrize("id_", sorted(id_ for id_ in stationery().stocks if not stock(id_).roll))
def test_the_outlines_of_a_stock_are_its_labels_with_their_positions(id_: str) -> None:
    one = stock(id_)
    rulers, outlines = calibration(stock_=id_)
    assert rulers.paper == outlines.paper == (one.page_width, one.page_height)
    numbers = {text.text for text in outlines.texts}
    assert {str(position) for position in range(1, one.per_page + 1)} <= numbers
    left, top = round(one.left / INCH * 300), round(one.top / INCH * 300)
    assert any((box.x, box.y) == (left, top) for box in outlines.boxes)


def test_a_roll_has_its_outline_only() -> None:
    (page,) = calibration(Printer("r", "Roll", 203, 203, margin=Fraction(1)), stock_="roll_4x2_in")
    assert (page.width, page.height) == (812, 406)


@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
def test_the_ladder_of_bars_says_how_wide_they_are(printer: Printer) -> None:
    from scansim.labels.pdf import pdf

    document = Document("c", "n", Paper.A4, (CalibrationSheet("Rulers"),))
    pages = typeset(document, printer, elements())
    (page,) = pages.pages
    modules = [placed.symbol.module for placed in page.symbols]
    assert modules == sorted(set(modules))
    assert modules[0] == {203: 2, 300: 3}[printer.dpi_x]
    texts = " ".join(text.text for text in page.texts)
    for placed in page.symbols:
        dots = placed.symbol.module
        assert f"{placed.symbol.payload}: bars of {dots * 25.4 / printer.dpi_x:.2f} mm" in texts
    (painted,) = rendered(pdf(pages), printer.dpi_x)
    assert read(painted) == sorted(placed.symbol.payload for placed in page.symbols)
