"""A dead scanner: nothing is read, hands go on, the desk has a keyboard; declared entries are excused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scansim.engine.handheld.feedback import Verdict
from scansim.engine.handheld.screen import ScreenKind
from scansim.training.coach.coach import Coach
from scansim.training.debrief import debrief_of
from scansim.training.header import Floor
from scansim.training.inputs import Key, Report
from scansim.training.run import Run
from scansim.training.scanner_dead import declared_at, died_at
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.story import Interruption, When
from scansim.training.walk_labels import walk_label
from scansim.words.speaker import Speaker
from tests.screens.small import BOARD, MUG, PLATE, text
from tests.training.field import after, by_coach, failed_gates, lesson
from tests.training.interrupted import DOCUMENT, run_with, small_with

BATTERY = Interruption("battery", When.LINES, text("The light goes out."), (), then="scanner_dead", lines=1)
DOC, TELL = f"scan {DOCUMENT}", "report system dock_1 helpdesk"
PLATES = ("tap edit:PLT-24-WH", "set quantity 6", "tap confirm")
BOARDS = ("tap edit:BRD-OAK", "set quantity 2", "tap confirm")


def dead(*lines: str) -> Run:
    """The 15 mugs are counted, then it dies; it is seen that it is dead."""
    return after(run_with(BATTERY), "do look dock_1", DOC, *[f"scan {MUG}"] * 15, "answer A", *lines)


def last(run: Run) -> tuple[str, bool]:
    feedback = run.observations[-1].feedback
    return str(feedback.code), feedback.was_accepted


def missed(card: Scorecard) -> list[tuple[str, str, str]]:
    return [(point.kind.value, point.about, point.how) for point in card.points if point.missed]


def excused(card: Scorecard) -> list[tuple[str, str]]:
    return [(point.kind.value, point.about) for point in card.points if point.excused]


# what is taken


def test_it_says_so_before_anything_else_is_taken() -> None:
    run = after(run_with(BATTERY), "do look dock_1", DOC, *[f"scan {MUG}"] * 15)
    assert run.question is not None
    assert [option.letter for option in run.question.options] == ["A"]
    assert run.question.scene == "scanner_dead"
    assert last(after(run, f"scan {PLATE}")) == ("question_waits", False)
    assert last(after(run, "answer A")) == ("answered", True)
    assert died_at(run) == len(run.observations)


def test_no_label_is_read_any_more_and_nothing_changes() -> None:
    run = dead()
    before = run.digest()
    assert last(after(run, f"scan {PLATE}")) == ("scanner_dead", False)
    assert run.observations[-1].feedback.verdict == Verdict.UNREADABLE
    assert last(after(run, f"scan:unit:16 {PLATE}")) == ("scanner_dead", False)
    assert run.digest() == before


def test_the_handheld_takes_keys_and_buttons_at_the_desk_only() -> None:
    run = dead(f"key {PLATE}")
    assert last(run) == ("handheld_dark", False)
    assert run.observations[-1].feedback.fact("place") == "Desk"
    assert last(after(run, "tap edit:PLT-24-WH")) == ("handheld_dark", False)
    assert last(after(run, "go desk", f"scan {PLATE}")) == ("scanner_dead", False)
    assert last(after(run, f"key {PLATE}")) == ("counted", True)
    assert last(after(run, "tap edit:PLT-24-WH")) == ("welcome", True)
    assert run.screen.kind is ScreenKind.EDITOR


def test_hands_feet_and_reports_go_on() -> None:
    for line in ("do look dock_1", "do take plate 2", "go desk", "do put plate 2", TELL):
        assert (
            after(dead(), *(["do take plate 2"] if "put" in line else []), line).observations[-1].feedback.was_accepted
        )


def test_a_walk_label_still_leads_there_for_it_is_no_scan_of_the_handheld() -> None:
    run = small_with(BATTERY).run(1, Floor.ROOM)
    after(run, f"scan {walk_label('dock_1')}", DOC, *[f"scan {MUG}"] * 15, "answer A", f"scan {walk_label('desk')}")
    assert last(run) == ("looked", True)
    assert run.floor.place == "desk"


def test_what_is_seen_says_so() -> None:
    run = dead()
    assert (run.floor.scanner_is_dead, run.floor.at_keyboard) == (True, False)
    after(run, "go desk")
    assert (run.floor.scanner_is_dead, run.floor.at_keyboard) == (True, True)
    assert not run_with(BATTERY).floor.scanner_is_dead


# what it is worth


def test_what_is_entered_after_the_report_is_excused() -> None:
    run = dead(TELL, "go desk", *PLATES, *BOARDS, "tap validate")
    card = scorecard_of(run)
    assert card.passed
    assert excused(card) == [("product", "plate"), ("quantity", "plate"), ("product", "board"), ("quantity", "board")]
    assert declared_at(run) == died_at(run) + 1  # type: ignore[operator]


def test_typed_codes_are_excused_too_and_goods_in_hand_go_with_them() -> None:
    run = dead(TELL, "do take plate 6", "do take board 2", "go desk", *[f"key {PLATE}"] * 6, *[f"key {BOARD}"] * 2)
    card = scorecard_of(after(run, "tap validate"))
    assert card.passed
    assert len(excused(card)) == 4
    assert run.world.floor.in_hand() == ()


def test_without_a_report_it_proves_nothing_and_is_not_contained() -> None:
    run = dead("go desk", *PLATES, *BOARDS, "tap validate")
    card = scorecard_of(run)
    assert missed(card) == [
        (kind, about, "entered") for about in ("plate", "board") for kind in ("product", "quantity")
    ]
    assert failed_gates(run) == ["exceptions_contained", "points_proved"]
    codes = [(finding.good, finding.code) for finding in debrief_of(run, card).findings]
    assert (False, "not_declared") in codes
    assert (True, "declared") not in codes


def test_what_was_entered_before_the_report_is_not_excused() -> None:
    run = dead("go desk", *PLATES, TELL, *BOARDS, "tap validate")
    card = scorecard_of(run)
    assert excused(card) == [("product", "board"), ("quantity", "board")]
    assert [(each.contained, each.handling.in_time) for each in card.exceptions] == [(True, False)]


def test_what_was_begun_before_the_report_is_not_excused_by_going_on_after_it() -> None:
    run = dead("go desk", "tap edit:PLT-24-WH", "set quantity 3", "tap confirm", TELL, *PLATES, *BOARDS, "tap validate")
    assert excused(scorecard_of(run)) == [("product", "board"), ("quantity", "board")]


def test_a_report_before_it_died_declares_nothing() -> None:
    run = after(run_with(BATTERY), "do look dock_1", DOC, TELL, *[f"scan {MUG}"] * 15, "answer A")
    assert declared_at(run) is None
    assert failed_gates(after(run, "go desk", *PLATES, *BOARDS, "tap validate")) == [
        "exceptions_contained",
        "points_proved",
    ]


def test_a_tapped_proposal_is_never_excused() -> None:
    run = dead(TELL, "go desk", "tap fill:PLT-24-WH", *BOARDS, "tap validate")
    assert missed(scorecard_of(run)) == [("product", "plate", "tapped"), ("quantity", "plate", "tapped")]


def test_the_editors_own_proposal_is_never_excused() -> None:
    filled = ("tap edit:PLT-24-WH", "tap fill", "tap confirm")
    run = dead(TELL, "go desk", *filled, *BOARDS, "tap validate")
    assert missed(scorecard_of(run)) == [("product", "plate", "tapped"), ("quantity", "plate", "tapped")]


def test_another_quantity_than_was_done_is_the_ordinary_mistake() -> None:
    run = dead(TELL, "go desk", *PLATES, "tap edit:BRD-OAK", "set quantity 1", "tap confirm", "tap validate")
    card = scorecard_of(after(run, "tap create_backorder"))
    assert [(each.mistake.value, each.about, str(each.recorded), str(each.truth)) for each in card.errors] == [
        ("received_too_few", "board", "1", "2")
    ]


@pytest.mark.parametrize(("role", "told"), [("helpdesk", True), ("shift_lead", False), ("", False)])
def test_whom_the_matrix_names_is_to_be_told_and_nobody_cries_wolf(role: str, told: bool) -> None:
    run = dead(f"report system dock_1 {role}".strip(), "go desk", *PLATES, *BOARDS, "tap validate")
    card = scorecard_of(run)
    handling = card.exceptions[0].handling
    assert (handling.detected, handling.containment, handling.in_time) == (True, Fraction(1), True)
    assert (handling.right_code, handling.escalation) == (True, told)
    assert card.false_alarms == 0


def test_where_no_scanner_died_saying_so_is_a_false_alarm() -> None:
    lines = (*[f"scan {MUG}"] * 15, *[f"scan {PLATE}"] * 6, *[f"scan {BOARD}"] * 2, "tap validate")
    assert scorecard_of(after(run_with(), "do look dock_1", DOC, TELL, *lines)).false_alarms == 1


def test_reading_a_label_again_with_a_dead_scanner_is_no_refusal_unheeded() -> None:
    run = dead(f"scan {PLATE}", f"scan {PLATE}", TELL, "go desk", *PLATES, *BOARDS, "tap validate")
    assert scorecard_of(run).errors == ()


# the coach, and words


@pytest.mark.parametrize("floor", Floor)
def test_the_coach_says_it_first_and_never_scans_again(floor: Floor) -> None:
    run = by_coach(small_with(BATTERY).run(1, floor))
    died = died_at(run)
    assert died is not None
    assert isinstance(run.observations[died].input, Report)
    assert scorecard_of(run).passed
    assert all(each.feedback.was_accepted for each in run.observations)


def test_the_coach_types_a_document_that_is_not_open_yet() -> None:
    run = run_with(replace(BATTERY, when=When.START, lines=0))
    by_coach(run)
    assert Key(DOCUMENT) in [
        replace(each.input, grade=Key("").grade) for each in run.observations if isinstance(each.input, Key)
    ]
    card = scorecard_of(run)
    assert card.passed
    assert ("document", DOCUMENT) in excused(card)


def test_the_coach_puts_right_what_was_typed_wrongly() -> None:
    run = dead(TELL, "go desk", *[f"key {PLATE}"] * 7)
    by_coach(run)
    assert scorecard_of(run).passed


def test_it_is_said_in_words() -> None:
    run = dead(f"scan {PLATE}")
    said = Speaker().feedback(run.observations[-1].feedback)
    assert said.long == f"The scanner is dead: {PLATE} was not read."
    assert Coach().next_step(run).advice == "report"


# EXC-02


def battery_seeds(*, trapped: bool) -> list[int]:
    found = ((seed, lesson("EXC-02").run(seed).situation) for seed in range(30))
    return [seed for seed, told in found if told.interruptions and bool(told.planted) is trapped]


@pytest.mark.content
@pytest.mark.parametrize(("name", "trapped", "off"), [("typed_as_ordered", True, 0), ("forgotten_on_paper", False, -1)])
def test_a_named_mistake_of_exc_02_costs_what_its_file_says(name: str, trapped: bool, off: int) -> None:
    mistake = next(each for each in lesson("EXC-02").exercise.mistakes if each.name == name)
    seeds = battery_seeds(trapped=trapped)[:5]
    assert len(seeds) == 5
    for seed in seeds:
        run = lesson("EXC-02").run(seed)
        told, pack = run.situation, run.pack
        codes = [pack.product(line.product) for line in told.ordered]
        amounts = [line.ordered for line in told.ordered]
        amounts[-1] += off
        after(run, "do look dock_2", f"scan {told.transfer}", *[f"scan {codes[0].barcode}"] * int(amounts[0]))
        after(run, "answer A", "report system dock_2 helpdesk", "go desk")
        for product, amount in list(zip(codes, amounts, strict=True))[1:]:
            after(run, f"tap edit:{product.code}", f"set quantity {amount}", "tap confirm")
        after(run, "tap validate", *(["tap create_backorder"] if off else []))
        assert [each.mistake.value for each in scorecard_of(run).errors] == [mistake.costs], seed
        assert "no_escaped_major" in failed_gates(run)
