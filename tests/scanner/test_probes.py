"""The labels of the set-up sheet: valid, unlike each other, and recognised under every layout."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.actions import CONTROL_CODES, control_code
from scansim.content.gs1 import element_reader
from scansim.scanner.layouts import KeyboardLayout, arrives, dead
from scansim.scanner.probes import PROBES, ProbeKind, Symbology, probe_of, sighting_of
from tests.scanner.scanning import GS, probe_text

L = KeyboardLayout
K = ProbeKind
LAYOUTS = sorted(L)

# As a reader of the layouts' pictures would type them: the three keys right of 0, left of Shift, and Shift 3.
LAYOUT_PROBE = {
    L.US: "-/#",
    L.UK: "-/£",
    L.FRENCH: ")!3",
    L.BELGIAN: ")=3",
    L.GERMAN: "ß-§",
    L.SWISS: "'-*",
    L.SPANISH: "'-·",
    L.ITALIAN: "'-£",
    L.PORTUGUESE: "'-#",
    L.SWEDISH: "+-#",
    L.DVORAK: "[z#",
}


def test_the_layout_probe_arrives_as_another_text_under_each_layout() -> None:
    assert {layout: probe_text(K.LAYOUT, layout) for layout in LAYOUTS} == LAYOUT_PROBE
    assert len(set(LAYOUT_PROBE.values())) == len(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("known", LAYOUTS)
def test_the_layout_is_found_whatever_was_known_before(layout: L, known: L) -> None:
    seen = sighting_of(LAYOUT_PROBE[layout], known)
    assert seen is not None
    assert (seen.probe.kind, seen.layout, seen.is_caps_locked) == (K.LAYOUT, layout, False)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("around", [("", ""), ("]C1", ""), ("~", ""), ("~]d2", "%"), ("\x02", "\x03")])
def test_every_probe_is_recognised_under_every_layout(layout: L, kind: K, around: tuple[str, str]) -> None:
    seen = sighting_of(probe_text(kind, layout, around=around), layout)
    assert seen is not None
    assert (seen.probe.kind, seen.layout) == (kind, layout)
    if not set("".join(around)) & set(dead(layout)):
        assert seen.preamble + seen.aim == around[0]
        assert seen.behind == around[1]
    assert seen.separator == (GS if GS in seen.probe.payload else "")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", [K.SEPARATOR, K.SEPARATOR_2D])
@pytest.mark.parametrize("separator", ["", GS, "#", "~", "Alt029", "<GS>", "\x1c"])
def test_whatever_came_for_the_separator_is_found_as_the_scanner_sent_it(layout: L, kind: K, separator: str) -> None:
    assert not set(separator) & set(dead(layout))
    seen = sighting_of(probe_text(kind, layout, separator=separator), layout)
    assert seen is not None
    assert (seen.probe.kind, seen.separator) == (kind, separator)


def test_what_a_terminal_makes_of_alt_and_digits_is_found() -> None:
    seen = sighting_of("010952987654321910LINEº™ª21END")
    assert seen is not None
    assert seen.separator == "º™ª"


def test_a_bracket_for_the_separator_is_found_where_it_is_another_sign() -> None:
    # 01 09529876543219 10 LINE ] 21 END, key by key as a French keyboard is printed.
    seen = sighting_of("à&àç(éç_è-('\"é&ç&àLINE$é&END")
    assert seen is not None
    assert (seen.layout, seen.separator) == (L.FRENCH, "]")


@pytest.mark.parametrize("kind", [K.CAPITALS, K.SEPARATOR, K.SEPARATOR_2D, K.PLAIN_2D])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_caps_lock_shows_in_every_probe_with_letters(kind: K, layout: L) -> None:
    locked = "".join(char.swapcase() if len(char.swapcase()) == 1 else char for char in probe_text(kind, layout))
    seen = sighting_of(locked, layout)
    assert seen is not None
    assert (seen.probe.kind, seen.is_caps_locked) == (kind, True)


def test_a_caps_lock_that_locks_shift_shows_in_the_layout_probe_too() -> None:
    for locked in ("_?3", '°§"', '°+"', "?_3"):
        seen = sighting_of(locked)
        assert seen is not None
        assert (seen.probe.kind, seen.is_caps_locked) == (K.LAYOUT, True), locked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "-/",
        "A-01-02-3",
        "WH/IN/00012",
        "9521108035110",
        "AaZ",
        "SCNPROB",
        "010952987654321910LINE21EN",
        "-" * 99,
    ],
)
def test_other_labels_are_no_probes(text: str) -> None:
    assert sighting_of(text) is None


def test_no_control_code_is_taken_for_a_probe_or_a_probe_for_one() -> None:
    for layout in LAYOUTS:
        for code in CONTROL_CODES:
            assert sighting_of(arrives(code.payload, layout), layout) is None
    assert not any(control_code(probe.payload) for probe in PROBES)


def test_a_long_label_that_holds_a_probe_is_none() -> None:
    assert sighting_of("A-/#") is not None
    assert sighting_of("PALLET-0001-/#-RETURN") is None


def test_probes_are_numbered_as_they_are_printed() -> None:
    assert [probe.number for probe in PROBES] == [1, 2, 3, 4, 5]
    assert {probe.kind for probe in PROBES} == set(K)
    assert all(probe_of(probe.kind) is probe for probe in PROBES)
    for one, other in combinations(PROBES, 2):
        assert one.payload != other.payload


def test_the_payloads_with_a_separator_are_valid_element_strings() -> None:
    reader = element_reader(date(2026, 11, 22))
    for kind, lot in ((K.SEPARATOR, "LINE"), (K.SEPARATOR_2D, "GRID")):
        probe = probe_of(kind)
        verdict = reader.read(probe.payload)
        assert verdict.valid_with_companions
        fields = [(element.ai, element.value) for element in verdict.elements]
        assert fields == [("01", "09529876543219"), ("10", lot), ("21", "END")]
        assert probe.text == "".join(f"({ai}){value}" for ai, value in fields)
        assert probe.symbology in {Symbology.GS1_128, Symbology.GS1_DATAMATRIX}


@given(st.text(max_size=40), st.sampled_from(LAYOUTS))
def test_no_text_raises(text: str, layout: L) -> None:
    seen = sighting_of(text, layout)
    assert seen is None or seen.probe in PROBES
