"""What became of a slip: nothing, a refusal unheeded, something caught or put right (reference training C3)."""

from __future__ import annotations

import pytest

from tests.training.field import after, card_of, lesson

pytestmark = pytest.mark.content

OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
FOREIGN, OTHER, PLACE = "scan 4006381333931", "scan 4006381333948", "scan NHOUTPUT"
UNIT = "scan 9521108025111"


def slips(*lines: str) -> list[tuple[str, str, str]]:
    errors = card_of(after(lesson().run(1), *OPEN, *lines)).errors
    return [(error.mistake.value, error.fate.value, error.about) for error in errors]


UNHEEDED = ("refusal_unheeded", "system_caught")


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ([FOREIGN], []),
        ([FOREIGN, OTHER], []),
        ([FOREIGN, UNIT, FOREIGN], []),
        ([FOREIGN, "hint", FOREIGN], []),
        ([UNIT, UNIT], []),
        # A label that cannot be read may be tried again.
        (["scan \udcff", "scan \udcff"], []),
        (["tap nothing", "tap nothing"], []),
        ([FOREIGN, FOREIGN], ["4006381333931"]),
        ([FOREIGN, "key 4006381333931"], ["4006381333931"]),
        ([FOREIGN] * 5, ["4006381333931"]),
        ([FOREIGN, FOREIGN, OTHER, OTHER], ["4006381333931", "4006381333948"]),
        ([PLACE, PLACE], ["NHOUTPUT"]),
        (["tap edit:MUG-25-BL", UNIT, UNIT, "tap discard"], ["9521108025111"]),
    ],
)
def test_a_refusal_is_an_error_only_when_it_is_repeated_unheeded(lines: list[str], codes: list[str]) -> None:
    assert slips(*lines) == [(*UNHEEDED, code) for code in codes]


def test_a_slip_that_was_never_warned_of_is_self_corrected() -> None:
    back = ["tap edit:MUG-25-BL", "set quantity 23", "tap confirm"]
    assert slips(*[UNIT] * 24, *back) == [("miscounted", "self_corrected", "mug_25_bl")]
    # 26 are ordered: the 27th was flagged.
    assert slips(*[UNIT] * 27, *back) == [("miscounted", "system_caught", "mug_25_bl")]
    assert slips(*[UNIT] * 23) == []
    # What still stands too high is no slip that was put right; it escapes when it is validated.
    assert slips(*[UNIT] * 24) == []
    assert slips(*[UNIT] * 24, "tap validate", "tap create_backorder")[0] == (
        "received_too_many",
        "escaped",
        "mug_25_bl",
    )


def test_nothing_escapes_before_it_is_validated() -> None:
    assert slips("tap fill:MUG-25-BL", "abandon") == []
