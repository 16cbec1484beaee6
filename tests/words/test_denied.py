"""The list of what was refused is in words: whatever a denied fact can say has some."""

from __future__ import annotations

import pytest

from scansim.training.people.ride_start import Hurdle
from scansim.training.people.rights import Act, Why
from scansim.training.people.sign_in import Denial
from scansim.training.signoff.office import NOT_QUALIFIED, OTHER_BADGE
from scansim.words.denied import DENIED_ACTS, DENIED_REASONS, denied_act, denied_reason


@pytest.mark.parametrize("code", ["sign_in", *Act])
def test_every_act_has_words(code: str) -> None:
    assert code in DENIED_ACTS
    assert "_" not in denied_act(code)


@pytest.mark.parametrize("code", [*Why, *Denial, *Hurdle, NOT_QUALIFIED, OTHER_BADGE])
def test_every_reason_has_words(code: str) -> None:
    assert code in DENIED_REASONS
    assert "_" not in denied_reason(code)


def test_what_a_later_program_wrote_stands_as_it_is() -> None:
    assert denied_act("fly") == "fly"
    assert denied_reason("no_wings") == "no_wings"
