"""The lock: one thing to do, nobody's data."""

from __future__ import annotations

from typing import ClassVar

from scansim.actions import Where
from scansim.scanner.strokes import StrokeLog
from scansim.screens.keyboard import Entered, KeyArrived
from scansim.screens.page import Page
from scansim.screens.painting.lock import lock_sheet
from scansim.screens.painting.row import Row, Sheet

__all__ = ["Lock"]


class Lock(Page):
    """The first frame. It needs no desk; the desk is opened once it is on the screen.

    Keys are watched here, so that a label of the set-up sheet begins the hardware check with all that it showed, be
    the scanner set as wrongly as it may.
    """

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.LOCK,)
    watches_keys = True

    def __init__(self) -> None:
        super().__init__()
        self._log = StrokeLog()

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

    def on_key_arrived(self, message: KeyArrived) -> None:
        """Remember how the line that is being read arrives."""
        self._log.take(message.stroke)

    def entered(self, message: Entered) -> None:
        """A label of the set-up sheet begins the hardware check. Nobody has a badge yet."""
        log, self._log = self._log, StrokeLog()
        if _is_probe(log):
            self.do_check_scanner(log)
            return
        self.refuse(self.say("lock_scanned", read=message.entry.data))

    def _head(self, width: int) -> list[Row]:  # noqa: ARG002 - it has none
        return []

    def do_enter_as_guest(self) -> None:
        """Go in without a name."""
        self.answer(None)
        with self.trainer.telling_troubles():
            self.trainer.go_home()

    def do_check_scanner(self, log: StrokeLog | None = None) -> None:
        """Whether scans of this station are understood."""
        self.answer(None)
        self.trainer.check_hardware(log)

    def do_quit(self) -> None:
        """Leave the trainer."""
        self.app.exit(0)


def _is_probe(log: StrokeLog) -> bool:
    from scansim.scanner.probes import sighting_of

    return log.last is not None and sighting_of(log.last.text) is not None
