"""A difference that nobody was told of is said, even where no error is about it; what is for a role is said to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.training.debrief import debrief_of
from scansim.training.exercise import EVERYONE
from scansim.training.result import result_of
from scansim.training.run import Run
from scansim.training.story import Between, TrapKind
from scansim.training.texts import LocalText
from scansim.words.speaker import Speaker
from tests.training.consequences.runs import debrief
from tests.training.field import after, by_coach, lesson
from tests.training.traps.stories import PICK, exercise, pack, trap, trap_run

pytestmark = pytest.mark.content


def picked(*told: str) -> Run:
    """Pans are asked for, 4 of them are not there (14.50 each); what is there is picked, the rest kept open."""
    run = trap_run(PICK, trap(TrapKind.MISSING, line="pans", units=Between(4, 4)))
    asked = {line.product: int(line.ordered) for line in run.situation.tasks[0].ordered}
    pans, drivers = ["scan 9521108324115"] * (asked["pan_24"] - 4), ["scan 29526116"] * asked["driver_ph1"]
    after(run, "go shelf_a_04_1", "do look shelf_a_04_1", f"scan {run.situation.tasks[0].transfer}", "scan A.04.1")
    after(run, *pans, *told, "go shelf_a_02_3", "do look shelf_a_02_3", "scan A.02.3", *drivers)
    return after(run, "go packing_bench", "scan NHBENCH", "tap validate", "tap create_backorder")


def test_a_short_shelf_that_nobody_was_told_of_stays_wrong() -> None:
    wrong = debrief(picked()).wrong
    assert [Speaker().finding(each).long for each in wrong if each.code.startswith("untold")] == [
        "Fry pan 24cm: 4 missing at Shelf A-04-1, 58.00 EUR, and nobody was told."
    ]


def test_told_it_is_open_and_no_error() -> None:
    said = debrief(picked("report missing pan_24 4 inventory_controller"))
    assert [each.code for each in said.wrong if each.code.startswith("untold")] == []
    assert [each.owner for each in said.unsettled] == ["inventory_controller"]


TEXTS = (("supervisor", "Look at the bins."), (EVERYONE, "Shelves look alike."), ("operator", "Read the label."))


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((), "Read the label."),
        (("operator",), "Read the label."),
        (("supervisor", "operator"), "Look at the bins."),
        (("trainer",), "Shelves look alike."),
    ],
)
def test_each_reads_what_is_for_their_role(roles: tuple[str, ...], expected: str) -> None:
    texts = tuple((role, LocalText.of({"en": text})) for role, text in TEXTS)
    run = by_coach(Run(replace(exercise(PICK), debrief=texts), pack(), lesson().policy, 3))
    meant = debrief_of(run, result_of(run), roles).meant
    assert meant is not None
    assert meant.in_language("en") == expected


def test_an_exercise_without_such_texts_says_nothing() -> None:
    silent = replace(exercise(PICK), debrief=())
    assert debrief(by_coach(Run(silent, pack(), lesson().policy, 3))).meant is None
