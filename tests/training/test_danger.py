"""A danger closes its place until it is clear: what counts as working there, when it ends, what the coach does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.training.coach.coach import Coach
from scansim.training.debrief import debrief_of
from scansim.training.header import Floor
from scansim.training.inputs import Finish
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from scansim.training.story import Choice, Clear, Interruption, When
from scansim.training.walk_labels import walk_label
from tests.screens.small import MUG, PLATE, text
from tests.training.field import after, by_coach, lesson
from tests.training.interrupted import DOCUMENT, run_with, small_with

pytestmark = pytest.mark.content

STOP = Choice("stop", text("I stop and tell the shift lead."), right=True)
ON = Choice("on", text("I go on."), costs="hazard_ignored", says_why=text("You slip."))
CLEAR = Clear(When.VALIDATE, text("It is dry."), "shift_lead")
LEAK = Interruption(
    "leak", When.OPENED, text("Oil!"), (STOP, ON), then="hazard", place="dock_1", clear=replace(CLEAR, task="second")
)
BOWL, MUGS = "9521108118110", "9521108025111"
FIRST, SECOND = "WH/IN/05377", "WH/IN/07525"


def leaking(*lines: str) -> Run:
    """EXC-05, seed 1: oil at Dock 1, where 5 mugs and 2 boards stand; B is to stop."""
    return after(lesson("EXC-05").run(1), "go dock_1", "do look dock_1", f"scan {FIRST}", "answer B", *lines)


def closed(run: Run) -> bool:
    return run.floor.closed


def danger(run: Run) -> str:
    return run.observations[-1].danger


@pytest.mark.parametrize(
    ("line", "is_work"),
    [
        ("do look dock_1", False),
        ("go desk", False),
        ("tap back", False),
        ("hint", False),
        ("report stop_safety dock_1 shift_lead", False),
        (f"scan:unit:1 {MUGS}", True),
        (f"key {MUGS}", True),
        ("tap fill:MUG-25-BL", True),
        ("do take unit:1", True),
        ("do set_aside unit:1", True),
        ("scan 9521108845016", False),
    ],
)
def test_what_counts_as_working_where_it_is_closed(line: str, is_work: bool) -> None:
    run = leaking(line)
    assert danger(run) == ("leak" if is_work else "")
    assert [each.mistake.value for each in scorecard_of(run).errors] == (["hazard_ignored"] if is_work else [])


def test_going_there_is_work_too_and_working_elsewhere_is_not() -> None:
    run = leaking("tap back", "go dock_2", "do look dock_2", f"scan {SECOND}", f"scan {BOWL}")
    assert scorecard_of(run).errors == ()
    assert danger(after(run, "go dock_1")) == "leak"


def test_in_a_room_the_walk_label_leads_into_it() -> None:
    run = lesson("EXC-05").run(1, Floor.ROOM)
    after(run, f"scan {walk_label('dock_1')}", f"scan {FIRST}", "answer B", f"scan {walk_label('desk')}")
    assert danger(run) == ""
    assert danger(after(run, f"scan {walk_label('dock_1')}")) == "leak"


def test_what_is_seen_says_so_until_it_is_clear() -> None:
    run = leaking()
    assert closed(run)
    after(run, "tap back", "go dock_2")
    assert not closed(run)
    assert [way.id for way in run.floor.ways if way.closed] == ["dock_1"]
    after(run, f"scan {SECOND}", *[f"scan {BOWL}"] * 4, "tap validate")
    assert run.question is not None
    assert (run.question.name, run.question.who) == ("leak/clear", "shift_lead")
    assert [option.choice.name for option in run.question.options] == ["seen"]
    after(run, "answer A", "go dock_1")
    assert danger(run) == ""
    assert not closed(run)


def test_whoever_went_on_made_one_mistake_and_did_not_contain_it() -> None:
    run = leaking(*[f"scan {MUGS}"] * 5)
    card = scorecard_of(run)
    assert [(each.code, each.about) for each in card.errors] == [("K12", "leak")]
    assert [each.contained for each in card.exceptions] == [False]
    wrong = next(each for each in debrief_of(run, card).findings if each.code == "hazard_ignored")
    assert not wrong.good


def test_a_wrong_answer_that_cost_it_already_is_not_charged_twice() -> None:
    run = after(lesson("EXC-05").run(1), "go dock_1", f"scan {FIRST}", "answer A", f"scan {MUGS}")
    assert [each.mistake.value for each in scorecard_of(run).errors] == ["hazard_ignored"]


def test_another_wrong_answer_does_not_open_the_place() -> None:
    run = after(lesson("EXC-05").run(1), "go dock_1", f"scan {FIRST}", "answer C", f"scan {MUGS}")
    assert [each.mistake.value for each in scorecard_of(run).errors] == ["wrong_answer", "hazard_ignored"]


def test_saying_stop_is_no_false_alarm_while_there_is_a_danger() -> None:
    told = "report stop_safety dock_1 maintenance"
    assert scorecard_of(leaking(told)).false_alarms == 0
    assert scorecard_of(after(lesson("EXC-05").run(3), told)).false_alarms == 1


def test_a_danger_without_a_place_is_its_question_only() -> None:
    run = after(run_with(replace(LEAK, place="", clear=None)), "do look dock_1", f"scan {DOCUMENT}")
    letter = next(each.letter for each in run.question.options if each.choice.right) if run.question else ""
    after(run, f"answer {letter}", f"scan {MUG}")
    assert scorecard_of(run).errors == ()
    assert not closed(run)


def test_what_ends_it_and_happened_before_is_not_waited_for() -> None:
    late = replace(LEAK, when=When.COUNTED, line="plates", clear=replace(CLEAR, when=When.OPENED))
    run = after(run_with(late), "do look dock_1", f"scan {DOCUMENT}", f"scan {PLATE}")
    letter = next(each.letter for each in run.question.options if each.choice.right) if run.question else ""
    after(run, f"answer {letter}")
    assert run.question is not None
    assert run.question.name == "leak/clear"
    assert danger(after(run, "answer A", f"scan {PLATE}")) == ""


def test_the_coach_keeps_away_and_comes_back() -> None:
    run = by_coach(leaking())
    assert scorecard_of(run).passed
    assert not any(each.danger for each in run.observations)


def test_the_coach_hands_in_where_nothing_else_is_to_be_done() -> None:
    """It never works there, even where the story forgot to give it other work."""
    stuck = replace(LEAK, clear=replace(CLEAR, task="", when=When.LINES, lines=3))
    run = small_with(stuck).run(1)
    by_coach(run)
    assert not any(each.danger for each in run.observations)
    assert isinstance(run.observations[-1].input, Finish)
    assert Coach().next_step(run).advice == "stop"


MISTAKES = {"went_on": "A", "told_nobody": "C"}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_named_mistake_of_exc_05_costs_what_its_file_says(name: str) -> None:
    told = lesson("EXC-05").exercise
    assert {mistake.name for mistake in told.mistakes} == {*MISTAKES, "missed_unit"}
    mistake = next(each for each in told.mistakes if each.name == name)
    run = by_coach(after(lesson("EXC-05").run(1), "go dock_1", f"scan {FIRST}", f"answer {MISTAKES[name]}"))
    assert [each.mistake.value for each in scorecard_of(run).errors] == [mistake.costs]
    assert not scorecard_of(run).passed


def test_a_unit_that_is_left_out_costs_what_the_file_of_exc_05_says() -> None:
    run = leaking("tap back", "go dock_2", "do look dock_2", f"scan {SECOND}", *[f"scan {BOWL}"] * 3, "tap validate")
    by_coach(after(run, "tap create_backorder"))
    missed = next(each for each in lesson("EXC-05").exercise.mistakes if each.name == "missed_unit")
    assert [each.mistake.value for each in scorecard_of(run).errors] == [missed.costs]
