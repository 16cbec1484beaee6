"""The syntax dictionary: the shipped table, its lines, and what is no line of one."""

from __future__ import annotations

import pytest
from biip.gs1_application_identifiers import GS1ApplicationIdentifier

from scansim.content.gs1 import shipped_code_lists, shipped_dictionary
from scansim.engine.barcodes.gs1_checks import check_named
from scansim.engine.barcodes.gs1_dictionary import Component, Dictionary, DictionaryNotReadable, code_lists

ENTRIES = shipped_dictionary().entries


def test_every_application_identifier_is_there() -> None:
    """Reference labels 3.4: 541 of them."""
    assert len(ENTRIES) == 541


@pytest.mark.parametrize("ai", sorted(ENTRIES))
def test_a_second_opinion_on_each(ai: str) -> None:
    theirs = GS1ApplicationIdentifier.extract(ai)
    assert theirs.ai == ai
    assert theirs.separator_required == ENTRIES[ai].separated


def test_every_check_is_known() -> None:
    names = {name for entry in ENTRIES.values() for part in entry.components for name in part.checks}
    assert {"csum", "yymmd0", "iso4217"} <= names
    for name in names:
        assert callable(check_named(name, shipped_code_lists(), 2026))


def test_only_the_last_component_varies() -> None:
    """The dictionary's own promise; reading left to right relies on it."""
    for entry in ENTRIES.values():
        assert all(part.minimum == part.maximum for part in entry.components[:-1]), entry.ai
        optional = [part.optional for part in entry.components]
        assert optional == sorted(optional), entry.ai


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("iso3166", "276", "000"),
        ("iso3166alpha2", "DE", "ZY"),
        ("iso4217", "978", "000"),
        ("mediatype", "01", "00"),
        ("packagetype", "PX", "ZZZ"),
    ],
)
def test_code_lists(name: str, inside: str, outside: str) -> None:
    codes = shipped_code_lists()[name]
    assert inside in codes
    assert outside not in codes


SMALL = Dictionary.read(
    """# a heading
01       *?  N14,csum             ex=02,3nnn dlpkey=22,10|235   # GTIN
02       *   N14,csum             req=37                        # CONTENT
235          X..28
310-311  *   N3 [X..4],hyphen     req=01+02,3nn req=01          # PIECE # 1
3920-3922 ?  N..15,nonzero
37           N..8
"""
)


def test_a_line_in_full() -> None:
    entry = SMALL.entries["310"]
    assert entry.title == "PIECE # 1"
    assert not entry.separated
    assert entry.components == (Component("N", 3, 3, False, ()), Component("X", 1, 4, True, ("hyphen",)))
    assert [need.text for need in entry.requires] == ["01+02,3nn", "01"]
    assert entry.requires[0].alternatives == ((frozenset({"01"}), frozenset({"02"})), (frozenset({"311"}),))


def test_patterns_are_spelt_out_and_never_mean_the_ai_itself() -> None:
    assert SMALL.entries["01"].excludes == {"02", "3920", "3921", "3922"}
    assert SMALL.entries["311"].requires[0].alternatives[1] == (frozenset({"310"}),)


def test_flags_and_link_keys() -> None:
    assert [ai for ai, entry in SMALL.entries.items() if entry.separated] == ["235", "3920", "3921", "3922", "37"]
    assert [ai for ai, entry in SMALL.entries.items() if entry.link_key] == ["01"]


def test_entries_are_found_by_the_length_of_their_first_digits() -> None:
    found = [SMALL.entry_at(text, 0) for text in ("0112", "392", "3921x", "3109", "4", "", "AB12")]
    assert [entry.ai if entry else None for entry in found] == ["01", None, "3921", "310", None, None, None]


@pytest.mark.parametrize(
    "line",
    [
        "AB  N14",
        "01",
        "01  *",
        "01  Q14",
        "01  N14 want=02",
        "01  N14 req=A2",
        "01  N14\n01  N14",
        "01  N14\n012 N3",
        "1   N14",
        "01  N14 X",
    ],
)
def test_no_lines_of_a_dictionary(line: str) -> None:
    with pytest.raises(DictionaryNotReadable, match="Line"):
        Dictionary.read(line)


def test_code_lists_are_read() -> None:
    assert code_lists("# all\n\n[one]\na b\nc # d\n[two]\n") == {"one": {"a", "b", "c"}, "two": set()}


def test_codes_without_a_list() -> None:
    with pytest.raises(DictionaryNotReadable, match="Line 2"):
        code_lists("# all\na b\n[one]")
