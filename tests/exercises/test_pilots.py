"""The first exercises with traps beyond a short delivery: every seed makes a situation, and enough are without it."""

from __future__ import annotations

import pytest

from scansim.content.library import Library
from scansim.training.pack import Pack
from scansim.training.situation import situation_of
from scansim.training.world import build
from tests.content.content_folder import ROOT

PILOTS = ("PCK-03", "RCV-04", "PUT-03")

pytestmark = pytest.mark.content


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(ROOT)


def test_no_rule_is_broken(library: Library) -> None:
    assert library.faults == ()


@pytest.mark.parametrize("id_", PILOTS)
def test_four_hundred_seeds_make_a_situation_and_one_in_five_is_without_the_trap(library: Library, id_: str) -> None:
    exercise = library.find(id_)
    assert exercise is not None
    pack: Pack = library.pack_of(exercise)
    found = [situation_of(exercise, pack, seed) for seed in range(400)]
    assert sum(not situation.planted for situation in found) == 80
    for situation in found[:10]:
        build(pack, situation)
