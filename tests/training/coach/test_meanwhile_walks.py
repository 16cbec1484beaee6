"""A dead scanner and a closed place, after random walks: the coach advises nothing refused, and the record is true."""

from __future__ import annotations

import os
from random import Random

import pytest

from scansim.training.coach.coach import Coach
from scansim.training.coach.step import CoachStep
from scansim.training.header import Floor
from scansim.training.inputs import Answer, Timed
from scansim.training.run import Run
from tests.training.coach.truth import differences
from tests.training.coach.walks import next_at_random
from tests.training.field import lesson

pytestmark = pytest.mark.content

WALKS = 300 if os.environ.get("SCANSIM_SOAK") else 12
_MOST_STEPS = 250


def given(run: Run, random: Random) -> None:
    """Some of the coach's steps, then some that a hand might do that knows nothing."""
    for _ in range(random.randint(0, 14)):
        step = Coach().next_step(run)
        if step.input is not None:
            run.receive(Timed(1000, step.input))
    for _ in range(random.randint(0, 10)):
        question = run.question
        letters = [option.letter for option in question.options] if question else []
        run.receive(Timed(1000, Answer(random.choice(letters)) if letters else next_at_random(run, random)))


def to_the_end(run: Run, number: int) -> CoachStep:
    for _ in range(_MOST_STEPS):
        step = Coach().next_step(run)
        if step.input is None:
            return step
        assert run.receive(Timed(1000, step.input)).feedback.was_accepted, (number, step)
    raise AssertionError(f"walk {number} does not come to an end")


@pytest.mark.parametrize("exercise", ["EXC-02", "EXC-05"])
def test_the_coach_finds_its_way_from_anywhere(exercise: str) -> None:
    for number in range(WALKS):
        random = Random(number)
        run = lesson(exercise).run(random.randint(1, 9), random.choice(list(Floor)))
        given(run, random)
        danger = sum(bool(each.danger) for each in run.observations)
        to_the_end(run, number)
        assert run.finished, number
        assert sum(bool(each.danger) for each in run.observations) == danger, number
        assert differences(run) == {}, number
