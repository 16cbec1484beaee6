"""WALK labels: a label of our own at every place, so that a person can walk there without telling the handheld.

A payload follows from the id of the place alone. So a place that is added to a pack changes no label that hangs
already, and the same place has the same label in every print.
"""

from __future__ import annotations

from collections.abc import Iterable

from scansim.engine.floor.things import Place
from scansim.training.letters import SAFE_LETTERS, letters_of

__all__ = ["is_walk_label", "place_walked_to", "walk_label"]

_PREFIX = "GO"
_HASHED = 6


def walk_label(place_id: str) -> str:
    """The payload of a place's WALK label: ``GO``, six letters of a hash of its id, and a check letter.

    Through the check letter two payloads differ in at least two letters, and a misread letter leads nowhere.
    """
    letters = letters_of(f"walk:{place_id}", _HASHED)
    return f"{_PREFIX}{letters}{_check_letter(letters)}"


def is_walk_label(data: str) -> bool:
    """Whether the string has the form of a WALK label, whatever its case and whether or not such a place exists."""
    text = data.upper() if data.isascii() else ""
    letters = text.removeprefix(_PREFIX)
    in_form = (
        text.startswith(_PREFIX) and len(letters) == _HASHED + 1 and all(letter in SAFE_LETTERS for letter in letters)
    )
    return in_form and letters[-1] == _check_letter(letters[:-1])


def place_walked_to(data: str, places: Iterable[Place]) -> Place | None:
    """The place whose WALK label was read, whatever its case; None for any other label."""
    if not is_walk_label(data):
        return None
    read = data.upper()
    return next((place for place in places if walk_label(place.id) == read), None)


def _check_letter(letters: Iterable[str]) -> str:
    """Changes with any one of the letters."""
    return SAFE_LETTERS[sum(SAFE_LETTERS.index(letter) for letter in letters) % len(SAFE_LETTERS)]
