"""Every recorded barcode case, one test each."""

from __future__ import annotations

import pytest

from tests.oracle.case import CASES, Outcome
from tests.oracle.schemas import outcomes, read

PLAYED = tuple(outcomes(read(CASES / "barcode-cases.json")))


def test_all_were_played() -> None:
    assert len(PLAYED) == 48 + 9 + 119 + 26 + 16
    assert len({outcome.id for outcome in PLAYED}) == len(PLAYED)


@pytest.mark.parametrize("outcome", PLAYED, ids=lambda outcome: outcome.id)
def test_recorded(outcome: Outcome) -> None:
    assert outcome.got == outcome.expected
