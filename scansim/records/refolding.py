"""Deriving from facts, all anew or the newest few. A fact that cannot be understood derives nothing."""

from __future__ import annotations

from collections.abc import Iterable

from scansim.records.fact import Fact, FactNotReadable
from scansim.records.projection import Tables, emptied, project

__all__ = ["refold", "take_in"]


def refold(tables: Tables, facts: Iterable[Fact]) -> int:
    """Derive everything anew from ``facts``, given in folding order; how many there were."""
    emptied(tables)
    return len(take_in(tables, facts))


def take_in(tables: Tables, facts: Iterable[Fact]) -> list[Fact]:
    """Derive what these facts add, which fold after all before them, in this order; the facts.

    A fact of a known kind whose body is not of its form derives nothing; ``scansim verify`` names it.
    """
    done = []
    for fact in facts:
        done.append(fact)
        try:
            project(tables, fact)
        except FactNotReadable:
            continue
    return done
