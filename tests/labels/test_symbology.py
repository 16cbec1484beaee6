"""Which symbol a payload gets, and which payloads are refused rather than changed."""

from __future__ import annotations

import pytest

from scansim.labels.refused import PayloadRefused
from scansim.labels.symbology import Symbology, check, choices
from scansim.scanner.probes import PROBES, Probe
from tests.labels.press import GS, GS1, elements

EAN_13, UPC_A, EAN_8, GTIN_14 = "9521108035110", "495211035116", "29521081", "19521108035117"
"""Numbers of pack S's ranges; their check digits by hand: weights 3 and 1 from the right, up to the next ten."""

SSCC = "00395211080000000010"


@pytest.mark.parametrize(
    ("payload", "first"),
    [
        (EAN_13, Symbology.EAN_13),
        ("2112345015002", Symbology.EAN_13),
        (UPC_A, Symbology.UPC_A),
        (EAN_8, Symbology.EAN_8),
        (GTIN_14, Symbology.ITF_14),
        (GS1, Symbology.GS1_128),
        (SSCC, Symbology.GS1_128),
        ("A.01.2", Symbology.CODE_128),
        ("WH/IN/00012", Symbology.CODE_128),
        ("SCNSTRT", Symbology.CODE_128),
        # One digit more than each: plain numbers.
        ("9521108035111", Symbology.CODE_128),
        ("29521082", Symbology.CODE_128),
        # A lot that happens to begin like a field without a check digit is a lot.
        ("10ABC", Symbology.CODE_128),
        ("2126", Symbology.CODE_128),
        # Eight digits that are a UPC-E: there is no such symbol here, the digits are printed as they are.
        ("01234565", Symbology.CODE_128),
    ],
)
def test_a_payload_chooses_its_symbol(payload: str, first: Symbology) -> None:
    chosen = choices(payload, elements())
    assert chosen[0] is first
    for symbology in chosen:
        check(payload, symbology, elements())


def test_what_small_labels_get_instead() -> None:
    assert choices(GTIN_14, elements()) == (Symbology.ITF_14, Symbology.CODE_128)
    assert choices(GS1, elements()) == (Symbology.GS1_128, Symbology.GS1_DATAMATRIX)


def test_an_element_string_of_more_than_48_characters_is_never_gs1_128() -> None:
    long = f"010952110803511010{'L' * 20}{GS}21{'S' * 20}"
    assert len(long) > 48
    assert choices(long, elements()) == (Symbology.GS1_DATAMATRIX,)
    with pytest.raises(PayloadRefused, match="GS1 DataMatrix"):
        check(long, Symbology.GS1_128, elements())


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.kind.value)
def test_the_probes_of_the_set_up_sheet_can_be_printed(probe: Probe) -> None:
    check(probe.payload, Symbology(probe.symbology.value), elements())


@pytest.mark.parametrize(
    ("symbology", "payload", "says"),
    [
        (Symbology.CODE_128, "", "without a payload"),
        (Symbology.CODE_128, "Müsli", "U+00FC"),
        (Symbology.CODE_128, " A", "begins or ends with a blank"),
        (Symbology.CODE_128, "A ", "begins or ends with a blank"),
        (Symbology.CODE_128, "A\tB", "U+0009"),
        (Symbology.CODE_128, f"10A{GS}21B", "U+001D"),
        (Symbology.CODE_128, "A\x7f", "U+007F"),
        (Symbology.CODE_128, "A" * 201, "201 characters"),
        (Symbology.QR, "日本", "U+65E5"),
        (Symbology.DATAMATRIX, " A", "blank"),
        (Symbology.CODE_39, "loc", "'l'"),
        (Symbology.CODE_39, "A*B", "'*'"),
        (Symbology.EAN_13, "9521108035111", "would be 0"),
        (Symbology.EAN_13, "95211080351100", "not 13 digits"),
        (Symbology.EAN_13, "952110803511", "not 13 digits"),
        (Symbology.EAN_13, "952110803511٠", "U+0660"),
        (Symbology.EAN_8, "29521082", "would be 1"),
        (Symbology.UPC_A, "495211035117", "would be 6"),
        (Symbology.ITF_14, "19521108035110", "would be 7"),
        (Symbology.ITF_14, "9521108035110", "not 14 digits"),
        (Symbology.GS1_128, "0109521108035111", "the field 01 is wrong (check digit)"),
        (Symbology.GS1_128, "10", "field 10 is wrong (empty)"),
        (Symbology.GS1_128, "ABC", "character 1 is wrong (unknown ai)"),
        (Symbology.GS1_DATAMATRIX, f"0109521108035110{GS}10LOT", "separator stands where none belongs"),
        (Symbology.GS1_DATAMATRIX, f"10LOT{GS}", "separator stands where none belongs"),
        (Symbology.GS1_QR, f"{GS}10LOT", "character 1"),
    ],
)
def test_refused_in_one_sentence(symbology: Symbology, payload: str, says: str) -> None:
    with pytest.raises(PayloadRefused) as refused:
        check(payload, symbology, elements())
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert str(refused.value).isprintable()


def test_a_refusal_shows_at_most_forty_characters_of_a_payload() -> None:
    with pytest.raises(PayloadRefused) as refused:
        check("X" * 199 + "\x1b", Symbology.CODE_128, elements())
    assert f'"{"X" * 40}…"' in str(refused.value)
    assert "X" * 41 not in str(refused.value)
