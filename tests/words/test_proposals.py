"""Why an exercise comes next, and why a check-ride may not begin, in words."""

from __future__ import annotations

import pytest

from scansim.training.check_ride_allowed import RideRefused, WhyNot
from scansim.training.signals.micro_skill import Topic
from scansim.training.signals.next_exercise import Because, Proposal
from scansim.training.texts import LocalText
from scansim.words.proposals import WRONG, why
from scansim.words.ride_refusals import RIDE_REFUSALS, ride_refusal

LOTS = Topic.LOTS
ROOM_AT_80, ROOM_AT_40 = 78, 38


def wrong(times: int, *, this_week: bool) -> Proposal:
    return Proposal("RCV-06", Because.WRONG, LOTS, times, this_week)


@pytest.mark.parametrize(
    ("proposal", "long", "short"),
    [
        (wrong(2, this_week=True), "because lots and dates were missed twice this week", "dates missed 2× this week"),
        (wrong(1, this_week=True), "because lots and dates were missed once this week", "dates missed this week"),
        (wrong(3, this_week=True), "because lots and dates were missed 3 times this week", "dates missed 3× this week"),
        (wrong(1, this_week=False), "because lots and dates were missed once lately", "dates missed lately"),
        (wrong(2, this_week=False), "because lots and dates were missed twice lately", "dates missed 2× lately"),
        (wrong(4, this_week=False), "because lots and dates were missed 4 times lately", "dates missed 4× lately"),
        (
            Proposal("RCV-01", Because.PATH, path=LocalText.of({"en": "The first day"})),
            "next on the path: The first day",
            "next: The first day",
        ),
        (
            Proposal("PUT-03", Because.DUE, days=3),
            "a short drill, to keep what you knew 3 days ago",
            "a short drill after 3 days",
        ),
        (Proposal("PUT-03", Because.DUE, days=1), "a short drill, to keep what you knew yesterday", "a short drill"),
        (Proposal("RCV-01", Because.NEW), "because you have not passed it yet", "not passed yet"),
        (
            Proposal("RCV-01", Because.LONG_AGO, days=9),
            "all passed; this one you did longest ago",
            "all passed, longest ago",
        ),
        (
            Proposal("RCV-02", Because.CRITICAL, Topic.LABELS, 1, True),
            "after a critical mistake: once more before anything else",
            "after a critical mistake",
        ),
    ],
)
def test_why_it_comes_next(proposal: Proposal, long: str, short: str) -> None:
    said = why(proposal)
    assert (said.long, said.short) == (long, short)


def test_every_topic_has_a_sentence_that_fits() -> None:
    for topic in Topic:
        said = why(Proposal("RCV-06", Because.WRONG, topic, 12, this_week=True))
        assert len(said.long) <= ROOM_AT_80
        assert len(said.short) <= ROOM_AT_40
    assert set(WRONG) == set(Topic)


def test_why_a_check_ride_may_not_begin() -> None:
    said = ride_refusal(RideRefused(WhyNot.COOLING, "receiving", minutes=12))
    assert said.long == "Take a break: the next one in Receiving begins in 12 minutes."
    assert said.short == "Next ride in 12 min."
    today = ride_refusal(RideRefused(WhyNot.RIDES_TODAY, "receiving", rides=3))
    assert today.long == "You did 3 check-rides today, which is enough. Go on tomorrow."
    assert set(RIDE_REFUSALS) == set(WhyNot)
