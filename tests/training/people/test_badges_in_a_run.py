"""What looks like a training badge, whoever has it (reference training D4, labels 6)."""

from __future__ import annotations

import pytest

from scansim.training.people.badge import is_training_number, training_number


@pytest.mark.parametrize(
    ("read", "is_one"),
    [
        ("TRNBCDEFGHIJKLN", True),
        (" trnbcdefghijkln ", True),
        ("TRNBCDEFGHIJKL", False),
        ("TRNBCDEFGHIJKLNO", False),
        ("TRNBCDEFGHIJKLA", False),  # not every layout sends an A alike
        ("BCDEFGHIJKLN", False),
        ("9521108035110", False),
        ("", False),
    ],
)
def test_the_look_of_a_training_badge(read: str, is_one: bool) -> None:
    assert is_training_number(read) is is_one


def test_what_is_drawn_looks_so() -> None:
    assert is_training_number(training_number(lambda letters: letters[-1]))
