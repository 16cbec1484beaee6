"""The state of the handheld: a stack of frozen frames, one for each screen that is open, and one step from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.barcodes.commands import Family
from scansim.engine.handheld.events import Event
from scansim.engine.handheld.feedback import Feedback
from scansim.engine.warehouse.catalogue import OperationKind, OperationType
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = [
    "BackorderDialog",
    "CancelDialog",
    "Device",
    "Editor",
    "ExtraProductDialog",
    "Frame",
    "Frames",
    "Menu",
    "Operations",
    "Step",
    "TransferList",
    "TransferView",
]


@dataclass(frozen=True, slots=True)
class Menu:
    """The main menu: always the bottom of the stack."""


@dataclass(frozen=True, slots=True)
class Operations:
    """The cards of operation types."""


@dataclass(frozen=True, slots=True)
class TransferList:
    """The open transfers of a type (empty: of all), filtered to those with a product (empty: all)."""

    operation_type: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class TransferView:
    """A transfer's client screen. ``unsent`` are the lines scanned since the last destination."""

    transfer: int
    selected: int | None = None
    unsent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Editor:
    """The pencil of a line, with the quantity that Confirm would write."""

    transfer: int
    line: int
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class BackorderDialog:
    """Create Backorder, No Backorder, or back: the missing quantities (product id, quantity)."""

    transfer: int
    missing: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ExtraProductDialog:
    """A product that the transfer does not list was scanned: add it?"""

    transfer: int
    product: str
    quantity: Decimal
    data: str


@dataclass(frozen=True, slots=True)
class CancelDialog:
    """Cancel the whole transfer?"""

    transfer: int


Frame = Menu | Operations | TransferList | TransferView | Editor | BackorderDialog | ExtraProductDialog | CancelDialog
Frames = tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What one input leads to."""

    frames: Frames
    feedback: Feedback
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """What the handheld works on: the record, its command family, and the kinds of operation it can do."""

    warehouse: Warehouse
    family: Family
    operable: frozenset[OperationKind]

    def operation_types(self) -> tuple[OperationType, ...]:
        """The operation types that the menu offers."""
        return tuple(kind for kind in self.warehouse.stock.operation_types if kind.kind in self.operable)
