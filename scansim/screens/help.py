"""Help: what keys and cards do here, on one page, from the tables of actions and control codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.acts import THERE
from scansim.screens.painting.help import help_sheet
from scansim.screens.painting.row import Sheet
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["Help"]


class Help(Page):
    """Stands on top of the page it explains."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.HELP,)

    def __init__(self, where: Where, labels: Mapping[str, Said], hidden: frozenset[str]) -> None:
        super().__init__()
        self._hidden_there = hidden
        self._where = where
        self._labels_there = labels

    @property
    def heading(self) -> Said:
        """That these are the keys."""
        return phrase("help_title")

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """The keys in groups, and the cards."""
        by_cards, hidden = self.trainer.by_cards, self._hidden_there
        return help_sheet(self._where, self._labels_there, hidden, width, by_cards=by_cards)

    def touched(self, act: str) -> None:
        """A key or a card on the page: back, and do what it does there."""
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, Page):
            below.do(act.removeprefix(THERE))

    def entered(self, message: Entered) -> None:
        """Help takes no scan."""
        self.refuse(phrase("help_scanned", read=message.entry.data))

    def do_leave(self) -> None:
        """Back to the page."""
        self.app.pop_screen()
