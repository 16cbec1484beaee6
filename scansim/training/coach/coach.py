"""One coach for guided mode, hints, the demonstration, reference runs and kits (DESIGN section 1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.training.coach import counting, working
from scansim.training.coach.job import next_job
from scansim.training.coach.on_paper import at_the_keyboard
from scansim.training.coach.sight import Sight
from scansim.training.coach.step import Advice, CoachStep, Must, step, stop
from scansim.training.inputs import Answer, Finish, Resume, Timed
from scansim.training.interrupting import right_answer
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of

__all__ = ["Coach"]

_A_SECOND = 1000
_TOO_MANY_STEPS = 10_000


class Coach:
    """Asked at any moment of a run, says what a competent operator would do now."""

    def next_step(self, run: Run) -> CoachStep:
        """The next step of a run. What was refused just now is not advised again: then it says to stop."""
        advised = self._advised(run)
        last = run.observations[-1] if run.observations else None
        if advised.input is None or last is None or last.feedback.was_accepted or last.walked:
            return advised
        return stop(Must.REFUSAL_IS_UNDERSTOOD) if last.input == advised.input else advised

    def _advised(self, run: Run) -> CoachStep:
        if run.finished:
            return step(Advice.FINISHED) if scorecard_of(run).passed else stop(Must.RUN_IS_REPEATED)
        if run.paused:
            return step(Advice.GO_ON, Resume())
        if run.question is not None:
            letter = right_answer(run.question)
            return step(Advice.ANSWER, Answer(letter), letter=letter)
        sight = Sight(run)
        job = next_job(sight)
        if job is not None:
            return at_the_keyboard(sight, working.next_step(job))
        return counting.next_step(sight) or step(Advice.HAND_IN, Finish())

    def play(self, run: Run) -> Iterator[CoachStep]:
        """Play the run to its end, a second a step; each step is yielded before it is done."""
        for _ in range(_TOO_MANY_STEPS):
            step = self.next_step(run)
            yield step
            if step.input is None:
                return
            last = run.observations[-1].ms if run.observations else 0
            run.receive(Timed(last + _A_SECOND, step.input))
