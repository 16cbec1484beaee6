"""Pages as pictures of one bit a dot."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from scansim.labels.fonts import Face, font_file
from scansim.labels.page import Page, Pages, Text

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["bytes_of", "picture", "png"]

_BLACK = 0


def png(pages: Pages) -> tuple[bytes, ...]:
    """One file a page, which knows its resolution: the same pages make the same bytes."""
    files = []
    for page in pages.pages:
        file = BytesIO()
        picture(page).save(file, "PNG", dpi=(pages.printer.dpi_x, pages.printer.dpi_y))
        files.append(file.getvalue())
    return tuple(files)


def picture(page: Page) -> Image:
    """A page, dot by dot."""
    return _painted(page, "1", 1)


def bytes_of(page: Page) -> memoryview:
    """The same dots, a byte each (0 is dark), in rows: what readers take."""
    return memoryview(_painted(page, "L", 255).tobytes()).cast("B", (page.height, page.width))


def _painted(page: Page, mode: str, white: int) -> Image:
    from PIL import Image, ImageDraw

    image = Image.new(mode, (page.width, page.height), white)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    for x, y, width, height in page.boxes:
        draw.rectangle((x, y, x + width - 1, y + height - 1), fill=_BLACK)
    for left, top, symbol in page.symbols:
        for x, y, width, height in symbol.parts:
            draw.rectangle((left + x, top + y, left + x + width - 1, top + y + height - 1), fill=_BLACK)
    for text in page.texts:
        _write(draw, text, white)
    return image


def _write(draw: ImageDraw, text: Text, white: int) -> None:
    colour = white if text.white else _BLACK
    draw.text((text.x, text.baseline), text.text, fill=colour, font=_font(text.face, text.size), anchor="ls")


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(font_file(face)), size, layout_engine=ImageFont.Layout.BASIC)
