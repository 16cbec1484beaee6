"""Check digits and check characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.check_digits import (
    ALPHANUMERIC,
    alphanumeric_pair,
    check_digit,
    is_number,
    right_check_digit,
    right_check_pair,
)

DIGITS = st.text("0123456789", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("digits", "digit"),
    [
        ("211234501500", 2),  # Reference odoo-barcode 5.1, the two weighted codes.
        ("211234500000", 8),
        ("952123454321", 3),  # Reference labels 3.1, the demonstration GTIN.
        ("39521234000000017", 5),
        ("1", 7),  # 1 × 3 = 3, up to ten.
        ("0", 0),
    ],
)
def test_check_digit(digits: str, digit: int) -> None:
    assert check_digit(digits) == digit


@given(DIGITS)
def test_what_gets_its_check_digit_is_right(digits: str) -> None:
    assert right_check_digit(digits + str(check_digit(digits)))


@given(DIGITS, st.data())
def test_one_wrong_digit_is_always_found(digits: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    assert check_digit(digits[:place] + other + digits[place + 1 :]) != check_digit(digits)


def test_zeros_in_front_change_nothing() -> None:
    assert check_digit("00061414100001") == check_digit("61414100001")


@pytest.mark.parametrize("key", ["1987654Ad4X4bL5ttr2310c2K", "12345678901234567890123NT", "22"])
def test_check_pairs(key: str) -> None:
    """The example of the GS1 General Specifications 7.9.5, and two of the GS1 Barcode Syntax Tests."""
    assert right_check_pair(key)
    assert not right_check_pair(key[:-2] + "33")


def test_check_pair_of_hand() -> None:
    # "0" has weight 13 (fourteenth of the 82) and the prime 2: 26, that is 0 and 26 of 32.
    assert alphanumeric_pair("0") == "2U"


def test_one_character_has_no_check_pair() -> None:
    assert not right_check_pair("2")


def test_too_long_for_a_check_pair() -> None:
    with pytest.raises(ValueError, match="98 characters"):
        alphanumeric_pair("0" * 98)


def test_the_82_characters() -> None:
    assert len(set(ALPHANUMERIC)) == len(ALPHANUMERIC) == 82


@pytest.mark.parametrize("text", ["", "12 ", "-1", "1.0", "²", "٣", "１", "A"])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)
