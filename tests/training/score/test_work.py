"""How somebody worked, on hand-made runs of one delivery: times, faults of points, hints, what is never weighted.

RCV-02, seed 1: DN-966 with 26 large mugs ordered and 23 there, 8 small ones, 6 boards. Every input is a second after
the one before unless its line begins with its own moment.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from scansim.training.inputs import Scan, Timed
from scansim.training.run import Run
from scansim.training.score.measures import consistency, rate
from scansim.training.score.point import Point
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.score.unreadable import LINES_A_LABEL, excused_labels
from scansim.training.script import parsed_line
from tests.training.field import after, by_coach, lesson, parsed

pytestmark = pytest.mark.content

LARGE, SMALL, BOARD = "mug_25_bl", "mug_35_bl", "board_oak"
OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
A_BOX, ONE_LARGE, ONE_SMALL = "scan 19521108025118", "scan 9521108025111", "scan 9521108035110"
BOARDS = ["scan 19521108410310", "scan 9521108410313", "scan 9521108410313"]
LARGES = [A_BOX, A_BOX, A_BOX, *[ONE_LARGE] * 5]
SMALLS = [ONE_SMALL] * 8
END = ["tap validate", "tap create_backorder"]


def played(*lines: str) -> Run:
    """The run after these lines, each a second later than the one before, or at its own moment (``@MS``)."""
    run, ms = lesson().run(1), 0
    for text in lines:
        line = parsed_line(text)
        assert line is not None
        ms = ms + 1000 if line.ms is None else line.ms
        run.receive(Timed(ms, line.input))
    return run


def card_of(*lines: str) -> Scorecard:
    return scorecard_of(played(*lines))


def point(card: Scorecard, kind: str, about: str) -> Point:
    return next(point for point in card.points if (point.kind.value, point.about) == (kind, about))


def test_how_long_the_scans_took() -> None:
    """The note at 1 s and 2 s, the document 7 s later; the first box after 4 s, the next after 1 s and 1 s, then five
    mugs a second each: (4 + 7 · 1) / 8 = 1.375 s."""
    card = card_of(*OPEN[:2], "@9000 scan WH/IN/07525", f"@13000 {A_BOX}", *LARGES[1:], *SMALLS, *BOARDS, *END)
    assert point(card, "document", "WH/IN/07525").ms == 7000
    assert point(card, "product", LARGE).ms == 4000
    assert point(card, "quantity", LARGE).ms == 1375
    assert point(card, "product", SMALL).ms == 1000


def test_what_was_refused_in_between_and_hints_belong_to_the_time_of_a_scan() -> None:
    card = card_of(*OPEN, "scan NOBODY-KNOWS", "hint", "@9000 pause x", "resume", f"@9500 {A_BOX}", *END)
    # The document at 3 s was the last thing that was taken.
    assert point(card, "product", LARGE).ms == 6500


def test_without_a_scan_there_is_no_time() -> None:
    card = card_of(*OPEN, "tap fill:MUG-35-BL", *END)
    assert point(card, "product", SMALL).ms is None
    assert point(card, "product", SMALL).fault == "omitted"


def test_a_document_that_is_scanned_too_late_is_out_of_sequence() -> None:
    opened = ["tap operations", "tap type:WHIN", "tap open:WH/IN/07525"]
    late = card_of("do look dock_1", *opened, ONE_SMALL, "tap back", "tap back", "tap back", OPEN[2], *SMALLS[1:], *END)
    never = card_of("do look dock_1", *opened, *SMALLS, *END)
    assert point(late, "document", "WH/IN/07525").fault == "out_of_sequence"
    assert point(never, "document", "WH/IN/07525").fault == "omitted"
    assert late.stored()["bypassed"] == {"omitted": 0, "out_of_sequence": 1, "unauthorised": 0}


def test_what_is_satisfied_or_excused_has_no_fault() -> None:
    card = card_of(*OPEN, "report unreadable MUG-35-BL", *["key 9521108035110"] * 8, *LARGES, *BOARDS, *END)
    assert {point.fault.value for point in card.points} == {""}
    assert point(card, "product", SMALL).excused
    assert card.compliance == 1


GLOVES, SHELF = "gloves_m", "A.02.7"


def put_away(*instead: str) -> Scorecard:
    """PUT-01, seed 1, as the coach does it; the label of the gloves' shelf is read as these lines say."""
    run, ms = lesson("PUT-01").run(1), 0
    for observation in by_coach(lesson("PUT-01").run(1)).observations:
        is_there = isinstance(observation.input, Scan) and observation.input.data == SHELF
        for given in parsed(*instead) if is_there else [observation.input]:
            ms += 1000
            run.receive(Timed(ms, given))
    assert run.finished
    return scorecard_of(run)


