"""The fonts of printed pages: which characters they have, and how wide those are.

Bitstream Vera comes with reportlab and has the letters of western Europe; DejaVu Sans Mono comes with python-barcode
and steps in for the rest of Latin, Greek, Cyrillic and for signs. What neither has, and what is written from right
to left (nothing here can set that), becomes a visible replacement.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from scansim.scanner.inert import inert

__all__ = ["ASCENT", "DESCENT", "Face", "Ink", "font_file", "ink", "printable", "runs", "width"]

ASCENT = 0.8
DESCENT = 0.25
"""How far letters reach above and below the baseline, as shares of the font's size, with a little air."""

_REPLACEMENT = "\ufffd"


class Face(StrEnum):
    """A font."""

    SANS = "sans"
    BOLD = "bold"
    MONO = "mono"


_FILES: Mapping[Face, tuple[str, str]] = {
    Face.SANS: ("reportlab", "Vera.ttf"),
    Face.BOLD: ("reportlab", "VeraBd.ttf"),
    Face.MONO: ("barcode", "DejaVuSansMono.ttf"),
}


def font_file(face: Face) -> Path:
    """The TrueType file of a face, where the package that brings it has put it."""
    from importlib.util import find_spec

    package, name = _FILES[face]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package {package} is not there.")
    return Path(spec.origin).parent / "fonts" / name


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as it can be printed: composed, on one line, every character that has no glyph replaced visibly."""
    composed = inert(unicodedata.normalize("NFC", " ".join(text.split())))
    known = _widths(Face.SANS)
    if all(map(known.__contains__, composed)):
        return composed
    return "".join([character if _has_glyph(character) else _REPLACEMENT for character in composed])


def width(text: str, face: Face) -> float:
    """How wide a printable text is at size 1."""
    known = _widths(face)
    try:
        return sum(map(known.__getitem__, text))
    except KeyError:
        others = _widths(Face.MONO)
        return sum(known.get(character) or others[character] for character in text)


def runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """A printable text in pieces, each with the face that has its glyphs."""
    known = _widths(face)
    if all(map(known.__contains__, text)):
        yield face, text
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (text[end] in known) != (text[start] in known):
            yield (face if text[start] in known else Face.MONO), text[start:end]
            start = end


class Ink(NamedTuple):
    """What letters really darken at size 1: from the left and the baseline, upwards positive."""

    left: float
    bottom: float
    width: float
    height: float


@lru_cache(maxsize=256)
def ink(text: str, face: Face) -> Ink:
    """The dark part of a printable text that has all its glyphs in one face; signs are centred by it."""
    from PIL import ImageFont

    size = 1000
    font = ImageFont.truetype(str(font_file(face)), size, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    return Ink(left / size, -bottom / size, (right - left) / size, (bottom - top) / size)


def _has_glyph(character: str) -> bool:
    if unicodedata.bidirectional(character) in {"R", "AL"} or unicodedata.combining(character):
        return False
    return character in _widths(Face.SANS) or character in _widths(Face.MONO)


@cache
def _widths(face: Face) -> Mapping[str, float]:
    """The advance of each character of a face, as a share of the font's size."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    file = TTFontFace(str(font_file(face)))
    return {chr(code): width / 1000 for code, width in file.charWidths.items() if chr(code).isprintable()}
