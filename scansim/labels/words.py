"""The words of a label: sign, verb, title and further lines, set for a width and not yet placed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scansim.labels.document import Label
from scansim.labels.dots import Raster, Rectangle
from scansim.labels.fitting import Fitted, fitted
from scansim.labels.fonts import ASCENT, DESCENT, Face, ink, printable, runs
from scansim.labels.page import Drawing
from scansim.training.stationery import Layout
from scansim.words.printed import printed

__all__ = ["Block", "Sizes", "row_height", "set_sign", "set_tag", "set_words"]

_LEAST = Fraction(14, 10)
"""Millimetres. Smaller letters are no more read but guessed."""

_MOST_LINES = 2

_SIGN = 0.6
"""How much of its square a sign fills."""


def row_height(size: int) -> int:
    """The height of a line of this font size."""
    return round(size * (ASCENT + DESCENT))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in dots downwards, and the gap between things."""

    title: int
    text: int
    verb: int
    tag: int
    least: int
    gap: int

    @classmethod
    def of(cls, layout: Layout, factor: float, raster: Raster) -> Sizes:
        """The sizes of a layout, made smaller by a factor where there is little room."""
        least = raster.down(_LEAST)

        def dots(size: Fraction) -> int:
            return max(least, round(raster.down(size) * factor))

        text = dots(layout.text_size)
        verb = dots(layout.verb_size)
        return cls(dots(layout.title_size), text, verb, max(least, round(text * 0.72)), least, max(1, round(text / 3)))


@dataclass(slots=True)
class Block:
    """Something drawn by itself, from 0, 0 on, how much room it takes, and whether all of it is there."""

    drawing: Drawing
    width: int = 0
    height: int = 0
    complete: bool = True

    @classmethod
    def on(cls, drawing: Drawing) -> Block:
        """An empty block that will go on this drawing."""
        return cls(Drawing(drawing.raster, drawing.paper))

    def line(self, x: int, text: str, face: Face, size: int, *, white: bool = False) -> None:
        """One line of text below what is there."""
        self.drawing.text(x, self.height + round(size * ASCENT), text, face, size, white=white)
        self.width = max(self.width, x + round(self.drawing.wide(text, face, size)))
        self.height += row_height(size)

    def place(self, drawing: Drawing, x: int, y: int) -> None:
        """Put it on a drawing, its upper left corner at ``x``, ``y``."""
        mine = self.drawing
        drawing.boxes.extend(box._replace(x=box.x + x, y=box.y + y) for box in mine.boxes)
        drawing.texts.extend(text._replace(x=text.x + x, baseline=text.baseline + y) for text in mine.texts)
        drawing.symbols.extend(placed._replace(x=placed.x + x, y=placed.y + y) for placed in mine.symbols)


def set_words(drawing: Drawing, label: Label, sizes: Sizes, room: Rectangle, beside_head: int = 0) -> Block:
    """Sign, verb, title and lines below each other. ``beside_head`` dots of the first row are taken already.

    Lines for which ``room`` has no height are left away, and the last one that is there says so.
    """
    block = Block.on(drawing)
    verb, title = printable(label.verb), printable(label.title)
    head, head_size = (verb, sizes.verb) if verb else (title, sizes.title)
    indent = _sign(block, label.sign, _side(head_size)) + 2 * sizes.gap if label.sign else 0
    _head(block, head, head_size, indent, drawing.square(room.width - indent - beside_head), sizes.least)
    across = drawing.square(room.width)
    if verb and title:
        _add(block, fitted(title, Face.BOLD, sizes.title, across, _MOST_LINES, sizes.least), Face.BOLD)
    for text in label.lines:
        set_ = fitted(printable(text), Face.SANS, sizes.text, across, _MOST_LINES, sizes.least)
        if block.height + len(set_.lines) * row_height(set_.size) > room.height:
            block.complete = False
            _end_with_ellipsis(block, across)
            break
        _add(block, set_, Face.SANS)
    block.complete = block.complete and block.height <= room.height
    return block


def _end_with_ellipsis(block: Block, room: float) -> None:
    texts = block.drawing.texts
    if texts and texts[-1].face is not Face.MONO and not texts[-1].text.endswith("…"):
        last = texts[-1]
        short = fitted(f"{last.text} …", last.face, last.size, room, 1, last.size).lines[0]
        texts[-1] = last._replace(text=short)


def set_tag(drawing: Drawing, sizes: Sizes) -> Block:
    """The word TRAINING, white on black."""
    block = Block.on(drawing)
    word = printable(printed("training"))
    rim = max(1, round(sizes.tag * 0.3))
    block.height = max(1, rim // 2)
    block.line(rim, word, Face.BOLD, sizes.tag, white=True)
    block.width += rim
    block.height += max(1, rim // 2)
    block.drawing.box(Rectangle(0, 0, block.width, block.height))
    return block


def set_sign(drawing: Drawing, sign: str, side: int) -> Block:
    """An icon: one or two characters, white on a black square of ``side`` dots downwards."""
    block = Block.on(drawing)
    block.width = _sign(block, sign, side)
    block.height = side
    return block


def _sign(block: Block, sign: str, side: int) -> int:
    """Draws a sign at the block's upper left corner, its ink in the middle of the square; its width."""
    drawing = block.drawing
    across = round(side / drawing.square(1))
    drawing.box(Rectangle(0, 0, across, side))
    for face, text in runs(printable(sign)[:2], Face.BOLD):
        dark = ink(text, face)
        size = round(_SIGN * side / max(dark.width, dark.height, 0.5))
        x = across / 2 - (dark.left + dark.width / 2) * size / drawing.square(1)
        baseline = side / 2 + (dark.bottom + dark.height / 2) * size
        drawing.text(round(x), round(baseline), text, face, size, white=True)
        break
    return across


def _side(size: int) -> int:
    """The side of a sign beside letters of this size."""
    return round(size * 1.1)


def _head(block: Block, text: str, size: int, indent: int, room: float, least: int) -> None:
    """The first row: the verb, or the title where there is no verb, which may take a second line."""
    set_ = fitted(text, Face.BOLD, size, room, 1 if indent else _MOST_LINES, least)
    if indent:
        side = _side(size)
        # Capitals are 0.73 of the font's size: their middle is that of the sign.
        block.height = round(side / 2 + 0.365 * set_.size - ASCENT * set_.size)
        _add(block, set_, Face.BOLD, indent)
        block.height = side + round(side * 0.15)
    else:
        _add(block, set_, Face.BOLD)


def _add(block: Block, set_: Fitted, face: Face, indent: int = 0) -> None:
    for line in set_.lines:
        block.line(indent, line, face, set_.size)
