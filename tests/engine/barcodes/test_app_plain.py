"""The app under its default nomenclature: rules in order, weights, spellings, aliases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.app_plain import AppPlain
from scansim.engine.barcodes.app_reading import AppFault, AppPart
from scansim.engine.barcodes.app_rules import DEFAULT_PLAIN, Conversion, Encoding, Names, PlainRule
from tests.engine.barcodes.readers import PLAIN


def only(app: AppPlain, scan: str) -> AppPart:
    (part,) = app.read(scan).parts
    return part


@pytest.mark.parametrize(
    ("scan", "names"),
    [
        ("9521234543213", Names.PRODUCT),
        ("9521234543214", Names.PRODUCT),  # No check digit is tested (reference odoo-barcode 11, 38).
        ("LOC-A1", Names.PRODUCT),
        ("414SHELF", Names.LOCATION),
        ("PACK0001", Names.PACKAGE),
        ("pack0001", Names.PRODUCT),
        ("10LOT", Names.LOT),
        ("1012345678904", Names.LOT),
        ("2112345015002", Names.WEIGHT),
        ("2112345015003", Names.PRODUCT),  # The weight rule is for EAN-13, and this is none.
        ("21123450150", Names.PRODUCT),
        ("\x1d", Names.PRODUCT),
    ],
)
def test_the_first_rule_that_fits_decides(scan: str, names: Names) -> None:
    assert only(PLAIN, scan).names is names


def test_a_weight_inside_the_code() -> None:
    """Reference odoo-barcode 5.1: 1.500 kg of 2112345000008."""
    part = only(PLAIN, "2112345015002")
    assert (part.value, part.base_code, part.encoding) == (Decimal("1.500"), "2112345000008", "ean13")


def test_a_price_with_two_decimals() -> None:
    rules = (PlainRule(Names.WEIGHT, "23.....{NNNDD}", Encoding.EAN_13), *DEFAULT_PLAIN)
    assert only(AppPlain(rules), "2312345019998").value == Decimal("19.99")


def test_only_decimals_and_only_whole_digits() -> None:
    assert only(AppPlain((PlainRule(Names.WEIGHT, "A{DD}"),)), "A05X").value == Decimal("0.05")
    part = only(AppPlain((PlainRule(Names.WEIGHT, "22{NN}"),)), "2215END")
    assert (part.value, part.base_code) == (Decimal(15), "2200END")


@pytest.mark.parametrize("scan", ["A", "A1", "AXX", "A٣٣"])
def test_a_number_needs_its_digits(scan: str) -> None:
    assert AppPlain((PlainRule(Names.WEIGHT, "A{NN}"),)).read(scan).fault is AppFault.NO_RULE


@pytest.mark.parametrize(
    ("conversion", "scan", "encoding", "code"),
    [
        # 012345678905 is the UPC-A of the EAN-13 0012345678905.
        (Conversion.ALWAYS, "012345678905", Encoding.EAN_13, "0012345678905"),
        (Conversion.UPC_TO_EAN, "012345678905", Encoding.EAN_13, "0012345678905"),
        (Conversion.EAN_TO_UPC, "012345678905", Encoding.EAN_13, None),
        (Conversion.NEVER, "012345678905", Encoding.EAN_13, None),
        (Conversion.ALWAYS, "0012345678905", Encoding.UPC_A, "012345678905"),
        (Conversion.EAN_TO_UPC, "0012345678905", Encoding.UPC_A, "012345678905"),
        (Conversion.UPC_TO_EAN, "0012345678905", Encoding.UPC_A, None),
        (Conversion.NEVER, "0012345678905", Encoding.UPC_A, None),
        (Conversion.ALWAYS, "9521234543213", Encoding.UPC_A, None),
        (Conversion.ALWAYS, "012345678906", Encoding.EAN_13, None),
        (Conversion.ALWAYS, "95200019", Encoding.EAN_8, "95200019"),
    ],
)
def test_upc_and_ean(conversion: Conversion, scan: str, encoding: Encoding, code: str | None) -> None:
    verdict = AppPlain((PlainRule(Names.PRODUCT, "", encoding),), conversion).read(scan)
    assert [part.code for part in verdict.parts] == ([code] if code else [])


def test_an_alias_goes_on_with_another_code() -> None:
    rules = (PlainRule(Names.ALIAS, "OLD", alias="10NEW"), *DEFAULT_PLAIN)
    assert only(AppPlain(rules), "OLD-7").names is Names.LOT


def test_nothing_scanned() -> None:
    assert PLAIN.read("").fault is AppFault.EMPTY_CODE


@given(st.text(min_size=1))
def test_any_text_is_something(text: str) -> None:
    assert PLAIN.read(text).understood
