"""The one widget that draws: rows of text that stays text. Of the rows it is given it paints those that changed.

Nothing from outside is ever parsed as markup: a row is inert text with styles that are constants of this program
(reference terminal-ui B3). A page is one such widget and not many, because every widget that changes costs the answer
to a scan a tenth of a millisecond and more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from scansim.screens.painting.row import Row

__all__ = ["Rows"]

_WHEEL = 3


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

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, the first one on top."""
        old, self._rows = self._rows, rows
        if not self.is_attached:
            return
        if len(old) != len(rows):
            self.refresh()
            return
        width = self.size.width
        for y, (was, now) in enumerate(zip(old, rows, strict=True)):
            if was is not now and was != now:
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        """One row, as Textual asks for it."""
        width, base = self.size.width, self.rich_style
        return _strip(self._rows[y], base, width) if y < len(self._rows) else Strip.blank(width, base)

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
    segments = [Segment(text, base + _style(style)) for text, style in row.parts]
    return Strip(segments).adjust_cell_length(width, base)


@lru_cache(maxsize=64)
def _style(style: str) -> Style:
    return Style.parse(style)
