"""Every run begins with the record of its pack, whatever another run did to the one that it was made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.training.changes import NO_CHANGES
from scansim.training.run import Run
from scansim.training.settings import in_force
from tests.training.field import by_coach, lesson

pytestmark = pytest.mark.content


@pytest.mark.parametrize("exercise", ["RCV-02", "PCK-03"])
def test_what_was_done_in_one_run_is_not_there_in_the_next(exercise: str) -> None:
    fresh = lesson(exercise).run(1)
    begun = fresh.digest()
    worked = by_coach(lesson(exercise).run(1))
    assert worked.digest()[0] != begun[0]
    assert fresh.digest() == begun
    assert lesson(exercise).run(1).digest() == begun


def test_packs_that_differ_have_records_that_differ() -> None:
    """The same exercise in a pack of which one row of the stock was taken away, and in the whole one again."""
    whole = lesson("PCK-03")
    less = replace(whole.pack, stock=whole.pack.stock[1:])
    runs = [Run(whole.exercise, pack, whole.policy, 1) for pack in (whole.pack, less, whole.pack)]
    rows = [len(run.world.warehouse.stock.quants) for run in runs]
    assert rows == [rows[0], rows[0] - 1, rows[0]]


def test_settings_of_an_exercise_hold_in_its_own_runs_only() -> None:
    changed, plain = lesson("RCV-02"), lesson("PCK-03")
    assert changed.exercise.settings != plain.exercise.settings == NO_CHANGES
    less = replace(changed.pack, stock=())
    for _ in range(2):
        assert in_force(plain.exercise, plain.pack) is plain.pack
        assert in_force(changed.exercise, changed.pack).company != changed.pack.company
        assert in_force(changed.exercise, changed.pack).stock == changed.pack.stock != ()
        assert in_force(changed.exercise, less).stock == ()
        assert in_force(plain.exercise, less) is less
