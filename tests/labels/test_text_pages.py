"""Pages of text: nothing is split that belongs together, titles of tables come again, ticks are boxes."""

from __future__ import annotations

from itertools import pairwise

from scansim.labels.document import (
    Block,
    Column,
    Document,
    Heading,
    Label,
    Paragraph,
    ScanRow,
    Steps,
    Table,
    TextSheet,
    Ticks,
)
from scansim.labels.page import Page, Pages
from scansim.labels.proof import proof
from scansim.labels.symbology import Symbology
from scansim.labels.typesetting import typeset
from scansim.scanner.probes import PROBES
from scansim.training.stationery import APART, INCH, Paper
from tests.labels.press import AT_300, elements, layout


def text_pages(*blocks: Block, paper: Paper = Paper.A4) -> Pages:
    return typeset(Document("Kit", "KIT 1", paper, (TextSheet("Trainer's sheet", blocks),)), AT_300, elements())


def words(page: Page) -> list[str]:
    return [text.text for text in page.texts]


def baseline(page: Page, word: str) -> int:
    (found,) = [text.baseline for text in page.texts if text.text == word]
    return found


LONG = "Stick the label over the other one, so that nothing of the old one can be read, and press down its edges. " * 2


def test_a_table_goes_on_with_its_titles_and_keeps_its_rows_whole() -> None:
    rows = tuple((f"Dock {number}", LONG) for number in range(40))
    pages = text_pages(Table((Column("Where"), Column("What", 3)), rows, numbered=True)).pages
    assert len(pages) > 1
    seen = []
    for page in pages:
        assert words(page).count("Where") == words(page).count("What") == 1
        where = [text.text for text in page.texts if text.text.startswith("Dock")]
        lines = [text for text in page.texts if text.text.startswith("Stick the label")]
        assert len(where) == len(lines)
        seen += where
    assert seen == [where for where, _ in rows]


def test_a_heading_is_never_last_on_a_page() -> None:
    for lines in range(30, 60):
        above = [Paragraph(f"line {number}") for number in range(lines)]
        pages = text_pages(*above, Heading("Answers"), Paragraph("Report it.")).pages
        (page,) = [page for page in pages if "Answers" in words(page)]
        assert "Report it." in words(page)


def test_steps_are_numbered_and_their_lines_stand_below_each_other() -> None:
    (page,) = text_pages(Steps((LONG, "Lay the note on the pallet."))).pages
    first, second = baseline(page, "1."), baseline(page, "2.")
    lines = [text for text in page.texts if text.baseline >= first and text.x > 150 and text.baseline < second]
    assert len(lines) > 1
    assert len({text.x for text in lines}) == 1
    assert second == baseline(page, "Lay the note on the pallet.")


def test_ticks_are_boxes_in_front_of_each_item() -> None:
    (with_ticks,) = text_pages(Ticks(("Scanner is set up", "Shelf is empty"))).pages
    (without,) = text_pages(Paragraph("Scanner is set up"), Paragraph("Shelf is empty")).pages
    assert len(with_ticks.boxes) - len(without.boxes) == 2 * 4


def test_nothing_is_written_into_head_or_foot() -> None:
    pages = text_pages(Heading("A"), *(Paragraph(LONG) for _ in range(60)), Steps((LONG,) * 10)).pages
    top, bottom = (18 / 25.4 * 300), (297 - 17) / 25.4 * 300
    for page in pages:
        written = [text for text in page.texts if "label" in text.text or "press" in text.text]
        assert written
        assert all(top < text.baseline - 0.7 * text.size for text in written)
        assert all(text.baseline < bottom for text in written)


def test_a_cell_of_a_table_that_no_page_could_take_is_shortened() -> None:
    pages = text_pages(Table((Column("Where"), Column("What")), (("Dock 1", LONG * 60),))).pages
    assert len(pages) == 1
    assert any(text.endswith("…") for text in words(pages[0]))


def test_the_set_up_sheet_of_the_scanner() -> None:
    """The probes as they will be printed: far enough apart to scan them one by one, and read as they were written."""
    rows = (
        ScanRow(
            Label(
                probe.payload, probe.kind.value, (probe.text,), str(probe.number), "", "", Symbology(probe.symbology)
            ),
            layout("shelf"),
        )
        for probe in PROBES
    )
    pages = text_pages(Heading("Set up the scanner"), *rows, paper=Paper.LETTER)
    assert proof(pages).misreadings == ()
    for page in pages.pages:
        placed = sorted(page.symbols, key=lambda one: one.y)
        for above, below in pairwise(placed):
            assert below.dark.y - above.dark.bottom >= APART / INCH * 300 - 1
    assert [one.symbol.payload for page in pages.pages for one in page.symbols] == [one.payload for one in PROBES]


def test_an_empty_sheet_is_a_page() -> None:
    (page,) = text_pages().pages
    assert "Trainer's sheet" in words(page)
    assert "page 1 of 1" in words(page)


def test_pages_are_numbered_through_the_document() -> None:
    sheets = (TextSheet("One", (Paragraph("a"),)), TextSheet("Two", tuple(Paragraph(LONG) for _ in range(60))))
    pages = typeset(Document("Kit", "KIT 1", Paper.A4, sheets), AT_300, elements()).pages
    count = len(pages)
    assert count > 2
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {count}" in words(page)
        assert {"Kit", "KIT 1"} <= set(words(page))
        assert ("One" if number == 1 else "Two") in words(page)
