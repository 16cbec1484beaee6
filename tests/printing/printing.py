"""How the tests print, and how they read what was printed: by another program than the one that proves it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from scansim.cli import main

__all__ = ["ROOT", "Said", "found_at", "labels", "pictures", "printed_room", "read", "texts"]

ROOT = Path(__file__).parents[2]
_POINTS = 72
_INCH = 25.4
# The bars of a UPC-A are those of the EAN-13 that begins with 0 (reference labels 2.2 d).
_FORMATS: Any = (
    zxingcpp.BarcodeFormat.Code128,
    zxingcpp.BarcodeFormat.EAN13,
    zxingcpp.BarcodeFormat.EAN8,
    zxingcpp.BarcodeFormat.UPCA,
    zxingcpp.BarcodeFormat.ITF,
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.DataMatrix,
)


class Said:
    """What ``scansim labels`` said and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


def labels(*arguments: str) -> Said:
    """``scansim labels`` in this process. An exception that the command lets through is raised."""
    done = CliRunner().invoke(main, ["labels", *arguments], catch_exceptions=False)
    return Said(done.exit_code, done.stdout, done.stderr)


def pictures(file: Path, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as a printer of this resolution would see them."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.render(scale=dpi / _POINTS).to_pil().convert("L") for page in document]


def texts(file: Path) -> list[str]:
    """The text of each page of a PDF, lines joined by blanks."""
    with pypdfium2.PdfDocument(file) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def read(page: Image.Image) -> list[str]:
    """Everything that a reader finds on a page: the bytes as text."""
    found = zxingcpp.read_barcodes(page, formats=_FORMATS, try_downscale=False, try_invert=False)
    return [_payload(each) for each in found]


def found_at(page: Image.Image, dpi: int) -> dict[str, tuple[float, float]]:
    """Everything that a reader finds on a page, and where the middle of it is, in millimetres."""
    found = zxingcpp.read_barcodes(page, formats=_FORMATS, try_downscale=False, try_invert=False)
    return {_payload(each): _middle(each.position, dpi) for each in found}


def _middle(position: Any, dpi: int) -> tuple[float, float]:
    one, other = position.top_left, position.bottom_right
    return (one.x + other.x) / 2 / dpi * _INCH, (one.y + other.y) / 2 / dpi * _INCH


def _payload(found: Any) -> str:
    text: str = found.bytes.decode()
    is_upc_a = found.format in {zxingcpp.BarcodeFormat.EAN13, zxingcpp.BarcodeFormat.UPCA} and text[0] == "0"
    return text[1:] if is_upc_a else text


@cache
def printed_room(folder: Path, dpi: int) -> tuple[Path, Counter[str]]:
    """The room of pack S printed once for this resolution, and everything that is read off its pages."""
    out = folder / f"room-{dpi}.pdf"
    said = labels("room", "--out", str(out), "--dpi", str(dpi))
    assert said.status == 0, said.err
    return out, Counter(payload for page in pictures(out, dpi) for payload in read(page))
