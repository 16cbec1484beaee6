"""A widget for rows: paints only those in view, and of these only the ones that changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from scansim.screens.painting.row import Row, Sheet, sheet

__all__ = ["Rows"]


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

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._painter: Callable[[int], Sheet] = _nothing
        self._sheet = sheet(())

    def show(self, painter: Callable[[int], Sheet]) -> None:
        """Show what ``painter`` makes for the width that there is, now and after each change of size."""
        self._painter = painter
        width, height = self.size
        if width > 0:
            new = painter(width)
            # Where rows are hidden, a bar at the right end says so.
            self._show(new if len(new.values) <= height else painter(width - 1))

    def scroll_rows(self, count: int) -> None:
        """Move the view by so many rows."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False)

    def render_line(self, y: int) -> Strip:
        """One row, as Textual asks for it."""
        index = y + self.scroll_offset.y
        width = self.size.width
        if not 0 <= index < len(self._sheet.values):
            return Strip.blank(width, self.rich_style)
        content = self._sheet.paint(index).content
        strips = Visual.to_strips(self, content, width, 1, self.visual_style, apply_selection=False, pad=True)
        return strips[0].adjust_cell_length(width, self.rich_style) if strips else Strip.blank(width, self.rich_style)

    def on_resize(self) -> None:
        """Another width is another sheet."""
        self._sheet = sheet(())
        self.show(self._painter)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which spot was touched."""
        at = event.get_content_offset(self)
        if at is None:
            return
        index = at.y + self.scroll_offset.y
        if 0 <= index < len(self._sheet.values):
            act = self._sheet.paint(index).act_at(at.x)
            if act:
                event.stop()
                self.post_message(self.Touched(self, act))

    def _show(self, new: Sheet) -> None:
        old, self._sheet = self._sheet, new
        before = self.scroll_offset
        size = Size(1, len(new.values))
        if self.virtual_size != size:
            self.virtual_size = size
        self._keep_in_view(new)
        if self.scroll_offset != before:
            return
        top, height = self.scroll_offset.y, self.size.height
        for index in range(top, min(top + height, max(len(old.values), len(new.values)))):
            if not _is_same(old, new, index):
                self.refresh(Region(0, index - top, self.size.width, 1))

    def _keep_in_view(self, new: Sheet) -> None:
        height = self.size.height
        if new.keep is None or height <= 0:
            return
        first, last = new.keep
        top = self.scroll_offset.y
        if last >= top + height:
            top = last - height + 1
        top = min(top, first)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)


def _nothing(_width: int) -> Sheet:
    return sheet(())


def _is_same(old: Sheet, new: Sheet, index: int) -> bool:
    if index >= len(old.values) or index >= len(new.values):
        return False
    was, now = old.values[index], new.values[index]
    return was is now or (was == now and isinstance(now, Row))
