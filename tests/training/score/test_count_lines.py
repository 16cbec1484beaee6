"""The lines of a count: what was asked for when it began, and what truly lies there (by hand, pack S).

On A-04-1 the record has 12 fry pans and 15 hammers, and so many lie there: two lines.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.training.coach.coach import Coach
from scansim.training.inputs import Input, Scan, Tap, Timed
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from tests.training.coach.stories import DAYS, run_of
from tests.training.field import by_coach

pytestmark = pytest.mark.content

A_SCREWDRIVER = "29526116"


def counted(*more: Input) -> Run:
    """Everything is counted rightly by the coach, and then this too before it is applied."""
    run, ms = run_of(DAYS["count"]), 0
    inputs = [step.input for step in Coach().play(run_of(DAYS["count"])) if step.input is not None]
    inputs = inputs if inputs[-1] == Tap("apply") else []
    for given in (*inputs[:-1], *more, *inputs[-1:]):
        ms += 1000
        assert run.receive(Timed(ms, given)).feedback.was_accepted
    assert run.finished
    return run


def test_a_count_that_is_right() -> None:
    card = scorecard_of(counted())
    assert (card.lines, card.lines_done, card.lines_without_error, card.errors) == (2, 2, 2, ())


def test_what_somebody_adds_is_no_line_and_still_an_error() -> None:
    """A screwdriver is read that does not lie there: one too many in the record, of two lines."""
    run = counted(Scan(A_SCREWDRIVER))
    card = scorecard_of(run)
    assert [(each.mistake.value, each.about, each.recorded, each.truth) for each in card.errors] == [
        ("count_wrong", "driver_ph1", Decimal(1), Decimal(0))
    ]
    assert (card.lines, card.lines_done, card.lines_without_error) == (2, 2, 2)
    assert not card.passed


def test_what_lies_there_unknown_to_the_record_is_a_line() -> None:
    """A screwdriver of A-02-3 lies on A-04-1: a third line, whether it is counted or not."""

    def with_a_stray(run: Run) -> Run:
        run.world.floor.walk("shelf_a_02_3")
        first = run.world.floor.units_at("shelf_a_02_3")[0]
        run.world.floor.walk(run.situation.start)
        assert first.product == "driver_ph1"
        run.world.floor.units.put(replace(first, place="shelf_a_04_1"))
        return run

    run = with_a_stray(run_of(DAYS["count"]))
    assert scorecard_of(run).lines == 3
    card = scorecard_of(by_coach(run))
    assert (card.lines, card.lines_without_error, card.errors) == (3, 3, ())
