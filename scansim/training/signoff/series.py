"""Signing several certificates after one another (reference training D1, after 21 CFR 11.200).

The first signature takes badge and PIN, further ones the PIN alone, for a few minutes and without a break: a lock, or
walking away, asks for both again. Nobody signs a page that they have not opened.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["Needs", "Series", "needed"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What the next signature takes."""

    badge: bool
    pin: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it stands: when it began (seconds of a clock that never runs backwards; None: it did not, or was
    broken), how many were signed in it, and which pages were opened."""

    began: float | None = None
    signed: int = 0
    opened: frozenset[str] = frozenset()

    def open(self, page: str) -> Series:
        """A page of evidence was opened, to its end."""
        return replace(self, opened=self.opened | {page})

    def sign(self, page: str, now: float, minutes: int) -> Series:
        """A page was signed, with all that it took; it has to be opened again before it is signed again."""
        begun = needed(self, now, minutes).badge
        return Series(now if begun else self.began, 1 if begun else self.signed + 1, self.opened - {page})

    def broken(self) -> Series:
        """The station was locked, somebody was away, or another person signed in: nothing was opened, nothing begun."""
        return Series()


def needed(series: Series, now: float, minutes: int) -> Needs:
    """What the next signature takes at this moment, in a series that may last so many minutes."""
    goes_on = series.began is not None and 0 <= now - series.began <= minutes * 60
    return Needs(badge=not goes_on)
