"""The brief: the job as the shift lead would give it, never the trap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.brief import brief_sheet, job_title
from scansim.screens.painting.row import Sheet
from scansim.screens.session import Job, Session
from scansim.training.exercise import CHECK, FREE
from scansim.training.header import Floor
from scansim.words.interface import phrase
from scansim.words.ride_refusals import ride_refusal
from scansim.words.sentence import Said

__all__ = ["Brief"]


_MODES = {FREE: "mode_free", CHECK: "mode_check"}


class Brief(Page):
    """What is to be done, what is needed, how to begin. The first scan begins the run and is its first input."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.BRIEF,)

    def __init__(self, session: Session, job: Job) -> None:
        super().__init__()
        self._session = session
        self._job = job

    @property
    def heading(self) -> Said:
        """What the job is called, without its trap."""
        return job_title(self._job)

    @property
    def corner(self) -> Sequence[str]:
        """How the run will be meant."""
        return (self._session.called, phrase(_MODES.get(self._job.lesson.exercise.mode, "mode_try")).long)

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The job."""
        return brief_sheet(self._job, width, height, by_cards=self.trainer.by_cards, in_room=self._is_in_room)

    def entered(self, message: Entered) -> None:
        """The first scan: begin with it."""
        with self.trainer.telling_troubles():
            self._start(message)

    @property
    def hidden(self) -> frozenset[str]:
        """No coach plays free practice or a check-ride."""
        return frozenset() if self._job.has_coach else frozenset({"watch"})

    def do_begin(self) -> None:
        """Begin without a scan."""
        self._start(None)

    def do_watch(self) -> None:
        """Let the coach do it first."""
        self.trainer.show_demonstration(self._job)

    def do_leave(self) -> None:
        """Choose something else."""
        self.trainer.go_home(self._job.lesson.exercise.id)

    @property
    def _is_in_room(self) -> bool:
        return self._session.desk.floor is Floor.ROOM

    def _start(self, first: Entered | None) -> None:
        """A check-ride asks for more than being here."""
        refused = self._session.ride_refused(self._job)
        if refused is not None:
            self.refuse(ride_refusal(refused))
        elif self._job.is_check:
            self.trainer.door.ride(lambda: self._begin(first))
        else:
            self._begin(first)

    def _begin(self, first: Entered | None) -> None:
        page = self.trainer.go_run(self._job, self._session.begin(self._job))
        if first is not None:
            page.post_message(Entered(first.entry))
