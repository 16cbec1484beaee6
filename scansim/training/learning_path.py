"""Learning paths: which exercises make up a first day or a role, in which order (reference training F3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scansim.training.texts import LocalText

__all__ = ["LearningPath", "place_on"]


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Exercises by their ids, in the order in which they are taken. ``minutes_at_most``: 0 where nothing limits it."""

    id: str
    title: LocalText
    exercises: tuple[str, ...]
    minutes_at_most: int = 0


def place_on(paths: Sequence[LearningPath], exercise: str) -> int:
    """Where an exercise stands when one path is taken after the other; what is on none comes behind all."""
    order = dict.fromkeys(id_ for path in paths for id_ in path.exercises)
    return _index(order, exercise)


def _index(order: Iterable[str], exercise: str) -> int:
    known = list(order)
    return known.index(exercise) if exercise in known else len(known)
