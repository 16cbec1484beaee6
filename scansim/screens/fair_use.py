"""What is recorded, who sees it, for how long: said once, before the first run that is kept (reference training D5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.door import text_sheet
from scansim.screens.painting.row import Sheet
from scansim.training.people.worker import Worker
from scansim.words.interface import action_label, phrase
from scansim.words.sentence import Said

__all__ = ["FairUse"]


class FairUse(Page):
    """``then`` is done once it is acknowledged; whoever does not is back at the lock."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.FAIR_USE,)
    is_of_somebody = True

    def __init__(self, worker: Worker, text: Sequence[Said], then: Callable[[], None]) -> None:
        super().__init__()
        self._worker = worker
        self._text = text
        self._then = then

    @property
    def heading(self) -> Said:
        """What it is about."""
        return phrase("fair_use_title")

    @property
    def corner(self) -> Sequence[str]:
        """Whom it is said to."""
        return (self._worker.called,)

    @property
    def labels(self) -> dict[str, Said]:
        """Whoever it is not said to goes back."""
        return {"lock": action_label("not_you")}

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The text."""
        return text_sheet(phrase("fair_use_what", name=self._worker.called), self._text, width, height)

    def entered(self, message: Entered) -> None:
        """A label is no answer."""
        self.refuse(phrase("decide_scanned", read=message.entry.data))

    def do_agree(self) -> None:
        """It was read."""
        self._then()
