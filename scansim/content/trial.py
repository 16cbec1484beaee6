"""Whether an exercise can be solved: the coach plays it on many seeds and must pass on each.

What the author wrote must happen on one of them at least, it must not take too long, and no label may be missing.

No coach plays free practice: there, every document must open, ready to be worked on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.faults import Fault, file_name, shown
from scansim.content.label_trial import label_faults
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


_A_MINUTE = 60_000
_MOST_MINUTES = 10
_MOST_MINUTES_OF_A_RIDE = 20
_SEEDS_OF_LABELS = 3


def trial(library: Library, exercise: Exercise, seeds: Iterable[int]) -> Iterator[Fault]:
    """Play an exercise of the library with the coach; a fault for each seed on which it does not pass."""
    if library.policy is None:
        return
    file = file_name(library.files[exercise.id], library.root)
    if exercise.is_free:
        yield from _documents_that_do_not_open(library, exercise, library.policy, file, seeds)
        return
    tried = tuple(seeds)
    pack = library.pack_of(exercise)
    expected: set[str] = set()
    came: set[str] = set()
    longest = (0, 0)
    for seed in tried:
        run = Run(exercise, pack, library.policy, seed)
        for _ in Coach().play(run):
            pass
        scorecard = scorecard_of(run)
        expected |= {each.name for each in run.situation.interruptions}
        came |= {each.name for each in run.interruptions.come}
        longest = max(longest, (scorecard.standard_ms or 0, seed))
        if not scorecard.passed:
            unmet = ", ".join(gate.id.value for gate in scorecard.gates if not gate.met)
            what = f"The coach does not pass on seed {seed}: {unmet}."
            yield Fault(file, 0, what, f"Watch it with: scansim play {exercise.id} --seed {seed} --coach")
    yield from _never_came(file, expected - came)
    yield from _too_long(exercise, file, *longest)
    yield from label_faults(exercise, pack, library.policy, file, tried[:_SEEDS_OF_LABELS])


def _never_came(file: str, names: Iterable[str]) -> Iterator[Fault]:
    for name in sorted(names):
        what = f"{shown(name)} never comes: the work is done before."
        yield Fault(file, 0, what, "Let it come earlier, on progress that everybody makes.")


def _too_long(exercise: Exercise, file: str, standard_ms: int, seed: int) -> Iterator[Fault]:
    is_long = exercise.is_check and not exercise.is_short_check
    most = _MOST_MINUTES_OF_A_RIDE if is_long else _MOST_MINUTES
    if standard_ms > most * _A_MINUTE:
        what = f"Seed {seed} takes {-(-standard_ms // _A_MINUTE)} minutes at standard times, more than {most}."
        yield Fault(file, 0, what, "Ask for fewer lines or smaller quantities.")


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
