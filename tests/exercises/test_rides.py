"""Every check-ride that ships: 20 to 30 lines, hidden exceptions, and the coach passes it without a slip."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from scansim.content.exercise_file import SKILLS
from scansim.training.header import Floor
from scansim.training.kit import kit_of
from scansim.training.score.scorecard import scorecard_of
from scansim.training.settings import in_force
from scansim.training.situation import situation_of
from scansim.training.starting_point import Situation
from scansim.training.story import TrapKind
from tests.exercises.bots import BOTS, played, title_reader
from tests.exercises.test_bots import SCANNING_IS_ENOUGH
from tests.exercises.test_curriculum import NOT_THE_COACHS, flaws
from tests.training.field import RIDES, by_coach, card_of, lesson

pytestmark = pytest.mark.content

SOAK = bool(os.environ.get("SCANSIM_SOAK"))
PLAYED = {Floor.SCREEN: range(40 if SOAK else 4), Floor.ROOM: range(20, 40 if SOAK else 21)}
MADE = range(500 if SOAK else 25)


def situation(ride: str, seed: int) -> Situation:
    told = lesson(ride)
    return situation_of(told.exercise, in_force(told.exercise, told.pack), seed)


def hidden(found: Situation) -> list[str]:
    """What is wrong, and who comes, by its kind."""
    return [each.kind.value for each in found.planted] + [each.then or "asked" for each in found.interruptions]


def test_every_skill_has_a_check_ride() -> None:
    assert sorted(lesson(ride).exercise.skill for ride in RIDES) == sorted(SKILLS)


@pytest.mark.parametrize("ride", RIDES)
@pytest.mark.parametrize("floor", Floor)
def test_the_coach_makes_no_mistake_on_twenty_to_thirty_lines(ride: str, floor: Floor) -> None:
    for seed in PLAYED[floor]:
        run = by_coach(lesson(ride).run(seed, floor))
        card = card_of(run)
        assert run.finished, seed
        assert 20 <= card.lines <= 30, seed
        assert flaws(card) == [], seed
        answers = [observation.feedback for observation in run.observations]
        assert all(answer.was_accepted or answer.code in NOT_THE_COACHS for answer in answers), seed


@pytest.mark.parametrize("ride", RIDES)
def test_two_to_four_exceptions_of_two_kinds_are_hidden_and_in_one_ride_of_five_fewer(ride: str) -> None:
    """DESIGN section 5 "Modes"."""
    found = [hidden(situation(ride, seed)) for seed in MADE]
    few = [len(each) < 2 for each in found]
    assert all(sum(few[first : first + 5]) == 1 for first in range(0, len(MADE), 5))
    assert max(map(len, found)) <= 4
    assert all(len(set(each)) >= 2 for each in found if len(each) >= 2)


@pytest.mark.parametrize("ride", RIDES)
def test_seeds_differ_in_what_is_asked_for(ride: str) -> None:
    def asked(found: Situation) -> tuple[object, ...]:
        return (*((line.product, line.ordered) for task in found.tasks for line in task.ordered), *found.counted)

    assert len({asked(situation(ride, seed)) for seed in MADE}) == len(MADE)


@pytest.mark.parametrize("ride", sorted(set(RIDES) - {"CHK-05"}))
def test_documents_are_as_long_as_real_ones_and_no_name_tells_an_exercise(ride: str) -> None:
    for seed in MADE:
        tasks = situation(ride, seed).tasks
        usual = [task for task in tasks if not (task.urgent or task.held or task.batch)]
        assert max(len(task.ordered) for task in usual) <= 8
        assert sum(len(task.ordered) >= 4 for task in usual) >= 2
        assert all(task.name.startswith("document_") and task.paper.startswith(("note-", "task-")) for task in tasks)


@pytest.mark.parametrize("ride", RIDES)
def test_all_that_is_read_in_a_room_hangs_there_or_is_printed(ride: str) -> None:
    told = lesson(ride)
    kit = kit_of(told.exercise, told.pack, told.policy, 1)
    printed = {label.payload for label in kit.planted}
    assert kit.needed
    assert [label.payload for label in kit.needed if not label.in_room and label.payload not in printed] == []


@pytest.mark.parametrize("ride", RIDES)
@pytest.mark.parametrize("bot", ["tapper", "cautious", "believer"])
def test_a_bot_fails_where_something_is_hidden(ride: str, bot: str) -> None:
    """Who scans what the screen asks for passes what scanning is enough for, and nothing else."""
    for seed in range(4 if SOAK else 2):
        kinds = {each.kind for each in situation(ride, seed).planted}
        if not hidden(situation(ride, seed)) or (bot == "believer" and kinds <= SCANNING_IS_ENOUGH):
            continue
        assert not scorecard_of(played(BOTS[bot], lesson(ride).run(seed))).passed, seed


@pytest.mark.parametrize("ride", RIDES)
def test_the_answer_of_another_ride_is_wrong(ride: str) -> None:
    for seed in range(1, 3):
        answers = situation(ride, seed + 10).planted
        if not {each.kind for each in situation(ride, seed).planted} <= SCANNING_IS_ENOUGH and answers:
            assert not scorecard_of(played(title_reader(answers[0]), lesson(ride).run(seed))).passed, seed


def test_what_a_paper_says_of_a_place_stands_on_others_too_and_is_true_there() -> None:
    """CHK-02 and CHK-04: a written place alone tells nothing."""
    for ride, kind in (("CHK-02", "Put away at"), ("CHK-04", "Load at")):
        counted: Counter[bool] = Counter()
        for seed in MADE:
            found = situation(ride, seed)
            wrong = {each.task for each in found.planted if each.kind is TrapKind.NEIGHBOUR_PLACE}
            for paper in found.papers:
                written = [line for line in paper.text if line.startswith(kind)]
                assert len(written) <= 1
                counted[paper.label in wrong] += len(written)
        assert min(counted[True], counted[False]) > 0


@pytest.mark.parametrize("seed", [4, 12, 13])
def test_what_is_in_a_carton_that_was_packed_is_not_loaded_for_another_customer(seed: int) -> None:
    """Goods of one product stand packed in the dispatch bay and loose beside it, for two customers."""
    run = by_coach(lesson("CHK-04").run(seed))
    packed = {line.product for task in run.situation.tasks if task.flow == "pack" for line in task.ordered}
    loaded = {line.product for task in run.situation.tasks if task.flow == "dispatch" for line in task.ordered}
    assert packed & loaded
    assert flaws(card_of(run)) == []
