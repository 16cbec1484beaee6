"""What someone does between signing in and locking: which exercise, which seed, the practice itself. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scansim.screens.desk import Desk
from scansim.training.boards.own import own_cells
from scansim.training.boards.team import Cell
from scansim.training.check_ride_allowed import RideRefused
from scansim.training.header import RULES_VERSION, Mode
from scansim.training.inputs import Abandon
from scansim.training.kit_card import started_by
from scansim.training.lesson import Lesson, LessonEntry
from scansim.training.people.worker import Worker
from scansim.training.ports import Attempts, StoredAttempt
from scansim.training.practice import Practice
from scansim.training.signals.adviser import Adviser
from scansim.training.situation import situation_of
from scansim.training.starting_point import Situation
from scansim.training.unkept import NothingKept
from scansim.words.interface import phrase

__all__ = ["Job", "OtherRules", "Session"]


class OtherRules(Exception):
    """A run of another version of the trainer would not replay as it was."""


@dataclass(frozen=True, slots=True)
class Job:
    """An exercise with its seed: what the brief is about."""

    lesson: Lesson
    seed: int
    situation: Situation

    @property
    def place(self) -> str:
        """The name of the place where the goods are; of free practice, where one begins."""
        return next(place.name for place in self.lesson.pack.places if place.id == self.situation.place)

    @property
    def is_free(self) -> bool:
        """Whether it is free practice."""
        return self.lesson.exercise.is_free

    @property
    def is_check(self) -> bool:
        """Whether it is a check-ride."""
        return self.lesson.exercise.is_check

    @property
    def has_coach(self) -> bool:
        """Whether the coach may show it."""
        return not self.is_free and not self.is_check

    @property
    def facts(self) -> dict[str, str]:
        """What the sentences of a brief speak of."""
        return {
            "supplier": self.situation.supplier.name,
            "place": self.place,
            "origin": self.situation.origin or self.situation.transfer,
            "transfer": self.situation.transfer,
        }


class Session:
    """One person at the station: what they may go on with is theirs alone.

    Whatever reaches storage or lessons raises :class:`~scansim.training.ports.StorageRefused` or
    :class:`~scansim.training.lesson.NoSuchLesson`.
    """

    def __init__(self, desk: Desk, worker: Worker | None = None) -> None:
        self.desk = desk
        self.worker = worker or Worker()
        self.person = self.worker.id
        self._attempts: Attempts = desk.attempts if self.worker.is_kept else NothingKept()
        history = desk.history if self.worker.person is not None else None
        self.adviser = Adviser(desk.lessons, self.person, history, self._now)

    @property
    def called(self) -> str:
        """What stands on the screens of whoever is here."""
        return self.worker.called or phrase("guest").long

    @property
    def catalogue(self) -> tuple[LessonEntry, ...]:
        """Every exercise, in the order in which a newcomer takes them."""
        return self.desk.lessons.catalogue()

    def entry(self, exercise: str) -> LessonEntry | None:
        """The exercise of this id."""
        return next((entry for entry in self.catalogue if entry.id == exercise), None)

    def _now(self) -> datetime:
        """The present moment in the zone of this station."""
        return datetime.fromisoformat(self.desk.clock.utc()).astimezone()

    def own_cells(self) -> tuple[Cell, ...]:
        """How whoever is here stands in the skills that they have begun; nothing of a guest."""
        desk, programme = self.desk, self.desk.programme()
        if self.worker.person is None or desk.history is None or desk.statements is None or programme is None:
            return ()
        person, on = self.worker.id, desk.statements.today()
        return own_cells(programme, desk.history.run_rows(person), desk.statements.statements(person), on)

    def job(self, exercise: str, seed: int | None = None) -> Job:
        """An exercise made ready, with a new seed unless one is given."""
        lesson = self.desk.lessons.lesson(exercise)
        chosen = self.adviser.unseen_seed(self.desk.new_seed) if seed is None else seed
        return Job(lesson, chosen, situation_of(lesson.exercise, lesson.pack, chosen))

    def job_of_card(self, data: str) -> Job | None:
        """The exercise of a kit's start card, with the kit's seed; None for any other label."""
        started = started_by(data, (entry.id for entry in self.catalogue))
        return self.job(*started) if started else None

    def ride_refused(self, job: Job) -> RideRefused | None:
        """Why a check-ride may not begin now; None for any other exercise, and when it may."""
        return self.adviser.ride_refused(job.lesson.exercise.skill, job.seed) if job.is_check else None

    def begin(self, job: Job) -> Practice:
        """Open an attempt."""
        header = job.lesson.header(job.seed, Mode.TRY, self.person, self.desk.floor, untimed=self.worker.has_extra_time)
        return Practice.begin(job.lesson, header, self._attempts, self.desk.clock)

    def demonstrate(self, job: Job) -> Practice:
        """A run that the coach plays and nobody keeps."""
        header = job.lesson.header(job.seed, Mode.SHOW, self.person)
        return Practice.begin(job.lesson, header, NothingKept(), self.desk.clock)

    def unfinished(self) -> StoredAttempt | None:
        """The attempt that was cut off or left, if there is one."""
        return self._attempts.unfinished(self.person)

    def end_what_stood_too_long(self) -> bool:
        """End a check-ride that was left for longer than one may stand still; whether there was one."""
        stored = self.unfinished()
        if stored is None or stored.header.mode is not Mode.CHECK:
            return False
        if not self._restored(stored)[1].stood_too_long:
            return False
        self.give_up(stored)
        return True

    def resume(self, stored: StoredAttempt) -> tuple[Job, Practice]:
        """Go on with an attempt. Raises :class:`OtherRules` when it would not replay as it was."""
        if stored.header.rules_version != RULES_VERSION:
            raise OtherRules
        job, practice = self._restored(stored)
        practice.go_on()
        return job, practice

    def give_up(self, stored: StoredAttempt) -> None:
        """End an attempt as not passed."""
        practice = self._restored(stored)[1]
        if practice.run.finished:
            practice.close()
        else:
            practice.receive(Abandon())

    def _restored(self, stored: StoredAttempt) -> tuple[Job, Practice]:
        header = stored.header
        lesson = self.desk.lessons.restored(header, self._attempts.content)
        practice = Practice.resume(lesson, stored, self._attempts, self.desk.clock)
        return Job(lesson, header.seed, practice.run.situation), practice
