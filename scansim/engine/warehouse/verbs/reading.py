"""Questions that change nothing."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.warehouse import putaway, quants
from scansim.engine.warehouse.locations import within
from scansim.engine.warehouse.records import Line, Move, Place, Transfer
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["Reading"]


class Reading(Door):
    """What is free, where goods would go, what belongs to a transfer."""

    def available(self, place: Place, *, strict: bool = False) -> Decimal:
        """The free quantity at a place and below; ``strict``: of exactly this lot and package there."""
        return quants.available(self.stock, place, strict=strict)

    def suggested_place(self, product: str, quantity: Decimal, arrival: str) -> str:
        """Where so much of a product would be put that arrives in a location."""
        return putaway.destination_for(self.stock, arrival, product, quantity)

    def lines_of(self, transfer: int) -> tuple[Line, ...]:
        """The lines of a transfer, oldest first."""
        return self.stock.lines.where("transfer", transfer)

    def moves_of(self, transfer: int) -> tuple[Move, ...]:
        """The moves of a transfer, oldest first."""
        return self.stock.moves.where("transfer", transfer)

    def open_transfers(self, operation_type: str) -> tuple[Transfer, ...]:
        """The transfers of a type that still wait to be done."""
        return self.stock.transfers.where("open", operation_type)

    def is_within(self, location: str, tree: str) -> bool:
        """Whether a location is ``tree`` or lies below it."""
        return within(self.stock, location, tree)
