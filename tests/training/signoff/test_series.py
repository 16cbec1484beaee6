"""Signing in series (reference training D1): badge and PIN first, then the PIN alone, for five minutes at a stretch."""

from __future__ import annotations

import pytest

from scansim.training.signoff.rules import Denial, may_sign_page
from scansim.training.signoff.series import Series, needed


def why(series: Series, page: str, now: float, *, badge: bool = False) -> list[Denial]:
    return [denied.why for denied in may_sign_page(series, page, now, 5, badge=badge)]


def test_the_first_signature_takes_badge_and_pin() -> None:
    opened = Series().open("mia")
    assert why(opened, "mia", 100) == [Denial.BADGE]
    assert why(opened, "mia", 100, badge=True) == []


@pytest.mark.parametrize(("later", "badge"), [(0, False), (299.9, False), (300, False), (300.1, True), (-1, True)])
def test_a_series_lasts_five_minutes_from_its_first_signature(later: float, badge: bool) -> None:
    series = Series().open("mia").open("tom").sign("mia", 100, 5)
    assert needed(series, 100 + later, 5).badge is badge
    assert why(series, "tom", 100 + later) == ([Denial.BADGE] if badge else [])


def test_signing_on_does_not_make_the_series_longer() -> None:
    series = Series().open("mia").open("tom").sign("mia", 0, 5).sign("tom", 290, 5)
    assert series.signed == 2
    assert needed(series, 301, 5).badge
    again = series.open("eva").sign("eva", 301, 5)
    assert (again.began, again.signed) == (301, 1)


def test_a_page_that_was_not_opened_is_not_signed() -> None:
    series = Series().open("mia").sign("mia", 0, 5)
    assert why(series, "tom", 10) == [Denial.UNOPENED]
    assert why(series, "mia", 10) == [Denial.UNOPENED]
    assert why(series.open("tom"), "tom", 10) == []


def test_a_lock_breaks_the_series_and_closes_the_pages() -> None:
    series = Series().open("mia").open("tom").sign("mia", 0, 5).broken()
    assert why(series, "tom", 1, badge=True) == [Denial.UNOPENED]
    assert why(series.open("tom"), "tom", 1) == [Denial.BADGE]
