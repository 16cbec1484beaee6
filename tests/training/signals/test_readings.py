"""What one run says, and what all of them come to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scansim.training.header import Mode
from scansim.training.score.mistakes import Mistake
from scansim.training.score.point import PointKind
from scansim.training.signals.micro_skill import _TOPICS, INTERRUPTION, POINTS, MicroSkill, Topic, topic_of
from scansim.training.signals.readings import Reading, flows_of, readings_of
from scansim.training.signals.tally import tallies, weakest_first
from scansim.training.story import TrapKind
from tests.training.signals.runs import NOW, ago, closed, mistake, planted, point

LOT = MicroSkill("receive", "lot")
PRODUCT = MicroSkill("receive", "product")
TOO_MANY = MicroSkill("receive", code="received_too_many")


def test_points_exceptions_and_escaped_errors_are_read() -> None:
    """The mug's label was unreadable: its points are micro-skills of their own."""
    run = closed(
        points=(
            point("document", about="IN/1"),
            point("product", ms=900),
            point("lot", about="tea", ok=False, ms=None),
        ),
        exceptions=(planted("unreadable", ok=False),),
        errors=(
            mistake("received_too_many", severity="critical"),
            mistake("miscounted", fate="self_corrected"),
            mistake("refusal_unheeded", fate="system_caught"),
        ),
    )
    assert readings_of(run) == (
        Reading(MicroSkill("receive", "document"), True),
        Reading(MicroSkill("receive", "product", "unreadable"), True, 900),
        Reading(LOT, False),
        Reading(MicroSkill("receive", code="unreadable"), False),
        Reading(TOO_MANY, False, is_error=True, is_critical=True),
    )
    assert flows_of(run) == {"receive"}


def test_an_excused_point_is_right() -> None:
    assert readings_of(closed(points=(point("product", ok=False, excused=True),)))[0].right


@pytest.mark.parametrize("mode", [Mode.FREE, Mode.SHOW])
def test_free_practice_and_demonstrations_say_nothing(mode: Mode) -> None:
    assert readings_of(closed(points=(point("lot", ok=False),), mode=mode)) == ()


def test_a_voided_run_says_nothing() -> None:
    assert readings_of(closed(points=(point("lot", ok=False),), voided="fact")) == ()


@pytest.mark.parametrize(
    "result",
    [{}, {"points": None}, {"points": "all"}, {"points": [None, 3, {"kind": "lot"}], "errors": {}, "exceptions": [[]]}],
)
def test_a_result_of_an_earlier_or_strange_shape_says_nothing(result: dict[str, object]) -> None:
    run = closed()
    object.__setattr__(run, "result", result)
    assert readings_of(run) == ()


def test_what_is_counted() -> None:
    """Two lots in the first run, one of them missed; 400 and 600 ms, of an even count the lower."""
    first = closed(ended=ago(3), points=(point("lot", ms=400), point("lot", about="tea", ok=False, ms=600)))
    second = closed(ended=ago(1), points=(point("lot", ms=900), point("lot", about="tea", ms=500)))
    tally = tallies([first, second])[LOT]
    assert (tally.tried, tally.wrong, tally.runs, tally.wrong_on) == (4, 1, (False, True), (ago(3),))
    assert tally.median_ms == 500  # 400, 500 | 600, 900


def test_a_mistake_is_done_right_by_a_run_of_the_same_work_without_it() -> None:
    runs = [
        closed(points=(point("lot"),), errors=(mistake("received_too_many"),)),
        closed(points=(point("lot", "pick"),)),
        closed(points=(point("lot"),)),
    ]
    found = tallies(runs)
    assert (found[TOO_MANY].runs, found[TOO_MANY].tried, found[TOO_MANY].wrong) == ((False, True), 2, 1)
    assert tallies([closed(points=(point("lot"),))]).get(TOO_MANY) is None


@pytest.mark.parametrize(("clean", "weak"), [(0, True), (2, True), (3, False)])
def test_three_clean_runs_in_a_row_and_it_is_weak_no_more(clean: int, weak: bool) -> None:
    runs = [closed(points=(point("lot", ok=False),)), *[closed(points=(point("lot"),))] * clean]
    assert tallies(runs)[LOT].is_weak is weak


def test_how_weak_says_the_last_ten_runs() -> None:
    """(misses + 1) / (runs + 2): 1 of 1 → 2/3; 2 of 10 → 3/12; the eleventh run ago is forgotten."""
    wrong, right = closed(points=(point("lot", ok=False),)), closed(points=(point("lot"),))
    assert tallies([wrong])[LOT].weakness == Fraction(2, 3)
    assert tallies([wrong, wrong, *[right] * 8])[LOT].weakness == Fraction(3, 12)
    assert tallies([wrong, wrong, *[right] * 9])[LOT].weakness == Fraction(2, 12)


def test_the_weakest_comes_first_then_the_latest_miss_then_the_slowest() -> None:
    runs = [
        closed(
            ended=ago(5), points=(point("product", ok=False), point("lot", ok=False), point("source", "pick", ok=False))
        ),
        closed(ended=ago(4), points=(point("lot", ok=False), point("source", "pick"))),
        closed(ended=ago(3), points=(point("quantity", ok=False, ms=900), point("document", ok=False, ms=1000))),
    ]
    assert [each.micro for each in weakest_first(tallies(runs).values())] == [
        LOT,  # 2 of 2 → 3/4
        MicroSkill("receive", "document"),  # 1 of 1 → 2/3, three days ago, a second
        MicroSkill("receive", "quantity"),  # the same, quicker
        PRODUCT,  # 2/3, five days ago
        MicroSkill("pick", "source"),  # 1 of 2 → 2/4
    ]


def test_how_often_within_so_many_days() -> None:
    runs = [closed(ended=ago(days), points=(point("lot", ok=False),)) for days in (7, 6, 0)]
    assert tallies(runs)[LOT].wrong_within(7, NOW) == 2  # today and six days ago; seven days ago is last week


def test_everything_that_can_go_wrong_has_a_topic() -> None:
    assert set(POINTS) == {kind.value for kind in PointKind}
    everything = {*POINTS, *(str(kind) for kind in TrapKind), *(str(each) for each in Mistake), INTERRUPTION}
    assert everything - {str(key) for key in _TOPICS} == set()
    assert topic_of(MicroSkill("receive", "lot", "unreadable")) is Topic.LOTS
    assert topic_of(MicroSkill("pick", code="twin")) is Topic.PRODUCTS
    assert topic_of(MicroSkill("pick", code="something new")) is Topic.DECISIONS
