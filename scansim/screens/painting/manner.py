"""How a screen is worked and how much room it has: what most painters need to know beside what they paint."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.screens.painting.row import Row

__all__ = ["Manner"]


@dataclass(frozen=True, slots=True)
class Manner:
    """``by_cards``: choices bear the cards that choose them. ``tall``: there is room for rows that a finger hits."""

    by_cards: bool = False
    tall: bool = False

    @property
    def rows_each(self) -> int:
        """How many rows a choice takes."""
        return 2 if self.tall else 1

    def high(self, row: Row) -> list[Row]:
        """A choice, twice as high where there is room."""
        return [row, Row((), row.spots)] if self.tall else [row]
