"""Pages as a PDF of exact size, its bars as vectors.

reportlab serves as the surface, never its barcodes. Every dark rectangle is drawn a twentieth of a dot smaller on
each side: a painter that darkens every pixel it touches would else make bars one dot too wide (reference labels 5.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from scansim.labels.fonts import Face, font_file, printable
from scansim.labels.page import Page, Pages, PlacedSymbol, Text
from scansim.training.stationery import INCH, Printer

__all__ = ["pdf"]

_POINTS = 72
_FINE = 20
"""Steps a dot is divided into, so that the inset is a whole number."""


def pdf(pages: Pages) -> bytes:
    """The file: the same pages make the same bytes. It asks viewers to print it at its own size."""
    from reportlab.pdfgen.canvas import Canvas

    _prepare()
    file = BytesIO()
    first_font: Any = _font(Face.SANS)
    canvas = Canvas(file, pageCompression=1, invariant=1, initialFontName=first_font)
    canvas.setTitle(printable(pages.title))
    canvas.setCreator("scansim")
    canvas.setViewerPreference("PrintScaling", "None")
    for page in pages.pages:
        _draw(canvas, page, pages.printer)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Any, page: Page, printer: Printer) -> None:
    width, height = (float(length * _POINTS / INCH) for length in page.paper)
    canvas.setPageSize((width, height))
    across, down = _POINTS / printer.dpi_x, _POINTS / printer.dpi_y
    canvas.saveState()
    canvas.transform(across / _FINE, 0, 0, -down / _FINE, 0, height)
    canvas.addLiteral("\n".join(_dark(page)))
    canvas.restoreState()
    _write(canvas, page, across, down, height)


def _dark(page: Page) -> Iterator[str]:
    for x, y, width, height in page.boxes:
        yield f"{x * _FINE + 1} {y * _FINE + 1} {width * _FINE - 2} {height * _FINE - 2} re"
    for placed in page.symbols:
        yield from _parts(placed)
    yield "f"


def _parts(placed: PlacedSymbol) -> list[str]:
    left, top = placed.x * _FINE + 1, placed.y * _FINE + 1
    return [
        f"{left + x * _FINE} {top + y * _FINE} {width * _FINE - 2} {height * _FINE - 2} re"
        for x, y, width, height in placed.symbol.parts
    ]


def _write(canvas: Any, page: Page, across: float, down: float, height: float) -> None:
    for white in (False, True):
        texts = [text for text in page.texts if text.white == white]
        if texts:
            _write_in_one_colour(canvas, texts, white=white, across=across, down=down, height=height)


def _write_in_one_colour(
    canvas: Any, texts: list[Text], *, white: bool, across: float, down: float, height: float
) -> None:
    writing = canvas.beginText()
    writing.setFillGray(1 if white else 0)
    writing.setHorizScale(100 * across / down)
    font = None
    for text in texts:
        if (text.face, text.size) != font:
            font = text.face, text.size
            writing.setFont(_font(text.face), text.size * down)
        writing.setTextOrigin(text.x * across, height - text.baseline * down)
        writing.textOut(text.text)
    canvas.drawText(writing)


def _font(face: Face) -> str:
    return f"scansim-{face}"


@cache
def _prepare() -> None:
    """Registers the fonts, and settles what a site's own settings of reportlab may say."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for face in Face:
        registerFont(TTFont(_font(face), str(font_file(face))))
    rl_config.useA85 = 0  # Streams as bytes: smaller, and made in half the time.
