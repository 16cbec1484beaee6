"""The run as it is drawn: the handheld, the floor, what the coach says. No input is taken here."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from scansim.engine.barcodes.meaning import Meaning
from scansim.engine.handheld.screen import HandheldScreen
from scansim.screens.painting.brief import job_title
from scansim.screens.painting.row import Row
from scansim.screens.painting.run import coach_lines, progress_text
from scansim.screens.run_panels import WIDE, RunPanels
from scansim.screens.session import Job, Session
from scansim.screens.steering import first_choice
from scansim.training.coach.step import CoachStep
from scansim.training.floor_view import FloorView
from scansim.training.header import Mode
from scansim.training.practice import Practice
from scansim.training.run import Moment
from scansim.words.sentence import Said

__all__ = ["RunView"]

_ANSWER_IS_OUT = 0.002
"""Seconds in which the thread that writes to the terminal gets its turn before the coach takes the processor."""


class RunView(RunPanels):
    """Draws a practice, and what the coach says of it."""

    def __init__(self, session: Session, job: Job, practice: Practice) -> None:
        super().__init__(session.desk.speaker, practice.run.floor, first_choice(practice.run.screen))
        self.session = session
        self.job = job
        self.practice = practice
        self.moment: Moment | None = None
        self._is_behind = False
        self._advice: CoachStep | None = None

    @property
    def is_run(self) -> bool:
        """Whether a person does it; what the coach plays is not."""
        return self.practice.mode is not Mode.SHOW

    def meaning_of(self, read: str) -> Meaning | None:
        """As the handheld says."""
        return self.practice.run.handheld.means(read)

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
        return (self.session.called, progress_text(self.screen_shown, lines, self.size.width))

    def foot_above(self, width: int) -> Sequence[Row]:
        """What the coach says."""
        speaker, advice = self.session.desk.speaker, self._advice
        height = 1 if width >= WIDE else 2
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

    async def _catch_up(self) -> None:
        await asyncio.sleep(_ANSWER_IS_OUT)
        self._is_behind = False
        if not self.is_current:
            return
        before = self._advice, self._floor_seen
        self._advice = self.practice.advice if self.practice.has_coach else None
        if self.size.width >= WIDE:
            self.see_floor()
        if (self._advice, self._floor_seen) != before:
            super().paint()
