"""Whether an exercise can be solved: the coach plays it on many seeds and must pass on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.faults import Fault, file_name
from scansim.content.library import Library
from scansim.training.coach.coach import Coach
from scansim.training.exercise import Exercise
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of

__all__ = ["trial"]


def trial(library: Library, exercise: Exercise, seeds: Iterable[int]) -> Iterator[Fault]:
    """Play an exercise of the library with the coach; a fault for each seed on which it does not pass."""
    if library.policy is None:
        return
    file = file_name(library.files[exercise.id], library.root)
    for seed in seeds:
        run = Run(exercise, library.pack_of(exercise), library.policy, seed)
        for _ in Coach().play(run):
            pass
        scorecard = scorecard_of(run)
        if not scorecard.passed:
            unmet = ", ".join(gate.id.value for gate in scorecard.gates if not gate.met)
            what = f"The coach does not pass on seed {seed}: {unmet}."
            yield Fault(file, 0, what, f"Watch it with: scansim play {exercise.id} --seed {seed} --coach")
