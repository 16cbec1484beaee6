"""The proof finds what a scanner would not read, reads as something else, or reads where nothing should be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.labels.document import Label
from scansim.labels.dots import Rectangle
from scansim.labels.page import Page, Pages, PlacedSymbol
from scansim.labels.proof import Misreading, proof
from scansim.labels.symbology import Symbology
from tests.labels.press import AT_203, AT_300, one_symbol, sheet
from tests.labels.test_pdf import ALL


def with_page(pages: Pages, page: Page) -> Pages:
    return replace(pages, pages=(page,))


def hidden(pages: Pages, number: int) -> Pages:
    """A page whose symbol ``number`` has its upper and lower half covered by a stroke across all bars."""
    (page,) = pages.pages
    dark = page.symbols[number].dark
    return with_page(pages, replace(page, boxes=(*page.boxes, dark)))


def disguised(pages: Pages, number: int, payload: str) -> Pages:
    """A page that believes its symbol ``number`` to say something else."""
    (page,) = pages.pages
    symbols = list(page.symbols)
    placed = symbols[number]
    symbols[number] = placed._replace(symbol=replace(placed.symbol, payload=payload))
    return with_page(pages, replace(page, symbols=tuple(symbols)))


@pytest.mark.parametrize("printer", [AT_203, AT_300], ids=lambda printer: printer.id)
def test_a_sound_document_passes(printer: object) -> None:
    found = proof(sheet(ALL, printer=printer))  # type: ignore[arg-type]
    assert found.misreadings == ()
    assert found.passed
    assert found.symbols == len(ALL)


def test_what_is_not_read_is_found() -> None:
    pages = sheet([Label("A.01", "x"), Label("A.02", "x")])
    assert proof(hidden(pages, 1)).misreadings == (Misreading(1, "A.02", ""),)


def test_what_reads_as_something_else_is_found() -> None:
    pages = sheet([Label("A.01", "x"), Label("A.02", "x")])
    found = proof(disguised(pages, 0, "A.09"))
    assert not found.passed
    assert found.misreadings == (Misreading(1, "A.09", "A.01"),)


def test_two_labels_that_changed_places_are_found() -> None:
    pages = disguised(disguised(sheet([Label("A.01", "x"), Label("A.02", "x")]), 0, "A.02"), 1, "A.01")
    assert {(one.payload, one.read) for one in proof(pages).misreadings} == {("A.02", "A.01"), ("A.01", "A.02")}


def test_what_is_read_where_no_symbol_stands_is_found() -> None:
    pages = sheet([Label("A.01", "x"), Label("A.02", "x")])
    (page,) = pages.pages
    stray = page.symbols[1]
    boxes = tuple(part._replace(x=part.x + stray.x, y=part.y + stray.y) for part in stray.symbol.parts)
    found = proof(with_page(pages, replace(page, symbols=page.symbols[:1], boxes=(*page.boxes, *boxes))))
    assert found.misreadings == (Misreading(1, "", "A.02"),)


def test_a_gs1_symbol_without_its_first_fnc1_is_found() -> None:
    """The same characters in a plain Code 128 are no element string."""
    data = "0109521108035110"
    page, placed = one_symbol(Label(data, "x", symbology=Symbology.CODE_128))
    wrong = placed._replace(symbol=replace(placed.symbol, symbology=Symbology.GS1_128))
    found = proof(Pages("x", AT_300, (replace(page, symbols=(wrong,)),)))
    assert found.misreadings == (Misreading(1, data, data),)


def test_a_line_through_the_quiet_zone_is_found() -> None:
    pages = sheet([Label("A.01", "x")])
    (page,) = pages.pages
    (placed,) = page.symbols
    dark, module = placed.dark, placed.symbol.module
    close = (
        Rectangle(dark.x - 2 * module, dark.y - 9, module, dark.height + 18),
        Rectangle(dark.right + module, dark.y - 9, module, dark.height + 18),
    )
    assert not proof(with_page(pages, replace(page, boxes=(*page.boxes, *close)))).passed


def test_pages_without_symbols_pass() -> None:
    (page,) = sheet([Label("A.01", "x")]).pages
    found = proof(Pages("x", AT_300, (replace(page, symbols=()),)))
    assert (found.symbols, found.passed) == (0, True)


def test_a_symbol_knows_where_it_stands() -> None:
    _, placed = one_symbol(Label("A.01", "x"))
    assert isinstance(placed, PlacedSymbol)
    assert placed.quiet.within(placed.dark) == placed.dark
