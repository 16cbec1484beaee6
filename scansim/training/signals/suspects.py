"""Exercises that certified people fail: then the exercise, a label or the process is wrong, not the people.

Reference training C10 (S0: failing may be a design fault).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from scansim.training.header import Mode
from scansim.training.ports import RunRow

__all__ = ["MORE_THAN", "PEOPLE_AT_LEAST", "Suspect", "suspects"]

MORE_THAN = Fraction(40, 100)
PEOPLE_AT_LEAST = 3
"""Of fewer people nothing can be said."""

_MODES = frozenset({Mode.TRY.value, Mode.CHECK.value})


@dataclass(frozen=True, slots=True)
class Suspect:
    """An exercise with how many certified people did it last without passing, of how many that did it."""

    exercise: str
    failed: int
    people: int


def suspects(rows: Iterable[RunRow], certified: Collection[str]) -> tuple[Suspect, ...]:
    """Exercises that more than 40 % of the certified people who did them did not pass the last time, worst first.

    ``rows`` are in folding order. What was voided says nothing.
    """
    last: dict[tuple[str, str], bool] = {}
    for row in rows:
        if row.person in certified and row.mode in _MODES and not row.voided and row.passed is not None:
            last[row.exercise, row.person] = row.passed
    by_exercise: dict[str, list[bool]] = {}
    for (exercise, _), passed in sorted(last.items()):
        by_exercise.setdefault(exercise, []).append(passed)
    found = [Suspect(exercise, passes.count(False), len(passes)) for exercise, passes in by_exercise.items()]
    suspect = [
        each for each in found if each.people >= PEOPLE_AT_LEAST and Fraction(each.failed, each.people) > MORE_THAN
    ]
    return tuple(sorted(suspect, key=lambda each: (-Fraction(each.failed, each.people), each.exercise)))
