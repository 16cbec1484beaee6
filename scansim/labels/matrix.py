"""The squares of 2D symbols, made by zxing-cpp."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from scansim.engine.barcodes.gs1_elements import ElementReader
from scansim.labels.dots import Rectangle
from scansim.labels.symbology import Symbology

__all__ = ["Matrix", "matrix"]

LEAST_SQUARE = Fraction(375, 1000)
"""Millimetres: one and a half times the narrowest bar (reference labels 4.2)."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A 2D symbol: its dark parts as rectangles of modules, its size and its quiet zone in modules."""

    parts: tuple[Rectangle, ...]
    columns: int
    rows: int
    quiet: int


_QUIET_QR = 4
_QUIET_DATAMATRIX = 1
_DARK = re.compile(b"\x00+")


def matrix(payload: str, symbology: Symbology, elements: ElementReader) -> Matrix:
    """The squares of a payload that the symbology can carry."""
    from zxingcpp import BarcodeFormat, create_barcode

    text = _bracketed(payload, elements) if symbology.is_gs1 else payload
    if symbology in {Symbology.QR, Symbology.GS1_QR}:
        made = create_barcode(text, BarcodeFormat.QRCode, gs1=symbology.is_gs1, ec_level="M")
        quiet = _QUIET_QR
    else:
        made = create_barcode(text, BarcodeFormat.DataMatrix, gs1=symbology.is_gs1, force_square=True)
        quiet = _QUIET_DATAMATRIX
    image = made.to_image(scale=1, add_quiet_zones=False)
    rows, columns = image.shape
    pixels = memoryview(image).tobytes()  # type: ignore[arg-type]  # it is a buffer, its stubs do not say so
    return Matrix(_parts(pixels, columns, rows), columns, rows, quiet)


def _bracketed(payload: str, elements: ElementReader) -> str:
    """The form in which zxing-cpp takes element strings. Square brackets stand in no field, round ones may."""
    return "".join(f"[{element.ai}]{element.value}" for element in elements.read(payload).elements)


def _parts(pixels: bytes, columns: int, rows: int) -> tuple[Rectangle, ...]:
    """The dark runs of each row; runs that are the same in rows below each other become one rectangle."""
    done: list[Rectangle] = []
    growing: dict[tuple[int, int], int] = {}
    for row in range(rows + 1):
        line = pixels[row * columns : (row + 1) * columns]
        runs = {run.span() for run in _DARK.finditer(line)}
        for span in [span for span in growing if span not in runs]:
            top = growing.pop(span)
            done.append(Rectangle(span[0], top, span[1] - span[0], row - top))
        for run in _DARK.finditer(line):
            growing.setdefault(run.span(), row)
    return tuple(done)
