"""A kit card starts the exercise and the seed that its kit was printed for, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.actions import CONTROL_CODES, control_code
from scansim.training.kit_card import is_kit_card, kit_card, started_by
from scansim.training.letters import SAFE_LETTERS
from scansim.training.walk_labels import is_walk_label

EXERCISES = ("RCV-01", "RCV-02", "PCK-03")


@given(st.sampled_from(EXERCISES), st.integers(0, 10**12))
def test_a_card_is_read_back(exercise: str, seed: int) -> None:
    card = kit_card(exercise, seed)
    assert set(card) <= set(SAFE_LETTERS)
    assert started_by(card, EXERCISES) == (exercise, seed)
    assert started_by(card.lower(), EXERCISES) == (exercise, seed)
    assert is_kit_card(card)
    assert is_kit_card(card.lower())
    assert control_code(card) is None
    assert not is_walk_label(card)


@given(st.integers(0, 10**9), st.data())
def test_a_letter_read_wrongly_starts_nothing(seed: int, data: st.DataObject) -> None:
    card = kit_card("RCV-02", seed)
    place = data.draw(st.integers(0, len(card) - 1))
    wrong = data.draw(st.sampled_from([letter for letter in SAFE_LETTERS if letter != card[place]]))
    assert started_by(card[:place] + wrong + card[place + 1 :], EXERCISES) is None


@pytest.mark.parametrize(
    "data", ["", "KIT", "KITB", "KITBBBBBB", "9521108035110", "KIT[/]", *(CONTROL_CODES[0].payload,)]
)
def test_other_labels_start_nothing(data: str) -> None:
    assert started_by(data, EXERCISES) is None
    assert not is_kit_card(data)


def test_a_card_of_an_exercise_that_is_not_here_starts_nothing() -> None:
    assert started_by(kit_card("XYZ-99", 7), EXERCISES) is None
    assert is_kit_card(kit_card("XYZ-99", 7))


def test_two_exercises_and_two_seeds_have_cards_of_their_own() -> None:
    cards = [kit_card(exercise, seed) for exercise in EXERCISES for seed in range(50)]
    assert len(set(cards)) == len(cards)


def test_a_seed_below_zero_has_no_card() -> None:
    with pytest.raises(ValueError, match="not -1"):
        kit_card("RCV-01", -1)
