"""How a step is done where the goods are drawn on the screen, and how in a room of labels.

In a room one walks by the WALK label of a place, and reads the label that hangs there instead of picking a thing.
"""

from __future__ import annotations

from scansim.scanner.entry import Grade
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.header import Floor
from scansim.training.inputs import Go, Scan
from scansim.training.run import Run
from scansim.training.walk_labels import walk_label

__all__ = ["label_read", "walk_to"]


def label_read(run: Run, label: str, thing: str = "") -> Scan:
    """Reading a label; ``thing`` is what it is picked from on a screen."""
    return Scan(label, Grade.DEMONSTRATION, thing=thing if run.played_on is Floor.SCREEN else "")


def walk_to(run: Run, place: str) -> CoachStep | None:
    """The way to a place; None for whoever stands there."""
    floor = run.world.floor
    if floor.stands_at.id == place:
        return None
    name = floor.places.get(place).name
    if run.played_on is Floor.SCREEN:
        return step(Advice.GO_TO, Go(place), place=name)
    return step(Advice.SCAN_WALK_LABEL, label_read(run, walk_label(place)), place=name)
