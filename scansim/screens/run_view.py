"""The run as it is drawn: the handheld beside the floor, or one of them where room is short. No input is taken here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from scansim.engine.handheld.screen import HandheldScreen
from scansim.scanner.inert import inert
from scansim.screens.page import Page
from scansim.screens.painting.brief import job_title
from scansim.screens.painting.floor import Hand, floor_sheet
from scansim.screens.painting.handheld import handheld_sheet, panel_title
from scansim.screens.painting.row import Row
from scansim.screens.painting.run import coach_lines, progress_text
from scansim.screens.rows import Rows
from scansim.screens.session import Job, Session
from scansim.screens.steering import first_choice
from scansim.training.coach.step import CoachStep
from scansim.training.floor_view import FloorView
from scansim.training.practice import Practice
from scansim.training.run import Moment
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["RunView"]

_WIDE, _HIGH = 80, 20
"""From so many columns both panels have room, from so many rows the instruction has air (run.tcss)."""


class RunView(Page):
    """Draws a practice. ``choice`` is the highlighted row or button of the handheld, ``hand`` what hands point at."""

    CSS_PATH: ClassVar[str] = "run.tcss"
    PARTS: ClassVar[tuple[str, ...]] = ("header", "handheld", "floor", "foot")

    def __init__(self, session: Session, job: Job, practice: Practice) -> None:
        super().__init__()
        self.session = session
        self.job = job
        self.practice = practice
        self.choice = first_choice(practice.run.screen)
        self.hand = Hand()
        self.is_on_floor = False
        self.moment: Moment | None = None
        self._coach_is_due = False
        self._advice: CoachStep | None = None
        self._titles: dict[Rows, str] = {}
        self._floor_shown: tuple[object, ...] = ()

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
        lines = len(self.job.situation.ordered)
        return (phrase("guest").long, progress_text(self.screen_shown, lines, self.size.width))

    @property
    def hand_shown(self) -> Hand | None:
        """What the hands point at, when they are on the floor."""
        return self.hand if self.is_on_floor else None

    def paint_body(self) -> None:
        """Draw both panels; the coach comes after, so that the answer to a scan never waits for it."""
        self.set_class(self.is_on_floor, "-floor")
        self._paint_handheld()
        self._paint_floor()
        if not self._coach_is_due:
            self._coach_is_due = self.call_after_refresh(self._ask_coach)

    def foot_above(self, width: int) -> Sequence[Row]:
        """What the coach says."""
        speaker, advice = self.session.desk.speaker, self._advice
        height = 1 if width >= _WIDE else 2
        if advice is None:
            return [Row()] * height
        return coach_lines(speaker.advice(advice), speaker.reason(advice), width, height)

    def _paint_handheld(self) -> None:
        screen, speaker, choice = self.screen_shown, self.session.desk.speaker, self.choice
        panel = self.rows("handheld")
        self._entitle(panel, panel_title(screen, speaker))
        roomy = self.size.width >= _WIDE and self.size.height >= _HIGH
        panel.show(lambda width: handheld_sheet(screen, choice, speaker, width, roomy=roomy))

    def _paint_floor(self) -> None:
        view, hand = self.floor, self.hand_shown
        panel = self.rows("floor")
        size = self.size
        if self._floor_shown == (view, hand, size):
            return
        self._floor_shown = (view, hand, size)
        wide = size.width >= _WIDE
        self._entitle(panel, phrase("you_are_at", place=view.name).long)
        panel.show(lambda width: floor_sheet(view, hand, width, panel.height, with_place=not wide))

    def _entitle(self, panel: Rows, title: str) -> None:
        if self._titles.get(panel) != title:
            self._titles[panel] = title
            panel.border_title = Content(f" {inert(title)} ")

    def _ask_coach(self) -> None:
        self._coach_is_due = False
        self._advice = self.practice.advice
        self.paint_foot()
