"""The standard's verdict: each check by the field that has it, associations, separators, dates and numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from biip.gs1_messages import GS1Message
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.gs1 import element_reader, shipped_dictionary
from scansim.engine.barcodes.gs1_checks import CHARACTERS
from scansim.engine.barcodes.gs1_elements import Element
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from tests.engine.barcodes.element_strings import element_strings
from tests.engine.barcodes.readers import ELEMENTS, GS

WAREHOUSE = (
    *("00", "01", "02", "10", "11", "13", "15", "16", "17", "21", "240", "241", "30", "37", "400", "410", "413", "414"),
    *("3103", "3111", "3142", "3155", "3202", "3302", "91"),
)
GTIN = "0109521234543213"
SSCC = "00395212340000000175"


def fault(text: str) -> str | None:
    verdict = ELEMENTS.read(text)
    return verdict.problem.fault.value if verdict.problem else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One right and one wrong for each check of the dictionary.
        ("8013" + "1987654Ad4X4bL5ttr2310c2K", None),
        ("8013" + "1987654Ad4X4bL5ttr2310c2X", "check_digit"),
        (GTIN + "8014" + "1987654Ad4X4bL5ttr2310c2K", None),
        (GTIN + "8014" + "952110823", "charset"),  # Its check pair, 23, is right; but nothing of it is a letter.
        ("8013" + "952110823", None),
        ("8004" + "9521ABC", None),
        ("8004" + "952ABC", "company_prefix"),
        ("401" + "952", "company_prefix"),
        (SSCC + "4326" + "260131", None),
        (SSCC + "4326" + "260100", "date"),
        (SSCC + "4324" + "2601002359", None),
        (SSCC + "4324" + "2601002400", "time"),
        (SSCC + "4324" + "2601002360", "time"),
        (GTIN + "8008" + "26013123", None),
        (GTIN + "8008" + "26013124", "time"),
        (GTIN + "8008" + "2601312360", "time"),
        (GTIN + "8008" + "260131235960", "time"),
        ("8018" + "952123400000000017" + GS + "7250" + "19000228", None),
        ("8018" + "952123400000000017" + GS + "7250" + "19000229", "date"),
        ("8018" + "952123400000000017" + GS + "7252" + "2", None),
        ("8018" + "952123400000000017" + GS + "7252" + "3", "code_list"),
        ("8018" + "952123400000000017" + GS + "7241" + "10", None),
        ("8018" + "952123400000000017" + GS + "7241" + "11", "code_list"),
        ("8018" + "952123400000000017" + GS + "7259A" + GS + "7258" + "1/2", None),
        ("8018" + "952123400000000017" + GS + "7259A" + GS + "7258" + "2/1", "form"),
        ("8018" + "952123400000000017" + GS + "7259A" + GS + "7258" + "0/1", "form"),
        ("8006" + "09521234543213" + "0202", None),
        ("8006" + "09521234543213" + "0302", "piece"),
        ("8006" + "09521234543213" + "0000", "piece"),
        (SSCC + "4300" + "A%20B", None),
        (SSCC + "4300" + "A%2GB", "percent"),
        (SSCC + "4300" + "A%2", "percent"),
        ("8003" + "0" + "9521234567899", None),
        ("8003" + "1" + "9521234567899", "zero"),
        (GTIN + "8001" + "1234123451231" + "9", None),
        (GTIN + "8001" + "0000123451231" + "9", "zero"),
        (GTIN + "8001" + "1234123451232" + "9", "code_list"),
        ("8010" + "9521A" + GS + "8011" + "1", None),
        ("8010" + "9521A" + GS + "8011" + "01", "zero"),
        ("8010" + "9521a", "charset"),
        (SSCC + "4321" + "1", None),
        (SSCC + "4321" + "2", "code_list"),
        (SSCC + "4330" + "001200-", None),
        (SSCC + "4330" + "001200", None),
        (SSCC + "4330" + "001200+", "form"),
        ("7040" + "1ABC", None),
        ("7040" + "1AB=", "charset"),
        (SSCC + "4309" + "1800000000" + "3600000000", None),
        (SSCC + "4309" + "1800000001" + "3600000000", "range"),
        (SSCC + "4309" + "1800000000" + "3600000001", "range"),
        (SSCC + "7041" + "PX", None),
        (SSCC + "7041" + "pX", "code_list"),
        (SSCC + "4307" + "DE", None),
        (SSCC + "4307" + "XX", "code_list"),
        (GTIN + "426" + "276", None),
        (GTIN + "426" + "999", "code_list"),
        (GTIN + "7030" + "999ABC", None),
        (GTIN + "7030" + "998ABC", "code_list"),
        (GTIN + "423" + "276040", None),
        (GTIN + "423" + "27604", "length"),
        ("415" + "9521234000013" + "8020A" + GS + "3911" + "978100", None),
        ("415" + "9521234000013" + "8020A" + GS + "3911" + "000100", "code_list"),
        ("415" + "9521234000013" + "8020A" + GS + "8007" + "GB82WEST12345698765432", None),
        ("415" + "9521234000013" + "8020A" + GS + "8007" + "GB83WEST12345698765432", "check_digit"),
        ("415" + "9521234000013" + "8020A" + GS + "8007" + "XX82WEST12345698765432", "code_list"),
        ("415" + "9521234000013" + "8020A" + GS + "8007" + "GB82", "length"),
        ("415" + "9521234000013" + "8020A" + GS + "8007" + "gb82WEST", "charset"),
        (SSCC + "8030" + "QUJD", None),
        (SSCC + "8030" + "QU:D", "charset"),
        ("8110" + "106141416543213150110", None),
        ("8110" + "10614141654321315011A", "charset"),
    ],
)
def test_checks(text: str, expected: str | None) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"),
        ("10", "empty"),
        ("10" + GS + GTIN, "empty"),
        (GS + GTIN, "unknown_ai"),
        ("10A" + GS + GS + GTIN, "unknown_ai"),
        (GTIN + GS, None),
        (GTIN + GS + "10A" + GS, None),
        ("10" + "A" * 20, None),
        ("10" + "A" * 21, "length"),
        ("30123456789", "length"),
        (GTIN[:-1], "length"),
        (GTIN + "7", "unknown_ai"),
        ("10A\n", "charset"),
        ("10é", "charset"),
        ("30٣", "charset"),
        ("٠١09521234543213", "unknown_ai"),
        (GTIN + "10A" + GS + "10B", "repeated"),
        (GTIN + "10A" + GS + "10A", None),
        (GTIN + "02" + GTIN[2:] + "3712", "pairing"),
        (GTIN + "3102001500" + "3103001500", "pairing"),
        (GTIN + "3102001500" + "3102001500", None),
    ],
)
def test_lengths_separators_and_pairs(text: str, expected: str | None) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        (GTIN, None),
        ("10A", "01,02,03,8006,8026"),
        (SSCC + "02" + GTIN[2:], "37"),
        (SSCC + "02" + GTIN[2:] + "3712", None),
        ("02" + GTIN[2:] + "3712", "00+02,00+8026"),
        (GTIN + "250A", "01+21,03+21,8006+21"),
        (GTIN + "21A" + GS + "250A", None),
        (GTIN + "3922100", "01+30,01+31nn,01+32nn,01+35nn,01+36nn"),
        (GTIN + "3103001500" + "3922100", None),
    ],
)
def test_companions(text: str, needs: str | None) -> None:
    verdict = ELEMENTS.read(text)
    assert verdict.valid
    assert (verdict.companion.other if verdict.companion else None) == needs
    assert verdict.valid_with_companions == (needs is None)


@pytest.mark.parametrize(
    ("ai", "value", "year", "expected"),
    [
        # 51 to 99 ahead is the century before, 50 to 99 back the next (reference odoo-barcode 5.3, 6).
        ("17", "761231", 2026, date(2076, 12, 31)),
        ("17", "771231", 2026, date(1977, 12, 31)),
        ("17", "001231", 2026, date(2000, 12, 31)),
        ("17", "001231", 2049, date(2000, 12, 31)),
        ("17", "001231", 2050, date(2100, 12, 31)),
        ("17", "260200", 2026, date(2026, 2, 28)),
        ("17", "280200", 2026, date(2028, 2, 29)),
        ("7250", "19000101", 2026, date(1900, 1, 1)),
        ("10", "261231", 2026, None),
        ("7003", "2612312359", 2026, None),
    ],
)
def test_dates(ai: str, value: str, year: int, expected: date | None) -> None:
    assert element_reader(date(year, 6, 1)).date_in(Element(ai, value, 0)) == expected


@pytest.mark.parametrize("year", [1, 1999, 9999])
def test_a_right_date_can_always_be_told(year: int) -> None:
    reader = element_reader(date(year, 1, 1))
    for two_digits in range(100):
        verdict = reader.read(f"17{two_digits:02}0229")
        for element in verdict.elements:
            assert reader.date_in(element)


@pytest.mark.parametrize(
    ("ai", "value", "expected"),
    [("3100", "012345", "12345"), ("3103", "001500", "1.500"), ("3922", "1999", "19.99"), ("3909", "1", "0.000000001")],
)
def test_numbers(ai: str, value: str, expected: str) -> None:
    assert ELEMENTS.number_in(Element(ai, value, 0)) == Decimal(expected)


def test_other_fields_are_no_numbers() -> None:
    assert ELEMENTS.number_in(Element("30", "12", 0)) is None
    assert ELEMENTS.number_in(Element("7001", "1234567890123", 0)) is None


@given(st.text())
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = ELEMENTS.read(text)
    assert verdict.valid == (verdict.problem is None)


@given(st.text("0123456789AB()%-/ #\x1d", max_size=60))
def test_any_likely_text_gets_a_verdict(text: str) -> None:
    verdict = ELEMENTS.read(text)
    assert not verdict.valid or text.replace(GS, "") == "".join(
        element.ai + element.value for element in verdict.elements
    )


@given(element_strings())
def test_what_is_built_by_the_dictionary_is_read_back(built: tuple[tuple[str, str], ...]) -> None:
    entries = shipped_dictionary().entries
    text = "".join(ai + value + (GS if entries[ai].separated else "") for ai, value in built)
    verdict = ELEMENTS.read(text)
    assert verdict.problem is None
    assert tuple((element.ai, element.value) for element in verdict.elements) == built


@given(element_strings(WAREHOUSE))
def test_a_second_opinion(built: tuple[tuple[str, str], ...]) -> None:
    """The fields that goods, pallets and places bear."""
    entries = shipped_dictionary().entries
    text = "".join(ai + value + (GS if entries[ai].separated else "") for ai, value in built)
    message = GS1Message.parse(text)
    assert tuple((found.ai.ai, found.value) for found in message.element_strings) == built
    verdict = ELEMENTS.read(text)
    numbers = {found.ai.ai: found.decimal for found in message.element_strings if len(found.ai.ai) == 4}
    assert numbers == {element.ai: ELEMENTS.number_in(element) for element in verdict.elements if len(element.ai) == 4}


def test_kinds_of_characters_are_those_of_the_standard() -> None:
    every = [chr(code) for code in range(0x250)]
    sizes = {kind: sum(bool(pattern.fullmatch(one)) for one in every) for kind, pattern in CHARACTERS.items()}
    assert sizes == {"N": 10, "X": 82, "Y": 39, "Z": 65}  # Z: 64, and its padding.


def test_faults_are_stable() -> None:
    assert [one.value for one in Gs1Fault] == [
        *("empty", "unknown_ai", "length", "charset", "check_digit", "company_prefix", "date", "time", "piece", "zero"),
        *("code_list", "percent", "range", "form", "pairing", "repeated", "missing_companion"),
    ]
