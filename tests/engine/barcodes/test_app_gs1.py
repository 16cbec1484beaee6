"""The app under its GS1 nomenclature: its rules are the recorded ones; what it does with them beyond those cases."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.app_gs1 import AppGs1
from scansim.engine.barcodes.app_reading import AppFault
from scansim.engine.barcodes.app_rules import DEFAULT_GS1, PREFIXES, Content, Gs1Rule, Names
from tests.engine.barcodes.readers import APP, GS, TODAY
from tests.oracle.case import CASES

RECORDED = json.loads((CASES / "barcode-cases.json").read_text(encoding="utf-8"))
CONTENTS = {
    Content.IDENTIFIER: "digits with GS1 check digit",
    Content.TEXT: "text",
    Content.DATE: "YYMMDD",
    Content.NUMBER: "number",
}
GTIN = "0109506000134352"


def test_the_rules_are_the_recorded_ones() -> None:
    told = []
    for rule in DEFAULT_GS1:
        row: dict[str, object] = {"ai": rule.ai, "means": rule.names.value, "content": CONTENTS[rule.content]}
        if rule.minimum == rule.maximum:
            row |= {"length": rule.maximum}
        else:
            row |= {"min_length": rule.minimum, "max_length": rule.maximum}
        if rule.ai.endswith("n"):
            row |= {"decimals": "n, 0 to 5"}
        told.append(row | ({"unit": rule.unit} if rule.unit else {}))
    assert told == RECORDED["application_identifiers"]


def test_the_prefixes_are_the_recorded_ones() -> None:
    assert [prefix.replace(GS, "U+001D") for prefix in PREFIXES] == RECORDED["prefixes_dropped"]


@pytest.mark.parametrize("separator", ["#", GS, "Alt029"])
def test_each_recorded_separator_ends_a_field(separator: str) -> None:
    assert {"#", "U+001D", "Alt029"} == set(RECORDED["separators_accepted"])
    verdict = APP.read(f"3012{separator}{GTIN}")
    assert [part.ai for part in verdict.parts] == ["30", "01"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_one_prefix_is_dropped_and_only_one(prefix: str) -> None:
    assert APP.read(prefix + GTIN).understood
    verdict = APP.read(prefix + prefix + GTIN)
    assert (verdict.fault, verdict.position) == (AppFault.NO_RULE, len(prefix))


@pytest.mark.parametrize("prefix", ["]E0", "]C0", "]Q1", "]c1", " "])
def test_other_prefixes_stay(prefix: str) -> None:
    assert APP.read(prefix + GTIN).fault is AppFault.NO_RULE


def values(scan: str) -> list[tuple[str, object]]:
    return [(part.ai, part.value) for part in APP.read(scan).parts]


def test_a_field_of_variable_length_takes_all_it_can_get() -> None:
    """Reference odoo-barcode 5.3, 7."""
    assert values(GTIN + "10LOT000217261231") == [("01", "09506000134352"), ("10", "LOT000217261231")]
    assert values(GTIN + "17261231" + "10LOT") == [
        ("01", "09506000134352"),
        ("17", date(2026, 12, 31)),
        ("10", "LOT"),
    ]
    assert values(GTIN + "30" + "00000050" + "10LOT0002")[1:] == [("30", Decimal(50)), ("10", "LOT0002")]


def test_what_was_read_before_is_thrown_away() -> None:
    verdict = APP.read(GTIN + "3050" + "10LOT0002")
    assert verdict.parts == ()
    assert [(part.ai, part.code) for part in verdict.discarded] == [("01", "09506000134352"), ("30", "5010")]
    assert verdict.position == len(GTIN) + len("305010")


@pytest.mark.parametrize(
    ("scan", "fault"),
    [
        ("17261301", AppFault.INVALID_DATE),
        ("17260230", AppFault.INVALID_DATE),
        ("17261300", AppFault.INVALID_MONTH),
        ("17260000", AppFault.INVALID_MONTH),
        ("30", AppFault.NOT_A_NUMBER),
        ("37" + GS + GTIN, AppFault.NOT_A_NUMBER),
        ("17261301" + "05", AppFault.INVALID_DATE),
        ("05" + "17261301", AppFault.NO_RULE),
        ("3230000001", AppFault.NO_RULE),  # Yards stand under 322n in the real table.
        ("3106000001", AppFault.NO_RULE),
        ("310000001", AppFault.NO_RULE),
        ("10A" + GS + GS, AppFault.NO_RULE),
        ("0109506000134350", AppFault.NO_RULE),
    ],
)
def test_faults(scan: str, fault: AppFault) -> None:
    assert APP.read(scan).fault is fault


def test_feet_come_before_yards() -> None:
    assert [part.unit for part in APP.read("3220000001").parts] == ["ft"]


def test_centuries_hang_on_the_day_of_reading() -> None:
    """Reference odoo-barcode 5.3, 6."""
    assert [part.value for part in APP.read("17761231" + "17771231").parts] == [date(2076, 12, 31), date(1977, 12, 31)]
    assert [part.value for part in AppGs1(date(2030, 1, 1)).read("17801231").parts] == [date(2080, 12, 31)]
    assert [part.value for part in AppGs1(date(1999, 1, 1)).read("17491231").parts] == [date(2049, 12, 31)]


def test_rules_and_separators_of_a_site() -> None:
    rules = (*DEFAULT_GS1, Gs1Rule("240", Names.PRODUCT, Content.TEXT, 1, 30))
    app = AppGs1(TODAY, rules, re.compile("~"))
    assert [part.code for part in app.read("240CUP~10A").parts] == ["CUP", "A"]
    assert app.read("10A" + GS).fault is AppFault.NO_RULE
    assert app.knows("240")
    assert not APP.knows("240")


def test_of_two_rules_the_first_that_fits_decides() -> None:
    rules = (
        Gs1Rule("01", Names.PRODUCT, Content.IDENTIFIER, 14, 14),
        Gs1Rule("01", Names.LOT, Content.TEXT, 0, 20),
    )
    read = AppGs1(TODAY, rules).read
    assert [part.names for part in read(GTIN).parts] == [Names.PRODUCT]
    assert [part.names for part in read(GTIN[:-1] + "9").parts] == [Names.LOT]


@pytest.mark.parametrize(
    ("uri", "codes"),
    [
        ("urn:epc:id:sgtin:9506000.013435.SER1", ["09506000134352", "SER1"]),
        ("urn:epc:class:lgtin:9506000.013435.L1", ["09506000134352", "L1"]),
        ("urn:epc:tag:sgtin-96:3.9506000.013435.7", ["09506000134352", "7"]),
        ("urn:epc:id:sscc:9521234.3000000017", ["395212340000000175"]),
        ("urn:epc:tag:sscc-96:0.9521234.3000000017", ["395212340000000175"]),
        ("urn:epc:id:sgtin: 9506000.013435.", ["09506000134352", ""]),
    ],
)
def test_uris(uri: str, codes: list[str]) -> None:
    """Reference odoo-barcode 5.1; check digits by hand in test_check_digits."""
    verdict = APP.read(uri)
    assert [part.code for part in verdict.parts] == codes
    assert all(part.base_code == uri for part in verdict.parts)


@pytest.mark.parametrize(
    ("uri", "fault"),
    [
        ("urn:epc:id:sgtin:9506000.013435", AppFault.BROKEN_URI),
        ("urn:epc:id:sgtin:9506000..1", AppFault.BROKEN_URI),
        ("urn:epc:id:sgtin:95A6000.013435.1", AppFault.BROKEN_URI),
        ("urn:epc:id:sscc:9506000", AppFault.BROKEN_URI),
        ("urn:epc:id:sscc:1.2.3", AppFault.BROKEN_URI),
        ("urn:epc:id:giai:9506000.1", AppFault.NO_RULE),
        ("urn:", AppFault.NO_RULE),
    ],
)
def test_uris_that_give_nothing(uri: str, fault: AppFault) -> None:
    verdict = APP.read(uri)
    assert (verdict.fault, verdict.parts) == (fault, ())


@given(st.text() | st.text("0123456789AB#. \x1dAlt029urn:sgtin", max_size=80))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = APP.read(text)
    assert verdict.understood or not verdict.parts
    assert 0 <= verdict.position <= len(text)
