"""What somebody is called where others can read it (reference training G14)."""

from __future__ import annotations

import pytest

from scansim.training.people.called import initials, short_name


@pytest.mark.parametrize(
    ("name", "short", "letters"),
    [
        ("Mia Kowalska", "Mia K.", "M.K."),
        ("Jon Ole Petersen", "Jon P.", "J.P."),
        ("Cher", "Cher", "C."),
        ("  Mia   Kowalska ", "Mia K.", "M.K."),
        ("", "", ""),
        ("李 小龙", "李 小.", "李.小."),
    ],
)
def test_names_in_short(name: str, short: str, letters: str) -> None:
    assert short_name(name) == short
    assert initials(name) == letters
