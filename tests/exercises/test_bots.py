"""Players without competence fail every exercise that holds a trap; who never scans fails with or without one."""

from __future__ import annotations

from functools import cache

import pytest

from scansim.training.interrupting import question_of
from scansim.training.lesson import Lesson
from scansim.training.score.scorecard import scorecard_of
from scansim.training.starting_point import Planted
from scansim.training.story import Interruption, TrapKind
from tests.exercises.bots import BOTS, FIRST_LETTER, played, reciter, title_reader
from tests.training.field import SHIPPED, lesson, reference

pytestmark = pytest.mark.content

_SEEDS = range(12)
_MOST = 2


@cache
def seeds_with(exercise: str, *, trap: bool) -> tuple[int, ...]:
    """The first seeds that hold a trap, or somebody whom the bots answer wrongly; or seeds that hold none."""
    return tuple(seed for seed in _SEEDS if bool(_exceptions(lesson(exercise), seed)) is trap)[:_MOST]


def _exceptions(known: Lesson, seed: int) -> tuple[object, ...]:
    situation = known.run(seed).situation
    wrong = [each for each in situation.interruptions if not _is_answered_by_chance(each, known, seed)]
    return (*situation.planted, *wrong)


def _is_answered_by_chance(come: Interruption, known: Lesson, seed: int) -> bool:
    option = question_of(come, known.exercise.id, seed).option(FIRST_LETTER)
    return bool(come.choices) and option is not None and option.choice.right


SCANNING_IS_ENOUGH = {TrapKind.NEIGHBOUR_PLACE, TrapKind.TWIN, TrapKind.TWO_LABELS}
"""What these traps train is to scan and heed the answer: who scans everything and looks at nothing is right."""


@pytest.mark.parametrize("exercise", SHIPPED)
@pytest.mark.parametrize("bot", ["tapper", "screen-believer", "cautious"])
def test_a_bot_fails_where_a_trap_is(exercise: str, bot: str) -> None:
    for seed in seeds_with(exercise, trap=True):
        card = scorecard_of(played(BOTS[bot], lesson(exercise).run(seed)))
        assert not card.passed, seed


@pytest.mark.parametrize("exercise", SHIPPED)
def test_who_believes_what_stands_somewhere_and_never_looks_fails_where_a_trap_is(exercise: str) -> None:
    for seed in seeds_with(exercise, trap=True):
        kinds = {planted.kind for planted in lesson(exercise).run(seed).situation.planted}
        if not kinds or kinds - SCANNING_IS_ENOUGH:
            assert not scorecard_of(played(BOTS["believer"], lesson(exercise).run(seed))).passed, seed
        if not kinds or TrapKind.NEIGHBOUR_PLACE in kinds:
            assert not scorecard_of(played(BOTS["paper-believer"], lesson(exercise).run(seed))).passed, seed


@pytest.mark.parametrize("exercise", SHIPPED)
def test_the_tapper_fails_without_a_trap_too(exercise: str) -> None:
    for seed in seeds_with(exercise, trap=False):
        assert not scorecard_of(played(BOTS["tapper"], lesson(exercise).run(seed))).passed, seed


@pytest.mark.parametrize("exercise", SHIPPED)
def test_who_knows_the_way_of_another_day_by_heart_fails_where_a_trap_is(exercise: str) -> None:
    for seed in seeds_with(exercise, trap=True):
        other = next(
            each for each in _SEEDS if each != seed and _situation(exercise, each) != _situation(exercise, seed)
        )
        run = played(reciter(reference(exercise, other)), lesson(exercise).run(seed))
        assert not scorecard_of(run).passed, seed


def _situation(exercise: str, seed: int) -> tuple[object, ...]:
    found = lesson(exercise).run(seed).situation
    return (found.tasks, found.planted, found.interruptions)


@pytest.mark.parametrize("exercise", SHIPPED)
def test_who_plays_the_answer_to_the_title_fails(exercise: str) -> None:
    """The answer of another seed of the same exercise, where the same thing is wrong with other goods or numbers."""
    for seed in seeds_with(exercise, trap=True):
        run = lesson(exercise).run(seed)
        if {planted.kind for planted in run.situation.planted} <= SCANNING_IS_ENOUGH:
            continue
        answers = [_answer(exercise, other) for other in _SEEDS if other != seed]
        others = [
            each for each in answers if each is not None and _facts(each) not in map(_facts, run.situation.planted)
        ]
        for other in others[:1]:
            assert not scorecard_of(played(title_reader(other), lesson(exercise).run(seed))).passed, seed


def _answer(exercise: str, seed: int) -> Planted | None:
    planted = lesson(exercise).run(seed).situation.planted
    return planted[0] if planted else None


def _facts(planted: Planted) -> tuple[object, ...]:
    return (planted.kind, planted.product, planted.quantity, planted.place)


def test_who_takes_what_lies_on_top_and_adds_what_is_asked_fails_among_twins() -> None:
    """PCK-02: the next thing that looks like the one on the paper, whatever its label says."""
    for seed in seeds_with("PCK-02", trap=True):
        card = scorecard_of(played(BOTS["reacher"], lesson("PCK-02").run(seed)))
        assert not card.passed, seed
    for seed in seeds_with("PCK-02", trap=False):
        assert scorecard_of(played(BOTS["reacher"], lesson("PCK-02").run(seed))).passed, seed
