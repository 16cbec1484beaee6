"""The rules of PINs of reference training D4."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.people.pin import PinFault, is_locked_after, pin_fault, seconds_to_wait


@pytest.mark.parametrize("pin", ["738194", "602847", "494862"])
def test_six_digits_without_a_pattern_are_a_pin_for_anyone(pin: str) -> None:
    assert pin_fault(pin, "BDG123456", signs=True) is None
    assert pin_fault(pin, "BDG123456", signs=False) is None


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", PinFault.NOT_DIGITS),
        ("73a1", PinFault.NOT_DIGITS),
        ("７３８１", PinFault.NOT_DIGITS),
        ("738", PinFault.TOO_SHORT),
        ("7381946", PinFault.TOO_LONG),
        ("7777", PinFault.REPEATED),
        ("7171", PinFault.REPEATED),
        ("738738", PinFault.REPEATED),
        ("771188", PinFault.REPEATED),
        ("4567", PinFault.RUN),
        ("654321", PinFault.RUN),
        ("8901", PinFault.RUN),
        ("3112", PinFault.DATE),
        ("1231", PinFault.DATE),
        ("1987", PinFault.DATE),
        ("240786", PinFault.DATE),
        ("072486", PinFault.DATE),
        ("860724", PinFault.DATE),
        ("290204", PinFault.DATE),
        ("2580", PinFault.COMMON),
        ("9731", PinFault.COMMON),
        ("8642", PinFault.COMMON),
        ("8136", PinFault.ON_BADGE),
    ],
)
def test_what_can_be_guessed_is_refused(pin: str, fault: PinFault) -> None:
    assert pin_fault(pin, "TRN48136", signs=False) is fault


def test_four_digits_are_too_few_for_a_signature() -> None:
    assert pin_fault("7394", "", signs=False) is None
    assert pin_fault("7394", "", signs=True) is PinFault.TOO_SHORT
    assert pin_fault("73946", "", signs=True) is PinFault.TOO_SHORT


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (1, 0), (2, 0), (3, 30), (4, 60), (5, 300), (6, 300), (9, 300)]
)
def test_waits_grow(failures: int, seconds: int) -> None:
    assert seconds_to_wait(failures) == seconds


def test_the_tenth_wrong_pin_locks() -> None:
    assert not is_locked_after(9)
    assert is_locked_after(10)


@given(st.text())
def test_whatever_is_entered_gets_an_answer_without_an_error(pin: str) -> None:
    assert pin_fault(pin, "TRN48136", signs=False) in (*PinFault, None)
