"""Something was refused by storage or content: one clear sentence, and what to do. Never a traceback."""

from __future__ import annotations

from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.row import Pen, Sheet, sheet, wrapped
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["Trouble"]


class Trouble(Page):
    """Stands on top of what could not go on. Enter goes back to it, so that it can be tried again."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.TROUBLE,)

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    @property
    def heading(self) -> Said:
        """That something did not work."""
        return phrase("trouble")

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """The sentence."""
        blank = Pen().row()
        lines = wrapped(self._sentence, width - 2)
        return sheet(
            [
                blank,
                Pen().write(" ").write(phrase("trouble").long, STRONG).row(),
                blank,
                *(Pen().write(f" {line}").row() for line in lines),
            ]
        )

    def entered(self, message: Entered) -> None:
        """Nothing is taken until the trouble is over."""
        self.refuse(phrase("trouble_scanned", read=message.entry.data))

    def do_try_again(self) -> None:
        """Back to what could not go on."""
        self.app.pop_screen()

    def do_quit(self) -> None:
        """Leave the trainer; a trouble ends it with status 1."""
        self.app.exit(1, 1)
