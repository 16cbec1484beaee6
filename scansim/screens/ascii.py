"""Screens for poor terminals: in ASCII, and without colours (reference terminal-ui B2).

Both are filters over what is about to be written, so that no screen needs to know of them. Textual keeps its filters
in a private list; only this module touches it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from scansim.words.ascii import UNKNOWN, substitute

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["AsciiOnly", "Reversed", "write_ascii_only", "write_no_colours"]


def write_ascii_only(app: App[Any]) -> None:
    """From now on not one byte outside ASCII is written."""
    app._filters.append(AsciiOnly())  # noqa: SLF001 - there is no public way; a test in a terminal reads the bytes


def write_no_colours(app: App[Any]) -> None:
    """Show in reverse what has a colour behind it. The colours themselves go by Textual's own filter, which it only
    makes when NO_COLOR and a theme of the terminal's colours are set before it is."""
    app._filters.insert(0, Reversed())  # noqa: SLF001 - as above


class AsciiOnly(LineFilter):
    """Each character outside ASCII becomes what stands for it, in as many cells as it had."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base has it
        """The same segments in ASCII."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]


class Reversed(LineFilter):
    """What stands on a colour of its own is shown in reverse: without colours it would look like the rest."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base has it
        """The same segments, those on a colour in reverse."""
        return [Segment(text, _reversed(style) if style else style, control) for text, style, control in segments]


@lru_cache(maxsize=2048)
def in_ascii(text: str) -> str:
    """``text`` in ASCII and exactly as wide."""
    if text.isascii():
        return text
    return set_cell_size("".join(char if char.isascii() else _cells(char) for char in text), cell_len(text))


def _cells(char: str) -> str:
    width = cell_len(char)
    if width == 1:
        return substitute(char, in_one_cell=True) or UNKNOWN
    found = substitute(char)
    return (found if found != UNKNOWN and len(found) <= width else UNKNOWN * width).ljust(width)


@lru_cache(maxsize=256)
def _reversed(style: Style) -> Style:
    if style.bgcolor is None or style.bgcolor.is_default:
        return style
    return style + Style(reverse=not style.reverse)
