"""YAML as texts with lines: what stays text, what is refused, where faults stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.faults import Fault
from scansim.content.reading import text_of_bytes
from scansim.content.yaml_source import LARGEST_YAML, read_yaml


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "0123", "1_000", "1e3", "2026-03-02", "~", "null", "12:30:45"]
)
def test_what_yaml_would_turn_into_something_else_stays_text(word: str) -> None:
    assert read_yaml(f"{word}: {word}", "f").plain() == {word: word}


def test_lines_are_those_of_the_file() -> None:
    source = read_yaml("# a comment\na: 1\nb:\n  - x\n  -\n    c: 2\nd: >\n  long\n  text\ne: 3\n", "f")
    assert source.faults == ()
    assert source.plain() == {"a": "1", "b": ["x", {"c": "2"}], "d": "long text\n", "e": "3"}
    assert [source.line_of(path) for path in [("a",), ("b",), ("b", 0), ("b", 1, "c"), ("e",)]] == [2, 3, 4, 6, 10]


def test_a_path_that_ends_early_leads_to_its_last_known_step() -> None:
    source = read_yaml("a:\n  b: 1\n", "f")
    assert source.line_of(("a", "b", "c", 7)) == 2
    assert source.line_of(("a", "missing")) == 1
    assert source.line_of(("missing",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "fragment"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, '"a" stands on line 1 already'),
        ("a: 1\nb: &name 2\n", 2, '"name"'),
        ("a: 1\nb: *name\n", 2, "is a reference"),
        ("a: !!python/object:os.system x\n", 1, "YAML tag"),
        ("a:\n  - !include x\n", 2, "YAML tag"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: 1\n? [x]\n: 2\n", 2, "where a key should be"),
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("a: 1\nb: {missing} to follow\n", 2, "no key with a value"),
        ("a: text: more\n", 1, "colon"),
        ("a:\n\tb: c\n", 2, "tab"),
        ("a: 1\nb: @home\n", 2, 'cannot begin with "@"'),
        ('a: 1\nb: "open\nc: 2\n', 2, "never closed"),
        ("a: 1\nb: [1, 2\nc: 3\n", 2, "never closed"),
        ('a: "\\q"\n', 1, "backslash"),
        ("a: - b\n", 1, "dash"),
        ("- a\nb: c\n", 2, "dash"),
        ("[" * 50, 1, "levels"),
    ],
)
def test_what_is_refused_and_where(text: str, line: int, fragment: str) -> None:
    (fault,) = read_yaml(text, "f.yaml").faults
    assert (fault.file, fault.line) == ("f.yaml", line)
    assert fragment in fault.what
    assert fault.right


def test_all_faults_of_the_form_are_told_at_once() -> None:
    faults = read_yaml("a: 1\na: 2\nb: &x 1\nc: !t 2\n", "f").faults
    assert [fault.line for fault in faults] == [2, 3, 4]


def test_a_bomb_of_references_does_not_go_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    source = read_yaml("\n".join(lines), "f")
    assert len(source.faults) == 10 + 9 * 10
    assert len(str(source.plain())) < 1_000


@pytest.mark.parametrize(
    ("data", "line", "fragment"),
    [
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "not UTF-8"),
        (b"a: 1\n\nb: \x07\n", 3, "U+0007"),
        (b"a: \x00\n", 1, "U+0000"),
        (b"a: " + b"x" * LARGEST_YAML, 0, "larger than 256 KB"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, line: int, fragment: str) -> None:
    fault = text_of_bytes(data, "f", LARGEST_YAML)
    assert isinstance(fault, Fault)
    assert fault.line == line
    assert fragment in fault.what


def test_the_mark_of_some_editors_is_not_part_of_the_text() -> None:
    assert text_of_bytes(b"\xef\xbb\xbfa: 1\n", "f", LARGEST_YAML) == "a: 1\n"


@given(st.text() | st.text(alphabet="a:-[]{}&*!|>'\"#%@`,? \n\t"))
def test_any_text_gives_a_tree_or_faults(text: str) -> None:
    source = read_yaml(text, "f")
    assert (source.root is None) <= bool(source.faults)
    assert all(fault.what and fault.right for fault in source.faults)


@given(st.binary())
def test_any_bytes_give_a_text_or_a_fault(data: bytes) -> None:
    found = text_of_bytes(data, "f", LARGEST_YAML)
    assert isinstance(found, Fault) or isinstance(read_yaml(found, "f").faults, tuple)
