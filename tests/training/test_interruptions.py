"""Interruptions: when they come, what is taken while one waits, what an answer is worth."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scansim.engine.handheld.feedback import Verdict
from scansim.training.coach.coach import Coach
from scansim.training.debrief import debrief_of
from scansim.training.inputs import Answer, Timed
from scansim.training.interrupting import question_of, right_answer
from scansim.training.run import Run
from scansim.training.score.mistakes import Fate
from scansim.training.score.scorecard import scorecard_of
from scansim.training.story import When
from scansim.words.speaker import Speaker
from tests.screens.small import BOARD, MUG, PLATE
from tests.training.field import after, by_coach, parsed, timed
from tests.training.interrupted import DOCUMENT, LEND, lent, run_with

DOC, PLATES, MUGS = f"scan {DOCUMENT}", f"scan {PLATE}", f"scan {MUG}"


def asked(run: Run) -> str:
    return run.question.name if run.question else ""


# when they come


def test_start_comes_before_anything_was_done() -> None:
    assert asked(run_with(lent(When.START))) == "badge"
    assert asked(run_with(lent(When.OPENED))) == ""


def test_opened_comes_with_the_document() -> None:
    run = run_with(lent(When.OPENED, task="receipt"))
    assert asked(after(run, "do look dock_1")) == ""
    assert asked(after(run, DOC)) == "badge"


def test_opened_waits_for_its_own_task() -> None:
    assert asked(after(run_with(lent(When.OPENED, task="another")), DOC)) == ""


def test_counted_waits_for_its_line() -> None:
    run = run_with(lent(When.COUNTED, line="plates"))
    assert asked(after(run, DOC, MUGS)) == ""
    assert asked(after(run, PLATES)) == "badge"


def test_lines_counts_what_is_full_or_was_left_for_another_line() -> None:
    # Two of two boards are a full line; one plate is none before the mugs are begun.
    run = run_with(lent(When.LINES, lines=2))
    assert asked(after(run, DOC, *[f"scan {BOARD}"] * 2, PLATES)) == ""
    assert asked(after(run, MUGS)) == "badge"


def test_one_line_is_not_done_while_it_is_worked_on() -> None:
    run = run_with(LEND)
    assert asked(after(run, DOC, *[PLATES] * 5)) == ""
    assert asked(after(run, PLATES)) == "badge"


def test_validate_comes_before_the_run_ends() -> None:
    lines = [DOC, *[MUGS] * 15, *[PLATES] * 6, *[f"scan {BOARD}"] * 2, "tap validate"]
    run = after(run_with(lent(When.VALIDATE)), *lines)
    assert (asked(run), run.finished) == ("badge", False)
    assert after(run, "answer decline").finished


def test_each_comes_once_and_two_wait_in_their_order() -> None:
    run = run_with(lent(When.START, name="first"), lent(When.START, name="second"))
    assert [each.name for each in run.interruptions.come] == ["first", "second"]
    assert asked(run) == "first"
    assert asked(after(run, "answer decline")) == "second"
    assert asked(after(run, "answer decline", DOC, *[PLATES] * 6)) == ""


# while one waits


@pytest.mark.parametrize(
    "line",
    [DOC, f"key {PLATE}", "tap back", "set quantity 3", "go desk", "do take mug", "report system here", "finish"],
)
def test_nothing_else_is_taken_meanwhile(line: str) -> None:
    run = run_with(lent(When.START))
    before = run.digest(), run.screen, run.world.floor.stands_at
    moment = run.receive(next(timed(parsed(line))))
    assert (moment.feedback.verdict, moment.feedback.code) == (Verdict.NOT_NOW, "question_waits")
    assert (run.digest(), run.screen, run.world.floor.stands_at) == before
    assert not run.finished
    assert moment.observation.report is None


@pytest.mark.parametrize("line", ["do look dock_1", "hint", "pause lock"])
def test_looking_a_hint_and_a_pause_are_taken(line: str) -> None:
    run = after(run_with(lent(When.START)), line)
    assert run.observations[-1].feedback.was_accepted
    assert asked(run) == "badge"


def test_a_paused_run_goes_on_with_the_question() -> None:
    run = after(run_with(lent(When.START)), "pause lock", "answer decline", "resume")
    assert [each.feedback.code for each in run.observations] == ["paused", "run_paused", "resumed"]
    assert asked(run) == "badge"


def test_giving_up_ends_it_unanswered() -> None:
    run = after(run_with(lent(When.START)), "abandon")
    assert run.finished
    assert not scorecard_of(run).exceptions[0].contained


# answers


def test_an_answer_says_who_and_what_was_chosen() -> None:
    run = run_with(lent(When.START))
    letter = next(each.letter for each in run.question.options if each.choice.name == "lend") if run.question else ""
    feedback = after(run, "answer lend").observations[-1].feedback
    facts = {"question": "badge", "role": "shift_lead", "letter": letter, "choice": "lend"}
    assert (feedback.code, dict(feedback.facts)) == ("answered", facts)


def test_an_answer_may_be_named_by_its_letter() -> None:
    run = run_with(lent(When.START))
    assert run.question
    after(run, f"answer {right_answer(run.question).lower()}")
    chosen = run.observations[-1].chosen
    assert chosen is not None
    assert chosen.choice.name == "decline"


def test_what_is_no_answer_is_refused() -> None:
    run = after(run_with(lent(When.START)), "answer D")
    assert run.observations[-1].feedback.code == "no_such_answer"
    assert asked(run) == "badge"
    assert after(run_with(), "answer A").observations[-1].feedback.code == "no_question"


def test_the_right_answer_bears_every_letter_in_turn_and_the_same_one_for_a_seed() -> None:
    letters = [right_answer(question_of(LEND, "SEC-90", seed)) for seed in range(60)]
    assert {letter: letters.count(letter) > 9 for letter in "ABC"} == dict.fromkeys("ABC", True)
    assert letters == [right_answer(question_of(LEND, "SEC-90", seed)) for seed in range(60)]


def test_a_question_without_a_right_answer_is_said_so() -> None:
    with pytest.raises(ValueError, match="badge"):
        right_answer(question_of(replace(LEND, choices=LEND.choices[:1]), "SEC-90", 1))


# what they are worth


def test_a_wrong_answer_costs_its_mistake_and_says_why() -> None:
    run = after(run_with(lent(When.START)), "answer lend", DOC, *[MUGS] * 15, *[PLATES] * 6)
    after(run, *[f"scan {BOARD}"] * 2, "tap validate")
    card = scorecard_of(run)
    assert [(each.mistake, each.code, each.fate, each.about) for each in card.errors] == [
        ("credentials_shared", "K5", Fate.ESCAPED, "badge")
    ]
    assert not card.passed
    (caught,) = card.exceptions
    assert (caught.kind, caught.contained, caught.handling.detected) == ("interruption", False, False)
    said = [Speaker().finding(each).long for each in debrief_of(run, card).findings]
    assert "Now you answer for it." in said


def test_a_right_answer_counts_as_a_contained_exception() -> None:
    run = by_coach(run_with(lent(When.START)))
    card = scorecard_of(run)
    assert card.passed
    (caught,) = card.exceptions
    assert (caught.kind, caught.contained, caught.planted.name) == ("interruption", True, "badge")
    assert card.components.exceptions == Fraction(100)
    said = [Speaker().finding(each).long for each in debrief_of(run, card).findings]
    assert "A badge is personal." in said


def test_each_question_is_judged_by_its_own_answer() -> None:
    run = run_with(lent(When.START, name="first"), lent(When.START, name="second"))
    card = scorecard_of(after(run, "answer decline", "answer lend", "finish"))
    assert [(each.planted.name, each.contained) for each in card.exceptions] == [("first", True), ("second", False)]


def test_what_did_not_come_is_no_exception() -> None:
    run = after(run_with(lent(When.VALIDATE)), "finish")
    assert scorecard_of(run).exceptions == ()


def test_one_that_need_not_be_caught_fails_by_its_mistake_alone() -> None:
    mild = replace(LEND, when=When.START, must_catch=False)
    gates = {gate.id.value: gate.met for gate in scorecard_of(after(run_with(mild), "answer lend", "finish")).gates}
    assert gates["exceptions_contained"] is True
    assert gates["no_critical"] is False


def test_the_coach_gives_the_right_answer() -> None:
    for seed in range(6):
        run = run_with(lent(When.START), seed=seed)
        step = Coach().next_step(run)
        assert run.question
        assert step.input == Answer(right_answer(run.question))


def test_replaying_the_inputs_asks_and_answers_the_same() -> None:
    first = by_coach(run_with(LEND, seed=3))
    again = run_with(LEND, seed=3)
    for observation in first.observations:
        again.receive(Timed(observation.ms, observation.input))
    assert [each.feedback for each in again.observations] == [each.feedback for each in first.observations]
    assert scorecard_of(again).stored()["exceptions"] == scorecard_of(first).stored()["exceptions"]
