"""A page of answers on top of another page. At first none is highlighted: Enter alone decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from scansim.screens.page import Page
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import place_of
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["OverPage"]


class OverPage(Page):
    """Lies over ``below``, under its heading, until one of ``count`` answers is given."""

    def __init__(self, below: Page, count: int) -> None:
        super().__init__()
        self._below = below
        self._count = count
        self._chosen: int | None = None

    @property
    def heading(self) -> Said:
        """As on the page below."""
        return self._below.heading

    @property
    def corner(self) -> Sequence[str]:
        """As on the page below."""
        return self._below.corner

    def answer_with(self, index: int) -> None:
        """Take the answer at ``index``."""
        raise NotImplementedError

    def touched(self, act: str) -> None:
        """An answer."""
        if act.startswith(CHOOSE):
            self.answer_with(int(act.removeprefix(CHOOSE)))

    def do_go_on(self) -> None:
        """The highlighted answer; without one Enter decides nothing."""
        if self._chosen is None:
            self.remark(self.say("choose_first"))
        else:
            self.answer_with(self._chosen)

    def do_choose_up(self) -> None:
        """The answer above."""
        self._choose(0 if self._chosen is None else max(0, self._chosen - 1))

    def do_choose_down(self) -> None:
        """The answer below."""
        self._choose(0 if self._chosen is None else min(self._chosen + 1, self._count - 1))

    def do_choose_next(self) -> None:
        """The next answer; after the last one the first."""
        self._choose(0 if self._chosen is None else (self._chosen + 1) % self._count)

    def do_choose_nth(self, letter: str) -> None:
        """An answer by its letter."""
        if place_of(letter) < self._count:
            self.answer_with(place_of(letter))
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def _choose(self, index: int) -> None:
        self._chosen = index
        self.paint()
