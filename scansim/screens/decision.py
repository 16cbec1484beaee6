"""A question of the trainer itself with two answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.over_page import OverPage
from scansim.screens.page import Page
from scansim.screens.painting.decision import decision_sheet
from scansim.screens.painting.row import Sheet
from scansim.words.interface import action_label, phrase
from scansim.words.sentence import Said

__all__ = ["Decision"]

_YES, _NO = 0, 1


class Decision(OverPage):
    """Asks ``decide_<code>`` on top of a page. The affirmative answer does ``then``; any other way out does nothing."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.DECISION,)

    def __init__(self, page: Page, code: str, then: Callable[[], None]) -> None:
        super().__init__(page, 2)
        self._code = code
        self._then = then

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The question, what follows from it, the answers."""
        return decision_sheet(self._code, self._chosen, width, height, self.manner)

    @property
    def labels(self) -> Mapping[str, Said]:
        """Enter gives the answer that is highlighted, whichever it is."""
        return {"go_on": action_label("answer_chosen")}

    def entered(self, message: Entered) -> None:
        """A label is no answer."""
        self.refuse(phrase("decide_scanned", read=message.entry.data))

    def do_answer_yes(self) -> None:
        """The affirmative answer, whatever is highlighted."""
        self.answer_with(_YES)

    def do_answer_no(self) -> None:
        """The other one."""
        self.answer_with(_NO)

    def do_leave(self) -> None:
        """As if nothing had been asked."""
        self.answer_with(_NO)

    def answer_with(self, index: int) -> None:
        """Away with the page, then what was decided."""
        self.app.pop_screen()
        if index == _YES:
            self._then()
