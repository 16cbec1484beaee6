"""The hardware check: whether this station's scanner is set so that scans are understood, and where its floor is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import ClassVar

from textual.timer import Timer

from scansim.actions import ControlCode, Where, control_code
from scansim.scanner.checkup import CheckUp, Step
from scansim.scanner.diagnosis import reading_of
from scansim.scanner.entry import Grade
from scansim.scanner.strokes import Captured, StrokeLog
from scansim.screens.keyboard import Entered, KeyArrived
from scansim.screens.page import Page
from scansim.screens.painting.hardware import change_rows, hardware_sheet
from scansim.screens.painting.row import Row, Sheet
from scansim.screens.painting.tones import CHECK, OK
from scansim.screens.settings_here import keep_station, may_keep_station
from scansim.training.header import Floor
from scansim.training.station import HardwareCheck, StationSettings
from scansim.words.hardware import hardware
from scansim.words.interface import action_label
from scansim.words.sentence import Said

__all__ = ["HardwarePage"]


_LATE = 0.2
"""A timer that is later than this was kept waiting by the program itself, in seconds."""


class HardwarePage(Page):
    """Stands on top of the lock or of home. ``log`` holds a line that was read there, if one opened this page.

    Lines end at a suffix here as everywhere; only what no suffix ends within ``PAUSE`` seconds is taken for a line of a
    scanner that sends none. What a check showed is kept by itself when it passes, else by hand.
    """

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.HARDWARE,)
    PAUSE: ClassVar[float] = 1.5
    watches_keys = True

    def __init__(self, log: StrokeLog | None = None) -> None:
        super().__init__()
        self._log = log or StrokeLog()
        self._check = CheckUp()
        self._floor = Floor.SCREEN
        self._shown: Captured | None = None
        self._kept: tuple[StationSettings, HardwareCheck | None] | None = None
        self._pause: Timer | None = None
        self._last_key_at = self._due = 0.0

    @property
    def check(self) -> CheckUp:
        """What was shown so far."""
        return self._check

    @property
    def heading(self) -> Said:
        """That this is about the scanner."""
        return hardware("title")

    @property
    def labels(self) -> Mapping[str, Said]:
        """What Enter and the floor key do now."""
        other = "screen" if self._floor is Floor.ROOM else "room"
        labels = {"other_floor": action_label(f"other_floor_{other}")}
        if self._is_kept:
            labels["next_check"] = action_label("next_check_leave")
        elif self._check.next_step is None:
            labels["next_check"] = action_label("next_check_keep")
        return labels

    @property
    def hidden(self) -> frozenset[str]:
        """Nothing is left out while nothing was scanned; nobody can lock who is not in."""
        without = {"next_check"} if self._check.next_step is Step.ANYTHING else set()
        return frozenset(without if self.trainer.is_signed_in else {*without, "lock"})

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """What to scan, what arrived, what it shows."""
        return hardware_sheet(self._check, self._floor, width)

    def foot_above(self, width: int) -> Sequence[Row]:
        """The one thing to change."""
        return change_rows(self._check, width)

    # what arrives

    def on_mount(self) -> None:
        """Begin with the settings in use, and with the label that opened this page."""
        self._begin()
        super().on_mount()
        if self._log.last is not None:
            self._take(self._log.last)

    def on_key_arrived(self, message: KeyArrived) -> None:
        """A key: it belongs to a line that a suffix will end, or to the suffix of the last one."""
        self._log.take(message.stroke)
        last = self._log.last
        if last is not None and last is not self._shown and len(last.suffix_strokes) > 1 and self._shown is not None:
            self._go_on_with(last)
        if self._log.is_waiting:
            self._wait_for_a_suffix()

    def on_entered(self, message: Entered) -> None:
        """A line was ended by its suffix; the keys that were watched say more of it than the entry."""
        message.prevent_default()
        if message.entry.grade is Grade.PASTED:
            self.refuse(hardware("pasted"))
        elif self._log.last is not None:
            self._take(self._log.last)

    # actions

    def do_next_check(self) -> None:
        """Leave the step out; when none is left keep what was found; when that was done leave."""
        if self._is_kept:
            self.do_leave()
        elif self._check.next_step is None:
            self.do_keep_check()
        elif self._check.next_step is Step.ANYTHING:
            self.refuse(hardware("scan_first"))
        else:
            self._check = self._check.skipping()
            self.answer(CHECK.saying(hardware("left_out")))

    def do_keep_check(self) -> None:
        """Keep the settings that follow, and the floor, for this station; they hold at once."""
        settings, result = self._to_keep
        if not may_keep_station(self.trainer, settings):
            self.refuse(hardware("not_yours"))
            return
        keep_station(self.trainer, settings, result)
        self._kept = (settings, result)
        self._check = replace(self._check, in_use=settings.scanner)
        is_good = result is None or result.is_passed
        self.answer((OK if is_good else CHECK).saying(hardware("kept" if is_good else "kept_unchecked")))

    def do_other_floor(self) -> None:
        """Room floor instead of screen floor, or the other way round."""
        self._floor = Floor.SCREEN if self._floor is Floor.ROOM else Floor.ROOM
        self.answer(CHECK.saying(hardware(f"{self._floor.value}_chosen")))

    def do_check_again(self) -> None:
        """Forget what was shown."""
        self._log = StrokeLog()
        self._begin()
        self.answer(OK.saying(hardware("again")))

    def do_leave(self) -> None:
        """Back to the page below."""
        self.app.pop_screen()

    # what comes of it

    @property
    def _to_keep(self) -> tuple[StationSettings, HardwareCheck | None]:
        check = self._check
        outcomes = {step.value: check.outcome(step).value for step in Step}
        result = HardwareCheck(check.is_passed, outcomes) if check.last is not None else None
        return StationSettings(check.settings, self._floor), result

    @property
    def _is_kept(self) -> bool:
        return self._kept == self._to_keep

    def _begin(self) -> None:
        self._check = CheckUp(self.trainer.scanner)
        self._floor = self.trainer.floor
        self._shown = None
        self._kept = None

    def _take(self, line: Captured) -> None:
        """A line, whole. A control code does here what it does everywhere; a check that passes is kept at once."""
        self._shown = line
        self.pane.top = 0
        code = self._code_in(line)
        if code is not None:
            self.coded(code)
            return
        before, self._check = self._check, self._check.after(line)
        self._answer_to(before)
        if self._check.is_passed and not self._is_kept:
            with self.trainer.telling_troubles():
                self.do_keep_check()

    def _go_on_with(self, line: Captured) -> None:
        """The last line has more of a suffix than was known when it was taken."""
        if self._check.last is self._shown:
            self._check = self._check.continued(line)
            self.paint()
        self._shown = line

    def _code_in(self, line: Captured) -> ControlCode | None:
        return control_code(reading_of(line, self._check.layout, self._check.in_use).text)

    def _answer_to(self, before: CheckUp) -> None:
        reading, asked = self._check.reading, before.next_probe
        if reading is None:
            return
        if reading.sighting is not None:
            said = hardware("read_probe", number=str(reading.sighting.probe.number))
        elif self._check.unknown is reading.line and asked is not None:
            said = hardware("unknown_probe", read=reading.line.text, number=str(asked.number))
        elif asked is not None:
            said = hardware("other_label", read=reading.text, number=str(asked.number))
        else:
            said = hardware("read", read=reading.text)
        is_right = not reading.findings and (reading.sighting is not None or asked is None)
        self.answer((OK if is_right else CHECK).saying(said), ring=not is_right)

    def _wait_for_a_suffix(self) -> None:
        self._last_key_at = monotonic()
        if self._pause is None:
            self._look_again_in(self.PAUSE)

    def _look_again_in(self, seconds: float) -> None:
        self._due = monotonic() + seconds
        self._pause = self.set_timer(seconds, self._paused)

    def _paused(self) -> None:
        """When no key has come for long enough, what there is of the line is all that will come."""
        self._pause = None
        if not self._log.is_waiting:
            return
        now = monotonic()
        # When the program itself is late, keys may have come that it has not looked at yet.
        left = self.PAUSE if now > self._due + _LATE else self._last_key_at + self.PAUSE - now
        if left > 0:
            self._look_again_in(left)
            return
        self._log.pause()
        self.trainer.forget_line()
        if self._log.last is not None:
            self._take(self._log.last)
