"""What a terminal can show, by what it says of itself."""

from __future__ import annotations

import pytest

from scansim.plain.terminal import can_draw, shows_ascii_only


@pytest.mark.parametrize(
    ("term", "draws"),
    [("xterm-256color", True), ("vt220", True), ("linux", True), ("dumb", False), ("unknown", False), ("", False)],
)
def test_a_terminal_that_moves_its_cursor_draws(term: str, draws: bool) -> None:
    assert can_draw({"TERM": term}, "posix") is draws


def test_a_terminal_of_no_kind() -> None:
    assert not can_draw({}, "posix")
    assert can_draw({}, "nt")


@pytest.mark.parametrize(
    ("environment", "encoding", "ascii_only"),
    [
        ({"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}, "utf-8", False),
        ({"TERM": "xterm-256color", "LANG": "C"}, "utf-8", False),
        ({"TERM": "xterm-256color", "LANG": "C", "LC_CTYPE": "C.UTF-8"}, "UTF-8", False),
        ({"TERM": "xterm-256color", "LANG": "de_DE.ISO-8859-1"}, "iso8859-1", True),
        ({"TERM": "xterm", "LC_ALL": "POSIX"}, "ANSI_X3.4-1968", True),
        ({"TERM": "xterm"}, None, True),
        ({}, "cp437", True),
        ({}, "utf_8", False),
        # Hardware and consoles, whose character set no locale of Python's making can tell.
        ({"TERM": "vt220"}, "utf-8", True),
        ({"TERM": "vt220", "LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"TERM": "VT100", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"TERM": "linux", "LANG": "C"}, "utf-8", True),
        ({"TERM": "wyse60"}, "utf-8", True),
        ({"TERM": "linux", "LANG": "de_DE.UTF-8"}, "utf-8", False),
        ({"TERM": "vt220", "LANG": "C", "LC_CTYPE": "en_US.UTF-8"}, "utf-8", False),
        ({"TERM": "vt220", "LANG": "C.UTF-8"}, "utf-8", False),
        ({"TERM": "vt220", "LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "utf-8", True),
    ],
)
def test_when_nothing_but_ascii_is_written(environment: dict[str, str], encoding: str | None, ascii_only: bool) -> None:
    assert shows_ascii_only(environment, encoding) is ascii_only
