"""The lock: one thing to do, nobody's data."""

from __future__ import annotations

from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.lock import lock_sheet
from scansim.screens.painting.row import Row, Sheet

__all__ = ["Lock"]


class Lock(Page):
    """The first frame. It needs no desk; the desk is opened once it is on the screen."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.LOCK,)

    def on_mount(self) -> None:
        """Make ready what comes next, after the first frame."""
        super().on_mount()
        self.call_after_refresh(self.call_later, self.trainer.make_ready)

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The mark, the station, the one thing to do."""
        return lock_sheet(self.trainer.station, width, height, by_cards=self.trainer.by_cards)

    def touched(self, act: str) -> None:  # noqa: ARG002 - there is one thing to touch
        """The one thing to do, by touch."""
        self.do_enter_as_guest()

    def entered(self, message: Entered) -> None:
        """Nobody has a badge yet."""
        self.refuse(self.say("lock_scanned", read=message.entry.data))

    def _head(self, width: int) -> list[Row]:  # noqa: ARG002 - it has none
        return []

    def do_enter_as_guest(self) -> None:
        """Go in without a name."""
        self.answer(None)
        with self.trainer.telling_troubles():
            self.trainer.go_home()

    def do_quit(self) -> None:
        """Leave the trainer."""
        self.app.exit(0)
