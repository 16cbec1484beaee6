"""How long each element of the work takes at standard (``scoring/standard_times.yaml``; reference training C5).

Standards are authored for the simulator: walking on a screen is a keystroke, in a room it is a walk. They are never to
be compared with units an hour in production.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.training.header import Floor

__all__ = ["StandardTimes"]


@dataclass(frozen=True, slots=True)
class StandardTimes:
    """Seconds of each element.

    ``document`` is to read a paper or order and open it, ``location`` the scan of a place, ``product`` that of goods,
    ``unit`` each further one of them, ``lot`` that of a lot, ``quantity`` to count and enter a quantity, ``package``
    the scan of a carton or tote, ``confirm`` to end a task. ``exception`` is to see, handle and report what is wrong,
    ``answer`` to answer somebody. ``walk`` is the way to one more place on the screen, ``walk_in_room`` in a room.
    """

    revision: str
    document: Decimal
    location: Decimal
    product: Decimal
    unit: Decimal
    lot: Decimal
    quantity: Decimal
    package: Decimal
    confirm: Decimal
    exception: Decimal
    answer: Decimal
    walk: Decimal
    walk_in_room: Decimal

    def walk_on(self, floor: Floor) -> Decimal:
        """The way to one more place."""
        return self.walk_in_room if floor is Floor.ROOM else self.walk
