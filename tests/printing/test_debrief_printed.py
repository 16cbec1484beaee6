"""The printed debrief: one page, whatever its texts hold; what stands on it is read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from scansim.printing.debrief_document import DebriefOnPaper
from scansim.printing.orders import debrief_pdf, print_debrief
from scansim.printing.trouble import CannotPrint
from scansim.training.debrief import Debrief, Finding, Unsettled
from scansim.training.stationery import Paper
from scansim.training.texts import LocalText
from scansim.words.language import STRETCHED, speaking
from scansim.words.speaker import Speaker
from tests.training.consequences.runs import debrief, scripted

pytestmark = pytest.mark.content


def given(said: Debrief) -> DebriefOnPaper:
    return DebriefOnPaper(said, "RCV-02", 9, 3, "2026-11-23 09:14")


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_it_says_the_verdict_the_gates_what_went_wrong_and_what_that_led_to() -> None:
    (text,) = pages_of(debrief_pdf(given(debrief(scripted("wrong_filled_without_looking"))), Speaker()))
    for said in (
        "TRAINING",
        "NOT YET · Short delivery",
        "RCV-02, seed 9: in the simulator, lines: 3. Printed 2026-11-23 09:14.",
        "Critical errors: 1, and none is allowed. not met",
        "Work done: 1 of 1. met",
        "Blue mug 25cl: received 24, there were 22. Nobody looked.",
        "The record is 2 too high, 8.40 EUR.",
        "Nordic Table is paid for goods that did not come: 2, 8.40 EUR.",
    ):
        assert said in text


def test_a_pass_and_free_practice_have_a_page_too() -> None:
    right = debrief(scripted("right_nothing_missing"))
    assert "PASSED" in pages_of(debrief_pdf(given(right), Speaker()))[0]
    free = Debrief(None, LocalText.of({"en": "Sandbox"}), LocalText.of({"en": "Try things."}), (), right.right)
    (text,) = pages_of(debrief_pdf(given(free), Speaker()))
    assert "What it takes to pass" not in text


@pytest.mark.parametrize("paper", list(Paper))
def test_the_fullest_debrief_is_one_page(paper: Paper) -> None:
    worst = debrief(scripted("wrong_filled_without_looking"))
    long = LocalText.of({"en": "word " * 60})
    missed = Finding(good=False, code="point_product", facts=(("about", "W" * 40), ("how", "tapped")), more=9)
    known = Unsettled("missing", "W" * 40, "W" * 40, "999", "inventory_controller")
    full = replace(
        worst,
        title=long,
        at_work=long,
        wrong=(*worst.wrong, *[missed] * 20),
        right=tuple([Finding(good=True, code="looked_up")] * 20),
        unsettled=tuple([known] * 20),
    )
    with speaking(STRETCHED):
        pages = pages_of(debrief_pdf(given(full), Speaker(), paper))
    assert len(pages) == 1


@pytest.mark.parametrize(
    "text", ["\x1b[2J[bold]{0}%s", "漢字 עברית العربية", "Żółć Ñandú Ελλάδα Привет", "\u202eabc\x00", "<b>&amp;</b>"]
)
def test_a_text_in_any_language_or_none_stands_on_it_as_text(text: str) -> None:
    said = debrief(scripted("wrong_filled_without_looking"))
    hostile = replace(said, title=LocalText.of({"en": text}), at_work=LocalText.of({"en": text}))
    (page,) = pages_of(debrief_pdf(given(hostile), Speaker()))
    assert "\x1b" not in page
    assert "NOT YET" in page


def test_a_file_is_never_replaced_unasked(tmp_path: Path) -> None:
    said, out = given(debrief(scripted("right_nothing_missing"))), tmp_path / "debrief.pdf"
    assert print_debrief(said, Speaker(), out) == out
    with pytest.raises(CannotPrint, match="is there already"):
        print_debrief(said, Speaker(), out)
    with pytest.raises(CannotPrint, match="let its name end in"):
        print_debrief(said, Speaker(), tmp_path / "debrief.doc")
    with pytest.raises(CannotPrint, match="There is no folder"):
        print_debrief(said, Speaker(), tmp_path / "none" / "debrief.pdf")