@pytest.mark.parametrize(("about", "is_excused"), [(SHELF, True), ("shelf_a_02_7", True), (GLOVES, False)])
def test_a_place_that_is_typed_after_it_was_reported_is_excused(about: str, is_excused: bool) -> None:
    found = point(put_away(f"report unreadable {about}", f"key {SHELF}"), "destination", GLOVES)
    assert (found.how, found.excused) == ("keyed", is_excused)


def test_what_was_scanned_needs_no_excuse() -> None:
    found = point(put_away(f"report unreadable {SHELF}", f"scan {SHELF}"), "destination", GLOVES)
    assert (found.satisfied, found.excused, found.flow, found.ms) == (True, False, "putaway", 1000)


# excusing everything is no strategy


def test_three_lines_excuse_one_label() -> None:
    """Both were reported before they were typed; the second one is not excused, nor would any further one be."""
    said = ["report unreadable MUG-35-BL", "report unreadable BRD-OAK"]
    typed = [*["key 9521108035110"] * 8, *["key 9521108410313"] * 6]
    card = card_of(*OPEN, *said, *typed, *LARGES, *END)
    excused = [(point.kind.value, point.about) for point in card.points if point.excused]
    assert excused == [("product", SMALL), ("quantity", SMALL)]
    assert card.false_alarms == 0
    assert not card.passed


def test_one_label_for_every_ten_lines_begun() -> None:
    said = ["report unreadable MUG-35-BL", "report unreadable BRD-OAK"]
    run = played(*OPEN, *said, "key 9521108035110", "key 9521108410313")
    found = {lines: len(excused_labels(run, lines)) for lines in (0, 1, LINES_A_LABEL, LINES_A_LABEL + 1, 30)}
    assert found == {0: 0, 1: 1, 10: 1, 11: 2, 30: 2}


def test_what_is_planted_as_unreadable_is_always_excused() -> None:
    known = lesson("EXC-01")
    seed = next(seed for seed in range(20) if known.run(seed).situation.planted)
    run = known.run(seed)
    product = run.situation.planted[0].product
    code = run.pack.product(product).barcode
    task = run.situation.tasks[0]
    after(run, f"scan {task.transfer}", f"report unreadable {product}", f"key {code}")
    assert excused_labels(run, 0) == {product}


# hints


def test_hints_cost_by_how_much_they_said_and_the_answered_line_is_no_evidence() -> None:
    """One nudge before the large mugs (2); three rungs before the small ones (10): that line was answered."""
    card = card_of(*OPEN, "hint", *LARGES, "hint", "hint", "hint", *SMALLS, *BOARDS, *END)
    assert (card.hints, card.hint_cost) == (4, 12)
    assert card.aided == (("WH/IN/07525", SMALL),)
    # Three lines: no total that it could be taken from.
    assert card.score is None


def test_two_rungs_are_no_answer() -> None:
    card = card_of(*OPEN, "hint", "hint", *SMALLS, *END)
    assert (card.hint_cost, card.aided) == (5, ())


# shown, never weighted


def test_first_time_right_needs_no_wrong_scan_and_no_change() -> None:
    clean = card_of(*OPEN, *LARGES, *SMALLS, *BOARDS, *END)
    assert (clean.measures.first_time, clean.lines_without_error) == (3, 3)
    wrong = card_of(*OPEN, "scan NOBODY-KNOWS", *LARGES, *SMALLS, *BOARDS, *END)
    assert (wrong.measures.first_time, wrong.lines_without_error) == (2, 3)
    changed = card_of(
        *OPEN, *LARGES, *SMALLS, ONE_SMALL, "tap edit:MUG-35-BL", "set quantity 8", "tap confirm", *BOARDS, *END
    )
    assert (changed.measures.first_time, changed.lines_without_error) == (2, 3)


