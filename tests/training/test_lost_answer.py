"""The connection drops at Validate: in every other seed the record did it, and only looking it up again tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.handheld.screen import ScreenKind
from scansim.training.lost_answer import was_done
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from scansim.training.story import Interruption, When
from scansim.training.texts import LocalText
from tests.screens.small import BOARD, MUG, PLATE
from tests.training.field import after, by_coach
from tests.training.interrupted import DOCUMENT, run_with
from tests.training.test_second_count import counted, counting

DROP = Interruption("no_answer", When.VALIDATE, LocalText(()), (), then="no_connection")
COUNTED = (f"scan {DOCUMENT}", *[f"scan {MUG}"] * 15, *[f"scan {PLATE}"] * 6, *[f"scan {BOARD}"] * 2)
SEEDS = {was_done("RCV-02", "no_answer", seed): seed for seed in range(8)}
DONE, NOT_DONE = SEEDS[True], SEEDS[False]


def dropped(seed: int) -> Run:
    return after(run_with(DROP, seed=seed), *COUNTED, "tap validate")


@pytest.mark.parametrize("seed", [DONE, NOT_DONE])
def test_the_handheld_says_the_same_whether_it_was_done_or_not(seed: int) -> None:
    run = dropped(seed)
    answers = [(each.feedback.code, each.feedback.facts, each.feedback.verdict) for each in run.observations[-1:]]
    assert answers == [("no_connection", (), "not_now")]
    assert run.screen.kind is ScreenKind.MENU
    assert not run.finished
    other = dropped(NOT_DONE if seed == DONE else DONE)
    assert other.screen == run.screen


def test_half_of_the_seeds_did_it() -> None:
    assert sum(was_done("RCV-02", "no_answer", seed) for seed in range(100)) == 50


def test_what_was_not_done_stands_there_as_it_was_and_is_validated_again() -> None:
    run = dropped(NOT_DONE)
    assert run.world.warehouse.stock.transfers.get(run.world.transfer.id).state != "done"
    opened = after(run, f"scan {DOCUMENT}")
    assert [str(item.done) for item in opened.screen.items] == ["15", "6", "2"]
    assert [each.feedback.code for each in opened.observations[-1:]] == ["transfer_opened"]
    assert after(opened, "tap validate").finished
    assert scorecard_of(run).passed


def test_what_was_done_is_seen_to_be_done_and_that_ends_it() -> None:
    run = dropped(DONE)
    assert run.world.warehouse.stock.transfers.get(run.world.transfer.id).state == "done"
    after(run, f"scan {DOCUMENT}")
    assert run.finished
    card = scorecard_of(run)
    assert card.passed
    assert [(each.kind, each.contained) for each in card.exceptions] == [("interruption", True)]


@pytest.mark.parametrize("seed", [DONE, NOT_DONE])
def test_who_hands_it_in_without_looking_did_not_contain_it(seed: int) -> None:
    card = scorecard_of(after(dropped(seed), "finish"))
    assert [each.contained for each in card.exceptions] == [False]
    assert not card.passed


def test_it_happens_once() -> None:
    run = after(dropped(NOT_DONE), f"scan {DOCUMENT}", "tap validate")
    assert [str(each.feedback.code) for each in run.observations].count("no_connection") == 1


def test_doing_it_all_again_under_a_new_transfer_is_recorded_twice() -> None:
    run = after(dropped(DONE), "scan WHIN", *[f"key {PLATE}"] * 6, "tap validate", "finish")
    errors = [
        (each.mistake.value, each.about, str(each.recorded), str(each.truth)) for each in scorecard_of(run).errors
    ]
    assert errors == [("recorded_too_many", "plate", "12", "6")]


def test_a_new_transfer_without_a_drop_is_no_repetition() -> None:
    run = after(run_with(), "scan WHIN", *[f"key {PLATE}"] * 6, "tap validate", "finish")
    assert scorecard_of(run).errors == ()


@pytest.mark.parametrize("seed", [DONE, NOT_DONE])
def test_the_coach_looks_it_up(seed: int) -> None:
    run = by_coach(run_with(DROP, seed=seed))
    assert scorecard_of(run).passed
    assert run.observations[-1 if seed == DONE else -2].input.data == DOCUMENT  # type: ignore[union-attr]


def test_the_step_after_the_drop_is_the_same_whether_it_was_done_or_not() -> None:
    from scansim.training.coach.coach import Coach

    steps = {Coach().next_step(dropped(seed)).advice for seed in (DONE, NOT_DONE)}
    assert len(steps) == 1


def test_only_validate_drops() -> None:
    run = after(run_with(replace(DROP)), *COUNTED)
    assert all(each.feedback.was_accepted for each in run.observations)


def test_applying_counts_is_no_validation_that_could_be_lost() -> None:
    small = counting(5)
    story = replace(small.exercise.story, interruptions=(DROP,))
    run, _, _ = counted(replace(small, exercise=replace(small.exercise, story=story)).run(1))
    after(run, "tap apply")
    assert run.finished
    assert [each.kind for each in scorecard_of(run).exceptions] == ["difference"]
