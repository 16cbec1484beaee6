"""What an exercise says to people in a role at the end."""

from __future__ import annotations

from dataclasses import replace

from scansim.training.exercise import EVERYONE, debrief_text
from tests.screens.small import lesson as small
from tests.screens.small import text

OPERATOR, ALL = text("Count first."), text("It is billed.")


def test_each_role_reads_its_own_text_and_all_others_that_of_everyone() -> None:
    exercise = replace(small().exercise, debrief=((EVERYONE, ALL), ("operator", OPERATOR)))
    assert debrief_text(exercise, "operator") == OPERATOR
    assert debrief_text(exercise, "inventory_controller") == ALL
    assert debrief_text(exercise, "") == ALL


def test_without_a_text_for_everyone_others_read_none() -> None:
    exercise = replace(small().exercise, debrief=(("operator", OPERATOR),))
    assert debrief_text(exercise, "quality") is None
    assert debrief_text(replace(exercise, debrief=()), "operator") is None