def test_scans_and_wrong_scans() -> None:
    card = card_of(*OPEN, "scan NOBODY-KNOWS", *LARGES, *SMALLS, "key NOBODY-KNOWS", *BOARDS, *END)
    scans = 1 + 1 + 8 + 8 + 1 + 3
    assert (card.measures.scans, card.measures.wrong_scans) == (scans, 2)
    measures = card.stored()["measures"]
    assert isinstance(measures, dict)
    # 2 · 1000 / 22 = 90.909091
    assert measures["wrong_per_1000_scans"] == "90.909091"
    assert measures["errors_per_100_lines"] == "0.000000"


@pytest.mark.parametrize(
    ("lines", "alerts", "heeded"),
    [
        ([*LARGES, *SMALLS, *BOARDS], 0, 0),
        # A refusal, then something else.
        (["scan NOBODY-KNOWS", *LARGES], 1, 1),
        # The same again: the first was not heeded, the second was.
        (["scan NOBODY-KNOWS", "scan NOBODY-KNOWS", *LARGES], 2, 1),
        # One too many: left, taken back, or told.
        ([*SMALLS, ONE_SMALL], 1, 0),
        ([*SMALLS, ONE_SMALL, "tap edit:MUG-35-BL", "set quantity 8", "tap confirm"], 1, 1),
        # Something else was taken back.
        ([*SMALLS, ONE_SMALL, *BOARDS, "tap edit:BRD-OAK", "set quantity 5", "tap confirm"], 1, 0),
        ([*SMALLS, ONE_SMALL, "report extra MUG-35-BL 1 buyer"], 1, 1),
    ],
)
def test_alerts_and_whether_they_were_heeded(lines: list[str], alerts: int, heeded: int) -> None:
    measures = card_of(*OPEN, *lines, *END).measures
    assert (measures.alerts, measures.heeded) == (alerts, heeded)


def test_an_attempt_is_one_that_was_finished_or_begun() -> None:
    """One of three lines is more than a tenth; nothing at all is none."""
    assert card_of(*OPEN, ONE_SMALL, "abandon").is_attempt
    assert not card_of(*OPEN, "abandon").is_attempt
    assert card_of(*OPEN, *LARGES, *SMALLS, *BOARDS, *END).is_attempt
    begun = card_of(*OPEN, ONE_SMALL, "abandon")
    assert (begun.lines, begun.measures.lines_begun, begun.lines_done, begun.passed) == (3, 1, 0, False)


def test_orders_without_an_error() -> None:
    right = card_of(*OPEN, *LARGES, *SMALLS, *BOARDS, *END).measures
    wrong = card_of(*OPEN, *LARGES, *SMALLS[1:], *BOARDS, *END).measures
    assert ((right.orders, right.orders_right), (wrong.orders, wrong.orders_right)) == ((1, 1), (1, 0))


@pytest.mark.parametrize(
    ("spread", "expected"), [("0.1", "90.0000"), ("0.2", "80.0002"), ("0.3", "70.0031"), ("0.5", "50.1043")]
)
def test_consistency_of_the_reference(spread: str, expected: str) -> None:
    """Two times of 1 + c and 1 − c seconds: their mean is 1, their deviation c."""
    found = consistency([1 + Fraction(spread), 1 - Fraction(spread)])
    assert found is not None
    assert found.quantize(Decimal("0.0001")) == Decimal(expected)


def test_consistency_at_its_ends() -> None:
    assert consistency([]) is None
    assert consistency([Fraction(5)]) is None
    assert consistency([Fraction(0), Fraction(0)]) is None
    assert consistency([Fraction(7)] * 3) == 100
    widest = consistency([Fraction(0)] * 999 + [Fraction(1)])
    assert widest is not None
    assert 0 <= widest < Decimal("0.000001")


def test_a_rate_of_nothing_is_none() -> None:
    assert rate(0, 0) is None
    assert rate(1, 8, of=1000) == 125
