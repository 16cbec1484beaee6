"""The tables of reference training C7, to the digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.programme.bounds import clean_lines_to_go, highest_error_rate, proves

CLAIMS = {
    "0.98": (149, 236, 313, 386),
    "0.99": (299, 473, 628, 773),
    "0.995": (598, 947, 1258, 1549),
    "0.999": (2995, 4742, 6294, 7752),
}


@pytest.mark.parametrize(
    ("accuracy", "errors", "lines"),
    [(accuracy, errors, lines) for accuracy, row in CLAIMS.items() for errors, lines in enumerate(row)],
)
def test_a_claim_is_proved_by_exactly_so_many_lines(accuracy: str, errors: int, lines: int) -> None:
    assert proves(Decimal(accuracy), errors, lines)
    assert not proves(Decimal(accuracy), errors, lines - 1)


@pytest.mark.parametrize(("accuracy", "lines"), [("0.98", 80), ("0.99", 161), ("0.995", 322)])
def test_with_less_confidence_fewer_lines_do(accuracy: str, lines: int) -> None:
    assert proves(Decimal(accuracy), 0, lines, Decimal("0.80"))
    assert not proves(Decimal(accuracy), 0, lines - 1, Decimal("0.80"))


@pytest.mark.parametrize(
    ("errors", "lines", "percent"),
    [
        (0, 298, "1.00024"),
        (0, 299, "0.99691"),
        (0, 597, "0.500541"),
        (0, 598, "0.499706"),
        (1, 300, "1.5715"),
        (2, 300, "2.0836"),
        (3, 600, "1.2872"),
        (0, 60, "4.8703"),
    ],
)
def test_the_bound_is_that_of_the_table(errors: int, lines: int, percent: str) -> None:
    places = Decimal(1).scaleb(Decimal(percent).as_tuple().exponent)  # type: ignore[arg-type]
    assert (highest_error_rate(errors, lines) * 100).quantize(places) == Decimal(percent)


def test_no_error_in_149_lines_proves_at_least_98_0095_percent() -> None:
    assert ((1 - highest_error_rate(0, 149)) * 100).quantize(Decimal("0.0001")) == Decimal("98.0095")


def test_nothing_done_proves_nothing() -> None:
    assert highest_error_rate(0, 0) == 1
    assert not proves(Decimal("0.5"), 0, 0)
    assert clean_lines_to_go(Decimal("0.98"), 0, 0) == 149


@pytest.mark.parametrize(("errors", "lines", "to_go"), [(0, 149, 0), (0, 100, 49), (1, 100, 136), (2, 313, 0)])
def test_lines_to_go_are_what_is_missing_in_the_table(errors: int, lines: int, to_go: int) -> None:
    assert clean_lines_to_go(Decimal("0.98"), errors, lines) == to_go


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="3 errors in 2 lines"):
        highest_error_rate(3, 2)
    with pytest.raises(ValueError, match="accuracy of 1"):
        clean_lines_to_go(Decimal(1), 0, 10)


@given(st.integers(0, 5), st.integers(1, 400))
def test_one_more_error_never_lowers_the_bound_and_one_more_clean_line_never_raises_it(errors: int, more: int) -> None:
    lines = errors + more
    bound = highest_error_rate(errors, lines)
    assert highest_error_rate(errors + 1, lines) >= bound
    assert highest_error_rate(errors, lines + 1) <= bound
