"""What comes next and why: one rule a test, each expectation worked out from the runs that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.header import Mode
from scansim.training.learning_path import LearningPath
from scansim.training.lesson import LessonEntry
from scansim.training.ports import ClosedRun
from scansim.training.signals.micro_skill import Topic
from scansim.training.signals.next_exercise import Because, Proposal, drill_after, next_exercise
from scansim.training.signals.refreshers import ANY_FLOW, Guide, Refresher, Refreshers
from scansim.training.texts import LocalText
from tests.training.signals.runs import NOW, ago, closed, mistake, point

FIRST_DAY = LocalText.of({"en": "The first day"})
ENTRIES = (
    LessonEntry("RCV-01", "receiving", 1, 3, flow="receive"),
    LessonEntry("PUT-01", "putaway", 1, 4, flow="putaway"),
    LessonEntry("RCV-02", "receiving", 2, 4, flow="receive"),
    LessonEntry("RCV-06", "receiving", 2, 4, flow="receive"),
    LessonEntry("PUT-03", "putaway", 2, 5, flow="putaway"),
    LessonEntry("PCK-01", "picking", 1, 4, flow="pick"),
    LessonEntry("CHK-01", "receiving", 3, 15, "check"),
    LessonEntry("FREE-01", "free", 1, 15, "free"),
)
REFRESHERS = Refreshers(
    (
        Refresher("receive", "lot", ("RCV-06",)),
        Refresher("receive", "product", ("RCV-01", "RCV-02")),
        Refresher("putaway", "destination", ("PUT-03",)),
        Refresher(ANY_FLOW, "proxy_scan", ("RCV-02",)),
    ),
    ("PUT-03",),
)
PATHS = (
    LearningPath("first_day", FIRST_DAY, ("RCV-01", "PUT-01")),
    LearningPath("more", FIRST_DAY, ("RCV-02",)),
)
NEWCOMER = Guide(PATHS, REFRESHERS)
GUIDE = Guide((), REFRESHERS)


def proposed(runs: Sequence[ClosedRun], guide: Guide = GUIDE) -> Proposal:
    found = next_exercise(ENTRIES, guide, runs, NOW)
    assert found is not None
    return found


def passing(*exercises: str, days: float = 20) -> list[ClosedRun]:
    """Runs that say nothing but that they were passed."""
    return [closed(exercise, ended=ago(days)) for exercise in exercises]


EVERYTHING = ("RCV-01", "PUT-01", "RCV-02", "RCV-06", "PUT-03", "PCK-01")


def test_nothing_to_practise() -> None:
    assert next_exercise((), GUIDE, (), NOW) is None
    assert next_exercise(ENTRIES[-2:], NEWCOMER, (), NOW) is None


def test_a_newcomer_is_led_along_the_first_path() -> None:
    assert proposed([], NEWCOMER) == Proposal("RCV-01", Because.PATH, path=FIRST_DAY)
    assert proposed(passing("RCV-01"), NEWCOMER) == Proposal("PUT-01", Because.PATH, path=FIRST_DAY)
    assert proposed(passing("RCV-02"), NEWCOMER).exercise == "RCV-01"
    assert proposed(passing("RCV-01", "PUT-01"), NEWCOMER) == Proposal("RCV-02", Because.NEW)


def test_on_the_first_path_what_went_wrong_waits() -> None:
    wrong = [closed("RCV-01", points=(point("lot", ok=False),), passed=False)] * 2
    assert proposed([*passing("PCK-01"), wrong[0]], NEWCOMER) == Proposal("RCV-01", Because.PATH, path=FIRST_DAY)


def test_a_critical_mistake_comes_before_everything_else() -> None:
    runs = [
        closed("RCV-01", ended=ago(3), points=(point("lot", ok=False),)),
        closed("RCV-01", ended=ago(2), points=(point("lot", ok=False),)),
        closed(
            "PUT-01", ended=ago(1), errors=(mistake("proxy_scan", severity="critical", about="IN/1"),), passed=False
        ),
    ]
    assert proposed(runs) == Proposal("RCV-02", Because.CRITICAL, Topic.LABELS, 1, this_week=True)


def test_what_was_missed_twice_this_week() -> None:
    """The sketch: "because dates were missed twice this week"."""
    runs = [
        closed("RCV-01", ended=ago(6), points=(point("lot", ok=False),)),
        closed("PUT-01", ended=ago(1), points=(point("lot", ok=False),)),
    ]
    assert proposed(runs) == Proposal("RCV-06", Because.WRONG, Topic.LOTS, 2, this_week=True)


def test_what_was_missed_last_week_was_missed_lately() -> None:
    runs = [
        closed("RCV-01", ended=ago(14), points=(point("lot", ok=False),)),
        closed("PUT-01", ended=ago(7), points=(point("lot", ok=False),)),
    ]
    assert proposed(runs) == Proposal("RCV-06", Because.WRONG, Topic.LOTS, 2, this_week=False)


def test_the_weakest_micro_skill_before_what_is_new() -> None:
    """Lots: wrong in one of one; destinations: wrong in one of two. PCK-01 was never passed."""
    runs = [
        *passing("RCV-02", "RCV-06"),
        closed("PUT-01", ended=ago(5), points=(point("destination", "putaway", ok=False),)),
        closed("PUT-01", ended=ago(4), points=(point("destination", "putaway"),)),
        closed("RCV-01", ended=ago(3), points=(point("lot", ok=False),)),
    ]
    assert proposed(runs) == Proposal("RCV-06", Because.WRONG, Topic.LOTS, 1, this_week=True)
    clean = [closed("RCV-06", ended=ago(2), points=(point("lot"),)), *passing("PCK-01", days=1)]
    assert proposed([*runs, *clean]).exercise == "RCV-06"  # both are 1 of 2, lots were missed last
    assert proposed([*runs, *clean[:1], *clean]).exercise == "PUT-03"  # lots are 1 of 3


def test_of_several_exercises_the_one_done_longest_ago() -> None:
    wrong = (point("product", ok=False),)
    assert proposed([*passing("RCV-02", "PUT-01"), closed("RCV-01", ended=ago(1), points=wrong)]).exercise == "RCV-02"
    assert proposed([*passing("RCV-01", "RCV-02"), closed("PCK-01", ended=ago(1), points=wrong)]).exercise == "RCV-01"


def test_without_a_refresher_an_exercise_of_the_same_work() -> None:
    runs = [
        *passing("PUT-01"),
        closed("PCK-01", ended=ago(1), points=(point("source", "pick", ok=False),), passed=False),
    ]
    assert proposed(runs).exercise == "PCK-01"


def test_never_the_same_work_three_times_running() -> None:
    """Lots are weak, but two receipts were just done: the next thing that is no receipt."""
    wrong = [closed("RCV-06", ended=ago(1), points=(point("lot", ok=False),), passed=False)] * 2
    assert proposed(wrong[:1]).exercise == "RCV-06"
    assert proposed(wrong) == Proposal("PUT-01", Because.NEW)
    assert proposed([*wrong, *passing("PCK-01", days=0)]).exercise == "RCV-06"
    assert proposed([wrong[0], *passing("PCK-01", days=0), wrong[1]]).exercise == "RCV-06"


def test_where_there_is_only_one_kind_of_work_it_goes_on() -> None:
    receipts = [entry for entry in ENTRIES if entry.flow == "receive"]
    runs = [closed("RCV-01", passed=False), closed("RCV-01", passed=False)]
    assert next_exercise(receipts, GUIDE, runs, NOW) == Proposal("RCV-01", Because.NEW)


def test_what_was_just_passed_rests_once() -> None:
    runs = [closed("RCV-01", ended=ago(3), points=(point("lot", ok=False),)), closed("RCV-06", ended=ago(1))]
    assert proposed(runs).exercise == "PUT-01"
    assert proposed([*runs, *passing("PUT-01", days=0)]).exercise == "RCV-06"


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (1, True)])
def test_a_flash_drill_that_is_due_before_what_is_new(days: float, is_due: bool) -> None:
    """Destinations were met once: due after a day. Lots have no flash drill."""
    runs = [closed("PUT-01", ended=ago(days), points=(point("destination", "putaway"), point("lot", "receive")))]
    expected = Proposal("PUT-03", Because.DUE, days=1) if is_due else Proposal("RCV-01", Because.NEW)
    assert proposed(runs) == expected


def test_when_all_is_passed_what_was_done_longest_ago() -> None:
    runs = [closed(id_, ended=ago(20 - number)) for number, id_ in enumerate(EVERYTHING)]
    assert proposed(runs) == Proposal("RCV-01", Because.LONG_AGO, days=20)
    assert proposed([*runs, *passing("RCV-01", days=1)]) == Proposal("PUT-01", Because.LONG_AGO, days=19)


def test_check_rides_count_as_runs_and_are_never_proposed() -> None:
    ride = closed("CHK-01", ended=ago(1), mode=Mode.CHECK, points=(point("lot", ok=False),), passed=False)
    assert proposed([ride]).exercise == "RCV-06"
    assert proposed([ride, ride]).exercise == "PUT-01"  # a ride of receipts is work of receipts
    assert proposed([closed(mode=Mode.FREE), closed(mode=Mode.SHOW), closed(voided="x")]) == Proposal(
        "RCV-01", Because.NEW
    )


# the one drill of a debrief


def test_after_a_pass_whatever_comes_next() -> None:
    assert drill_after(ENTRIES, GUIDE, passing("RCV-01"), NOW) == Proposal("PUT-01", Because.NEW)


def test_after_a_fail_the_exercise_against_the_worst_mistake() -> None:
    failed = closed(
        "RCV-01",
        passed=False,
        points=(point("product", ok=False),),
        errors=(mistake("received_too_many"), mistake("proxy_scan", severity="critical", about="IN/1")),
    )
    expected = Proposal("RCV-02", Because.WRONG, Topic.LABELS, 1, this_week=True)
    assert drill_after(ENTRIES, GUIDE, [failed], NOW) == expected


def test_after_a_fail_without_a_known_reason_the_same_again() -> None:
    assert drill_after(ENTRIES, GUIDE, [closed("PCK-01", passed=False)], NOW) == Proposal("PCK-01", Because.NEW)


def test_a_newcomer_does_the_same_again_but_not_three_times_running() -> None:
    failed = closed("RCV-01", passed=False, points=(point("lot", ok=False),))
    assert drill_after(ENTRIES, NEWCOMER, [failed], NOW) == Proposal("RCV-01", Because.NEW)
    assert drill_after(ENTRIES, NEWCOMER, [failed, failed], NOW) == Proposal("PUT-01", Because.PATH, path=FIRST_DAY)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ENTRIES[:6]),
            st.sampled_from(["lot", "product", "destination", "quantity"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.sampled_from([GUIDE, NEWCOMER]),
)
def test_whatever_was_done_something_else_is_found(
    done: list[tuple[LessonEntry, str, bool, bool]], guide: Guide
) -> None:
    """There is always a next exercise, never one that was just passed and never a third of the same work."""
    runs = [
        closed(entry.id, ended=ago(len(done) - number), points=(point(kind, entry.flow, ok=ok),), passed=passed)
        for number, (entry, kind, ok, passed) in enumerate(done)
    ]
    for choose in (next_exercise, drill_after):
        found = choose(ENTRIES, guide, runs, NOW)
        assert found is not None
        flow = next(entry.flow for entry in ENTRIES if entry.id == found.exercise)
        assert [flow] * 3 != [*(entry.flow for entry, *_ in done[-2:]), flow]
        assert not (done and done[-1][3] and done[-1][0].id == found.exercise)
