"""The coach's own run of the same job: what a competent operator reaches there."""

from __future__ import annotations

from scansim.training.coach.coach import Coach
from scansim.training.inputs import Timed
from scansim.training.run import Run

__all__ = ["reference_run"]

_MOST_STEPS = 1_000
_A_SECOND = 1_000


def reference_run(run: Run) -> Run | None:
    """The coach's run of the exercise, pack, policy, seed and floor of a run; None where the coach finds no end."""
    coach = Coach()
    own = Run(run.exercise, run.pack, run.policy, run.situation.seed, run.played_on)
    for number in range(1, _MOST_STEPS):
        step = coach.next_step(own)
        if step.input is None:
            return own if own.finished else None
        own.receive(Timed(number * _A_SECOND, step.input))
    return None
