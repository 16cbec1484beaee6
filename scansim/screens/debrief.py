"""The debrief: verdict, what it cost, what next, in thirty seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.brief import job_title
from scansim.screens.painting.debrief import NextUp, debrief_sheet
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.tones import OK
from scansim.screens.session import Job, Session
from scansim.training.debrief import debrief_of
from scansim.training.practice import Practice
from scansim.training.score.scorecard import Scorecard
from scansim.words.interface import phrase
from scansim.words.proposals import why
from scansim.words.sentence import Said

__all__ = ["DebriefPage"]


class DebriefPage(Page):
    """What the run meant. Made after the run was closed, so what it says is what was kept."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.DEBRIEF,)

    def __init__(self, session: Session, job: Job, practice: Practice) -> None:
        super().__init__()
        self._session = session
        self._job = job
        self._practice = practice
        result = practice.close()
        self._debrief = debrief_of(practice.run, result, session.worker.roles)
        self._lines = result.lines if isinstance(result, Scorecard) else 0
        session.adviser.note(practice, result)
        following = session.adviser.drill()
        self._next = session.entry(following.exercise) if following else None
        self._why = why(following) if following else None

    @property
    def heading(self) -> Said:
        """The job."""
        return job_title(self._job)

    @property
    def corner(self) -> Sequence[str]:
        """Whose run it was."""
        return (self._session.called,)

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The verdict and its reasons."""
        following = None
        if self._next is not None:
            same = self._next.id == self._job.lesson.exercise.id
            following = NextUp(self._next.id, self._next.skill, self._next.minutes, same=same, why=self._why)
        return debrief_sheet(self._debrief, following, self._session.desk.speaker, width, height)

    @property
    def hidden(self) -> frozenset[str]:
        """No coach plays free practice or a check-ride."""
        return frozenset() if self._job.has_coach else frozenset({"watch"})

    def entered(self, message: Entered) -> None:
        """This run takes nothing more."""
        self.refuse(phrase("debrief_scanned", read=message.entry.data))

    def do_next_exercise(self) -> None:
        """The brief of what comes next; the same exercise comes with a new seed."""
        if self._next is not None:
            self.trainer.go_brief(self._session.job(self._next.id))

    def do_watch(self) -> None:
        """The coach does this very job."""
        self.trainer.show_demonstration(self._job)

    def do_same_again(self) -> None:
        """This very job once more."""
        self.trainer.go_brief(self._session.job(self._job.lesson.exercise.id, self._job.seed))

    def do_replay(self) -> None:
        """This very run, step by step."""
        self.trainer.show_replay(self._job, self._practice)

    def do_print_debrief(self) -> None:
        """This debrief on one page."""
        printing = self._session.desk.print_debrief
        if printing is None:
            self.refuse(phrase("debrief_not_printed"))
            return
        file = printing(self._debrief, self._practice.header, self._lines)
        self.answer(OK.saying(phrase("debrief_printed", file=file)))

    def do_leave(self) -> None:
        """Choose something else."""
        self.trainer.go_home()
