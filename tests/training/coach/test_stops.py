"""Where nothing can be undone the coach says stop, and what must still become true."""

from __future__ import annotations

import pytest

from scansim.training.coach.coach import Coach
from scansim.training.coach.step import Advice, Must
from scansim.words.coach import STILL
from scansim.words.speaker import Speaker
from tests.training.field import after, lesson

pytestmark = pytest.mark.content

LOOKED = ("do look dock_1", "do look note-DN-966")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (
            [*LOOKED, "scan WHIN", "scan 9521108025111", "tap validate"],
            "What stands on WH/IN/00001 must be put right in the record.",
        ),
        (
            [*LOOKED, "scan WHIN", "scan 9521108025111", "tap back"],
            "Blue mug 25cl must come back to the document it belongs to.",
        ),
        (["abandon"], "It did not come out right: the debrief says why."),
    ],
)
def test_a_stop_says_what_must_still_become_true(lines: list[str], says: str) -> None:
    step = Coach().next_step(after(lesson().run(1), *lines))
    assert (step.advice, step.input) == (Advice.STOP, None)
    assert Speaker().reason(step).long == says


def test_everything_that_must_become_true_has_its_sentence() -> None:
    assert set(STILL) == {must.value for must in Must}
    facts = {"product": "x" * 24, "transfer": "WH/IN/99999", "place": "x" * 24}
    assert all(len(sentence.say(facts).short) <= 40 for sentence in STILL.values())
