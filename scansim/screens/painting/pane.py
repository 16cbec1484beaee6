"""Parts of the screen: one that scrolls, and two with frames side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, beside, shortened

__all__ = ["Framed", "Pane", "SideBySide"]

_AIR_ABOVE = 3
"""One of so many parts of the height stays above a row that was out of view, so that not every scan scrolls."""

_LEAST = 2
"""With fewer rows between them the foot is left out."""

_EMPTY = Row()
_UP, _DOWN = Pen().write("↑", STRONG).row(), Pen().write("↓", STRONG).row()
_LIGHT, _HEAVY = tuple("╭─╮│╰╯"), tuple("┏━┓┃┗┛")


@dataclass(slots=True)
class Pane:
    """A part of the screen that scrolls on its own: remembers which row stands on top."""

    top: int = 0
    _kept: tuple[int, int] | None = None
    _is_cut: bool = False
    _room: int = 0
    _last_top: int = 0

    def rows(self, painter: Callable[[int], Sheet], width: int, height: int) -> list[Row]:
        """Exactly ``height`` rows of what ``painter`` makes; arrows at the right end say that there is more."""
        # What was cut is likely to be cut again: so the sheet is seldom made twice.
        found = painter(width - self._is_cut)
        foot = found.foot if height - len(found.pinned) - len(found.foot) >= _LEAST else ()
        is_cut = found.count > height - len(found.pinned) - len(foot)
        if is_cut != self._is_cut:
            found = painter(width - is_cut)
        self._is_cut = is_cut
        room = max(0, height - len(found.pinned) - len(foot))
        self._room, self._last_top = room, max(0, found.count - room)
        self._scroll(found, room)
        shown = [found.paint(index) for index in range(self.top, min(self.top + room, found.count))]
        shown += [_EMPTY] * (room - len(shown))
        if shown and self.top > 0:
            shown[0] = beside((shown[0], width - 1), (_UP, 1))
        if shown and self.top + room < found.count:
            shown[-1] = beside((shown[-1], width - 1), (_DOWN, 1))
        return [*found.pinned, *shown, *foot][:height]

    def roll(self, step: int) -> None:
        """Scroll by hand; what must stay in view is let go until it changes."""
        self.top += step

    def turn(self) -> bool:
        """Scroll to the next part, from the last one to the first; whether there is more than one."""
        if not self._is_cut:
            return False
        self.top = 0 if self.top >= self._last_top else self.top + max(1, self._room - 1)
        return True

    @property
    def in_view(self) -> range:
        """The rows that scroll and were in view when it was last drawn."""
        return range(self.top, self.top + self._room)

    def follow(self) -> None:
        """Bring back into view what must stay there."""
        self._kept = None

    def _scroll(self, found: Sheet, room: int) -> None:
        if found.keep is not None and found.keep != self._kept:
            first, last = found.keep
            if first < self.top or last >= self.top + room:
                wanted = max(first - room // _AIR_ABOVE, last - room + 1)
                self.top = min(first, wanted)
        self._kept = found.keep
        self.top = max(0, min(self.top, found.count - room))


@dataclass(frozen=True, slots=True)
class Framed:
    """Rows with a frame around them: their title and the width with the frame; heavy where the keys work."""

    title: str
    width: int
    is_heavy: bool = False

    def top(self) -> Row:
        """The upper edge, with the title."""
        corner, line, other, *_ = self._lines
        pen = Pen().write(f"{corner}{line}").write(f" {shortened(self.title, self.width - 6)} ", STRONG)
        return pen.write(line * (self.width - pen.at - 1) + other).row()

    def foot(self) -> Row:
        """The lower edge."""
        _, line, _, _, corner, other = self._lines
        return Pen().write(corner + line * (self.width - 2) + other).row()

    def around(self, row: Row) -> tuple[tuple[Row, int], ...]:
        """A row between the edges, as columns."""
        edge = Row(((self._lines[3], ""),))
        return (edge, 1), (row, self.width - 2), (edge, 1)

    @property
    def _lines(self) -> tuple[str, ...]:
        return _HEAVY if self.is_heavy else _LIGHT


class SideBySide:
    """Two framed panels as one list of rows. Remembers what it made: after a scan nearly all rows are the same."""

    def __init__(self) -> None:
        self._frames: tuple[Framed, ...] = ()
        self._made: list[tuple[Row, Row, Row]] = []
        self._top = self._foot = _EMPTY

    def rows(self, left: Framed, lefts: Sequence[Row], right: Framed, rights: Sequence[Row]) -> list[Row]:
        """The rows of both panels, and the edges above and below."""
        if self._frames != (left, right):
            self._frames, self._made = (left, right), []
            self._top = beside((left.top(), left.width), (right.top(), right.width))
            self._foot = beside((left.foot(), left.width), (right.foot(), right.width))
        known = self._made
        self._made = [
            known[y]
            if y < len(known) and known[y][:2] == (one, other)
            else (one, other, self._joined(left, one, right, other))
            for y, (one, other) in enumerate(zip(lefts, rights, strict=True))
        ]
        return [self._top, *(made[2] for made in self._made), self._foot]

    def _joined(self, left: Framed, one: Row, right: Framed, other: Row) -> Row:
        return beside(*left.around(one), *right.around(other))
