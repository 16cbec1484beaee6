"""Choosing with nothing but cards where nothing is drawn: what is come to is said, and ENTER or a letter takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scansim.engine.handheld.screen import HandheldScreen, ScreenKind
from scansim.training.asking import LONGEST_QUANTITY
from scansim.training.choices_on import (
    LETTERS,
    field_entered,
    first_of_letters,
    next_button,
    next_choice,
    next_four,
    same_choice,
)
from scansim.training.inputs import Input, Set
from scansim.words.plain import line

__all__ = ["Choosing"]

_LETTERS = "ABCD"


@dataclass(slots=True)
class Choosing:
    """Which row, button, field or answer was come to, and the digits that were read off cards so far."""

    chosen: int | None = None
    digits: str = ""

    @property
    def first(self) -> int:
        """The index of what the letter A means."""
        return first_of_letters(self.chosen)

    def step(self, count: int) -> int:
        """To the next of so many, of which there is one at least; where it is."""
        self.chosen = next_choice(count, self.chosen) or 0
        return self.chosen

    def next(self, count: int, text: Callable[[int], str]) -> Sequence[str]:
        """To the next one; what is said of it."""
        self.step(count)
        return self._said(text)

    def button(self, count: int, text: Callable[[int], str]) -> Sequence[str]:
        """To the next of the buttons beside the lines; after the last one there is none."""
        self.chosen = next_button(count, self.chosen)
        return self._said(text)

    def four(self, count: int, text: Callable[[int], str]) -> Sequence[str]:
        """To the next four, each of which is said with its letter; nothing where the letters reach all there is."""
        following = next_four(count, self.chosen)
        if following is None:
            return ()
        self.chosen = following
        shown = range(following, min(following + LETTERS, count))
        return [
            line("lettered", letter=letter, number=str(index + 1), text=text(index))
            for letter, index in zip(_LETTERS, shown, strict=False)
        ]

    def take_digit(self, digit: str, screen: HandheldScreen) -> bool:
        """A digit of a card, where a number can be entered; whether it was taken."""
        can_be = bool(field_entered(screen, self.chosen)) and len(self.digits) < LONGEST_QUANTITY
        self.digits += digit if can_be else ""
        return can_be

    def follow(self, given: Input, before: HandheldScreen, after: HandheldScreen) -> None:
        """What stays chosen after an input. A value that was entered ends a choice, but for the rows of a form."""
        entered = isinstance(given, Set) and not after.items and after.kind is not ScreenKind.DIALOG
        self.chosen = None if entered else same_choice(before, self.chosen, after)
        if not after.fields:
            self.digits = ""

    def _said(self, text: Callable[[int], str]) -> Sequence[str]:
        if self.chosen is None:
            return [line("none_chosen")]
        return [line("chosen", number=str(self.chosen + 1), text=text(self.chosen))]
