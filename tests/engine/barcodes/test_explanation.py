"""Why the verdicts are what they are: each finding by a scan that calls for it and nothing else."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.app_reading import AppFault
from scansim.engine.barcodes.explanation import explain
from scansim.engine.barcodes.findings import Finding, FindingCode
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from scansim.engine.barcodes.two_verdicts import Nomenclature
from scansim.words.barcodes import APP_FAULTS, EXPLANATIONS, GS1_FAULTS, explained
from tests.engine.barcodes.element_strings import element_strings
from tests.engine.barcodes.readers import ELEMENTS, GS, SCANS

GTIN = "0119521234543210"  # Its indicator is 1: no zeros in front.
SSCC = "00395212340000000175"


def findings(scan: str, nomenclature: Nomenclature = Nomenclature.GS1) -> tuple[Finding, ...]:
    return explain(SCANS.read(scan, nomenclature), ELEMENTS)


def codes(scan: str, nomenclature: Nomenclature = Nomenclature.GS1) -> list[str]:
    return [finding.code.value for finding in findings(scan, nomenclature)]


@pytest.mark.parametrize(
    ("scan", "expected"),
    [
        (GTIN, []),
        (GTIN + "10LOT0002" + GS + "17261231", []),
        (SSCC, []),
        ("414" + "9521234000013", []),
        (GTIN + "10LOT000217261231", ["next_swallowed"]),
        (GTIN + "10LOT0002" + "3103001500", ["next_swallowed"]),
        ("10ABC123" + "0109521234543213", ["next_swallowed"]),  # The lot takes twenty; 13 behind it is no date.
        ("10ABC123" + GTIN, ["next_swallowed"]),  # The lot takes twenty; 10 behind it is an empty lot.
        (GTIN + "3050" + "10LOT0002", ["next_swallowed"]),
        (GTIN + "10L17261331", []),  # 261331 is no day: nothing hides there.
        (GTIN + "10L1Alt02921S1", ["separator_text_swallowed"]),
        ("10LOT1", ["companion_missing"]),
        ("0109521234543213", ["zeros_in_front"]),
        (GTIN + "10", ["empty_accepted"]),
        (GTIN + "30" + "00000050" + "10LOT0002", ["separator_not_needed"]),
        (GTIN + "3712", ["pair_accepted"]),
        (GTIN + "10A" + GS + "10B", ["repeat_accepted"]),
        (GS + GTIN, ["leading_separator_accepted"]),
        (GTIN + "10L1#17261231", ["other_separator_accepted"]),
        (GTIN + "11261122", ["unknown_to_app"]),
        (GTIN + "240CUP", ["unknown_to_app"]),
        ("]E09521234543213", ["symbology_not_dropped"]),
        ("]C0" + GTIN, ["symbology_not_dropped"]),
        ("https://id.example/01/09521234543213", ["link_not_read"]),
        ("0109521234543214", ["wrong_check_digit"]),
        (GTIN + "8003" + "0" + "9521234567890", ["wrong_check_digit"]),
        ("9521234543214", ["looked_up_whole", "wrong_check_digit"]),
        (GTIN + "17261331", ["impossible_date"]),
        (GTIN + "10LOT 2", ["space_refused"]),
        (GTIN + "10LOT~2", ["character_refused"]),
        ("01095212345432A3", ["character_refused"]),
        (GTIN[:-1], ["field_too_short"]),
        ("10" + "A" * 21, ["field_too_long"]),
        ("30" + GS + GTIN, ["empty_field"]),
        (GTIN + "10A" + GS + GS + "17261231", ["double_separator"]),
        ("(01)19521234543210(10)L1", ["brackets_in_data"]),
        (GTIN + "05123", ["unknown_to_both"]),
        (GTIN + "8008" + "26013124", ["both_refuse"]),
        ("2112345015002", ["number_read_as_fields"]),
        ("9521234543213", ["looked_up_whole"]),
        ("LOC-A1", ["looked_up_whole"]),
        ("urn:epc:id:sscc:9521234.3000000017", ["uri_read"]),
    ],
)
def test_under_gs1(scan: str, expected: list[str]) -> None:
    assert codes(scan) == expected


@pytest.mark.parametrize(
    ("scan", "expected"),
    [
        ("9521234543213", []),
        ("LOC-A1", []),
        ("9521234543214", ["check_digit_not_tested"]),
        ("2112345015002", ["number_inside"]),
        ("PACK0001", ["prefix_decides"]),
        ("1012345678904", ["prefix_decides"]),
        (GTIN + "10L1", ["not_taken_apart"]),
        ("]E09521234543213", ["symbology_not_dropped"]),
        ("https://id.example/01/09521234543213", ["link_not_read"]),
        ("urn:epc:id:sscc:9521234.3000000017", ["uri_read"]),
    ],
)
def test_under_the_default_rules(scan: str, expected: list[str]) -> None:
    assert codes(scan, Nomenclature.DEFAULT) == expected


def test_the_facts_of_a_swallowed_field() -> None:
    (found,) = findings(GTIN + "10LOT000217261231")
    assert dict(found.facts) == {
        "ai": "10",
        "title": "BATCH/LOT",
        "value": "LOT0002",
        "next": "17",
        "next_title": "USE BY or EXPIRY",
        "next_value": "261231",
    }


def test_places_count_behind_the_symbology_identifier() -> None:
    assert findings("]C1" + GTIN + "10LOT000217261231") == findings(GTIN + "10LOT000217261231")
    assert findings("]d2" + GTIN + "3050" + "10LOT0002") == findings(GTIN + "3050" + "10LOT0002")
    assert findings("]C1" + GTIN + "11261122") == findings(GTIN + "11261122")


def test_the_right_check_digit_is_told() -> None:
    assert dict(findings("0109521234543214")[0].facts)["right"] == "3"
    assert dict(findings("9521234543214")[1].facts)["right"] == "3"


@given(st.text(), st.sampled_from(Nomenclature))
def test_any_scan_can_be_explained(scan: str, nomenclature: Nomenclature) -> None:
    for found in findings(scan, nomenclature):
        assert explained(found).long.isprintable()


@given(st.text("0123456789AB#( \x1d]C1", max_size=120), st.sampled_from(Nomenclature))
def test_any_likely_scan_can_be_explained(scan: str, nomenclature: Nomenclature) -> None:
    for found in findings(scan, nomenclature):
        assert explained(found).long.isprintable()


@given(element_strings())
def test_a_right_label_is_never_called_wrong(built: tuple[tuple[str, str], ...]) -> None:
    scan = GS.join(ai + value for ai, value in built)
    verdicts = SCANS.read("]C1" + scan, Nomenclature.GS1)
    told = {found.code for found in explain(verdicts, ELEMENTS)}
    assert verdicts.standard.valid
    assert told <= {
        FindingCode.NEXT_SWALLOWED,
        FindingCode.SEPARATOR_TEXT_SWALLOWED,
        FindingCode.COMPANION_MISSING,
        FindingCode.ZEROS_IN_FRONT,
        FindingCode.UNKNOWN_TO_APP,
        FindingCode.APP_STRICTER,
    }


def test_every_code_has_its_sentence() -> None:
    assert set(EXPLANATIONS) == set(FindingCode)
    assert set(GS1_FAULTS) == set(Gs1Fault)
    assert set(APP_FAULTS) == set(AppFault)


def test_sentences_name_only_facts_that_are_given() -> None:
    """Each finding of the two tables above fills every place of its sentence."""
    scans = [
        *((GTIN + "10LOT000217261231", Nomenclature.GS1), ("10LOT1", Nomenclature.GS1)),
        *((GTIN + "3712", Nomenclature.GS1), (GTIN + "10A" + GS + "10B", Nomenclature.GS1)),
        *((GTIN + "11261122", Nomenclature.GS1), (GTIN + "10LOT 2", Nomenclature.GS1)),
        *((GTIN + "10LOT~2", Nomenclature.GS1), (GTIN + "05123", Nomenclature.GS1)),
        *(("2112345015002", nomenclature) for nomenclature in Nomenclature),
        *(("9521234543214", nomenclature) for nomenclature in Nomenclature),
    ]
    for scan, nomenclature in scans:
        for found in findings(scan, nomenclature):
            sentence = EXPLANATIONS[found.code.value].long
            places = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
            facts = dict(found.facts)
            assert all(facts.get(name) for name in places), (found.code, places, facts)
