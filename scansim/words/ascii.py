"""Sentences and names in ASCII, for terminals that show nothing else (reference terminal-ui B2).

Every sign that this program draws has a substitute that can be told from the others; letters lose their accents. What
has no substitute, such as a Chinese character, is a question mark: it is not left out unseen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

__all__ = ["UNKNOWN", "ascii_text", "substitute"]

UNKNOWN = "?"

# By the readable substitute; beside it the one-character one, where it differs, for places as wide as the sign.
_SIGNS: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # what this program draws
        "✔": "v",
        "✖": "x",
        "▣": "#",
        "▫": "o",
        "◫": "U",
        "▩": "*",
        "▢": "%",
        "◐": "/",
        "▸": ">",
        "▲": "!",
        "◂": "<",
        "‹": "<",
        "›": ">",
        "«": ("<<", "<"),
        "»": (">>", ">"),
        "←": ("<-", "<"),
        "→": ("->", ">"),
        "↑": "^",
        "↓": "v",
        "█": "#",
        "░": ".",
        "…": ("...", "~"),
        "·": "-",
        "•": "*",
        "×": "x",
        "↵": ("Enter", "<"),
        # a small picture of numbers, from nothing upwards; the highest is "#", as every block
        "▁": "_",
        "▂": ".",
        "▃": "-",
        "▄": "=",
        "▅": "+",
        "▆": "%",
        "▇": "@",
        # what stands in texts
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "‘": "'",
        "’": "'",
        "‚": ",",
        "“": '"',
        "”": '"',
        "„": '"',
        "′": "'",
        "″": '"',
        "⁄": "/",
        "°": ("deg", "o"),
        "€": ("EUR", "E"),
        "£": ("GBP", "L"),
        "¥": ("JPY", "Y"),
        "№": ("No.", "#"),
        "±": ("+/-", "~"),
        "≤": ("<=", "<"),
        "≥": (">=", ">"),
        "¿": "?",
        "¡": "!",
        # letters that are no letter with an accent
        "ß": ("ss", "s"),
        "ẞ": ("SS", "S"),
        "æ": ("ae", "a"),
        "Æ": ("AE", "A"),
        "œ": ("oe", "o"),
        "Œ": ("OE", "O"),
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ħ": "h",
        "Ħ": "H",
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ŋ": "n",
        "Ŋ": "N",
        "þ": ("th", "t"),
        "Þ": ("Th", "T"),
        "ŧ": "t",
        "Ŧ": "T",
    }
)
_FIRST_PICTURE, _DELETE = 0x2400, 0x2421
_SEPARATOR = "\u241d"
_BOX_DRAWING = range(0x2500, 0x2580)
_BLOCKS = range(0x2580, 0x25A0)


def ascii_text(text: str) -> str:
    """``text`` in ASCII, as long as it needs to be."""
    return text if text.isascii() else "".join(char if char.isascii() else substitute(char) for char in text)


@lru_cache(maxsize=4096)
def substitute(char: str, *, in_one_cell: bool = False) -> str:
    """What stands for a character outside ASCII: empty for an accent of the letter before it, else at least one sign;
    in one cell exactly one."""
    known = _SIGNS.get(char)
    if known is not None:
        long, short = known if isinstance(known, tuple) else (known, known)
        return short if in_one_cell else long
    if unicodedata.combining(char):
        return ""
    return _drawn(ord(char)) or _picture(char, in_one_cell=in_one_cell) or _plain_letter(char, in_one_cell=in_one_cell)


def _drawn(code: int) -> str:
    if code in _BLOCKS:
        return "#"
    if code not in _BOX_DRAWING:
        return ""
    name = unicodedata.name(chr(code))
    if " AND " in name:
        return "+"
    if name.endswith("HORIZONTAL"):
        # A heavy frame is where the keys work.
        return "=" if "HEAVY" in name or "DOUBLE" in name else "-"
    return "|" if name.endswith("VERTICAL") else "+"


def _picture(char: str, *, in_one_cell: bool) -> str:
    """Pictures of control characters: what a scanner sent and a terminal must not get (``scanner/inert.py``)."""
    if char == _SEPARATOR:
        return "^" if in_one_cell else "<GS>"
    code = ord(char)
    if not _FIRST_PICTURE <= code <= _DELETE:
        return ""
    return "^" if in_one_cell else "^" + chr((code - _FIRST_PICTURE) ^ 0x40 if code < _DELETE else ord("?"))


def _plain_letter(char: str, *, in_one_cell: bool) -> str:
    parts = unicodedata.normalize("NFKD", char)
    if parts == char:
        return UNKNOWN
    text = ascii_text(parts)
    # A fraction or a ligature is no number and no letter of one cell.
    return text if text.isprintable() and (len(text) == 1 or (text and not in_one_cell)) else UNKNOWN
