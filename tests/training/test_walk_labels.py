"""WALK labels: letters that arrive everywhere, apart from each other and from every control code."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.actions import CONTROL_CODES, control_code
from scansim.engine.floor.things import Place, PlaceKind
from scansim.training.walk_labels import is_walk_label, place_walked_to, walk_label

SAFE = set("BCDEFGHIJKLNOPRSTUVX")
IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=40)
DOCK = Place("dock_1", "Dock 1", PlaceKind.DOCK, "loc_vendors")
DESK = Place("desk", "Desk", PlaceKind.DESK, "")


def test_the_labels_that_hang_on_walls_today() -> None:
    # Printed and hung: a change of these strings is a change of docs/formats.md, with a reader for the old ones.
    assert (walk_label("dock_1"), walk_label("desk")) == ("GOHOBNJFC", "GOLDIBLDN")


@given(IDS)
def test_only_letters_that_arrive_on_every_keyboard_layout(place: str) -> None:
    label = walk_label(place)
    assert set(label) <= SAFE
    assert len(label) == 9
    assert is_walk_label(label)
    assert is_walk_label(label.lower())


@given(st.lists(IDS, min_size=2, max_size=20, unique=True))
def test_two_labels_differ_in_two_letters_or_are_the_same_hash(places: list[str]) -> None:
    for one, other in combinations({walk_label(place) for place in places}, 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 2


@given(IDS, st.integers(2, 8), st.sampled_from(sorted(SAFE)))
def test_a_misread_letter_is_no_walk_label(place: str, at: int, letter: str) -> None:
    label = walk_label(place)
    misread = label[:at] + letter + label[at + 1 :]
    assert is_walk_label(misread) is (misread == label)


@given(IDS)
def test_never_a_control_code(place: str) -> None:
    assert control_code(walk_label(place)) is None


def test_no_control_code_is_a_walk_label() -> None:
    assert not [code.payload for code in CONTROL_CODES if is_walk_label(code.payload)]


def test_leads_to_its_place_whatever_the_case() -> None:
    assert place_walked_to(walk_label("dock_1"), (DESK, DOCK)) == DOCK
    assert place_walked_to(walk_label("dock_1").lower(), (DESK, DOCK)) == DOCK
    assert place_walked_to(walk_label("dock_9"), (DESK, DOCK)) is None


@pytest.mark.parametrize(
    "data", ["", "GO", "A.01.1", "NHSTOCK", "GOBBBBBBB ", "ＧＯBBBBBBB", "9521108035110", "gobbbbbbaa"]
)
def test_anything_else_leads_nowhere(data: str) -> None:
    assert place_walked_to(data, (DESK, DOCK)) is None
