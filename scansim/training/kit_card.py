"""Kit cards: a label that starts one exercise with one seed, so that a trainer's kit is what the device plays.

The card names neither: whoever holds it learns nothing of what waits on the floor.
"""

from __future__ import annotations

from collections.abc import Iterable

from scansim.training.letters import SAFE_LETTERS, letters_of

__all__ = ["is_kit_card", "kit_card", "started_by"]

_PREFIX = "KIT"
_NAMED = 5
_BASE = len(SAFE_LETTERS)


def kit_card(exercise: str, seed: int) -> str:
    """The payload of the card: ``KIT``, five letters of a hash of the exercise's id, the seed, and a check letter.

    Raises:
        ValueError: for a seed below zero.
    """
    if seed < 0:
        raise ValueError(f"a seed is a whole number from 0, not {seed}")
    body = letters_of(f"kit card:{exercise}", _NAMED) + _written(seed)
    return f"{_PREFIX}{body}{_check_letter(body)}"


def is_kit_card(data: str) -> bool:
    """Whether the string has the form of a kit's start card, whatever its case and whether or not it starts any."""
    text = data.upper() if data.isascii() else ""
    body, check = text[len(_PREFIX) : -1], text[-1:]
    in_form = text.startswith(_PREFIX) and len(body) > _NAMED and set(body) <= set(SAFE_LETTERS)
    return in_form and check == _check_letter(body)


def started_by(data: str, exercises: Iterable[str]) -> tuple[str, int] | None:
    """Exercise and seed of the card that was read, whatever its case; None for any other label."""
    if not is_kit_card(data):
        return None
    text = data.upper()
    seed = 0
    for letter in text[len(_PREFIX) + _NAMED : -1]:
        seed = seed * _BASE + SAFE_LETTERS.index(letter)
    named = (exercise for exercise in exercises if kit_card(exercise, seed) == text)
    return next(((exercise, seed) for exercise in named), None)


def _written(seed: int) -> str:
    """The seed with letters as digits."""
    more, last = divmod(seed, _BASE)
    return (_written(more) if more else "") + SAFE_LETTERS[last]


def _check_letter(letters: str) -> str:
    """Changes with any one of the letters."""
    return SAFE_LETTERS[sum(SAFE_LETTERS.index(letter) for letter in letters) % _BASE]
