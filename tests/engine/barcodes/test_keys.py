"""Numbers that stand alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.check_digits import check_digit
from scansim.engine.barcodes.keys import KeyKind, read_key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9521234543213", KeyKind.GTIN_13),
        ("0012345678905", KeyKind.GTIN_13),
        ("2112345015002", KeyKind.RESTRICTED_13),
        ("0291234012505", KeyKind.RESTRICTED_13),
        ("012345678905", KeyKind.GTIN_12),
        ("95200019", KeyKind.GTIN_8),
        ("04252614", KeyKind.UPC_E),
        ("19521234543210", KeyKind.GTIN_14),
        ("395212340000000175", KeyKind.SSCC),
        ("041000000001", KeyKind.TEXT),
        ("041000000003", KeyKind.GTIN_12),  # 4 + 1 × 3 = 7: with the check digit 3 it is a UPC-A, not a badge.
        ("12345", KeyKind.TEXT),
        ("", KeyKind.TEXT),
        ("٩٥٢١٢٣٤٥٤٣٢١٣", KeyKind.TEXT),
        ("9521234543213 ", KeyKind.TEXT),
    ],
)
def test_kinds(text: str, kind: KeyKind) -> None:
    assert read_key(text).kind is kind


@pytest.mark.parametrize(
    ("upc_e", "upc_a"),
    [
        # GS1 General Specifications 5.2.2.4.2: the zeros go where the last digit but one says. Check digits by hand:
        # 0 42000 00526: 3·(0+2+0+0+5+6)+(4+0+0+0+2) = 39+6 = 45, so 5.
        ("04252605", "042000005265"),
        ("04252614", "042100005264"),
        ("04252623", "042200005263"),
        ("04252635", "042500000265"),
        ("04252641", "042520000061"),
        ("04252658", "042526000058"),
        ("04252696", "042526000096"),
    ],
)
def test_upc_e_is_short_for(upc_e: str, upc_a: str) -> None:
    assert read_key(upc_e).upc_a == upc_a


def test_eight_digits_that_begin_with_one() -> None:
    # 12345708 is short for 12300000457: 3·(1+3+0+0+4+7)+(2+0+0+0+5) = 52, so 8. As EAN-8: 3·(1+3+5+0)+(2+4+7) = 40, so
    # 0.
    verdict = read_key("12345708")
    assert (verdict.kind, verdict.upc_a) == (KeyKind.UPC_E, "123000004578")
    assert read_key("12345700").kind is KeyKind.GTIN_8
    assert read_key("12345701").kind is KeyKind.GTIN_8


@given(st.sampled_from([7, 11, 12, 13]), st.data())
def test_every_right_number_has_fourteen_digits(length: int, data: st.DataObject) -> None:
    digits = data.draw(st.text("123456789", min_size=length, max_size=length).filter(lambda text: text[0] != "1"))
    number = digits + str(check_digit(digits))
    assert read_key(number).gtin == number.rjust(14, "0")


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [("2112345015002", "weight", "1.500"), ("2312345019998", "price", "19.99")],
)
def test_numbers_given_out_in_house(text: str, measure: str, value: str) -> None:
    in_store = read_key(text).in_store
    assert in_store is not None
    assert (in_store.item, in_store.measure, in_store.value) == ("12345", measure, Decimal(value))


def test_a_wrong_one_carries_nothing() -> None:
    assert read_key("2112345015003").in_store is None


@given(st.text() | st.text("0123456789", max_size=20))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = read_key(text)
    assert (verdict.valid is None) == (verdict.kind is KeyKind.TEXT)
