"""Every key as it arrived, gathered into lines: what the hardware check looks at.

Beside :class:`~scansim.scanner.line.ScanLine`, which makes entries of the same keys and forgets them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from scansim.scanner.reading import LIMIT

__all__ = ["Captured", "Stroke", "StrokeLog", "Suffix"]

_SUFFIXES = "\r\n\t"
_ESCAPE, _BACKSPACE = "escape", "backspace"

# No hand presses a key behind a scan as fast as this, in milliseconds.
_NO_HAND_WITHIN = 40.0
# What comes later than this was pressed by a person, whatever the scanner.
_HANDS_BEGIN_AT = 150.0


class Suffix(StrEnum):
    """What ended a line. ``twice`` is any other than CR and LF together; ``none`` means that a pause ended it."""

    NONE = "none"
    ENTER = "enter"
    LINE_FEED = "line_feed"
    ENTER_AND_LINE_FEED = "enter_and_line_feed"
    TAB = "tab"
    TWICE = "twice"


_NAMED = {
    "": Suffix.NONE,
    "\r": Suffix.ENTER,
    "\n": Suffix.LINE_FEED,
    "\r\n": Suffix.ENTER_AND_LINE_FEED,
    "\t": Suffix.TAB,
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key that arrived: the character it enters, or its name (``f13``) when it enters none.

    ``at`` is its moment in seconds of any monotonic clock, taken where it was read.
    """

    char: str
    at: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """The keys of one line and those of its suffix. ``is_edited`` says that a person took characters back."""

    strokes: tuple[Stroke, ...]
    suffix_strokes: tuple[Stroke, ...] = ()
    is_edited: bool = False

    @property
    def text(self) -> str:
        """The characters of the line, without the suffix."""
        return "".join(stroke.char for stroke in self.strokes)

    @property
    def suffix(self) -> Suffix:
        """What ended the line."""
        return _NAMED.get("".join(stroke.char for stroke in self.suffix_strokes), Suffix.TWICE)

    @property
    def gaps(self) -> tuple[float | None, ...]:
        """Milliseconds before each key, the suffix included; None before the first."""
        strokes = (*self.strokes, *self.suffix_strokes)
        between = (max(0.0, _milliseconds(before, now)) for before, now in pairwise(strokes))
        return (None, *between) if strokes else ()

    @property
    def scan_gaps(self) -> tuple[float, ...]:
        """The gaps by which a scanner is told from fingers: each up to the first key of the suffix."""
        return tuple(gap for gap in self.gaps[: len(self.strokes) + 1] if gap is not None)

    @property
    def mean_gap(self) -> float:
        """The mean of those gaps, in milliseconds; 0 where there is none."""
        return sum(self.scan_gaps) / len(self.scan_gaps) if self.scan_gaps else 0.0

    @property
    def longest_gap(self) -> float:
        """The longest of those gaps, in milliseconds; 0 where there is none."""
        return max(self.scan_gaps, default=0.0)


class StrokeLog:
    """Takes one key after the other. ``last`` is the newest line that ended; a later key of its suffix makes it anew.

    Like :class:`~scansim.scanner.line.ScanLine` it ends a line at a suffix and nowhere else. Only its owner can know
    that a scanner sends none, and says so with :meth:`pause`.
    """

    def __init__(self) -> None:
        self._strokes: list[Stroke] = []
        self._is_edited = False
        self._may_have_more = False
        self.last: Captured | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether characters have arrived that no suffix has ended."""
        return any(stroke.char for stroke in self._strokes)

    def take(self, stroke: Stroke) -> None:
        """Take one key."""
        if stroke.name in {_ESCAPE, _BACKSPACE}:
            self._edit(stroke.name)
        elif stroke.char and stroke.char in _SUFFIXES:
            self._end(stroke)
        else:
            self._add(stroke)

    def pause(self) -> None:
        """Nothing has come for so long that no suffix will: what has come is a line without one."""
        if self.is_waiting:
            self._complete()
        self._strokes.clear()

    def _add(self, stroke: Stroke) -> None:
        self._may_have_more = False
        if stroke.char and not self.is_waiting:
            self._strokes = [key for key in self._strokes if _milliseconds(key, stroke) <= _HANDS_BEGIN_AT]
        if len(self._strokes) < LIMIT:
            self._strokes.append(stroke)

    def _edit(self, key: str) -> None:
        self._may_have_more = False
        while self._strokes and not self._strokes[-1].char:
            self._strokes.pop()
        if key == _ESCAPE or len(self._strokes) <= 1:
            self._strokes.clear()
            self._is_edited = False
        else:
            self._strokes.pop()
            self._is_edited = True

    def _end(self, stroke: Stroke) -> None:
        if self.is_waiting:
            self._complete(stroke)
        elif self.last is not None and self._may_have_more and _belongs(stroke, self.last):
            self.last = replace(self.last, suffix_strokes=(*self.last.suffix_strokes, stroke))
        else:
            self._may_have_more = False

    def _complete(self, *suffix: Stroke) -> None:
        self.last = Captured(tuple(self._strokes), suffix, self._is_edited)
        self._strokes.clear()
        self._is_edited = False
        self._may_have_more = bool(suffix)


def _belongs(stroke: Stroke, line: Captured) -> bool:
    """Whether a suffix key is one more of the line's suffix: the LF of CRLF, or as fast as the line itself."""
    last = line.suffix_strokes[-1]
    fast_enough = min(max(_NO_HAND_WITHIN, line.longest_gap), _HANDS_BEGIN_AT)
    return (last.char, stroke.char) == ("\r", "\n") or _milliseconds(last, stroke) <= fast_enough


def _milliseconds(before: Stroke, now: Stroke) -> float:
    return (now.at - before.at) * 1000
