"""The ladder of a flash drill: 1, 3, 7, 16, 35, 60 days, a miss leads down to 1 (reference training C8)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from scansim.training.signals.ladder import LADDER, Card, cards_of, due
from scansim.training.signals.micro_skill import MicroSkill
from tests.training.signals.runs import NOW, ago, closed, mistake, point

LOT = MicroSkill("receive", "lot")


def lots(*moments: tuple[float, bool]) -> Card:
    """The card of lots after runs so many days ago, each right or not."""
    runs = [closed(ended=ago(days), points=(point("lot", ok=right),)) for days, right in moments]
    return cards_of(runs, NOW)[0]


def test_rung_by_rung() -> None:
    """First met 200 days ago; each time on the day it is due: after 1, 3, 7, 16, 35 and 60 days, then 60 again."""
    days, met = 200.0, [(200.0, True)]
    assert (lots(*met).rung, lots(*met).days) == (0, 1)
    for rung, step in ((1, 1), (2, 3), (3, 7), (4, 16), (5, 35), (5, 60), (5, 60)):
        days -= step
        met.append((days, True))
        assert (lots(*met).rung, lots(*met).days) == (rung, LADDER[rung])


def test_a_miss_leads_to_the_first_rung_whenever_it_comes() -> None:
    assert lots((30, True), (29, True), (26, True), (19, False)) == Card(LOT, 0, ago(19))
    assert lots((30, True), (29, True), (26, True), (25, False)) == Card(LOT, 0, ago(25))


def test_whoever_is_right_too_early_stays_where_they_are() -> None:
    """Three days are the second rung: on the second day nothing changes, on the third it goes up."""
    assert lots((10, True), (9, True), (7, True)) == Card(LOT, 1, ago(9))
    assert lots((10, True), (9, True), (6, True)) == Card(LOT, 2, ago(6))


def test_one_miss_among_several_chances_of_a_run_is_a_miss() -> None:
    run = closed(ended=ago(9), points=(point("lot", ok=False), point("lot", about="tea")))
    first = closed(ended=ago(20), points=(point("lot"),))
    assert cards_of([first, run], NOW) == (Card(LOT, 0, ago(9)),)


@pytest.mark.parametrize(("days", "is_due"), [(2, False), (3, True), (4, True)])
def test_when_it_is_due(days: float, is_due: bool) -> None:
    card = Card(LOT, 1, ago(days))
    assert (due([card], NOW) == (card,)) is is_due


def test_the_longest_overdue_first() -> None:
    cards = [
        Card(LOT, 1, ago(5)),
        Card(MicroSkill("pick", "lot"), 0, ago(5)),
        Card(MicroSkill("pack", "lot"), 2, ago(6)),
    ]
    assert [card.overdue(NOW) for card in due(cards, NOW)] == [4, 2]


def test_a_day_begins_at_midnight_of_the_station() -> None:
    """At 00:30 in Riga (UTC+2) it is still 22:30 of the day before in UTC: a drill of 23:00 is due, half an hour on."""
    riga = datetime(2026, 3, 20, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    card = Card(LOT, 0, "2026-03-19T21:00:00.000Z")
    assert due([card], riga) == (card,)
    assert due([card], riga - timedelta(minutes=31)) == ()


def test_a_mistake_alone_is_no_card() -> None:
    assert cards_of([closed(errors=(mistake("received_too_many"),))], NOW) == ()
