"""Every recorded barcode case, one test each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.case import Outcome
from tests.oracle.schemas import outcomes, read

CASES = tuple(outcomes(read(Path("tests/oracle/cases/barcode-cases.json"))))


def test_all_were_played() -> None:
    assert len(CASES) == 48 + 9 + 119 + 26 + 16
    assert len({outcome.id for outcome in CASES}) == len(CASES)


@pytest.mark.parametrize("outcome", CASES, ids=lambda outcome: outcome.id)
def test_recorded(outcome: Outcome) -> None:
    assert outcome.got == outcome.expected
