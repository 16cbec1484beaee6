"""How a step is done where the goods are drawn on the screen, and how in a room of labels.

In a room one walks by the WALK label of a place, and reads the label that hangs there instead of picking a thing.
"""

from __future__ import annotations

from scansim.scanner.entry import Grade
from scansim.training.coach.piece import Document
from scansim.training.coach.sight import Sight
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.inputs import Do, Go, Scan
from scansim.training.walk_labels import walk_label

__all__ = ["label_read", "look_at", "read", "walk_to"]


def label_read(sight: Sight, label: str, thing: str = "") -> Scan:
    """Reading a label; ``thing`` is what it is picked from on a screen."""
    return Scan(label, Grade.DEMONSTRATION, thing="" if sight.in_room else thing)


def walk_to(sight: Sight, place: str) -> CoachStep | None:
    """The way to a place; None for whoever stands there."""
    if sight.here.id == place:
        return None
    name = sight.place(place).name
    if not sight.in_room:
        return step(Advice.GO_TO, Go(place), place=name)
    return step(Advice.SCAN_WALK_LABEL, label_read(sight, walk_label(place)), place=name)


def look_at(sight: Sight, place: str) -> CoachStep | None:
    """A look at the place where one stands; None for whoever has looked."""
    if sight.has_looked(place):
        return None
    return step(Advice.LOOK_AT_GOODS, Do("look", place), place=sight.place(place).name)


def read(sight: Sight, paper: Document) -> CoachStep:
    """The next step to know what a paper says."""
    return walk_to(sight, paper.place) or step(Advice.READ_PAPER, Do("look", paper.id), paper=paper.name)
