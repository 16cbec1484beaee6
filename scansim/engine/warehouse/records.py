"""What moves: stock and the documents that change it, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO

__all__ = ["FINISHED", "Line", "Move", "Quant", "State", "Transfer"]


class State(StrEnum):
    """The state of a transfer or move (reference odoo-barcode 6.3)."""

    DRAFT = "draft"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    PARTIALLY_AVAILABLE = "partially_available"
    ASSIGNED = "assigned"
    DONE = "done"
    CANCEL = "cancel"


FINISHED = frozenset({State.DONE, State.CANCEL})


@dataclass(frozen=True, slots=True)
class Quant:
    """So much of one product, lot, package and owner in one location (reference odoo-barcode 6.1)."""

    id: int
    product: str
    location: str
    quantity: Decimal
    reserved: Decimal = ZERO
    lot: str = ""
    package: str = ""
    owner: str = ""
    in_date: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A receipt, delivery or internal transfer. ``origin`` is the paper it belongs to, ``scheduled`` a date-time."""

    id: int
    name: str
    operation_type: str
    source: str
    destination: str
    state: State = State.DRAFT
    partner: str = ""
    origin: str = ""
    scheduled: str = ""
    backorder_of: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What a transfer has to do for one product. ``demand`` is in the product's unit."""

    id: int
    transfer: int
    product: str
    demand: Decimal
    source: str
    destination: str
    state: State = State.DRAFT


@dataclass(frozen=True, slots=True)
class Line:
    """A detailed line of a move.

    ``quantity`` is what is reserved, or, once ``picked``, what was done; ``planned`` keeps what the line was
    reserved for, so that the handheld can say "12 of 24".
    """

    id: int
    transfer: int
    move: int
    product: str
    quantity: Decimal
    source: str
    destination: str
    planned: Decimal = ZERO
    picked: bool = False
    lot: str = ""
    package: str = ""
    result_package: str = ""
    owner: str = ""

    @property
    def done(self) -> Decimal:
        """What was done so far: nothing until the line is picked."""
        return self.quantity if self.picked else ZERO
