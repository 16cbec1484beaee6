"""The PIN that signs: typed under the very sentence that it stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scansim.screens.painting.door import asking_sheet
from scansim.screens.painting.row import Sheet
from scansim.screens.pin import PinPage
from scansim.training.people.worker import Worker
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["SignPin"]


class SignPin(PinPage):
    """Asks for the signer's PIN; ``statement`` is what they sign."""

    def __init__(self, worker: Worker, statement: str, then: Callable[[], None]) -> None:
        super().__init__(worker, "pin_for_seen", then)
        self._statement = statement

    @property
    def heading(self) -> Said:
        """That something is signed."""
        return phrase("sign_pin_title")

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The dots first, for there is little room on a handheld; then the sentence."""
        said = Said(self._statement, self._statement)
        return replace(asking_sheet(phrase("pin_what"), "", self.line_shown, (said,), width, height))
