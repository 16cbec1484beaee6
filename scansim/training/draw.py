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


def in_share(seed: int, name: str, part: int, whole: int) -> bool:
    """Whether this seed is one of the ``part`` in every ``whole`` consecutive seeds, counted from 0.

    Exactly that share, spread by draws of this name per group of ``whole`` seeds, so that no group is without its
    others, nobody can tell from a seed's last digit which they are, and two names do not strike the same seeds.
    """
    group, place = divmod(seed, whole)
    order = sorted(range(whole), key=lambda index: draw(group, f"{name}/share:{whole}:{index}"))
    return order.index(place) < part
