"""What is promised and not there, what nobody may use, and which misses cost something."""

from __future__ import annotations

import pytest

from scansim.training import debrief as debriefing
from scansim.training.run import Run
from scansim.training.story import TrapKind
from tests.training.consequences.runs import consequences, debrief, scripted
from tests.training.field import after, lesson
from tests.training.traps.stories import PICK, exercise, pack, trap, trap_run

pytestmark = pytest.mark.content

AT_THE_SHELF = ("go shelf_a_04_1", "do look shelf_a_04_1")


@pytest.mark.parametrize("seed", range(1, 7))
def test_only_what_is_reserved_beyond_what_lies_there_is_promised(seed: int) -> None:
    # 12 pans on the record, 4 carried off: 8 lie there. Of 10 reserved ones 2 are not there, of 8 none.
    run = Run(exercise(PICK), pack(), lesson().policy, seed)
    reserved = int(next(line.ordered for line in run.situation.tasks[0].ordered if line.product == "pan_24"))
    after(run, *AT_THE_SHELF, "do take pan_24 4", "do put pan_24 4 shelf_a_04_2")
    found = consequences(run).promised
    assert sum(each.quantity for each in found) == max(0, reserved - 8)


def test_what_nobody_may_use_is_in_reach_until_somebody_is_told() -> None:
    run = after(trap_run(PICK, trap(TrapKind.DAMAGED, line="pans")), *AT_THE_SHELF)
    assert [(each.product, each.place, int(each.quantity)) for each in consequences(run).unfit] == [
        ("pan_24", "shelf_a_04_1", 1)
    ]
    after(run, f"report damaged unit:{run.situation.planted[0].units[0]} 1 quality")
    assert consequences(run).unfit == ()


def test_what_was_set_aside_of_a_delivery_is_not_ours() -> None:
    assert consequences(scripted("wrong_return_one_not_recorded")).unexplained != ()
    keys = {line.key.at for line in consequences(scripted("wrong_return_one_not_recorded")).stock}
    assert "loc_quarantine" not in keys


def test_a_point_that_the_coach_misses_too_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run = scripted("wrong_typed_barcodes")
    assert [each.code for each in debrief(run).wrong] == ["point_document", "point_product", "point_quantity"]
    monkeypatch.setattr(debriefing, "reference_run", lambda _: run)
    assert debrief(run).wrong == ()
