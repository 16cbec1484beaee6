"""The run as it is drawn: the handheld beside the floor, or one of them where room is short. No input is taken here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scansim.engine.handheld.screen import HandheldScreen
from scansim.screens.page import Page
from scansim.screens.painting.brief import job_title
from scansim.screens.painting.floor import Hand, floor_sheet
from scansim.screens.painting.handheld import handheld_sheet, panel_title
from scansim.screens.painting.pane import Framed, Pane, SideBySide
from scansim.screens.painting.row import Row
from scansim.screens.painting.run import coach_lines, progress_text
from scansim.screens.session import Job, Session
from scansim.screens.steering import first_choice
from scansim.training.coach.step import CoachStep
from scansim.training.floor_view import FloorView
from scansim.training.practice import Practice
from scansim.training.run import Moment
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["Panel", "RunView"]

_WIDE, _HIGH = 80, 20
"""From so many columns both panels have room, from so many rows the instruction has air."""

_ANSWER_IS_OUT = 0.002
"""Seconds in which the thread that writes to the terminal gets its turn before the coach takes the processor."""

_WIDEST_HANDHELD = 60
"""The handheld keeps its own size; what is left is the floor's."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside the floor: its title, what paints it, and whether the keys work there."""

    title: str
    painter: Callable[[int, int], Sequence[Row]]
    has_the_keys: bool = True


class RunView(Page):
    """Draws a practice. ``choice`` is the highlighted row or button of the handheld, ``hand`` what hands point at.

    ``digits`` are those of a quantity that were read off cards so far.
    """

    digits = ""

    def __init__(self, session: Session, job: Job, practice: Practice) -> None:
        super().__init__()
        self.session = session
        self.job = job
        self.practice = practice
        self.choice = first_choice(practice.run.screen)
        self.hand = Hand()
        self.is_on_floor = False
        self.moment: Moment | None = None
        self._is_behind = False
        self._advice: CoachStep | None = None
        self._floor_seen = practice.run.floor
        self._floor_drawn: tuple[tuple[FloorView, int, int, int], list[Row]] | None = None
        self.floor_pane = Pane()
        self._panels = SideBySide()

    @property
    def screen_shown(self) -> HandheldScreen:
        """What the handheld shows."""
        return self.practice.run.screen

    @property
    def floor(self) -> FloorView:
        """What is seen from where the operator stands."""
        return self.moment.floor if self.moment is not None else self.practice.run.floor

    @property
    def heading(self) -> Said:
        """The neutral name of the job."""
        return job_title(self.job)

    @property
    def corner(self) -> Sequence[str]:
        """Who does it, and how far it is."""
        situation = self.job.situation
        # A working day is no order with so many lines.
        lines = 0 if situation.is_work else len(situation.ordered)
        return (phrase("guest").long, progress_text(self.screen_shown, lines, self.size.width))

    @property
    def hand_shown(self) -> Hand | None:
        """What the hands point at, when they are on the floor."""
        return self.hand if self.is_on_floor else None

    def body_rows(self, width: int, height: int) -> Sequence[Row]:
        """Two panels side by side, or the one where the hands are."""
        if width < _WIDE:
            if self.is_on_floor:
                self.see_floor()
                return self._floor_rows(width, height, self.hand_shown)
            return self._handheld_rows(width, height)
        title = panel_title(self.screen_shown, self.session.desk.speaker)
        panel = Panel(title, self._handheld_rows, not self.is_on_floor)
        return self.beside_floor(self._panels, panel, width, height)

    def beside_floor(self, panels: SideBySide, panel: Panel, width: int, height: int) -> Sequence[Row]:
        """A panel at the left, of the handheld's size, and the floor at the right."""
        left = min(width // 2, _WIDEST_HANDHELD)
        right = width - left
        if not panel.has_the_keys:
            self.see_floor()
        place = phrase("you_are_at", place=self._floor_seen.name).long
        return panels.rows(
            Framed(panel.title, left, panel.has_the_keys),
            panel.painter(left - 2, height - 2),
            Framed(place, right, not panel.has_the_keys),
            self._floor_rows(right - 2, height - 2, None if panel.has_the_keys else self.hand_shown),
        )

    def foot_above(self, width: int) -> Sequence[Row]:
        """What the coach says."""
        speaker, advice = self.session.desk.speaker, self._advice
        height = 1 if width >= _WIDE else 2
        if advice is None:
            return [Row()] * height
        return coach_lines(speaker.advice(advice), speaker.reason(advice), width, height)

    def paint(self) -> None:
        """Draw. When that is on the screen, the coach is asked and a floor beside the handheld is drawn anew.

        So the answer to a scan waits for neither.
        """
        super().paint()
        if not self._is_behind:
            self._is_behind = True
            # Only after the widget's own turn does Textual know that there is something to draw first.
            asyncio.get_running_loop().call_soon(self.call_after_refresh, self._catch_up)

    def see_floor(self) -> None:
        """Draw the floor as it is now from now on."""
        self._floor_seen = self.floor

    def pane_at(self, x: int) -> Pane:
        """The handheld or the floor."""
        width = self.size.width
        on_floor = self.is_on_floor if width < _WIDE else x >= min(width // 2, _WIDEST_HANDHELD)
        return self.floor_pane if on_floor else self.pane

    def follow(self) -> None:
        """Bring the selected line and the hand back into view."""
        super().follow()
        self.floor_pane.follow()

    def _handheld_rows(self, width: int, height: int) -> list[Row]:
        screen, speaker, choice = self.screen_shown, self.session.desk.speaker, self.choice
        roomy = self.size.width >= _WIDE and self.size.height >= _HIGH
        manner, digits = self.manner, self.digits
        return self.pane.rows(
            lambda room: handheld_sheet(screen, choice, speaker, room, manner, roomy=roomy, digits=digits),
            width,
            height,
        )

    def _floor_rows(self, width: int, height: int, hand: Hand | None) -> list[Row]:
        """The floor; while no hand is on it and nothing on it changes, it is drawn once for many scans."""
        view, wide = self._floor_seen, self.size.width >= _WIDE
        asked = (view, width, height, self.floor_pane.top)
        if hand is None and self._floor_drawn is not None and self._floor_drawn[0] == asked:
            return self._floor_drawn[1]
        rows = self.floor_pane.rows(
            lambda room: floor_sheet(view, hand, room, height, with_place=not wide), width, height
        )
        self._floor_drawn = (asked, rows) if hand is None else None
        return rows

    async def _catch_up(self) -> None:
        await asyncio.sleep(_ANSWER_IS_OUT)
        self._is_behind = False
        if not self.is_current:
            return
        before = self._advice, self._floor_seen
        self._advice = self.practice.advice if self.practice.has_coach else None
        if self.size.width >= _WIDE:
            self.see_floor()
        if (self._advice, self._floor_seen) != before:
            super().paint()
