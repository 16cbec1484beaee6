"""A question of the trainer itself with two answers. At first none is highlighted: Enter alone cannot decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.decision import decision_sheet
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.row import Sheet
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["Decision"]

_YES, _NO = 0, 1


class Decision(Page):
    """Asks ``decide_<code>`` on top of a page. The affirmative answer does ``then``; any other way out does nothing."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.DECISION,)

    def __init__(self, page: Page, code: str, then: Callable[[], None]) -> None:
        super().__init__()
        self._page = page
        self._code = code
        self._then = then
        self._chosen: int | None = None

    @property
    def heading(self) -> Said:
        """As on the page."""
        return self._page.heading

    @property
    def corner(self) -> Sequence[str]:
        """As on the page."""
        return self._page.corner

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The question, what follows from it, the answers."""
        return decision_sheet(self._code, self._chosen, width, height, self.manner)

    def entered(self, message: Entered) -> None:
        """A label is no answer."""
        self.refuse(phrase("decide_scanned", read=message.entry.data))

    def touched(self, act: str) -> None:
        """An answer."""
        if act.startswith(CHOOSE):
            self._answer_with(int(act.removeprefix(CHOOSE)))

    def do_go_on(self) -> None:
        """The highlighted answer; without one Enter decides nothing."""
        if self._chosen is None:
            self.remark(self.say("choose_first"))
        else:
            self._answer_with(self._chosen)

    def do_choose_up(self) -> None:
        """The affirmative answer."""
        self._choose(_YES)

    def do_choose_down(self) -> None:
        """The next answer."""
        self._choose(_YES if self._chosen is None else _NO)

    def do_choose_next(self) -> None:
        """The next answer; after the last one the first."""
        self._choose(_NO if self._chosen == _YES else _YES)

    def do_choose_nth(self, letter: str) -> None:
        """An answer by its letter."""
        if place_of(letter) in (_YES, _NO):
            self._answer_with(place_of(letter))
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_answer_yes(self) -> None:
        """The affirmative answer, whatever is highlighted."""
        self._answer_with(_YES)

    def do_answer_no(self) -> None:
        """The other one."""
        self._answer_with(_NO)

    def do_leave(self) -> None:
        """As if nothing had been asked."""
        self._answer_with(_NO)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self.paint()

    def _answer_with(self, index: int) -> None:
        self.app.pop_screen()
        if index == _YES:
            self._then()
