"""The lock: one thing to do, nobody's data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from scansim.actions import Where
from scansim.scanner.strokes import StrokeLog
from scansim.screens.keyboard import Entered, KeyArrived
from scansim.screens.page import Page
from scansim.screens.painting.lock import Coming, lock_sheet
from scansim.screens.painting.row import Row, Sheet
from scansim.words.interface import action_label, phrase
from scansim.words.sentence import Said

__all__ = ["Lock"]

_SAID = {"idle": "lock_idle", "pin_locked": "pin_locked", "denied": "lock_denied"}
_WAYS_IN = ("come_in", "enter_as_guest")
_DOT = "•"


class Lock(Page):
    """The first frame. It needs no desk; the desk is opened once it is on the screen, and only then it is known whether
    there are badges or only guests.

    Keys are watched here, so that a label of the set-up sheet begins the hardware check with all that it showed, be
    the scanner set as wrongly as it may. What is read is not shown: it may be the number of a badge.
    """

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.LOCK,)
    watches_keys = True
    takes_badges = True

    def __init__(self) -> None:
        super().__init__()
        self._log = StrokeLog()

    def on_mount(self) -> None:
        """Make ready what comes next, after the first frame."""
        super().on_mount()
        self.call_after_refresh(self.call_later, self.trainer.make_ready)

    @property
    def labels(self) -> Mapping[str, Said]:
        """What Enter does: where there are only guests it lets one in."""
        return {} if self.trainer.has_people else dict.fromkeys(_WAYS_IN, action_label("come_in_as_guest"))

    @property
    def hidden(self) -> frozenset[str]:
        """Where there are only guests one way in is enough; with people the site decides."""
        trainer = self.trainer
        if not trainer.is_desk_open:
            return frozenset(_WAYS_IN)
        if not trainer.has_people:
            return frozenset({"come_in"} if trainer.by_cards else {"enter_as_guest"})
        rules = trainer.desk.rules
        return frozenset([*([] if rules.names else ["come_in"]), *([] if rules.guests else ["enter_as_guest"])])

    @property
    def line_shown(self) -> str:
        """How much was read so far; where there are no badges, what."""
        return _DOT * len(self._line) if self.trainer.has_people else self._line

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The mark, the station, the one thing to do."""
        trainer = self.trainer
        coming = Coming.BY_BADGE if trainer.has_people else Coming.AS_GUEST
        if not trainer.is_desk_open:
            coming = Coming.NOT_KNOWN
        ways = [way for way in _WAYS_IN if way not in self.hidden]
        return lock_sheet(trainer.station, width, height, coming, ways, by_cards=trainer.by_cards)

    def touched(self, act: str) -> None:
        """A way in, by touch."""
        self.do(act)

    def on_key_arrived(self, message: KeyArrived) -> None:
        """Remember how the line that is being read arrives."""
        self._log.take(message.stroke)

    def entered(self, message: Entered) -> None:
        """A badge lets somebody in; a label of the set-up sheet begins the hardware check."""
        log, self._log = self._log, StrokeLog()
        if _is_probe(log):
            self.do_check_scanner(log)
            return
        with self.trainer.telling_troubles():
            if self.trainer.look_for_people():
                self.trainer.door.read_badge(message)
            else:
                self.refuse(self.say("lock_scanned", read=message.entry.data))

    def shut(self, why: str) -> None:
        """Somebody is not here any more: nothing of them stays, and of what they typed neither."""
        self._log = StrokeLog()
        self._line = ""
        # Another program may have set people up meanwhile.
        with self.trainer.telling_troubles():
            self.trainer.look_for_people()
        said = _SAID.get(why)
        self.answer(None)
        if said is not None:
            self.remark(phrase(said))

    def _head(self, width: int) -> list[Row]:  # noqa: ARG002 - it has none
        return []

    def do_come_in(self) -> None:
        """Choose a name; where there are only guests, go in."""
        self.answer(None)
        if not self.trainer.look_for_people():
            self.trainer.sign_in_as_guest()
        elif self.trainer.desk.rules.names:
            self.trainer.door.choose_names()
        else:
            self.refuse(phrase("lock_needs_badge"))

    def do_enter_as_guest(self) -> None:
        """Go in without a name."""
        self.answer(None)
        if self.trainer.look_for_people() and not self.trainer.desk.rules.guests:
            self.refuse(phrase("lock_needs_badge"))
        else:
            self.trainer.sign_in_as_guest()

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
