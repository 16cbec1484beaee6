"""Keyboard layouts: what a US-configured scanner's characters become elsewhere, and back (reference labels 6)."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.scanner.layouts import KeyboardLayout, arrives, dead, meant, shifted, unexplained

L = KeyboardLayout
PRINTABLE = [chr(code) for code in range(32, 127)]
LAYOUTS = sorted(L)
SAFE = "BCDEFGHIJKLNOPRSTUVX"


@pytest.mark.parametrize(
    ("layout", "unchanged"),
    [
        (L.FRENCH, 46),
        (L.BELGIAN, 43),
        (L.GERMAN, 64),
        (L.SWISS, 62),
        (L.SPANISH, 68),
        (L.ITALIAN, 68),
        (L.PORTUGUESE, 69),
        (L.SWEDISH, 68),
        (L.UK, 89),
    ],
)
def test_as_many_characters_stay_as_the_reference_counted(layout: L, unchanged: int) -> None:
    assert sum(arrives(char, layout) == char for char in PRINTABLE) == unchanged


@pytest.mark.parametrize(
    ("layout", "text", "arrived"),
    [
        (L.FRENCH, "A-01-02-3", 'Q)à&)àé)"'),
        (L.GERMAN, "A-01-02-3", "Aß01ß02ß3"),
        (L.FRENCH, "OBTVALI", "OBTVQLI"),
        (L.FRENCH, "OCDMENU", "OCD?ENU"),
        (L.UK, '"@', '@"'),
        (L.FRENCH, "0013748911", "àà&\"è'_ç&&"),
    ],
)
def test_texts_arrive_as_others_saw_them(layout: L, text: str, arrived: str) -> None:
    assert arrives(text, layout) == arrived


@pytest.mark.parametrize(
    ("layout", "hyphen", "slash"),
    [
        (L.US, "-", "/"),
        (L.UK, "-", "/"),
        (L.FRENCH, ")", "!"),
        (L.BELGIAN, ")", "="),
        (L.GERMAN, "ß", "-"),
        (L.SWISS, "'", "-"),
        (L.SPANISH, "'", "-"),
        (L.ITALIAN, "'", "-"),
        (L.PORTUGUESE, "'", "-"),
        (L.SWEDISH, "+", "-"),
    ],
)
def test_hyphen_and_slash_of_every_layout(layout: L, hyphen: str, slash: str) -> None:
    assert (arrives("-", layout), arrives("/", layout)) == (hyphen, slash)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_digits_are_wrong_on_azerty_only(layout: L) -> None:
    stay = [digit for digit in string.digits if arrives(digit, layout) == digit]
    assert stay == ([] if layout in {L.FRENCH, L.BELGIAN} else list(string.digits))


def test_capitals_that_change_are_those_that_the_reference_names() -> None:
    changed = {
        layout: "".join(char for char in string.ascii_uppercase if arrives(char, layout) != char) for layout in LAYOUTS
    }
    assert changed[L.FRENCH] == changed[L.BELGIAN] == "AMQWZ"
    assert changed[L.GERMAN] == changed[L.SWISS] == "YZ"
    assert {changed[layout] for layout in (L.US, L.UK, L.SPANISH, L.ITALIAN, L.PORTUGUESE, L.SWEDISH)} == {""}


def test_only_twenty_letters_and_the_space_survive_every_layout_but_dvorak() -> None:
    elsewhere = [layout for layout in LAYOUTS if layout is not L.DVORAK]
    safe = {char for char in PRINTABLE if all(arrives(char, layout) == char for layout in elsewhere)}
    assert safe == {" ", *SAFE, *SAFE.lower()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_character_but_those_of_dead_keys_comes_back(layout: L) -> None:
    back = {char: meant(arrives(char, layout), layout) for char in PRINTABLE}
    lost = {char for char, returned in back.items() if returned != char}
    assert lost == set(dead(layout))
    assert 91 <= len(PRINTABLE) - len(lost) <= 95


@pytest.mark.parametrize(
    ("layout", "lost"),
    [
        (L.US, ""),
        (L.UK, ""),
        (L.ITALIAN, ""),
        (L.DVORAK, ""),
        (L.FRENCH, "[{"),
        (L.BELGIAN, "[{"),
        (L.GERMAN, "`=+"),
        (L.SWISS, "=+]"),
        (L.SPANISH, "[{'\""),
        (L.PORTUGUESE, "]}\\|"),
        (L.SWEDISH, "=+]}"),
    ],
)
def test_what_dead_keys_take_is_known(layout: L, lost: str) -> None:
    assert set(dead(layout)) == set(lost)
    assert arrives(dead(layout), layout) == ""


@given(st.text(st.sampled_from(PRINTABLE), max_size=60), st.sampled_from(LAYOUTS))
def test_a_text_without_dead_keys_comes_back_whole(text: str, layout: L) -> None:
    kept = "".join(char for char in text if char not in dead(layout))
    assert meant(arrives(kept, layout), layout) == kept
    assert unexplained(arrives(kept, layout), layout) == ""


@given(st.text(max_size=60), st.sampled_from(LAYOUTS))
def test_any_text_keeps_its_length_and_its_control_characters(text: str, layout: L) -> None:
    back = meant(text, layout)
    assert len(back) == len(text)
    for was, now in zip(text, back, strict=True):
        assert was.isprintable() or was == now


def test_what_no_key_gives_is_left_and_named() -> None:
    assert meant("Qéœ{", L.FRENCH) == "A2œ{"
    assert unexplained("Qéœ{œ\x1d ", L.FRENCH) == "œ{"
    assert unexplained("plain text", L.US) == ""


def test_the_other_way_round_of_shift_is_that_of_us_keys() -> None:
    assert shifted("Ab-/#1 ") == "aB_?3! "
    assert shifted(shifted("".join(PRINTABLE))) == "".join(PRINTABLE)
