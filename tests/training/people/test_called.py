"""What somebody is called where others can read it (reference training G14)."""

from __future__ import annotations

import pytest

from scansim.training.people.called import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Mia Kowalska", "Mia K."),
        ("Jon Ole Petersen", "Jon P."),
        ("Cher", "Cher"),
        ("  Mia   Kowalska ", "Mia K."),
        ("", ""),
        ("李 小龙", "李 小."),
    ],
)
def test_names_in_short(name: str, short: str) -> None:
    assert short_name(name) == short
