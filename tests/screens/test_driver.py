"""The reader of the hardened driver, without a terminal: bytes in, events out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from scansim.screens.driver import InputReader
from scansim.screens.keyboard import character_of


def read(reader: InputReader, data: bytes) -> str:
    """The characters that ``data`` enters, pastes included."""
    characters = []
    for event in reader.feed(data):
        if isinstance(event, events.Paste):
            characters.append(event.text)
        elif isinstance(event, events.Key):
            characters.append(character_of(event) or "")
    return "".join(characters)


@given(st.lists(st.binary(max_size=40) | st.sampled_from([b"\x1b[200~", b"\x1b[201~", b"\x1b[", b"\x1b[97:65;2;65u"])))
def test_after_any_bytes_a_scan_is_read(pieces: list[bytes]) -> None:
    reader = InputReader()
    for piece in pieces:
        list(reader.feed(piece))
    # What an hour of silence does: a cut sequence and an open paste are closed.
    reader._parser._timeout_time = 0.0 if reader._parser._timeout_time is not None else None
    for _ in range(21):
        list(reader.tick())
    assert read(reader, b"\rSCAN-1\r").endswith("\rSCAN-1\r")


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn", "Co"]), max_size=40), st.data())
def test_where_the_bytes_are_cut_changes_no_character(text: str, data: st.DataObject) -> None:
    raw = text.replace("\x7f", "").encode()
    cut = data.draw(st.integers(0, len(raw)))
    reader = InputReader()
    assert read(reader, raw[:cut]) + read(reader, raw[cut:]) == text.replace("\x7f", "")


def test_a_paste_is_closed_after_two_seconds_of_silence_and_not_before() -> None:
    reader = InputReader()
    assert read(reader, b"\x1b[200~AB\r") == ""
    for _ in range(19):
        assert not list(reader.tick())
    assert read(reader, b"CD") == ""
    for _ in range(19):
        assert not list(reader.tick())
    (paste,) = reader.tick()
    assert isinstance(paste, events.Paste)
    assert paste.text == "AB\rCD"
    assert read(reader, b"EF\r") == "EF\r"


@pytest.mark.parametrize("size", [b"2001;80", b"80;2001", b"999999999;999999999"])
def test_a_size_that_no_terminal_has_is_not_believed(size: bytes) -> None:
    assert list(InputReader().feed(b"\x1b[48;" + size + b";1;1t")) == []


def test_a_size_that_a_terminal_has_is_believed() -> None:
    (event,) = InputReader().feed(b"\x1b[48;24;80;480;800t")
    assert isinstance(event, events.Resize)
    assert event.size == (80, 24)
