"""Hints in three rungs: who asks again is told more, and pays more."""

from __future__ import annotations

import pytest

from scansim.training.coach.coach import Coach
from scansim.training.hints import Hinted, Nudge, Rung, hint_cost, hinted, rung_of
from scansim.words.coach import HINT_PLACES, NUDGES
from scansim.words.speaker import Speaker
from tests.training.field import after, lesson

pytestmark = pytest.mark.content

LOOK = "do look dock_1"


@pytest.mark.parametrize(
    ("lines", "rung", "cost"),
    [
        ([], None, 0),
        ([LOOK], None, 0),
        (["hint"], Rung.NUDGE, 2),
        (["hint", "hint"], Rung.PLACE, 5),
        (["hint", "hint", "hint"], Rung.ANSWER, 10),
        (["hint"] * 5, Rung.ANSWER, 10),
        # What was done begins anew; each step costs what its highest rung costs.
        (["hint", LOOK], None, 2),
        (["hint", "hint", LOOK, "hint"], Rung.NUDGE, 7),
        (["hint", "hint", "hint", LOOK, "hint", "hint"], Rung.PLACE, 15),
        # A refusal is nothing that was done.
        (["hint", "scan 4006381333931", "hint"], Rung.PLACE, 5),
        # Nobody hints while the run is paused.
        (["pause lock", "hint", "resume"], None, 0),
    ],
)
def test_who_asks_again_is_told_more(lines: list[str], rung: Rung | None, cost: int) -> None:
    observations = after(lesson().run(1), *lines).observations
    assert rung_of(observations) is rung
    assert hint_cost(observations) == cost


def hint_after(*lines: str, rung: Rung) -> Hinted:
    run = after(lesson().run(1), *lines)
    return hinted(Coach().next_step(run), rung, run.world.floor.stands_at.name)


@pytest.mark.parametrize(
    ("lines", "nudge", "place"),
    [
        ([], Nudge.LOOK, "Dock 1"),
        (["go desk"], Nudge.WALK, "Dock 1"),
        ([LOOK, "do look note-DN-966"], Nudge.SCAN, "Dock 1"),
        ([LOOK, "do look note-DN-966", "scan WH/IN/07525", "tap cancel"], Nudge.HANDHELD, ""),
        (["do take mug_25_bl 2", LOOK, "do look note-DN-966"], Nudge.HANDS, "Dock 1"),
        (["abandon"], Nudge.NOTHING, ""),
    ],
)
def test_a_hint_is_about_the_step_that_comes_next(lines: list[str], nudge: Nudge, place: str) -> None:
    found = hint_after(*lines, rung=Rung.NUDGE)
    assert (found.nudge, found.place) == (nudge, place)


def test_each_rung_says_more() -> None:
    says = [Speaker().hint(hint_after(rung=rung)).long for rung in Rung]
    assert says == [
        "There is something to look at.",
        "The next step is at Dock 1.",
        "Look at the goods at Dock 1.",
    ]
    why = [Speaker().hint_reason(hint_after(rung=rung)).long for rung in Rung]
    assert why == ["", "", "Count what stands there, not what the screen says."]
    asked = hint_after(LOOK, "do look note-DN-966", "scan WH/IN/07525", "tap cancel", rung=Rung.PLACE)
    assert Speaker().hint(asked).long == "The next step is on the handheld."


def test_every_kind_of_step_has_its_nudge() -> None:
    assert set(NUDGES) == {nudge.value for nudge in Nudge}
    assert all(len(sentence.short or sentence.long) <= 36 for sentence in (*NUDGES.values(), *HINT_PLACES.values()))
