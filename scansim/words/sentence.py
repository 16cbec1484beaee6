"""A sentence in two lengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scansim.words.language import spoken

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
        """The sentence in the language spoken, with the facts inserted; a fact that is missing is left empty."""
        known, language = _Facts(facts), spoken()
        long, short = language.long(self.long), language.short(self.short, self.long)
        return Said(long.format_map(known), short.format_map(known))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
