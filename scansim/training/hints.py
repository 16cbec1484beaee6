"""Hints in three rungs: what kind of step comes next, where it is done, then the very step (reference training F2).

Whoever asks again before anything was done climbs one rung. A step costs what its highest rung costs: 2, 5 or 10.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from scansim.training.coach.step import CoachStep
from scansim.training.inputs import Answer, Do, Finish, Go, Hint, Input, Report, Scan
from scansim.training.observation import Observation
from scansim.training.walk_labels import is_walk_label

__all__ = ["HINT_COSTS", "Hinted", "Nudge", "Rung", "hint_cost", "hinted", "rung_of"]


class Rung(StrEnum):
    """How much a hint says."""

    NUDGE = "nudge"
    PLACE = "place"
    ANSWER = "answer"


class Nudge(StrEnum):
    """What kind of step it is."""

    LOOK = "look"
    WALK = "walk"
    SCAN = "scan"
    HANDS = "hands"
    SAY = "say"
    HANDHELD = "handheld"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint: how much it says, what kind of step it is about, where that is done (empty: on the handheld), and the
    step itself."""

    rung: Rung
    nudge: Nudge
    place: str
    step: CoachStep


_RUNGS = (Rung.NUDGE, Rung.PLACE, Rung.ANSWER)

HINT_COSTS = {Rung.NUDGE: 2, Rung.PLACE: 5, Rung.ANSWER: 10}
"""What a step costs for which so much was said."""


def hinted(step: CoachStep, rung: Rung, here: str) -> Hinted:
    """A hint about a step; ``here`` is what the place is called where one stands."""
    nudge, facts = _nudge(step.input), dict(step.facts)
    on_handheld = nudge in (Nudge.HANDHELD, Nudge.SAY, Nudge.NOTHING)
    place = "" if on_handheld else facts.get("place", here) if nudge is Nudge.WALK else here
    return Hinted(rung, nudge, place, step)


def _nudge(given: Input | None) -> Nudge:
    match given:
        case Go():
            return Nudge.WALK
        case Scan(data) if is_walk_label(data):
            return Nudge.WALK
        case Scan():
            return Nudge.SCAN
        case Do("look" | "open"):
            return Nudge.LOOK
        case Do():
            return Nudge.HANDS
        case Report() | Answer() | Finish():
            return Nudge.SAY
        case None:
            return Nudge.NOTHING
        case _:
            return Nudge.HANDHELD


def rung_of(observations: Iterable[Observation]) -> Rung | None:
    """The rung of the hint that was asked for last; None when something else was done since, or none was asked for."""
    asked = _asked(observations)
    return _rung(asked[-1]) if asked and asked[-1] else None


def hint_cost(observations: Iterable[Observation]) -> int:
    """What all hints of a run cost. Only what was accepted counts: nobody pays for a refused question."""
    asked = [*_asked(observations), 0]
    climbed = (before for before, after in pairwise(asked) if before and not after)
    return sum(HINT_COSTS[_rung(count)] for count in climbed)


def _rung(count: int) -> Rung:
    return _RUNGS[min(count, len(_RUNGS)) - 1]


def _asked(observations: Iterable[Observation]) -> list[int]:
    """After each input, how many hints were asked for since the last thing that was done. A refusal changes nothing."""
    asked = 0
    found: list[int] = []
    for observation in observations:
        if observation.feedback.was_accepted:
            asked = asked + 1 if isinstance(observation.input, Hint) else 0
        found.append(asked)
    return found
