"""One person's runs so far, and what they lead to. Of a guest only what was done since the guest came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from scansim.training.check_ride_allowed import RideRefused, ride_refused, unseen_seed
from scansim.training.lesson import Lessons
from scansim.training.ports import ClosedRun, History
from scansim.training.practice import Practice
from scansim.training.result import Result
from scansim.training.signals.next_exercise import Proposal, drill_after, next_exercise, passed_by

__all__ = ["REMEMBERED_DAYS", "Adviser"]

REMEMBERED_DAYS = 365
"""What was done longer ago has to be shown again."""


class Adviser:
    """What somebody practises next.

    ``history`` keeps the runs of ``person``; None for a guest, of whom nothing is kept. ``now`` tells the present
    moment in the station's zone. Every method raises :class:`~scansim.training.ports.StorageRefused` when the history
    cannot be read.
    """

    def __init__(self, lessons: Lessons, person: str, history: History | None, now: Callable[[], datetime]) -> None:
        self._lessons = lessons
        self._person = person
        self._history = history
        self._now = now
        self._runs: list[ClosedRun] | None = None

    @property
    def runs(self) -> Sequence[ClosedRun]:
        """The runs of the last year, in the order in which they ended."""
        if self._runs is None:
            self._runs = [] if self._history is None else list(self._history.runs_of(self._person, self._since))
        return self._runs

    @property
    def _since(self) -> str:
        return _utc(self._now() - timedelta(days=REMEMBERED_DAYS))

    def ride_refused(self, skill: str, seed: int) -> RideRefused | None:
        """Why a check-ride of a skill may not begin now with a seed; a guest's proves nothing and is never refused."""
        return None if self._history is None else ride_refused(self.runs, skill, seed, self._now())

    def unseen_seed(self, new_seed: Callable[[], int]) -> int:
        """A seed with which nothing was played yet."""
        return unseen_seed(self.runs, new_seed)

    def note(self, practice: Practice, result: Result) -> None:
        """A run has just ended with this result: it counts from now on."""
        header, exercise = practice.header, practice.run.exercise
        if header.person != self._person:
            return  # a demonstration is nobody's
        self._runs = [
            *self.runs,
            ClosedRun(
                attempt="",
                person=header.person,
                exercise=header.exercise,
                mode=header.mode,
                skill=exercise.skill,
                seed=header.seed,
                contents=header.contents,
                station="",
                began="",
                ended=_utc(self._now()),
                result=result.stored(),
                voided="",
            ),
        ]

    @property
    def passed(self) -> frozenset[str]:
        """The exercises that were passed."""
        return passed_by(self.runs)

    def proposal(self) -> Proposal | None:
        """What comes next; None where there is nothing to practise."""
        return next_exercise(self._lessons.catalogue(), self._lessons.guide(), self.runs, self._now())

    def drill(self) -> Proposal | None:
        """The one drill after the run that has just ended."""
        return drill_after(self._lessons.catalogue(), self._lessons.guide(), self.runs, self._now())


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
