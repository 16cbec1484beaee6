"""Randomness that is the same everywhere: one named stream per choice, over SHA-256 (DESIGN section 1.5)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["chosen", "draw", "in_share", "whole_between"]

Choice = TypeVar("Choice")

_BITS = 256


def draw(seed: int, name: str) -> int:
    """A number from 0 to 2**256 - 1 that depends on nothing but the seed and the name of the choice."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{name}".encode()).digest(), "big")


def chosen(seed: int, name: str, options: Sequence[Choice]) -> Choice:
    """One of the options."""
    return options[draw(seed, name) * len(options) >> _BITS]


def whole_between(seed: int, name: str, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``, both included."""
    return low + (draw(seed, name) * (high - low + 1) >> _BITS)


def in_share(seed: int, part: int, whole: int) -> bool:
    """Whether this seed is one of the ``part`` in every ``whole`` consecutive seeds.

    Exactly that share, spread by a draw per group of ``whole`` seeds, so that no group of ``whole`` neighbouring
    seeds is without its trap-free ones and nobody can tell from the seed's last digit which they are.
    """
    group, place = divmod(seed, whole)
    order = sorted(range(whole), key=lambda index: draw(group, f"share:{whole}:{index}"))
    return order.index(place) < part
