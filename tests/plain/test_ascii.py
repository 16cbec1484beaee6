"""Text in ASCII: readable, as wide as it was, and not one sign that cannot be told from another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scansim.scanner.inert import inert
from scansim.screens.ascii import in_ascii
from scansim.words.ascii import UNKNOWN, ascii_text, substitute

PROGRAM = Path(__file__).parents[2] / "scansim"


@pytest.mark.parametrize(
    ("text", "readable", "as_wide"),
    [
        ("Café Olé", "Cafe Ole", "Cafe Ole"),
        ("Tromsø Ærø Łódź", "Tromso AEro Lodz", "Tromso Aro Lodz"),
        ("Straße", "Strasse", "Strase"),
        ("e\u0301te\u0301", "ete", "ete"),
        ("✔ OK", "v OK", "v OK"),
        ("✖ STOP", "x STOP", "x STOP"),
        ("▸ ‹▣6› ▫▫", "> <#6> oo", "> <#6> oo"),
        ("«12 €»", "<<12 EUR>>", "<12 E>"),
        ("Blue mu…", "Blue mu...", "Blue mu~"),
        ("10ABC␝21", "10ABC<GS>21", "10ABC^21"),
        ("␛[2J␀␡", "^[[2J^@^?", "^[2J^^"),
        ("漢字", "??", "????"),
        ("ＡＢ", "AB", "A B "),
        ("㎏", "kg", "kg"),
        ("½ m²", "1/2 m2", "? m2"),
        ("╭─╮│╰╯", "+-+|++", "+-+|++"),
        ("┏━┓┃┗┛", "+=+|++", "+=+|++"),
        ("█▓", "##", "##"),
        ("\ufffd", "?", "?"),
        ("“so” – ‘so’", "\"so\" - 'so'", "\"so\" - 'so'"),
        ("plain", "plain", "plain"),
    ],
)
def test_what_stands_for_what(text: str, readable: str, as_wide: str) -> None:
    assert ascii_text(text) == readable
    assert in_ascii(text) == as_wide


@given(st.text())
def test_any_text_becomes_ascii_and_stays_as_wide(text: str) -> None:
    visible = inert(text)
    assert in_ascii(visible).isascii()
    assert len(in_ascii(visible)) == cell_len(visible)
    assert ascii_text(visible).isascii()
    assert ascii_text(visible).isprintable()


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_stays_as_it_is(text: str) -> None:
    assert ascii_text(text) == in_ascii(text) == text


def drawn() -> set[str]:
    """Every sign outside ASCII in the screens, the sentences and plain mode; the stretched language's vowels too."""
    files = [path for folder in ("screens", "words", "plain") for path in (PROGRAM / folder).rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.name != "ascii.py"]
    return {char for text in texts for char in text if not char.isascii()}


def test_everything_that_the_program_draws_has_a_substitute() -> None:
    assert len(drawn()) > 20
    assert {char for char in drawn() if substitute(char, in_one_cell=True) == UNKNOWN} == set()


def test_signs_that_stand_in_one_place_differ() -> None:
    for signs in ("✔◐! ", "✔✖!", "▣▫", "▸ ", "◂▸"):
        assert len({in_ascii(sign) for sign in signs}) == len(signs)


def test_a_light_frame_and_a_heavy_one_differ() -> None:
    assert in_ascii("─") != in_ascii("━")


def test_only_accents_become_nothing() -> None:
    for code in range(0x80, 0x3000):
        found = substitute(chr(code))
        assert found.isascii()
        assert found or re.fullmatch(r"\W", chr(code))
