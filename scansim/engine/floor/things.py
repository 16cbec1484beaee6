"""What lies on the floor: places, single units, boxes and papers, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.filling import filled_directly

__all__ = [
    "HANDS",
    "SMUDGED",
    "Box",
    "Condition",
    "Lies",
    "Paper",
    "Place",
    "PlaceKind",
    "Unit",
    "in_tote",
    "number_in",
]

HANDS = "hands"
"""What a unit is held for that hands took for no document yet."""

SMUDGED = "?"
"""What a scanner makes of a label that cannot be read."""

_TOTE = "tote:"
_MOST_DIGITS = 12


class PlaceKind(StrEnum):
    """What a place is for a person who walks there."""

    DOCK = "dock"
    DOOR = "door"
    SHELF = "shelf"
    DESK = "desk"
    BENCH = "bench"
    AREA = "area"
    QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to stand. ``location`` is the record's place it stands for, empty when the record has none."""

    id: str
    name: str
    kind: PlaceKind
    location: str = ""


class Condition(StrEnum):
    """Whether a unit may be used."""

    GOOD = "good"
    DAMAGED = "damaged"


class Lies(StrEnum):
    """How a unit lies: in its place, in the operator's hands, set aside there, or brought to where it belongs."""

    THERE = "there"
    IN_HAND = "in_hand"
    ASIDE = "aside"


@filled_directly
@dataclass(frozen=True, slots=True)
class Unit:
    """One piece. ``product`` and ``lot`` are the truth; ``claims`` is the product its label names.

    ``label`` is the barcode on it, empty when nothing on it can be read; ``second`` is another one, such as its lot's.
    ``box`` is the box it stands in, 0 for a loose unit. ``held_for`` names what it was taken in hand for: a document,
    :data:`HANDS`, or a tote that is carried (:func:`in_tote`). ``consignment`` is the document it arrived with.
    ``place`` is where it lies, in hand where it was taken.
    """

    id: int
    product: str
    claims: str
    label: str
    place: str
    box: int = 0
    lot: str = ""
    condition: Condition = Condition.GOOD
    lies: Lies = Lies.THERE
    held_for: str = ""
    consignment: str = ""
    second: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything on it that can be read."""
        return tuple(label for label in (self.label, self.second) if label)

    @property
    def is_smudged(self) -> bool:
        """Whether no scanner reads anything on it."""
        return not self.labels

    @property
    def is_free(self) -> bool:
        """Whether it is carried for no document."""
        return self.lies is Lies.IN_HAND and (self.held_for == HANDS or bool(self.tote))

    @property
    def tote(self) -> str:
        """The tote that it is carried in, empty for none."""
        return self.held_for.removeprefix(_TOTE) if self.held_for.startswith(_TOTE) else ""


@dataclass(frozen=True, slots=True)
class Box:
    """A closed or opened box. ``label`` is the packaging's barcode, ``second`` another one on it; ``opened`` says that
    its content is seen. ``is_package``: the record knows it by its label, so that it stays whole where it is brought.
    """

    id: int
    name: str
    claims: str
    label: str
    place: str
    opened: bool = False
    second: str = ""
    is_package: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything on it that can be read."""
        return tuple(label for label in (self.label, self.second) if label)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that lies at a place: what it is, the barcode on it, and what it says once looked at."""

    id: str
    name: str
    place: str
    label: str = ""
    text: tuple[str, ...] = ()


def in_tote(tote: str) -> str:
    """What a unit is held for that is carried in a tote."""
    return f"{_TOTE}{tote}"


def number_in(thing: str, kind: str) -> int:
    """The number of ``unit:14`` or ``box:3``, where ``kind`` is ``unit`` or ``box``; 0 for any other thing."""
    name, _, digits = thing.partition(":")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
    return int(digits) if name == kind and is_number else 0
