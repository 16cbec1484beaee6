"""A control card means something definite on every screen of the handheld."""

from __future__ import annotations

import pytest

from scansim.actions import Where
from scansim.engine.handheld.screen import ScreenKind
from scansim.training.where_on import where_on


@pytest.mark.parametrize("kind", list(ScreenKind))
def test_a_card_has_a_situation_on_every_screen(kind: ScreenKind) -> None:
    assert where_on(kind) in Where
