from __future__ import annotations

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scansim.engine.quantity import NotAQuantity, is_writable, quantity, rounded, total, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("+12", "12"),
        ("-3", "-3"),
        (" 7 ", "7"),
        ("007", "7"),
        ("0.50", "0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-0", "0"),
        ("999999999999", "999999999999"),
        ("99999999.9999", "99999999.9999"),
    ],
)
def test_a_quantity_is_read(text: str, value: str) -> None:
    assert quantity(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "-",
        "+",
        "--5",
        "+-5",
        "1e5",
        "1E5",
        "1_000",
        "1,5",
        "1.2.3",
        "0x10",
        "NaN",
        "Infinity",
        "-inf",
        "1 2",
        "1\x002",
        "٣",
        "²",
        "５",
        "1000000000000",
        "0.0000000000001",
        "9" * 10_000,
        "[bold]1",
        "\udc80",
    ],
)
def test_anything_else_is_not_a_quantity(text: str) -> None:
    with pytest.raises(NotAQuantity):
        quantity(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [("12", "12"), ("1E+3", "1000"), ("0E+5", "0"), ("-0", "0"), ("-0.00", "0"), ("2.50", "2.5"), ("100", "100")],
)
def test_the_written_form(value: str, text: str) -> None:
    assert written(Decimal(value)) == text


SENSIBLE = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 3)
)


@given(SENSIBLE)
def test_what_is_written_is_read_again_and_has_one_form(value: Decimal) -> None:
    text = written(value)
    assert quantity(text) == value
    assert written(quantity(text)) == text
    assert "E" not in text
    assert text != "-0"
    assert not ("." in text and text.endswith(("0", ".")))
    assert is_writable(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
@example(Decimal(1000000000000))
@example(Decimal(999999999999))
def test_writable_is_what_can_be_read_again(value: Decimal) -> None:
    try:
        again = quantity(written(value)) == value
    except NotAQuantity:
        again = False
    assert is_writable(value) == again


@pytest.mark.parametrize(
    ("value", "step", "result"),
    [
        ("1.5", "1", "2"),
        ("2.5", "1", "3"),
        ("1.49", "1", "1"),
        ("-1.5", "1", "-2"),
        ("0.005", "0.01", "0.01"),
        ("0.0049", "0.01", "0"),
        ("7", "5", "5"),
        ("7.5", "5", "10"),
    ],
)
def test_rounding_is_half_up_to_a_multiple(value: str, step: str, result: str) -> None:
    """Reference odoo-barcode 6.11; half up is away from zero."""
    assert rounded(Decimal(value), Decimal(step)) == Decimal(result)


@given(st.lists(SENSIBLE, max_size=20))
def test_sums_do_not_depend_on_order_or_on_the_context_of_the_thread(values: list[Decimal]) -> None:
    with localcontext(Context(prec=3)):
        narrow = total(values)
    assert narrow == total(reversed(values)) == total(values)
