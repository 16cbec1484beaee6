"""Lessons, runs and inputs for the tests of training: the exercises that ship, and one of another shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from scansim.app import lesson_from_files
from scansim.training.coach.coach import Coach
from scansim.training.header import Floor
from scansim.training.inputs import Input, Timed
from scansim.training.lesson import Lesson
from scansim.training.run import Run
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.script import parsed_line

__all__ = [
    "EXERCISES",
    "RIDES",
    "ROOT",
    "SHIPPED",
    "SHORT",
    "SHORT_CHECKS",
    "THIRD",
    "after",
    "by_coach",
    "card_of",
    "failed_gates",
    "lesson",
    "parsed",
    "reference",
    "timed",
    "to_the_end",
]

ROOT = Path(__file__).parents[2]
SHORT = "RCV-02"
THIRD = str(ROOT / "tests" / "exercises" / "RCV-90.yaml")
EXERCISES = ("RCV-01", SHORT, THIRD)
SHIPPED = tuple(
    sorted(
        path.stem
        for path in (ROOT / "exercises").rglob("*.yaml")
        if "packs" not in path.parts and not path.stem.startswith(("FREE", "CHK", "CUR"))
    )
)
"""Every scored exercise that ships, by its id; check-rides are put together from them."""
RIDES = tuple(sorted(path.stem for path in (ROOT / "exercises" / "checkrides").glob("*.yaml")))
"""Every check-ride that ships."""
SHORT_CHECKS = tuple(sorted(path.stem for path in (ROOT / "exercises" / "currency").glob("*.yaml")))
"""Every short check that ships."""
_MOST_STEPS = 500


@cache
def lesson(exercise: str = SHORT) -> Lesson:
    """The lesson, read once."""
    return lesson_from_files(exercise)


def parsed(*lines: str) -> list[Input]:
    """The inputs of script lines."""
    return [line.input for text in lines if (line := parsed_line(text)) is not None]


def timed(inputs: Iterable[Input]) -> Iterator[Timed]:
    """The inputs a second apart."""
    return (Timed(number * 1000, given) for number, given in enumerate(inputs, 1))


def after(run: Run, *lines: str) -> Run:
    """The run after these script lines."""
    return to_the_end(run, parsed(*lines))


def to_the_end(run: Run, inputs: Iterable[Input]) -> Run:
    """The run after these inputs."""
    for each in timed(inputs):
        run.receive(each)
    return run


def by_coach(run: Run) -> Run:
    """The run as the coach goes on with it, up to its end or to where it says stop."""
    coach = Coach()
    for _ in range(_MOST_STEPS):
        step = coach.next_step(run)
        if step.input is None:
            return run
        run.receive(Timed(1000, step.input))
    raise AssertionError("the coach does not come to an end")


@cache
def reference(exercise: str, seed: int, floor: Floor = Floor.SCREEN) -> tuple[Input, ...]:
    """What the coach does in an undisturbed run."""
    run = by_coach(lesson(exercise).run(seed, floor))
    return tuple(observation.input for observation in run.observations)


def card_of(run: Run) -> Scorecard:
    """The scorecard of a run."""
    return scorecard_of(run)


def failed_gates(run: Run) -> list[str]:
    """The gates that are not met."""
    return [gate.id.value for gate in scorecard_of(run).gates if not gate.met]
