"""Control codes survive every keyboard layout, and none can be taken for another."""

from __future__ import annotations

from itertools import combinations

import pytest

from scansim.actions import CONTROL_CODES, ControlCode, ControlKind, control_code
from scansim.training.reports import ReportCode

# The letters that US, French, Belgian, German, Swiss, Spanish, Italian, Portuguese, Swedish and UK layouts send alike.
SAFE = set("BCDEFGHIJKLNOPRSTUVX")


@pytest.mark.parametrize("code", CONTROL_CODES, ids=lambda code: f"{code.kind}-{code.value}")
def test_a_control_code_is_five_to_seven_letters_that_every_layout_sends_alike(code: ControlCode) -> None:
    payload = code.payload
    assert set(payload) <= SAFE
    assert 5 <= len(payload) <= 7


def test_two_control_codes_differ_in_at_least_two_letters() -> None:
    for one, other in combinations((code.payload for code in CONTROL_CODES), 2):
        assert sum(left != right for left, right in zip(one, other, strict=True)) >= 2, (one, other)


def test_a_control_code_is_read_in_either_case() -> None:
    start = control_code("scnstrt")
    assert start is not None
    assert (start.kind, start.value) == (ControlKind.COMMAND, "start")


@pytest.mark.parametrize("data", ["", "SCNSTR", "SCNSTRTT", "WHIN", "OBTVALI", "ſcnstrt"])
def test_other_labels_are_no_control_codes(data: str) -> None:
    assert control_code(data) is None


def test_every_report_has_a_code() -> None:
    reports = {code.value for code in CONTROL_CODES if code.kind is ControlKind.REPORT}
    assert reports == {report.value for report in ReportCode}


def test_digits_and_choices_are_complete() -> None:
    values = {kind: [code.value for code in CONTROL_CODES if code.kind is kind] for kind in ControlKind}
    assert values[ControlKind.DIGIT] == list("0123456789")
    assert values[ControlKind.CHOICE] == ["A", "B", "C", "D"]
