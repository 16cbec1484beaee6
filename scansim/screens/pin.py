"""A PIN is typed. It is never shown, never scanned, never kept by a screen, and no answer says what was wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import ClassVar

from scansim.actions import Where
from scansim.scanner.entry import Entry, Grade, Origin
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.door import asking_sheet
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.tones import OK
from scansim.training.people.person import Role
from scansim.training.people.pin import pin_fault
from scansim.training.people.worker import Worker
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["ChoosePin", "PinPage", "TypedUnseen"]

_DOT = "•"


class TypedUnseen(Page):
    """A page on which something is typed that nobody is to read. ``worker`` is whose page it is."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.PIN,)
    is_of_somebody = True

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.worker = worker

    @property
    def corner(self) -> Sequence[str]:
        """Whose PIN it is."""
        return (self.worker.called,)

    @property
    def line_shown(self) -> str:
        """How much was typed."""
        return _DOT * len(self._line)

    def entered(self, message: Entered) -> None:
        """What was typed; what came from a scanner or out of a clipboard is refused unread."""
        entry = message.entry
        self.trainer.unshow_line()
        if entry.origin is Origin.SCAN:
            self.refuse(phrase("pin_scanned"))
        elif entry.grade is Grade.PASTED:
            self.refuse(phrase("pin_pasted"))
        else:
            with self.trainer.telling_troubles():
                self.typed(_digits(entry))

    def typed(self, pin: str) -> None:
        """Something was typed."""

    def do_give_pin(self) -> None:
        """Enter on an empty line is no PIN."""
        self.remark(phrase("pin_how"))

    def do_leave(self) -> None:
        """Back to where the PIN was asked for; at the lock nobody is in then."""
        if self.trainer.is_signed_in:
            self.app.pop_screen()
        else:
            self.trainer.lock()


class PinPage(TypedUnseen):
    """Asks for the PIN of somebody. ``why`` is the sentence that says what it is for, ``then`` is done when it is
    right."""

    def __init__(self, worker: Worker, why: str, then: Callable[[], None]) -> None:
        super().__init__(worker)
        self._why = why
        self._then = then
        self._next_try: float | None = None
        self._came_too_early = False

    @property
    def heading(self) -> Said:
        """Whose PIN it is."""
        return phrase("pin_title")

    def body_sheet(self, width: int, height: int) -> Sheet:
        """What to type, and why."""
        lines = (phrase(self._why), phrase("pin_how"))
        return asking_sheet(phrase("pin_what"), self.worker.name, self.line_shown, lines, width, height)

    def on_mount(self) -> None:
        """A wait is counted down."""
        super().on_mount()
        self.set_interval(1.0, self.count_down)

    def typed(self, pin: str) -> None:
        """Compare it; a try that comes too early is refused unread."""
        self._came_too_early = self._seconds_to_wait() > 0
        answer = self.trainer.desk.pins.check(self.worker.id, pin)
        if answer.right:
            self.app.pop_screen()
            self._then()
        elif answer.locked:
            self.trainer.lock("pin_locked")
        elif answer.wait_seconds:
            self._next_try = self._now + answer.wait_seconds
            self._tell_to_wait()
        else:
            self.refuse(phrase("pin_wrong"))

    def count_down(self) -> None:
        """Say how long it still is."""
        if self._next_try is None:
            return
        if self._seconds_to_wait():
            self._tell_to_wait(ring=False)
        else:
            self._next_try = None
            self.remark(phrase("pin_wait_over"))

    @property
    def _now(self) -> float:
        return self.trainer.desk.clock.monotonic()

    def _seconds_to_wait(self) -> int:
        return max(0, ceil(self._next_try - self._now)) if self._next_try is not None else 0

    def _tell_to_wait(self, *, ring: bool = True) -> None:
        said = phrase("pin_too_early" if self._came_too_early else "pin_wait", seconds=str(self._seconds_to_wait()))
        if ring:
            self.refuse(said)
        else:
            self.count(said)

    def count(self, said: Said) -> None:
        """The same refusal with another number; it does not ring again."""
        from scansim.screens.painting.tones import STOP

        self.answer(STOP.saying(said))


class ChoosePin(TypedUnseen):
    """Somebody chooses a PIN of their own, typed twice; ``then`` is done when it is kept."""

    def __init__(self, worker: Worker, then: Callable[[], None]) -> None:
        super().__init__(worker)
        self._then = then
        self._first: str | None = None

    @property
    def _signs(self) -> bool:
        return Role.SUPERVISOR in self.worker.roles

    @property
    def heading(self) -> Said:
        """What it is about."""
        return phrase("new_pin_title")

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The rule, and why another one is needed."""
        lines = (phrase("new_pin_how_signs" if self._signs else "new_pin_how"), phrase("new_pin_why"))
        what = phrase("new_pin_what" if self._first is None else "new_pin_again")
        return asking_sheet(what, self.worker.name, self.line_shown, lines, width, height)

    def typed(self, pin: str) -> None:
        """The first time it is remembered, unless it is easily guessed; the second time compared and kept."""
        if self._first is None:
            fault = pin_fault(pin, self.worker.number, signs=self._signs)
            if fault is not None:
                self.refuse(phrase(fault.value))
                return
            self._first = pin
            self.answer(None)
            return
        first, self._first = self._first, None
        if first != pin:
            self.refuse(phrase("new_pin_differ"))
            return
        fault = self.trainer.desk.pins.choose(self.worker.id, pin, self.worker.id, self.worker.number)
        if fault is not None:
            self.refuse(phrase(fault.value))
            return
        self.answer(OK.saying(phrase("new_pin_kept")))
        self.app.pop_screen()
        self._then()

    def put_away(self, why: str = "") -> None:  # noqa: ARG002 - whatever the reason
        """Nothing of it stays."""
        self._first = None


def _digits(entry: Entry) -> str:
    return entry.data.strip()
