"""Every short check that ships: five minutes, two exceptions of two kinds, and the coach makes no slip (C8)."""

from __future__ import annotations

import os

import pytest

from scansim.content.exercise_file import SKILLS
from scansim.training.header import Floor
from scansim.training.kit import kit_of
from scansim.training.programme.evidence import counted
from scansim.training.result import result_of
from scansim.training.score.gates import GateId
from scansim.training.score.scorecard import scorecard_of
from tests.exercises.bots import BOTS, played
from tests.exercises.test_bots import SCANNING_IS_ENOUGH
from tests.exercises.test_curriculum import NOT_THE_COACHS, flaws
from tests.exercises.test_rides import hidden, situation
from tests.training.field import SHORT_CHECKS, after, by_coach, card_of, lesson

pytestmark = pytest.mark.content

SOAK = bool(os.environ.get("SCANSIM_SOAK"))
PLAYED = {Floor.SCREEN: range(20 if SOAK else 3), Floor.ROOM: range(20, 30 if SOAK else 21)}
MADE = range(500 if SOAK else 25)
MOST_MS = {Floor.SCREEN: 360_000, Floor.ROOM: 540_000}
"""Five minutes and a bit at standard times; in a room one walks."""


def test_every_skill_has_a_short_check() -> None:
    found = [lesson(check).exercise for check in SHORT_CHECKS]
    assert sorted(each.skill for each in found) == sorted(SKILLS)
    assert all(each.is_check and each.is_short_check and each.minutes == 5 for each in found)


@pytest.mark.parametrize("check", SHORT_CHECKS)
@pytest.mark.parametrize("floor", Floor)
def test_the_coach_makes_no_mistake_on_six_to_eight_lines(check: str, floor: Floor) -> None:
    for seed in PLAYED[floor]:
        run = by_coach(lesson(check).run(seed, floor))
        card = card_of(run)
        assert run.finished, seed
        assert 6 <= card.lines <= 8, seed
        assert flaws(card) == [], seed
        assert 0 < (card.standard_ms or 0) < MOST_MS[floor], seed
        answers = [observation.feedback for observation in run.observations]
        assert all(answer.was_accepted or answer.code in NOT_THE_COACHS for answer in answers), seed


@pytest.mark.parametrize("check", SHORT_CHECKS)
def test_two_exceptions_of_two_kinds_are_hidden_whatever_the_seed(check: str) -> None:
    found = [hidden(situation(check, seed)) for seed in MADE]
    assert {(len(each), len(set(each))) for each in found} == {(2, 2)}


@pytest.mark.parametrize("check", SHORT_CHECKS)
def test_counts_decide_and_no_total(check: str) -> None:
    """Below 20 lines a total would be noise, and that it is short is no fault of a short one."""
    card = scorecard_of(by_coach(lesson(check).run(0)))
    ids = {gate.id for gate in card.gates}
    assert ids.isdisjoint({GateId.LINES, GateId.SCORE, GateId.COMPLIANCE})
    assert ids >= {GateId.CAUGHT, GateId.NO_CRITICAL, GateId.NO_ESCAPED, GateId.POINTS, GateId.NO_HINTS, GateId.GRADES}
    assert card.passed


@pytest.mark.parametrize("check", SHORT_CHECKS)
def test_its_lines_and_its_errors_count_as_evidence(check: str) -> None:
    """Passed without an error, and given up at once: nothing was done, and it is not passed."""
    run = by_coach(lesson(check).run(0))
    found = counted(result_of(run).stored())
    assert (found.passed, found.skill, found.escaped) == (True, run.exercise.skill, 0)
    assert 6 <= found.lines <= 8
    given_up = counted(result_of(after(lesson(check).run(0), "abandon")).stored())
    assert (given_up.passed, given_up.lines) == (False, 0)


@pytest.mark.parametrize("check", SHORT_CHECKS)
@pytest.mark.parametrize("bot", ["tapper", "cautious", "believer"])
def test_a_bot_fails(check: str, bot: str) -> None:
    for seed in range(6 if SOAK else 2):
        kinds = {each.kind for each in situation(check, seed).planted}
        if bot == "believer" and kinds <= SCANNING_IS_ENOUGH:
            continue
        assert not scorecard_of(played(BOTS[bot], lesson(check).run(seed))).passed, seed


@pytest.mark.parametrize("check", SHORT_CHECKS)
def test_all_that_is_read_in_a_room_hangs_there_or_is_printed(check: str) -> None:
    told = lesson(check)
    kit = kit_of(told.exercise, told.pack, told.policy, 1)
    printed = {label.payload for label in kit.planted}
    assert [label.payload for label in kit.needed if not label.in_room and label.payload not in printed] == []
