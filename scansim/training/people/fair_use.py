"""Which text about what is recorded somebody has to have seen (reference training D5); ``words.fair_use`` has it."""

from __future__ import annotations

from scansim.training.people.person import Person

__all__ = ["FAIR_USE_VERSION", "has_seen_fair_use"]

FAIR_USE_VERSION = 1
"""Rises when more is recorded, more people see it, or it is kept longer than the text said."""


def has_seen_fair_use(person: Person) -> bool:
    """Whether somebody has seen the present text, or a newer one at another station."""
    return person.fair_use >= FAIR_USE_VERSION
