"""What the coach says is in words that people use, never in the keys of files."""

from __future__ import annotations

import pytest

from scansim.training.coach.step import Advice, step
from scansim.training.reports import ROLES, ReportCode
from scansim.words.speaker import Speaker


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("code", ReportCode)
def test_a_report_is_advised_without_a_key_of_a_file(code: ReportCode, role: str) -> None:
    said = Speaker().advice(step(Advice.REPORT, None, report=code.value, about="Mug", quantity="4", role=role))
    assert "_" not in said.long + said.short
    assert "Mug 4" in said.long


def test_whom_to_tell_is_named_as_people_name_them() -> None:
    facts = {"report": "missing", "about": "Fry pan", "quantity": "4", "role": "inventory_controller"}
    said = Speaker().advice(step(Advice.REPORT, None, **facts))
    assert said.long == "Report missing: Fry pan 4. Tell: inventory controller."
