"""Letters that arrive unchanged on every keyboard layout, drawn from a hash: for codes and numbers of our own."""

from __future__ import annotations

import hashlib

__all__ = ["SAFE_LETTERS", "letters_of"]

SAFE_LETTERS = "BCDEFGHIJKLNOPRSTUVX"
"""The letters that every keyboard layout we know sends alike (reference labels 6)."""


def letters_of(text: str, count: int) -> str:
    """So many safe letters that follow from a text alone."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    letters: list[str] = []
    for _ in range(count):
        number, index = divmod(number, len(SAFE_LETTERS))
        letters.append(SAFE_LETTERS[index])
    return "".join(letters)
