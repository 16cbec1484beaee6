"""What the inbound exercises rest on: where one can go, who sends back, how a lot and a smudged label are judged."""

from __future__ import annotations

import pytest

from scansim.training.run import Run
from scansim.training.score.formulas import exception_quality
from scansim.training.score.scorecard import Scorecard, scorecard_of
from tests.play.playing import SCRIPTS
from tests.training.field import after, by_coach, lesson

pytestmark = pytest.mark.content

WHOLE = 100


def script(name: str, exercise: str, seed: int = 1, *, old: str = "", new: str = "") -> Run:
    """A run by a script, with one of its lines replaced."""
    text = (SCRIPTS / f"{name}.txt").read_text(encoding="utf-8")
    assert old in text
    return after(lesson(exercise).run(seed), *text.replace(old, new).splitlines())


def handling(card: Scorecard) -> tuple[bool, bool]:
    (each,) = card.exceptions
    return each.handling.detected, each.contained


@pytest.mark.parametrize("exercise", ["PUT-01", "RET-01"])
def test_one_can_walk_to_where_the_record_sends_each_line(exercise: str) -> None:
    for seed in range(10):
        run = lesson(exercise).run(seed)
        reached = {run.world.floor.places.get(place).location for place in run.situation.places}
        assert {line.destination for line in run.world.lines.values()} <= reached


def test_who_sends_something_back_is_a_customer() -> None:
    """RCV-01 and RET-01 are of the same operation type: the story says that one of them is a return."""
    pack = lesson("RCV-01").pack
    for seed in range(5):
        receipt, back = (lesson(id_).run(seed).situation.first for id_ in ("RCV-01", "RET-01"))
        assert receipt.operation_type == back.operation_type
        assert receipt.partner in pack.suppliers
        assert back.partner in pack.customers


def test_goods_for_a_place_are_sent_there_and_the_handheld_takes_its_neighbour_too() -> None:
    """PUT-03: Stock is where internal transfers go; the lines go to A-02-3. Input is no part of Stock."""
    run = lesson("PUT-03").run(1)
    assert {line.destination for line in run.world.lines.values()} == {"loc_a_02_3"}
    assert run.world.transfers[0].destination == "loc_stock"
    begin = ("scan WH/INT/02663", "go receiving_bay", "scan NHINPUT", "scan 29526123")
    refused = after(lesson("PUT-03").run(1), *begin, "scan NHINPUT", "scan NHROUTEB").observations[-1]
    assert not refused.feedback.was_accepted
    taken = after(run, *begin, "scan A.02.8").observations[-1]
    assert taken.feedback.was_accepted


def test_a_quantity_that_is_entered_keeps_the_lot_that_was_read() -> None:
    """One long code and 13: the lot is proved. The plain code and a typed lot before it: it is not."""
    points = scorecard_of(script("right_long_code_once_and_a_quantity", "RCV-06")).points
    assert [(point.how, point.satisfied) for point in points if point.kind == "lot"] == [("scanned", True)]
    points = scorecard_of(script("wrong_lot_typed", "RCV-06")).points
    assert [(point.how, point.satisfied) for point in points if point.kind == "lot"] == [("keyed", False)]


def test_a_lot_that_is_typed_contains_nothing_although_it_is_right() -> None:
    assert handling(scorecard_of(script("right_long_code_of_box_and_unit", "RCV-06"))) == (True, True)
    assert handling(scorecard_of(script("wrong_lot_typed", "RCV-06"))) == (True, False)


def test_a_smudged_label_has_to_be_reported() -> None:
    """By its product or by itself, with or without a quantity; about something else it is no report of it."""
    report = "report unreadable HMR-500"
    for said, contained in (
        (report, True),
        ("report unreadable unit:3", True),
        ("report unreadable HMR-500 1", True),
        ("report unreadable SDR-PH1", False),
        ("report unreadable HMR-500 4", False),
    ):
        card = scorecard_of(script("right_unreadable_tried_and_typed", "EXC-01", 2, old=report, new=said))
        assert handling(card)[1] is contained, said


def test_a_smudged_label_may_be_tried_twice_and_an_unknown_code_may_not() -> None:
    tried = "scan:unit:3 ?"
    card = scorecard_of(script("right_unreadable_tried_and_typed", "EXC-01", 2))
    assert card.errors == ()
    card = scorecard_of(script("right_unreadable_tried_and_typed", "EXC-01", 2, old=tried, new="scan 4006381333931"))
    assert [error.mistake.value for error in card.errors] == ["refusal_unheeded"]


def test_what_is_in_a_box_with_the_right_label_is_received_as_the_wrong_item() -> None:
    """18 of 18 recorded, and 6 of them are something else. Where nobody looked it is K7 (DESIGN section 5)."""
    for old, found in (
        ("do look note-DN-691", ("received_wrong_item", "")),
        ("do look dock_1", ("received_not_there", "K7")),
    ):
        (error,) = scorecard_of(script("wrong_box_taken_for_its_label", "RCV-04", old=old, new="")).errors
        assert (error.mistake.value, error.code) == found


@pytest.mark.parametrize("ride", ["CHK-02", "CHK-06"])
def test_in_a_ride_what_was_set_aside_of_one_delivery_stays_there_while_others_are_done(ride: str) -> None:
    """Every exception of the ride is handled as well as can be, and every box is opened where the site rule says so."""
    for seed in range(3):
        card = scorecard_of(by_coach(lesson(ride).run(seed)))
        assert card.passed
        assert card.lines >= 20
        assert (card.errors, card.false_alarms) == ((), 0)
        assert [each.kind for each in card.exceptions if exception_quality(each.handling) != WHOLE] == []
        assert [point for point in card.points if point.missed] == []
