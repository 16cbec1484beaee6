"""What moves: stock and the documents that change it, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from scansim.engine.filling import filled_directly
from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.catalogue import UnitOfMeasure

__all__ = [
    "FINISHED",
    "Batch",
    "Invoice",
    "InvoiceLine",
    "Invoicing",
    "Line",
    "Move",
    "Need",
    "Order",
    "OrderLine",
    "Place",
    "PushRule",
    "Quant",
    "State",
    "Transfer",
]


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


class Place(NamedTuple):
    """Goods of one kind where they lie: what tells one quant from another (reference odoo-barcode 6.1)."""

    product: str
    location: str
    lot: str = ""
    package: str = ""
    owner: str = ""


@filled_directly
@dataclass(frozen=True, slots=True)
class Quant:
    """So much of one product, lot, package and owner in one location (reference odoo-barcode 6.1).

    ``counted`` is an open count, None without one; ``difference`` was frozen when it was typed (11.53). A count that
    was requested is ``counter``'s to do from the day ``count_due`` on (reference odoo-barcode 4.11).
    """

    id: int
    product: str
    location: str
    quantity: Decimal
    reserved: Decimal = ZERO
    lot: str = ""
    package: str = ""
    owner: str = ""
    in_date: str = ""
    counted: Decimal | None = None
    difference: Decimal = ZERO
    counter: str = ""
    count_due: str = ""

    @property
    def place(self) -> Place:
        """What tells it from the other quants."""
        return Place(self.product, self.location, self.lot, self.package, self.owner)

    @property
    def available(self) -> Decimal:
        """What nobody reserved."""
        return self.quantity - self.reserved

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remember it for."""
        return self.quantity == ZERO and self.reserved == ZERO and self.counted is None and not self.counter


@dataclass(frozen=True, slots=True)
class Transfer:
    """A receipt, delivery or internal transfer. ``origin`` is the paper it belongs to, ``scheduled`` a date-time.

    ``group`` is the order whose transfers belong together; ``at_once`` waits until everything is there; goods of an
    ``owner`` are moved as that owner's; the ``worker`` is who does it.
    """

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
    owner: str = ""
    at_once: bool = False
    urgent: bool = False
    group: str = ""
    batch: str = ""
    return_of: int | None = None
    worker: str = ""


@filled_directly
@dataclass(frozen=True, slots=True)
class Move:
    """What a transfer has to do for one product.

    ``demand`` is in ``unit``, or in the product's where that is None. ``marked`` says that a move without lines was
    picked; with lines, their marks count. ``origins`` and ``followers`` are the moves before and after it in a chain,
    ``final`` is where the chain ends. One that ``amends`` came of a change to a purchase order; ``order_line`` counts
    the lines of its group's order from 1, 0 for none. A move of no transfer (0) is the system's own: a count, a
    relocation.
    """

    id: int
    transfer: int
    product: str
    demand: Decimal
    source: str
    destination: str
    state: State = State.DRAFT
    unit: UnitOfMeasure | None = None
    packaging: str = ""
    marked: bool = False
    scrapped: bool = False
    origins: tuple[int, ...] = ()
    followers: tuple[int, ...] = ()
    final: str = ""
    return_of: int | None = None
    amends: bool = False
    order_line: int = 0


@filled_directly
@dataclass(frozen=True, slots=True)
class Line:
    """A detailed line of a move.

    ``quantity`` is what is reserved, or, once ``picked``, what was done; ``planned`` keeps what the line was
    reserved for, so that the handheld can say "12 of 24". Both are in ``unit``, or in the product's where that is
    None. ``lot_name`` was typed for a lot that validation makes or finds.
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
    lot_name: str = ""
    unit: UnitOfMeasure | None = None

    @property
    def place(self) -> Place:
        """What it takes, and from where."""
        return Place(self.product, self.source, self.lot, self.package, self.owner)

    @property
    def landing(self) -> Place:
        """What lies where once it is done."""
        return Place(self.product, self.destination, self.lot, self.result_package, self.owner)

    @property
    def done(self) -> Decimal:
        """What was done so far: nothing until the line is picked."""
        return self.quantity if self.picked else ZERO


@dataclass(frozen=True, slots=True)
class PushRule:
    """Goods that arrive in ``source`` go on to ``destination`` by transfers of a type (reference odoo-barcode 11.1).

    ``towards`` is empty for steps of receiving; else only goods whose way ends there go on. Of one ``source`` there may
    be a rule for everything and others for where goods are bound (cross-dock, reference odoo-barcode 6.12).
    """

    source: str
    destination: str
    operation_type: str
    towards: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """So much of a product that is asked for, in ``unit`` or, where None, in the product's."""

    product: str
    quantity: Decimal
    unit: UnitOfMeasure | None = None
    packaging: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Transfers that are worked on together; which ones, their ``batch`` says (reference odoo-barcode 6.13).

    A wave is a batch that was put together line by line.
    """

    id: str
    state: str = "draft"
    is_wave: bool = False
    worker: str = ""


class Invoicing(StrEnum):
    """What an invoice or vendor bill goes by."""

    ORDERED = "ordered"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What was ordered of a product: ``price`` for one of its unit, promised for a day.

    ``invoiced`` is how much stands on invoices so far.
    """

    product: str
    ordered: Decimal
    unit: UnitOfMeasure | None = None
    price: Decimal = ZERO
    promised: str = ""
    invoiced: Decimal = ZERO
    packaging: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A purchase or sales order. Its ``id`` is the group of its transfers."""

    id: str
    is_sale: bool
    lines: tuple[OrderLine, ...]
    cancelled: bool = False
    partner: str = ""
    invoicing: Invoicing = Invoicing.DONE


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """So much of a line of the order (counted from 1) at its price; less than nothing is credited."""

    order_line: int
    product: str
    quantity: Decimal
    price: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice to a customer, or a vendor's bill; one whose amounts are below zero is a credit note."""

    id: int
    order: str
    day: str
    lines: tuple[InvoiceLine, ...]

    @property
    def amount(self) -> Decimal:
        """What it comes to."""
        return total(line.amount for line in self.lines)
