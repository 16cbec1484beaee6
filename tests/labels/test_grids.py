"""Where labels lie: inside the page, apart from each other, where the sheet was cut."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from scansim.labels.document import Label
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.grid import Grid
from scansim.labels.page import Page
from scansim.labels.refused import DoesNotFit
from scansim.labels.symbology import Symbology
from scansim.training.stationery import APART, INCH, MARGIN, Paper, Printer, Stock
from tests.labels.press import AT_203, AT_300, GS1, layout, sheet, stationery, stock

LAYOUTS = sorted(stationery().layouts)
STOCKS = sorted(stationery().stocks)
SHEETS = [id_ for id_ in STOCKS if not stock(id_).roll]

MIXED = (
    Label("9521108035110", "Blue mug 35cl", ("MUG-35-BL",)),
    Label("19521108035117", "Box of 6", ("Blue mug 35cl",), mark="3 of 40"),
    Label("NHINSPECT", "Inspection table", ("WH/Quality Control",), "SCAN", "▮"),
    Label("SCNSTRT", "Begins the exercise", (), "START", "▶"),
    Label("SCNPROBE", "2D probe", symbology=Symbology.QR),
    Label(GS1, "Black tea", ("by lot",), symbology=Symbology.GS1_DATAMATRIX),
    Label("WH/IN/00012", "Delivery note", ("Nordic Table",) * 12),
)
"""A label of every kind that a room or a kit has."""


def apart(one: Rectangle, other: Rectangle) -> tuple[int, int]:
    """The gaps across and down; negative where they overlap."""
    return (
        max(one.x, other.x) - min(one.right, other.right),
        max(one.y, other.y) - min(one.bottom, other.bottom),
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
@pytest.mark.parametrize("id_", LAYOUTS)
def test_symbols_of_a_layout_are_25_mm_apart(id_: str, printer: Printer, paper: Paper) -> None:
    """Reasons at :data:`scansim.training.stationery.APART`. Half a dot and half a dot are lost in rounding."""
    per_page = layout(id_).columns * layout(id_).rows
    for label in MIXED:
        try:
            (page,) = sheet([label] * per_page, id_, printer=printer, paper=paper).pages
        except DoesNotFit:
            assert label.payload in {"WH/IN/00012", GS1}, "only the longest may have no room"
            continue
        for one, other in itertools.combinations(page.symbols, 2):
            across, down = apart(one.dark, other.dark)
            assert max(across * INCH / printer.dpi_x, down * INCH / printer.dpi_y) >= APART - INCH / printer.dpi_x


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("id_", LAYOUTS)
def test_nothing_is_printed_in_the_margin_of_the_printer(id_: str, paper: Paper) -> None:
    for page in sheet(MIXED[:5] * 3, id_, paper=paper).pages:
        inside = printable_area(page, AT_300, MARGIN)
        for box in (*page.boxes, *(placed.quiet for placed in page.symbols)):
            assert box.within(inside) == box


def printable_area(page: Page, printer: Printer, margin: Fraction) -> Rectangle:
    """The page without its margins, and a dot more for rounding."""
    across, down = Raster(printer).across(margin), Raster(printer).down(margin)
    return Rectangle(0, 0, page.width, page.height).inset(across - 1, down - 1)


@pytest.mark.parametrize("id_", STOCKS)
def test_every_stock_lies_inside_its_page(id_: str) -> None:
    one = stock(id_)
    assert one.left >= 0
    assert one.top >= 0
    assert one.left + (one.columns - 1) * one.pitch_x + one.label_width <= one.page_width
    assert one.bottom >= 0
    assert one.columns == 1 or one.pitch_x >= one.label_width
    assert one.rows == 1 or one.pitch_y >= one.label_height


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("id_", STOCKS)
def test_the_labels_of_a_stock_never_overlap_and_what_is_printed_stays_on_them(id_: str, dpi: int) -> None:
    one = stock(id_)
    margin = Fraction(1) if one.roll else MARGIN
    raster = Raster(Printer("p", "p", dpi, dpi, margin=margin))
    grid = Grid.of_stock(one)
    areas = [grid.area(position, raster) for position in range(grid.per_page)]
    assert len(areas) == one.per_page
    page = Rectangle(0, 0, raster.across(one.page_width), raster.down(one.page_height))
    inside = page.inset(raster.across(margin), raster.down(margin))
    for area, beside in itertools.pairwise(areas):
        assert max(apart(area, beside)) >= 0
    for position, area in enumerate(areas):
        assert area.within(page) == area
        room = grid.cell(position, raster).room
        assert room.within(area) == room
        assert room.within(inside) == room
        assert room.width > 0
        assert room.height > 0


@pytest.mark.parametrize(
    ("id_", "position", "left", "top"),
    [
        # A third of an inch stays one: row 7 of a 5162 begins at 5/6 + 6 * 1 1/3 = 8 5/6 in.
        ("avery_5162", 12, Fraction(5, 32) * INCH, (8 + Fraction(5, 6)) * INCH),
        # Row 3 of a 5164: 1/2 + 2 * 3 1/3 = 7 1/6 in; second column at 5/32 + 4 3/16 = 4 11/32 in.
        ("avery_5164", 5, (4 + Fraction(11, 32)) * INCH, (7 + Fraction(1, 6)) * INCH),
        ("avery_l7160", 20, Fraction("7.25") + 2 * 66, Fraction("15.15") + 6 * Fraction("38.1")),
    ],
)
def test_where_a_label_lies(id_: str, position: int, left: Fraction, top: Fraction) -> None:
    area = Grid.of_stock(stock(id_)).area(position, Raster(Printer("p", "p", 1200, 1200)))
    assert abs(area.x - left / INCH * 1200) <= Fraction(1, 2)
    assert abs(area.y - top / INCH * 1200) <= Fraction(1, 2)


@pytest.mark.parametrize("id_", SHEETS)
def test_a_used_sheet_goes_on_at_its_first_free_label(id_: str) -> None:
    one = stock(id_)
    last = one.per_page
    pages = sheet([Label("SN1", "x", symbology=Symbology.DATAMATRIX)] * 2, "sticker", stock_=id_, start=last).pages
    assert len(pages) == 2
    grid, raster = Grid.of_stock(one), Raster(AT_300)
    for page, position in zip(pages, (last - 1, 0), strict=True):
        (placed,) = page.symbols
        assert placed.quiet.within(grid.area(position, raster)) == placed.quiet


@pytest.mark.parametrize("start", [0, 22, -1])
def test_a_position_that_the_sheet_does_not_have(start: int) -> None:
    with pytest.raises(DoesNotFit, match="positions 1 to 21"):
        sheet([Label("A.01", "x")], stock_="avery_l7160", start=start)


def test_a_layout_with_too_many_rows_is_refused() -> None:
    from dataclasses import replace

    from scansim.labels.document import Document, LabelSheet
    from scansim.labels.typesetting import typeset
    from tests.labels.press import elements

    crowded = replace(layout("product"), rows=8)
    document = Document("x", "x", Paper.A4, (LabelSheet("x", (Label("A.01", "x"),), crowded),))
    with pytest.raises(DoesNotFit, match="less than 25 mm apart"):
        typeset(document, AT_300, elements())


def test_the_corrections_of_a_printer_move_and_stretch_the_page_but_never_the_bars() -> None:
    """Offset 1 mm right and 2 mm up, 1 % longer downwards."""
    off = Printer("off", "Off", 300, 300, Fraction(1), Fraction(-2), Fraction(1), Fraction(101, 100))
    labels = [Label("9521108035110", "x")] * 21
    (plain,), (moved,) = (sheet(labels, stock_="avery_l7160", printer=one).pages for one in (AT_300, off))
    for before, after in zip(plain.symbols, moved.symbols, strict=True):
        assert after.symbol.width == before.symbol.width
        assert after.symbol.module == before.symbol.module
    grid = Grid.of_stock(stock("avery_l7160"))
    first, last = (grid.area(position, Raster(off)) for position in (0, 20))
    assert first.x == round((Fraction("7.25") + 1) / INCH * 300)
    assert last.y == round(((Fraction("15.15") + 6 * Fraction("38.1")) * Fraction(101, 100) - 2) / INCH * 300)


def test_the_stock_of_the_facts_is_all_there() -> None:
    """Reference label-stock: 31 sheets and 14 rolls, their confidence kept."""
    rolls = [one for one in stationery().stocks.values() if one.roll]
    assert (len(STOCKS) - len(rolls), len(rolls)) == (31, 14)

    def of(confidence: str) -> int:
        return sum(one.confidence.value == confidence for one in stationery().stocks.values())

    assert [of(word) for word in ("high", "medium", "low", "nominal")] == [14, 12, 5, 14]


def test_every_layout_has_room_for_a_label_on_every_paper() -> None:
    assert isinstance(stock("avery_5160"), Stock)
    for id_ in LAYOUTS:
        for paper in Paper:
            assert len(sheet([MIXED[2]], id_, paper=paper).pages) == 1


@pytest.mark.parametrize("id_", LAYOUTS)
def test_labels_on_plain_paper_are_cut_along_dashes_and_stickers_are_not(id_: str) -> None:
    one = layout(id_)
    (page,) = sheet([MIXED[3]] * (one.columns * one.rows), id_).pages
    grid, raster = Grid.plain(one, Paper.A4, MARGIN), Raster(AT_300)
    last = grid.area(grid.per_page - 1, raster)
    for position in range(grid.per_page):
        area = grid.area(position, raster)
        for y in (area.y, area.bottom):
            assert half_is_dark([box for box in page.boxes if box.height == 1 and box.y == y], area.x, area.right)
        for x in (area.x, area.right):
            down = [box._replace(x=box.y, width=box.height) for box in page.boxes if box.width == 1 and box.x == x]
            assert half_is_dark(down, area.y, area.bottom)
    assert last.right <= page.width
    (stickers,) = sheet([MIXED[0]], "sticker", stock_="avery_l7160").pages
    assert not [box for box in stickers.boxes if box.height == 1]


def half_is_dark(dashes: list[Rectangle], start: int, end: int) -> bool:
    """Whether dashes cover about half of a line, from its first dot on."""
    inside = [min(dash.right, end) - max(dash.x, start) for dash in dashes if dash.x < end and dash.right > start]
    return 0.4 < sum(inside) / (end - start) < 0.6
