"""The coach passes every exercise that ships: 20 seeds on the screen floor and 5 in a room, without a slip.

No error, no point missed, every exception handled as the site wants it. Check-rides are composed of these exercises.
"""

from __future__ import annotations

from collections.abc import Container

import pytest

from scansim.training.answers import Answered
from scansim.training.header import Floor
from scansim.training.kit import kit_of
from scansim.training.score.back_entry import back_entered
from scansim.training.score.formulas import exception_quality
from scansim.training.score.point import Point
from scansim.training.score.scorecard import Scorecard
from tests.training.field import SHIPPED, by_coach, card_of, lesson

pytestmark = pytest.mark.content

WHOLE = 100
"""An exception of which nothing was left to be desired (reference training C4)."""

NOT_THE_COACHS = (Answered.APPROVAL_NEEDED, Answered.NO_CONNECTION)
"""Refusals that are no mistake: whoever counts blindly learns from one alone that the difference is too large for one
person, and nobody can know that the connection will drop."""

SEEDS = {Floor.SCREEN: range(20), Floor.ROOM: range(5)}


def flaws(card: Scorecard, on_paper: Container[str] = ()) -> list[object]:
    """What is not perfect about a run. With a dead scanner nobody can scan: that is excused ``on_paper``."""
    unmet = [gate.id for gate in card.gates if not gate.met]
    points = [point for point in card.points if not point.satisfied and not _is_excused(point, on_paper)]
    mishandled = [each for each in card.exceptions if exception_quality(each.handling) != WHOLE]
    alarms = [card.false_alarms] if card.false_alarms else []
    return [*unmet, *card.errors, *points, *mishandled, *alarms]


def _is_excused(point: Point, on_paper: Container[str]) -> bool:
    return point.excused and point.about in on_paper


@pytest.mark.parametrize("floor", Floor)
@pytest.mark.parametrize("exercise", SHIPPED)
def test_the_coach_makes_no_mistake(exercise: str, floor: Floor) -> None:
    for seed in SEEDS[floor]:
        run = by_coach(lesson(exercise).run(seed, floor))
        assert run.finished, seed
        assert flaws(card_of(run), back_entered(run)) == [], seed
        answers = [observation.feedback for observation in run.observations]
        assert all(answer.was_accepted or answer.code in NOT_THE_COACHS for answer in answers), seed


@pytest.mark.parametrize("exercise", SHIPPED)
def test_levels_above_the_first_have_a_trap_and_one_seed_in_five_is_without(exercise: str) -> None:
    told = lesson(exercise).exercise
    if told.level == 1:
        return
    runs = [lesson(exercise).run(seed) for seed in range(20)]
    without = [run for run in runs if not run.situation.planted and not run.situation.interruptions]
    assert 4 <= len(without) < 20


@pytest.mark.parametrize("exercise", SHIPPED)
def test_every_label_that_is_read_in_a_room_hangs_there_or_is_in_the_kit(exercise: str) -> None:
    told = lesson(exercise)
    for seed in range(3):
        kit = kit_of(told.exercise, told.pack, told.policy, seed)
        printed = {label.payload for label in kit.planted}
        assert [label.payload for label in kit.needed if not label.in_room and label.payload not in printed] == [], seed
