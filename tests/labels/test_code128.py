"""Code 128: as short as can be, and read as written."""

from __future__ import annotations

import itertools
import string

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scansim.labels.code128 import FNC1, characters, widths
from tests.labels.press import read

SETS = "ABC"
PRINTABLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=24)
TRICKY = st.text(st.sampled_from("0129aZ \x00\x1f`" + FNC1), min_size=1, max_size=7)


def encodable(character: str, set_: str) -> bool:
    """ISO/IEC 15417: set A has 0 to 95, set B 32 to 127, FNC1 stands in every set."""
    if character == FNC1:
        return True
    return {"A": ord(character) < 96, "B": ord(character) >= 32, "C": False}[set_]


def shortest(text: str, set_: str, switched: bool = False) -> int:
    """How many symbol characters ``text`` takes at least, by trying every way to write it."""
    if not text:
        return 0
    ways = []
    if encodable(text[0], set_):
        ways.append(1 + shortest(text[1:], set_))
    if set_ == "C" and len(text) > 1 and text[0] in string.digits and text[1] in string.digits:
        ways.append(1 + shortest(text[2:], set_))
    other = {"A": "B", "B": "A"}.get(set_)
    if other and encodable(text[0], other):
        ways.append(2 + shortest(text[1:], set_))  # SHIFT, and the character
    if not switched:
        ways.extend(1 + shortest(text, to, switched=True) for to in SETS if to != set_)
    return min(ways, default=99)


def read_back(values: tuple[int, ...]) -> str:
    """The text of symbol characters from start to check character, by the tables of ISO/IEC 15417."""
    start, *body, check = values
    assert check == (start + sum(place * value for place, value in enumerate(body, 1))) % 103
    set_ = SETS[start - 103]
    text, shifted = "", ""
    for value in body:
        now, shifted = shifted or set_, ""
        if value == 102:
            text += FNC1
        elif now == "C" and value < 100:
            text += f"{value:02d}"
        elif value in {99, 100, 101}:
            set_ = {99: "C", 100: "B", 101: "A"}[value]
        elif value == 98:
            shifted = "B" if now == "A" else "A"
        else:
            text += chr(value - 64) if now == "A" and value >= 64 else chr(value + 32)
    return text


def scanned(text: str) -> list[str]:
    """What a scanner reads, with FNC1 as it sends it: not at all in front, GS between fields."""
    x, bars = 20, [0] * 20
    for run, dark in zip(widths(text), itertools.cycle((True, False)), strict=False):
        bars += [int(dark)] * 2 * int(run)
        x += 2 * int(run)
    bars += [0] * 20
    image = Image.new("L", (len(bars), 40), 255)
    image.putdata([255 * (1 - dot) for _ in range(40) for dot in bars])
    return read(image, zxingcpp.BarcodeFormat.Code128)


@given(TRICKY)
def test_no_other_way_to_write_it_is_shorter(text: str) -> None:
    assert len(characters(text)) - 2 == min(shortest(text, set_) for set_ in SETS)


@given(st.text(st.characters(max_codepoint=0x7F), min_size=1, max_size=40))
def test_the_symbol_characters_say_the_text(text: str) -> None:
    assert read_back(characters(text)) == text


@given(PRINTABLE)
def test_a_scanner_reads_the_text(text: str) -> None:
    assert scanned(text) == [text]


@pytest.mark.parametrize("text", ["99108795", "9958", "99JAV4ZXB5CH", "99", "999999", "9"])
def test_nothing_of_a_leading_99_is_lost(text: str) -> None:
    """python-barcode 0.16.1 drops it (its issue 251; reference labels 1.1)."""
    assert read_back(characters(text)) == text
    assert scanned(text) == [text]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Start C 105, 12, 34; 105 + 12 + 2*34 = 185 = 82 mod 103.
        ("1234", (105, 12, 34, 82)),
        # Start B 104, A is 33; 104 + 33 = 137 = 34 mod 103.
        ("A", (104, 33, 34)),
        # LOT in B (44, 47, 52), 0 in B (16), set C (99), 00 01 23: 104+44+94+156+64+495+0+7+184 = 1148 = 15.
        ("LOT0000123", (104, 44, 47, 52, 16, 99, 0, 1, 23, 15)),
        # FNC1 is 102 in every set: 105 + 102 + 2*1 = 209 = 3 mod 103.
        (FNC1 + "01", (105, 102, 1, 3)),
    ],
)
def test_by_hand(text: str, values: tuple[int, ...]) -> None:
    assert characters(text) == values


def test_the_stop_pattern_ends_the_symbol_and_every_character_is_eleven_modules() -> None:
    text = "".join(map(chr, range(128)))
    runs = widths(text)
    assert runs.endswith("2331112")
    body = runs.removesuffix("2331112")
    assert {sum(map(int, body[place : place + 6])) for place in range(0, len(body), 6)} == {11}
    assert len({characters(chr(code)) for code in range(128)}) == 128


def test_fnc1_between_fields_arrives_as_a_separator() -> None:
    assert scanned(f"{FNC1}10LOT1{FNC1}17261231") == ["10LOT1\x1d17261231"]


@pytest.mark.parametrize("text", ["", "ü", "a€"])
def test_what_it_cannot_say_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        characters(text)
