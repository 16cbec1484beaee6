"""The one written form (docs/formats.md, "Canonical JSON")."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.canonical import canonical, sha256
from scansim.training.header import Mode

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "x"]}, '{"a":[true,null,"x"],"b":1}'),
        ({"ä": "é", "Z": "", "z": ()}, '{"Z":"","z":[],"ä":"é"}'),
        ('\x00\x1d\n\x7f\u2028"\\/', '"\\u0000\\u001d\\n\x7f\u2028\\"\\\\/"'),
        ("\udc80a\ud800", '"\\udc80a\\ud800"'),
        ("\ud83d\ude00", '"\U0001f600"'),
        ("\ud800\ud83d\ude00\ude00", '"\\ud800\U0001f600\\ude00"'),
        (Mode.TRY, '"try"'),
        (-0, "0"),
    ],
)
def test_the_written_form(value: Any, text: str) -> None:
    assert canonical(value) == text
    assert text.encode("utf-8")


@pytest.mark.parametrize("value", [1.0, Decimal(1), b"x", {1: "x"}, {"a": [float("nan")]}, object(), {"x"}])
def test_what_has_no_single_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        canonical(value)


def test_a_key_with_half_a_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="no canonical form"):
        canonical({"\udc80": 1})


@given(VALUES)
def test_what_is_written_reads_back_and_is_written_the_same(value: Any) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_a_hash_is_that_of_the_utf8_bytes() -> None:
    # printf 'Tür' | sha256sum
    assert sha256("Tür") == "1cff8a95c840c89adb7b2cdbfc63d228355d76ec79cab441a86568ae4a0ef76d"
