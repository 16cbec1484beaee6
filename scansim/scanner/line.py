"""Characters, one after the other, become entries.

An entry ends at a suffix and nowhere else: CR, LF, Tab, or CR and LF together. Time never ends one, because an event
loop or a reader thread that is late would split scans (reference terminal-ui B1); it only tells who typed.
"""

from __future__ import annotations

from enum import StrEnum

from scansim.scanner.entry import Entry, Origin
from scansim.scanner.inert import inert
from scansim.scanner.reading import LIMIT, Line, ScannerSettings, entry_of

__all__ = ["BareSuffix", "ScanLine"]


class BareSuffix(StrEnum):
    """A suffix on an empty line that belongs to no entry: a person pressed that key."""

    ENTER = "enter"
    TAB = "tab"


_BARE = {"\r": BareSuffix.ENTER, "\n": BareSuffix.ENTER, "\t": BareSuffix.TAB}


class ScanLine:
    """The line that scanner and keyboard write into.

    Moments are seconds of any monotonic clock, taken where the character was read. No text raises.
    """

    def __init__(self, settings: ScannerSettings | None = None) -> None:
        self._settings = settings or ScannerSettings()
        self._line_feed_is_spent = False
        self._scan_ended_at: float | None = None
        self.clear()

    def use(self, settings: ScannerSettings) -> None:
        """Read lines by other settings, beginning with the one that is completed next."""
        self._settings = settings

    @property
    def text(self) -> str:
        """What to show of the line so far, made inert."""
        return inert("".join(self._chars))

    def clear(self) -> None:
        """Forget what was entered since the last suffix."""
        self._chars: list[str] = []
        self._gaps = 0
        self._gap_sum = 0.0
        self._max_gap = 0.0
        self._last_at: float | None = None
        self._edited = self._pasted = self._overflowed = False

    def backspace(self) -> None:
        """Take the last character back. A line that was edited counts as typed until it is empty again."""
        if len(self._chars) <= 1:
            self.clear()
        else:
            self._chars.pop()
            self._edited = True

    def feed(self, char: str, at: float) -> Entry | BareSuffix | None:
        """Take one character that was read at the moment ``at``.

        Returns:
            the entry that it completed; a :class:`BareSuffix` when it is a suffix on an empty line that a person
            pressed; else None. What a scanner adds to its suffix (the LF of CRLF, a second CR at its own speed) is
            never a bare suffix.
        """
        if char not in _BARE:
            self._line_feed_is_spent = False
            self._scan_ended_at = None
            self._time(at)
            self._add(char)
            return None
        spent = char == "\n" and self._line_feed_is_spent
        self._line_feed_is_spent = char == "\r"
        if self._chars:
            self._time(at)
            return self._complete(at)
        if spent or self._belongs_to_last_scan(at):
            return None
        return _BARE[char]

    def paste(self, text: str, at: float) -> tuple[Entry, ...]:
        """Take a bracketed paste that was read at the moment ``at``: the entry of each line it completes.

        What follows its last suffix stays in the line, as typed characters do, so that a person sees it and confirms
        it; the entry counts as pasted. Empty lines are nothing: pasted text presses no control.
        """
        entries = []
        for char in text:
            if char not in _BARE:
                self._pasted = True
                self._add(char)
            elif self._chars:
                entries.append(self._complete(at))
        self._line_feed_is_spent = False
        self._scan_ended_at = None
        return tuple(entries)

    def _add(self, char: str) -> None:
        if len(self._chars) < LIMIT:
            self._chars.append(char)
        else:
            self._overflowed = True

    def _time(self, at: float) -> None:
        if self._last_at is not None:
            gap = max(0.0, at - self._last_at)
            self._gaps += 1
            self._gap_sum += gap
            self._max_gap = max(self._max_gap, gap)
        self._last_at = at

    def _complete(self, at: float) -> Entry:
        line = Line(
            "".join(self._chars),
            mean_gap_ms=_milliseconds(self._gap_sum / max(1, self._gaps)),
            max_gap_ms=_milliseconds(self._max_gap),
            edited=self._edited,
            pasted=self._pasted,
            overflowed=self._overflowed,
        )
        self.clear()
        entry = entry_of(line, self._settings)
        self._scan_ended_at = at if entry.origin is Origin.SCAN else None
        return entry

    def _belongs_to_last_scan(self, at: float) -> bool:
        """Some scanners send two suffixes; the second must press no control, and no hand follows that fast."""
        if self._scan_ended_at is None or _milliseconds(at - self._scan_ended_at) > self._settings.max_mean_gap_ms:
            return False
        self._scan_ended_at = at
        return True


def _milliseconds(seconds: float) -> float:
    """To the microsecond: differences of clock readings carry more digits than they mean."""
    return round(seconds * 1000, 3)
