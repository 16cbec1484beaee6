"""Text from outside made harmless to show and to store: nothing in it can act on a terminal or hide from the reader."""

from __future__ import annotations

__all__ = ["GROUP_SEPARATOR", "inert"]

GROUP_SEPARATOR = "\x1d"
"""What a scanner sends between the fields of a GS1 code (reference labels 6)."""

REPLACEMENT = "\ufffd"

# U+2400 holds a picture of each control character: U+241D for the group separator, U+2421 for delete.
_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}


def inert(text: str) -> str:
    """``text`` with a visible sign in place of every character that cannot be printed.

    ASCII control characters become their Unicode pictures; other characters that are not printable (direction
    marks, half surrogates, private ones, spaces that look like spaces) become U+FFFD.
    """
    if text.isprintable():
        return text
    pictured = text.translate(_PICTURES)
    return "".join(char if char.isprintable() else REPLACEMENT for char in pictured)
