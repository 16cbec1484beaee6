"""Whether an exercise can be solved: the coach plays it on many seeds and must pass on each.

No coach plays free practice: there, every document must open, ready to be worked on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.faults import Fault, file_name
from scansim.content.library import Library
from scansim.engine.handheld.events import BatchOpened, TransferOpened
from scansim.scanner.entry import Grade
from scansim.training.coach.coach import Coach
from scansim.training.exercise import Exercise
from scansim.training.inputs import Scan, Timed
from scansim.training.policy import Policy
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from scansim.training.starting_point import CannotBePlayed

__all__ = ["trial"]


def trial(library: Library, exercise: Exercise, seeds: Iterable[int]) -> Iterator[Fault]:
    """Play an exercise of the library with the coach; a fault for each seed on which it does not pass."""
    if library.policy is None:
        return
    file = file_name(library.files[exercise.id], library.root)
    if exercise.is_free:
        yield from _documents_that_do_not_open(library, exercise, library.policy, file, seeds)
        return
    for seed in seeds:
        run = Run(exercise, library.pack_of(exercise), library.policy, seed)
        for _ in Coach().play(run):
            pass
        scorecard = scorecard_of(run)
        if not scorecard.passed:
            unmet = ", ".join(gate.id.value for gate in scorecard.gates if not gate.met)
            what = f"The coach does not pass on seed {seed}: {unmet}."
            yield Fault(file, 0, what, f"Watch it with: scansim play {exercise.id} --seed {seed} --coach")


def _documents_that_do_not_open(
    library: Library, exercise: Exercise, policy: Policy, file: str, seeds: Iterable[int]
) -> Iterator[Fault]:
    for seed in seeds:
        try:
            documents = Run(exercise, library.pack_of(exercise), policy, seed).situation.documents
        except CannotBePlayed as reason:
            yield Fault(file, 0, f"Seed {seed} cannot be played: {reason}.", "Ask for less, or for other products.")
            continue
        for document in documents:
            run = Run(exercise, library.pack_of(exercise), policy, seed)
            moment = run.receive(Timed(0, Scan(document, Grade.INJECTED)))
            if not any(isinstance(event, TransferOpened | BatchOpened) for event in moment.observation.events):
                what = f"On seed {seed} the document {document} does not open: {moment.feedback.code}."
                yield Fault(file, 0, what, f"Try it with: scansim play {exercise.id} --seed {seed}")
