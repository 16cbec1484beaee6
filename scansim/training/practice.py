"""A run being practised by a person: each input is kept durably before its effect is shown (DESIGN section 1.3)."""

from __future__ import annotations

from scansim.training.coach.coach import Coach
from scansim.training.coach.step import CoachStep
from scansim.training.header import Header, Mode
from scansim.training.hints import Hinted, Rung, hinted, rung_of
from scansim.training.inputs import Input, Pause, Resume, Timed
from scansim.training.lesson import Lesson
from scansim.training.ports import Attempts, Clock, StoredAttempt
from scansim.training.result import Result, result_of
from scansim.training.run import Moment, Run, replayed
from scansim.training.standing_still import is_too_long, stood_still
from scansim.training.starting_point import CannotBePlayed

__all__ = ["Practice"]

_MILLISECONDS = 1000
_CUT_OFF = "cut_off"
"""Why a run stands still that nobody stopped: a power cut, a lost connection."""


class Practice:
    """One person's run over a journal. Everything a front end needs: what to show, and ``receive``."""

    def __init__(self, run: Run, header: Header, journal: Attempts, attempt: str, clock: Clock) -> None:
        self.run = run
        self.header = header
        self.attempt = attempt
        self._journal = journal
        self._clock = clock
        self._coach = Coach()
        self._active_before = run.observations[-1].ms if run.observations else 0
        self._since = clock.monotonic()
        self._stopped = ""
        self._was_cut_off = False

    @classmethod
    def begin(cls, lesson: Lesson, header: Header, journal: Attempts, clock: Clock) -> Practice:
        """Open an attempt.

        Raises:
            CannotBePlayed: the exercise has no situation for this seed.
            StorageRefused: the attempt cannot be kept.
        """
        run = lesson.run_of(header)
        attempt = journal.open(header, lesson.contents())
        return cls(run, header, journal, attempt, clock)

    @classmethod
    def resume(cls, lesson: Lesson, stored: StoredAttempt, journal: Attempts, clock: Clock) -> Practice:
        """Go on with an attempt that was cut off, from its last kept input."""
        run = replayed(lesson.run_of(stored.header), stored.inputs)
        practice = cls(run, stored.header, journal, stored.attempt, clock)
        practice._was_cut_off = not run.paused
        return practice

    @property
    def stood_too_long(self) -> bool:
        """Whether a check-ride stands still for so long now that it can only count as not passed.

        Practice waits for as long as it likes. Raises :class:`~scansim.training.ports.StorageRefused`.
        """
        if self.mode is not Mode.CHECK or not (self.run.paused or self._was_cut_off):
            return False
        return is_too_long(self._stood_still().seconds, self._pause_at_most)

    def go_on(self) -> None:
        """Go on with a run that stands still; how long it did becomes part of it.

        A check-ride that was cut off stood still too, and says so. Raises
        :class:`~scansim.training.ports.StorageRefused`.
        """
        if self.run.finished or not (self.run.paused or (self._was_cut_off and self.mode is Mode.CHECK)):
            return
        went_on = self._stood_still()
        if not self.run.paused:
            self.receive(Pause(_CUT_OFF))
        self.receive(went_on)

    def _stood_still(self) -> Resume:
        now = self._clock.utc()
        return stood_still(self._stopped or self._journal.stopped(self.attempt), now, self._pause_at_most)

    @property
    def _pause_at_most(self) -> int:
        return self.run.policy.gates.check.pause_at_most

    @property
    def mode(self) -> Mode:
        """How the run is meant."""
        return self.header.mode

    @property
    def has_coach(self) -> bool:
        """Whether there is a coach to be asked: in free practice and in a check-ride there is none."""
        return self.mode in (Mode.SHOW, Mode.TRY)

    @property
    def advice(self) -> CoachStep:
        """What the coach would do now.

        Raises:
            CannotBePlayed: in free practice and in a check-ride, which have no coach.
        """
        if not self.has_coach:
            raise CannotBePlayed(f"{self.header.exercise} has no coach. Play it yourself.")
        return self._coach.next_step(self.run)

    @property
    def hint(self) -> Hinted:
        """What a hint says now: more, when one was asked for just before.

        Raises:
            CannotBePlayed: in free practice, which has no coach.
        """
        rung = rung_of(self.run.observations) or Rung.NUDGE
        return hinted(self.advice, rung, self.run.world.floor.stands_at.name)

    def receive(self, given: Input) -> Moment:
        """Keep the input, then take it; a finished run is closed with its result."""
        return self.receive_at(Timed(self._active_ms(), given))

    def receive_at(self, timed: Timed) -> Moment:
        """As :meth:`receive`, for an input that brings its own moment (scripts, the coach)."""
        if self.run.finished:
            return self.run.receive(timed)
        self._journal.append(self.attempt, timed)
        moment = self.run.receive(timed)
        self._stop_or_start_the_clock(moment)
        if moment.finished:
            self.close()
        return moment

    def seal(self, why: str) -> None:
        """Stop the clock of the run and keep since when it stands still; it goes on when its owner resumes it.

        Raises:
            StorageRefused: when that cannot be kept.
        """
        if self.run.finished or not self.attempt:
            return
        if not self.run.paused:
            self.receive(Pause(why))
        self._journal.seal(self.attempt, why)

    def close(self) -> Result:
        """What the run came to; the attempt is closed with it, once."""
        result = result_of(self.run)
        if self.attempt:
            self._journal.close(self.attempt, result.stored())
            self.attempt = ""
        return result

    def _stop_or_start_the_clock(self, moment: Moment) -> None:
        given = moment.observation.input
        if isinstance(given, Pause | Resume) and moment.feedback.was_accepted:
            self._stopped = self._clock.utc() if isinstance(given, Pause) else ""
            self._was_cut_off = False
            self._active_before = moment.observation.ms
            self._since = self._clock.monotonic()

    def _active_ms(self) -> int:
        if self.run.paused:
            return self._active_before
        elapsed = int((self._clock.monotonic() - self._since) * _MILLISECONDS)
        return self._active_before + max(elapsed, 0)
