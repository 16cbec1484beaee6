"""The one widget that draws: rows of text that stays text. It paints those in view, and of these what changed.

Nothing from outside is ever parsed as markup: a row is inert text with styles that are constants of this program
(reference terminal-ui B3). Strips are made here directly, because a scan must be on the screen as soon as it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from scansim.screens.painting.row import Row, Sheet, sheet

__all__ = ["Rows"]

_AIR_ABOVE = 3
"""One of so many parts of the height stays above a row that was out of view, so that not every scan scrolls."""


class Rows(ScrollView, can_focus=False):
    """Shows the sheet that a painter makes for its width, a thousand rows as fast as ten.

    A touch on a spot posts :class:`Rows.Touched`.
    """

    ALLOW_SELECT = False

    @dataclass
    class Touched(Message):
        """A spot of a row was touched or clicked: its act."""

        rows: Rows
        act: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painter: Callable[[int], Sheet] = _nothing
        self._sheet = sheet(())
        self._room = Size(0, 0)

    @property
    def height(self) -> int:
        """How many rows there is room for."""
        return self._room.height

    def show(self, painter: Callable[[int], Sheet]) -> None:
        """Show what ``painter`` makes for the width that there is, now and after each change of size."""
        self._painter = painter
        width, height = self._room
        if width > 0:
            new = painter(width)
            fits = len(new.values) + len(new.pinned) <= height
            # Where rows are hidden, a bar at the right end says so.
            self._show(new if fits else painter(width - 1))

    def scroll_rows(self, count: int) -> None:
        """Move the view by so many rows."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False)

    def render_line(self, y: int) -> Strip:
        """One row, as Textual asks for it."""
        row = self._row_at(y)
        width, base = self._room.width, self.rich_style
        return _strip(row, base, width) if row else Strip.blank(width, base)

    def on_resize(self) -> None:
        """Another width is another sheet."""
        self._room = self.size
        self._sheet = sheet(())
        self.show(self._painter)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which spot was touched."""
        at = event.get_content_offset(self)
        row = self._row_at(at.y) if at is not None else None
        act = row.act_at(at.x) if at is not None and row is not None else ""
        if act:
            event.stop()
            self.post_message(self.Touched(self, act))

    def _row_at(self, y: int) -> Row | None:
        pinned = self._sheet.pinned
        if y < len(pinned):
            return pinned[y]
        index = y - len(pinned) + self.scroll_offset.y
        return self._sheet.paint(index) if 0 <= index < len(self._sheet.values) else None

    def _show(self, new: Sheet) -> None:
        old, self._sheet = self._sheet, new
        if (old.pinned, old.keep) == (new.pinned, new.keep) and old.values == new.values:
            return
        size = Size(1, len(new.values) + len(new.pinned))
        if self.virtual_size != size:
            self.virtual_size = size
        before = self.scroll_offset.y
        self._keep_in_view(new)
        if self.scroll_offset.y != before:
            return  # Scrolling has repainted everything.
        if len(old.pinned) != len(new.pinned):
            self.refresh()
            return
        width, height = self._room
        for y in range(height):
            if _differs(old, new, y, before):
                self.refresh(Region(0, y, width, 1))

    def _keep_in_view(self, new: Sheet) -> None:
        height = self._room.height - len(new.pinned)
        if new.keep is None or height <= 0:
            return
        first, last = new.keep
        top = self.scroll_offset.y
        if first < top or last >= top + height:
            top = min(first - height // _AIR_ABOVE, len(new.values) - height)
            top = max(0, min(first, max(top, last - height + 1)))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)


def _nothing(_width: int) -> Sheet:
    return sheet(())


def _differs(old: Sheet, new: Sheet, y: int, scrolled: int) -> bool:
    pinned = len(new.pinned)
    if y < pinned:
        return old.pinned[y] != new.pinned[y]
    index = y - pinned + scrolled
    if index >= len(new.values):
        return index < len(old.values)
    if index >= len(old.values):
        return True
    was, now = old.values[index], new.values[index]
    return was is not now and was != now


@lru_cache(maxsize=512)
def _strip(row: Row, base: Style, width: int) -> Strip:
    segments = [Segment(text, base + _style(style)) for text, style in row.parts]
    return Strip(segments).adjust_cell_length(width, base)


@lru_cache(maxsize=64)
def _style(style: str) -> Style:
    return Style.parse(style)
