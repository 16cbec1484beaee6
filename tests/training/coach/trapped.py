"""Every kind of trap in a story that it fits, for the tests of the coach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scansim.training.header import Floor
from scansim.training.run import Run
from scansim.training.story import ALWAYS, Between, Story, Trap, TrapKind
from tests.training.coach.stories import GS1, LOTS
from tests.training.field import lesson
from tests.training.traps.stories import COUNT, DELIVERY, PICK, PUT_AWAY, TWO_PICKS, exercise, pack, trap

__all__ = ["CASES", "Case", "run_with"]


@dataclass(frozen=True)
class Case:
    """A trap in a story."""

    story: Story
    kind: TrapKind
    stated: Mapping[str, object] = field(default_factory=dict)


def _case(story: Story, kind: TrapKind, **stated: object) -> Case:
    return Case(story, kind, {"units": Between(1, 3), **stated})


TEA = Story((LOTS,))

CASES = {
    "missing in a delivery": _case(DELIVERY, TrapKind.MISSING, line="mugs"),
    "extra": _case(DELIVERY, TrapKind.EXTRA, line="mugs"),
    "damaged in a delivery": _case(DELIVERY, TrapKind.DAMAGED, line="mugs"),
    "wrong item": _case(DELIVERY, TrapKind.WRONG_ITEM, line="mugs"),
    "opened box": _case(DELIVERY, TrapKind.OPENED_BOX, line="mugs"),
    "unreadable in a delivery": _case(DELIVERY, TrapKind.UNREADABLE, line="boards"),
    "unknown label in a delivery": _case(DELIVERY, TrapKind.UNKNOWN_LABEL, line="boards"),
    "missing on a shelf": _case(PICK, TrapKind.MISSING, line="pans"),
    "damaged on a shelf": _case(PICK, TrapKind.DAMAGED, line="pans"),
    "twin": _case(PICK, TrapKind.TWIN, line="drivers"),
    "unreadable on a shelf": _case(PICK, TrapKind.UNREADABLE, line="pans"),
    "unknown label on a shelf": _case(PICK, TrapKind.UNKNOWN_LABEL, line="pans"),
    "in the neighbouring place": _case(PICK, TrapKind.NEIGHBOUR_PLACE, line="drivers"),
    "written for the neighbouring place": _case(PUT_AWAY, TrapKind.NEIGHBOUR_PLACE),
    "damaged before it is put away": _case(PUT_AWAY, TrapKind.DAMAGED),
    "other lot": _case(TEA, TrapKind.OTHER_LOT),
    "expired": _case(TEA, TrapKind.EXPIRED),
    "two labels": _case(TEA, TrapKind.TWO_LABELS),
    "full place": _case(PUT_AWAY, TrapKind.FULL_PLACE),
    "on hold": _case(PICK, TrapKind.ON_HOLD),
    "swapped totes": _case(TWO_PICKS, TrapKind.SWAPPED_TOTES, task="one"),
    "difference": _case(COUNT, TrapKind.DIFFERENCE, place="shelf_a_04_1"),
}


def run_with(case: Case, seed: int, floor: Floor = Floor.SCREEN, planted: Trap | None = None) -> Run:
    """A run of the story with the trap; ``planted`` is another one in its stead."""
    told = exercise(case.story, planted or trap(case.kind, ALWAYS, **case.stated))
    if case.kind is TrapKind.TWO_LABELS:
        told = replace(told, settings=GS1)
    return Run(told, pack(), lesson().policy, seed, floor)
