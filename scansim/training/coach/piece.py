"""What can be handled as one: a closed box, or a unit whose label can be seen. And the papers of the day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Lies

__all__ = ["CountRow", "Document", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing as it is seen: a box by what is printed on it, a unit by its label and its state.

    ``holds`` is how many units it counts for, 0 for a box whose label says nothing. ``home`` is where it was when it
    was first handled, ``place`` where it lies now or was taken from. ``second`` is another barcode on it, ``lot`` the
    one that is printed there. ``box`` is the opened box that it stands in: ``inside`` is its label, ``inside_name``
    what it is called, ``box_claims`` the product that it names. Goods of a ``delivery`` stand together with its paper.
    """

    id: str
    product: str
    label: str
    name: str
    holds: Decimal
    place: str
    lies: Lies
    home: str
    second: str = ""
    lot: str = ""
    expires: str = ""
    damaged: bool = False
    is_box: bool = False
    is_package: bool = False
    delivery: str = ""
    box: str = ""
    inside: str = ""
    inside_name: str = ""
    box_claims: str = ""

    @property
    def is_smudged(self) -> bool:
        """Whether no scanner reads what is on it."""
        return not self.label and not self.second


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a count as the screen shows it; ``counted`` is None as long as nobody counted it."""

    key: str
    product: str
    location: str
    lot: str
    package: str
    counted: Decimal | None

    @property
    def goods(self) -> tuple[str, str, str]:
        """Product, lot and package."""
        return self.product, self.lot, self.package


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the day, before it was read: ``label`` is the code that is printed on it."""

    id: str
    name: str
    place: str
    label: str
