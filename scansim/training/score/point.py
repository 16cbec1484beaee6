"""A point: one thing that has to be proved by scanning, and what became of it (reference training C1, C2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Point", "PointFault", "PointKind"]


class PointKind(StrEnum):
    """What a point proves."""

    DOCUMENT = "document"
    SOURCE = "source"
    PRODUCT = "product"
    LOT = "lot"
    QUANTITY = "quantity"
    PACKAGE = "package"
    DESTINATION = "destination"


class PointFault(StrEnum):
    """The three kinds of non-compliance (reference training C1): never scanned, scanned too late, and scanned from a
    label of something that was elsewhere."""

    NONE = ""
    OMITTED = "omitted"
    OUT_OF_SEQUENCE = "out_of_sequence"
    UNAUTHORISED = "unauthorised"


@dataclass(frozen=True, slots=True)
class Point:
    """One required verification. ``how`` says how it came about: scanned, keyed, entered, tapped, omitted.

    ``excused``: the label could not be read, and was reported before its code was typed (DESIGN section 5); or the
    scanner was dead, and was reported before what was counted on paper was entered. ``task`` is the transfer or the
    counted location that it belongs to, ``flow`` the kind of work. ``fault`` says why it does not count; it has none
    where it is satisfied or excused. ``ms`` is the active time that its scan took, of a quantity the mean of all its
    counts; None without a scan.
    """

    kind: PointKind
    about: str
    satisfied: bool
    how: str
    excused: bool = False
    task: str = ""
    flow: str = ""
    fault: PointFault = PointFault.NONE
    ms: int | None = None

    @property
    def missed(self) -> bool:
        """Whether it was required and not proved."""
        return not self.satisfied and not self.excused
