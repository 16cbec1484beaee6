"""What comes first, and what is left alone; and counts of what is not there, or is more than the record has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.handheld.events import CountsApplied, TransferOpened
from scansim.training.run import Run
from tests.training.coach.advised import emptied
from tests.training.coach.stories import DAYS, day, run_of
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import after, by_coach

pytestmark = pytest.mark.content

PICK, PACK = DAYS["pick"].story.tasks[0], DAYS["pack"].story.tasks[0]


def opened(run: Run) -> list[int]:
    found = [event.transfer for event in run.events if isinstance(event, TransferOpened)]
    return [run.world.transfers.index(next(t for t in run.world.transfers if t.id == number)) for number in found]


def test_tasks_come_in_their_order_and_an_urgent_one_before_all() -> None:
    assert opened(by_coach(run_of(day(PICK, PACK)))) == [0, 1]
    assert opened(by_coach(run_of(day(PICK, replace(PACK, urgent=True))))) == [1, 0]


def test_what_is_open_is_finished_first() -> None:
    run = run_of(day(PICK, PACK))
    assert opened(by_coach(after(run, f"scan {run.situation.tasks[1].transfer}"))) == [1, 0]


def test_counts_come_when_the_transfers_are_done() -> None:
    run = by_coach(run_of(day(PICK, counts=("shelf_a_04_1",))))
    assert isinstance(run.events[-1], CountsApplied)


def counted(run: Run) -> dict[str, tuple[int, int]]:
    """What was applied, at once or one after the other."""
    applied = (event for event in run.events if isinstance(event, CountsApplied))
    return {
        product: (int(count), int(difference)) for event in applied for product, _, count, difference in event.counts
    }


def test_a_place_is_counted_as_it_is() -> None:
    # docs/packs.md: 12 pans and 15 hammers lie at A-04-1.
    assert counted(by_coach(run_of(DAYS["count"]))) == {"pan_24": (12, 0), "hammer_300": (15, 0)}
    assert counted(by_coach(emptied(run_of(DAYS["count"]), "shelf_a_04_1"))) == {
        "pan_24": (0, -12),
        "hammer_300": (0, -15),
    }
    run = by_coach(run_with(CASES["difference"], 1))
    (planted,) = run.situation.planted
    assert counted(run)[planted.product][1] == planted.quantity


def test_a_count_that_was_begun_wrong_is_put_right() -> None:
    wrong = ["tap counts", "scan A.04.1", "tap fill:PAN-24", "tap edit:HMR-300", "set quantity 99", "tap confirm"]
    assert counted(by_coach(after(run_of(DAYS["count"]), *wrong))) == {"pan_24": (12, 0), "hammer_300": (15, 0)}
