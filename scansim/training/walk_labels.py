"""WALK labels: a label of our own at every place, so that a person can walk there without telling the handheld.

A payload follows from the id of the place alone. So a place that is added to a pack changes no label that hangs
already, and the same place has the same label in every print.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from scansim.engine.floor.things import Place

__all__ = ["is_walk_label", "place_walked_to", "walk_label"]

_PREFIX = "GO"
_SAFE = "BCDEFGHIJKLNOPRSTUVX"
"""The letters that every keyboard layout we know sends alike (reference labels 6)."""

_HASHED = 6


def walk_label(place_id: str) -> str:
    """The payload of a place's WALK label: ``GO``, six letters of a hash of its id, and a check letter.

    Through the check letter two payloads differ in at least two letters, and a misread letter leads nowhere.
    """
    number = int.from_bytes(hashlib.sha256(f"walk:{place_id}".encode()).digest(), "big")
    letters: list[str] = []
    for _ in range(_HASHED):
        number, index = divmod(number, len(_SAFE))
        letters.append(_SAFE[index])
    return f"{_PREFIX}{''.join(letters)}{_check_letter(letters)}"


def is_walk_label(data: str) -> bool:
    """Whether the string has the form of a WALK label, whatever its case and whether or not such a place exists."""
    text = data.upper() if data.isascii() else ""
    letters = text.removeprefix(_PREFIX)
    in_form = text.startswith(_PREFIX) and len(letters) == _HASHED + 1 and all(letter in _SAFE for letter in letters)
    return in_form and letters[-1] == _check_letter(letters[:-1])


def place_walked_to(data: str, places: Iterable[Place]) -> Place | None:
    """The place whose WALK label was read, whatever its case; None for any other label."""
    if not is_walk_label(data):
        return None
    read = data.upper()
    return next((place for place in places if walk_label(place.id) == read), None)


def _check_letter(letters: Iterable[str]) -> str:
    """Changes with any one of the letters."""
    return _SAFE[sum(_SAFE.index(letter) for letter in letters) % len(_SAFE)]
