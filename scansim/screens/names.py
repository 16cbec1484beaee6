"""The list of names, for whoever has no badge at hand. A PIN is asked next, for a name proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.scanner.entry import Origin
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.door import names_sheet
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.row import Sheet
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["Names"]


class Names(Page):
    """``people`` are ids with what each is called here; ``then`` is told the id that was chosen, ``badge`` a scan."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.NAMES,)
    is_of_somebody = True
    takes_badges = True

    def __init__(
        self, people: Sequence[tuple[str, str]], then: Callable[[str], None], badge: Callable[[Entered], None]
    ) -> None:
        super().__init__()
        self._people = self._shown = tuple(people)
        self._then = then
        self._badge = badge
        self._chosen = 0

    @property
    def heading(self) -> Said:
        """What is asked."""
        return phrase("names_title")

    @property
    def hidden(self) -> frozenset[str]:
        """Without names there is nothing to choose."""
        return frozenset() if self._shown else frozenset({"choose_name", "choose_up", "choose_down"})

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The names."""
        how = phrase("names_how" if self._people else "names_none")
        names = [name for _, name in self._shown]
        return names_sheet(how, names, self._chosen, width, height, self.manner)

    def entered(self, message: Entered) -> None:
        """What is typed leaves the names that begin so; what is scanned is a badge."""
        if message.entry.origin is Origin.SCAN or message.entry.fault:
            self._badge(message)
            return
        wanted = message.entry.data.strip().casefold()
        shown = tuple(each for each in self._people if _begins(each[1], wanted))
        if not shown:
            self.refuse(phrase("names_no_such"))
            return
        self._shown, self._chosen = shown, 0
        self.answer(None)

    def touched(self, act: str) -> None:
        """A name."""
        self._chosen = int(act)
        self.do_choose_name()

    def do_choose_name(self) -> None:
        """The highlighted one."""
        if self._shown:
            self._then(self._shown[self._chosen][0])

    def do_choose_up(self) -> None:
        """The name above."""
        self._choose(self._chosen - 1)

    def do_choose_down(self) -> None:
        """The name below."""
        self._choose(self._chosen + 1)

    def do_choose_next(self) -> None:
        """The name below; after the last one the first."""
        if self._shown:
            self._choose((self._chosen + 1) % len(self._shown))

    def do_choose_four(self) -> None:
        """To the next four, which the letters mean then."""
        after = (self._chosen // 4 + 1) * 4
        self._choose(after if after < len(self._shown) else 0)

    def do_choose_nth(self, letter: str) -> None:
        """A name by its letter."""
        index = place_of(letter, self._chosen)
        if index < len(self._shown):
            self._chosen = index
            self.do_choose_name()
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_leave(self) -> None:
        """Back to the lock."""
        self.trainer.lock()

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._shown):
            self._chosen = index
            self.paint()


def _begins(name: str, wanted: str) -> bool:
    folded = name.casefold()
    return folded.startswith(wanted) or any(word.startswith(wanted) for word in folded.split())
