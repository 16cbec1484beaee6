"""A sentence in two lengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Said", "Sentence"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its facts in place: whole, and for a line of 40 columns."""

    long: str
    short: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with ``{named}`` places for facts. Without a short form the long one serves for both."""

    long: str
    short: str = ""

    def say(self, facts: Mapping[str, str]) -> Said:
        """The sentence with the facts inserted; a fact that is missing is left empty."""
        known = _Facts(facts)
        long = self.long.format_map(known)
        return Said(long, self.short.format_map(known) if self.short else long)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
