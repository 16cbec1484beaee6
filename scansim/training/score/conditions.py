"""Under which conditions somebody worked: how labels were read, and which help was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from scansim.scanner.entry import Grade
from scansim.training.answers import Answered
from scansim.training.inputs import Scan
from scansim.training.run import Run

__all__ = ["grade_of", "grades_of", "hints_of", "is_allowed"]

_NOBODY = frozenset({Grade.INJECTED, Grade.DEMONSTRATION})
"""Scripts and the coach: whatever they read proves nothing about anybody."""

_FROM_WEAKEST = (
    Grade.DEMONSTRATION,
    Grade.INJECTED,
    Grade.PASTED,
    Grade.TYPED,
    Grade.PICKED,
    Grade.TIMING,
    Grade.PREFIX,
)


def grades_of(run: Run) -> Mapping[Grade, int]:
    """How many codes were taken of each grade of evidence; scans only."""
    taken = (each.input for each in run.observations if each.feedback.was_accepted)
    return Counter(given.grade for given in taken if isinstance(given, Scan))


def grade_of(run: Run) -> Grade | None:
    """The weakest evidence among all scans that were taken; None without one."""
    return min(grades_of(run), key=_FROM_WEAKEST.index, default=None)


def is_allowed(grade: Grade, allowed: Collection[Grade]) -> bool:
    """Whether a site takes scans of a grade as evidence. Those of scripts and of the coach are nobody's evidence, so
    that no limit forbids them."""
    return grade in allowed or grade in _NOBODY


def hints_of(run: Run) -> int:
    """How many hints were given."""
    return sum(1 for observation in run.observations if observation.feedback.code == Answered.HINT)
