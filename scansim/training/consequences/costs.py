"""What an error costs beyond the goods: figures of the site (``scoring/consequences.yaml``), never of the pack."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["USUAL_COSTS", "Costs"]


@dataclass(frozen=True, slots=True)
class Costs:
    """``mispick`` is what one order line costs that reached a customer wrongly: the way back, the second delivery, the
    credit note, in the pack's currency."""

    mispick: Decimal


USUAL_COSTS = Costs(Decimal(22))
"""The 2012 survey of 250 managers that reference training A11 names; a site knows its own."""
