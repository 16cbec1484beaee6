"""On random walks the coach advises nothing that is refused, names nothing that was not seen, and comes to an end."""

from __future__ import annotations

import os

import pytest

from scansim.training.coach.coach import Coach
from scansim.training.inputs import Timed
from tests.training.coach.truth import differences, undone
from tests.training.coach.walks import names_only_what_is_seen, walked

pytestmark = pytest.mark.content

WALKS = 1000 if os.environ.get("SCANSIM_SOAK") else 30
_MOST_STEPS = 250


@pytest.mark.parametrize("first", range(0, WALKS, 10))
def test_the_coach_finds_its_way_from_anywhere(first: int) -> None:
    for number in range(first, first + 10):
        run = walked(number)
        for _ in range(_MOST_STEPS):
            if run.finished:
                break
            step = Coach().next_step(run)
            assert names_only_what_is_seen(run, step), number
            assert step.input is not None, number
            moment = run.receive(Timed(1000, step.input))
            assert moment.feedback.was_accepted, (number, step)
        assert run.finished, number
        if not run.situation.planted:
            assert (undone(run), differences(run)) == ([], {}), number
