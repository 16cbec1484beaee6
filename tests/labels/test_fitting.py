"""Text in its room: smaller, then wrapped, then shortened with an ellipsis; what stands under bars is always whole."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.labels.fitting import Fitted, broken, fitted, shortened, wrapped
from scansim.labels.fonts import Face, printable, runs, width

WORDS = st.text(st.sampled_from(string.ascii_letters + "   ŁąЖ…"), min_size=1, max_size=120).map(printable)
ROOM = st.floats(2.5, 60)


@given(WORDS, ROOM, st.integers(1, 4), st.integers(6, 60))
def test_lines_fit_and_their_number_is_kept(text: str, room: float, most: int, size: int) -> None:
    set_ = fitted(text, Face.BOLD, size, room * size, most, 4)
    assert 1 <= len(set_.lines) <= most
    assert 4 <= set_.size <= max(size, 4)
    assert all(width(line, Face.BOLD) * set_.size <= room * size + 1e-6 for line in set_.lines)


@given(WORDS, ROOM, st.integers(1, 4))
def test_nothing_is_lost_without_an_ellipsis(text: str, room: float, most: int) -> None:
    lines = fitted(text, Face.SANS, 20, room * 20, most, 4).lines
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(WORDS, ROOM)
def test_wrapping_keeps_every_letter(text: str, room: float) -> None:
    lines = wrapped(text, Face.SANS, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, Face.SANS) <= room + 1e-9 for line in lines)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=200), ROOM)
def test_what_stands_under_bars_is_whole(text: str, room: float) -> None:
    assert "".join(broken(text, room)) == text


def test_fields_begin_on_a_new_line_where_they_can() -> None:
    # Eleven letters of 0.602 have room.
    assert broken("(01)0123(10)ABC(17)261231", 6.7) == ("(01)0123", "(10)ABC", "(17)261231")


def test_first_smaller_then_wrapped_then_shortened() -> None:
    text = "Blue mug 35cl"
    whole = width(text, Face.BOLD)
    assert fitted(text, Face.BOLD, 100, whole * 100, 2) == ((text,), 100)
    assert fitted(text, Face.BOLD, 100, whole * 81, 2) == ((text,), 80)
    assert fitted(text, Face.BOLD, 100, whole * 79, 2) == (("Blue mug", "35cl"), 100)
    assert fitted(text, Face.BOLD, 100, whole * 71, 1) == ((text,), 70)
    # No size makes it one line; in full size it takes three, a little smaller two.
    assert fitted(text, Face.BOLD, 100, whole * 59, 2) == (("Blue", "mug 35cl"), 90)
    lines, size = fitted(text, Face.BOLD, 100, whole * 40, 1)
    assert size == 60
    assert lines[0].endswith("…")
    assert text.startswith(lines[0][:-1])


def test_a_single_word_gets_smaller_before_it_is_broken() -> None:
    word = "MAINTENANCE"
    room = 100 * width(word, Face.BOLD) * 0.705
    assert fitted(word, Face.BOLD, 100, room, most_lines=2) == Fitted((word,), 70)


def test_sizes_do_not_go_below_the_least() -> None:
    assert fitted("Blue mug", Face.BOLD, 20, 1, 1, 18).size == 18


def test_shortened_to_nothing_is_an_ellipsis() -> None:
    assert shortened("Mug", Face.SANS, 0.1) == "…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Łódź, Škoda, Ångström, Đorđe, ő ű ě ř", "Łódź, Škoda, Ångström, Đorđe, ő ű ě ř"),
        ("Ωμέγα Жук", "Ωμέγα Жук"),
        ("[bold]x[/bold] <b>&amp;", "[bold]x[/bold] <b>&amp;"),
        ("e\u0301", "é"),
        ("two\nlines\tof 5\u00a0cl ", "two lines of 5 cl"),
        ("bell\x07", "bell\ufffd"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\u202eevil", "\ufffdevil"),
        ("\u05e9\u05dc", "\ufffd\ufffd"),
        ("日本", "\ufffd\ufffd"),
        ("😀", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("a\u0300\u0301", "à\ufffd"),
        ("a\u200bb\u00ad", "a\ufffdb\ufffd"),
    ],
)
def test_what_cannot_be_printed_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=60), st.sampled_from(Face))
def test_whatever_is_printable_has_glyphs_and_a_width(text: str, face: Face) -> None:
    shown = printable(text)
    assert "".join(run for _, run in runs(shown, face)) == shown
    assert width(shown, face) == pytest.approx(sum(width(run, run_face) for run_face, run in runs(shown, face)))
    assert printable(shown) == shown
