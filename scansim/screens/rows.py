"""The one widget that draws: rows of text that stays text. Of the rows it is given it paints those that changed.

Nothing from outside is ever parsed as markup: a row is inert text with styles that are constants of this program
(reference terminal-ui B3). A page is one such widget and not many, because every widget that changes costs the answer
to a scan a tenth of a millisecond and more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from scansim.screens.painting.row import Row

__all__ = ["Rows"]

_WHEEL = 3
_EMPTY = Row()


class _Look(NamedTuple):
    """All that decides how a row looks besides the row itself."""

    width: int
    base: Style
    background: Color
    filters: tuple[LineFilter, ...]


class Rows(Widget, can_focus=False):
    """Fills its screen with rows. A touch on a spot posts :class:`Touched`, a turn of the wheel :class:`Rolled`."""

    ALLOW_SELECT = False

    @dataclass
    class Touched(Message):
        """A spot of a row was touched or clicked: its act."""

        act: str

    @dataclass
    class Rolled(Message):
        """The wheel was turned by so many rows while the pointer was in this column."""

        x: int
        step: int

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._look: _Look | None = None
        self._drawn: dict[int, tuple[Row, Strip]] = {}

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, the first one on top."""
        old, self._rows = self._rows, rows
        if not self.is_attached:
            return
        if len(old) != len(rows):
            self.refresh()
            return
        width = self.size.width
        pairs = enumerate(zip(old, rows, strict=True))
        changed = [Region(0, y, width, 1) for y, (was, now) in pairs if was is not now and was != now]
        if changed:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in ``crop``; one that did not change is the strip that it was.

        Textual's own way works out border, padding, hatch and outline for each row; here there are none.
        """
        look = _Look(self.size.width, self.rich_style, self.background_colors[1], tuple(self.get_line_filters()))
        if look != self._look:
            self._look, self._drawn = look, {}
        strips = [self._strip_at(y, look) for y in crop.line_range]
        span = crop.column_span
        return strips if span == (0, look.width) else [strip.crop(*span) for strip in strips]

    def _strip_at(self, y: int, look: _Look) -> Strip:
        row = self._rows[y] if y < len(self._rows) else _EMPTY
        known = self._drawn.get(y)
        if known is not None and known[0] is row:
            return known[1]
        strip = _strip(row, look.base, look.width)
        for each in look.filters:
            strip = strip.apply_filter(each, look.background)
        self._drawn[y] = (row, strip)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Say which spot was touched."""
        act = self._rows[event.y].act_at(event.x) if 0 <= event.y < len(self._rows) else ""
        if act:
            event.stop()
            self.post_message(self.Touched(act))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel, downwards."""
        self.post_message(self.Rolled(event.x, _WHEEL))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel, upwards."""
        self.post_message(self.Rolled(event.x, -_WHEEL))


@lru_cache(maxsize=512)
def _strip(row: Row, base: Style, width: int) -> Strip:
    segments = [Segment(text, _style(base, style)) for text, style in row.parts]
    return Strip(segments).adjust_cell_length(width, base)


@lru_cache(maxsize=256)
def _style(base: Style, style: str) -> Style:
    return base + Style.parse(style)
