"""A report explains a difference when it names the thing, the place and the quantity (DESIGN section 3)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.training.run import Run
from scansim.training.story import Between, TrapKind
from scansim.words.speaker import Speaker
from tests.training.consequences.runs import consequences, debrief
from tests.training.field import after, lesson
from tests.training.traps.stories import PICK, exercise, pack, trap, trap_run

pytestmark = pytest.mark.content

AT_THE_SHELF = ("go shelf_a_04_1", "do look shelf_a_04_1")


def short() -> Run:
    """4 of the pans of A-04-1 are not there, 14.50 each; the one who picks stands in front of the shelf."""
    return after(trap_run(PICK, trap(TrapKind.MISSING, line="pans", units=Between(4, 4))), *AT_THE_SHELF)


def left(run: Run) -> dict[str, Decimal]:
    """Units by owner, those that nobody owns under an empty name."""
    found: dict[str, Decimal] = {}
    for line in consequences(run).stock:
        found[line.owner] = found.get(line.owner, Decimal(0)) + line.quantity
    return found


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("report missing pan_24 4 inventory_controller", {"inventory_controller": 4}),
        ("report missing PAN-24 4 quality", {"quality": 4}),
        ("report missing 9521108324115 4 inventory_controller", {"inventory_controller": 4}),
        # Not how many: whatever is missing there.
        ("report missing pan_24 inventory_controller", {"inventory_controller": 4}),
        # Fewer than are missing: the rest is not explained.
        ("report missing pan_24 3 inventory_controller", {"inventory_controller": 3, "": 1}),
        ("report missing pan_24 9 inventory_controller", {"inventory_controller": 4}),
        # Another thing, another kind of difference, or a code that is not about amounts.
        ("report missing hammer_300 4 inventory_controller", {"": 4}),
        ("report extra pan_24 4 inventory_controller", {"": 4}),
        ("report unreadable pan_24 inventory_controller", {"": 4}),
        ("report stop_safety pan_24 shift_lead", {"": 4}),
    ],
)
def test_a_report_at_the_shelf_explains_what_it_names(report: str, expected: dict[str, int]) -> None:
    assert left(after(short(), report)) == expected


def test_a_report_somewhere_else_names_another_place() -> None:
    away = after(short(), "go packing_bench", "report missing pan_24 4 inventory_controller")
    assert left(away) == {"": 4}


def test_what_is_known_is_open_with_its_owner() -> None:
    run = after(short(), "report missing pan_24 4 inventory_controller", "finish")
    assert consequences(run).unexplained_value == 0
    assert str(consequences(run).net_value) == "58.00"  # 4 x 14.50, explained or not
    (known,) = debrief(run).unsettled
    said = Speaker().unsettled(known).long
    assert said == "Open: 4 Fry pan 24cm, missing, Shelf A-04-1. Owner: inventory controller."


def test_two_reports_explain_two_parts() -> None:
    run = after(short(), "report missing pan_24 1 quality", "report missing pan_24 3 inventory_controller")
    assert left(run) == {"quality": 1, "inventory_controller": 3}


def test_goods_that_stand_apart_are_explained_at_both_ends() -> None:
    # A broken pan of the shelf is set aside in quarantine: one too many on the shelf's record, one too few there.
    run = after(trap_run(PICK, trap(TrapKind.DAMAGED, line="pans")), *AT_THE_SHELF)
    broken = run.situation.planted[0].units[0]
    after(run, f"do set_aside unit:{broken} quarantine")
    assert sorted((line.key.at, int(line.quantity)) for line in consequences(run).unexplained) == [
        ("loc_a_04_1", 1),
        ("loc_quarantine", -1),
    ]
    after(run, f"report damaged unit:{broken} 1 quality")
    assert consequences(run).unexplained == ()
    assert {line.owner for line in consequences(run).stock} == {"quality"}


def test_what_is_put_on_another_shelf_is_not_explained_by_a_report_of_one_end() -> None:
    run = after(Run(exercise(PICK), pack(), lesson().policy, 3), *AT_THE_SHELF, "do take pan_24 2")
    after(run, "do put pan_24 2 shelf_a_04_2")
    assert left(run) == {"": 0}
    after(run, "go shelf_a_04_1", "do look shelf_a_04_1", "report missing pan_24 2 inventory_controller")
    assert [(line.key.at, int(line.quantity)) for line in consequences(run).unexplained] == [("loc_a_04_2", -2)]
