"""What happened on the handheld, as past-tense facts: the floor, the evidence and the score are derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.filling import filled_directly

__all__ = [
    "BackorderAsked",
    "BatchOpened",
    "CountWritten",
    "Counted",
    "CountsApplied",
    "DestinationSet",
    "Event",
    "ExtraProductAdded",
    "Packed",
    "Printed",
    "QualityChecked",
    "ReturnCreated",
    "Scrapped",
    "SourceSet",
    "TransferCancelled",
    "TransferCreated",
    "TransferOpened",
    "TransferValidated",
    "Via",
]


class Via(StrEnum):
    """What an input was to the handheld."""

    CODE = "code"
    CONTROL = "control"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class TransferOpened:
    """A transfer's screen was opened, by its code or from a list."""

    transfer: int
    via: Via


@dataclass(frozen=True, slots=True)
class BatchOpened:
    """The screen of a batch was opened."""

    batch: str
    via: Via


@dataclass(frozen=True, slots=True)
class TransferCreated:
    """A new, empty transfer was made."""

    transfer: int


@filled_directly
@dataclass(frozen=True, slots=True)
class Counted:
    """The done quantity of a line changed by ``change`` to ``done``; ``data`` is the code when one was read.

    ``lot`` is the name of the lot or serial number, ``package`` the package whose code stood for its content.
    """

    transfer: int
    line: int
    product: str
    change: Decimal
    done: Decimal
    planned: Decimal
    via: Via
    data: str = ""
    lot: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class ExtraProductAdded:
    """A product that nobody planned was added to a transfer."""

    transfer: int
    product: str


@dataclass(frozen=True, slots=True)
class SourceSet:
    """Goods are now taken from a location. ``transfer`` is 0 for a batch."""

    transfer: int
    location: str


@dataclass(frozen=True, slots=True)
class DestinationSet:
    """Lines were sent to a location."""

    transfer: int
    location: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """Lines were put into a package."""

    transfer: int
    package: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QualityChecked:
    """A check was answered."""

    transfer: int
    product: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper was sent to the printer."""

    transfer: int
    paper: str


@dataclass(frozen=True, slots=True)
class Scrapped:
    """Goods were scrapped."""

    transfer: int
    product: str
    quantity: Decimal
    location: str


@dataclass(frozen=True, slots=True)
class ReturnCreated:
    """A return of a done transfer was made."""

    transfer: int
    returns: int


@dataclass(frozen=True, slots=True)
class BackorderAsked:
    """Validation asked what becomes of the missing quantities (product id, quantity)."""

    transfer: int
    missing: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class TransferValidated:
    """A transfer is done; ``backorder`` holds the rest, ``cancelled`` is what was given up."""

    transfer: int
    backorder: int | None
    cancelled: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class TransferCancelled:
    """A transfer was cancelled."""

    transfer: int


@dataclass(frozen=True, slots=True)
class CountWritten:
    """A counted quantity was written, or taken back (None). ``expected`` is what the record held."""

    product: str
    location: str
    lot: str
    package: str
    counted: Decimal | None
    expected: Decimal
    via: Via
    data: str = ""


@dataclass(frozen=True, slots=True)
class CountsApplied:
    """Counts became stock: product, location, counted, difference."""

    counts: tuple[tuple[str, str, Decimal, Decimal], ...]


Event = (
    TransferOpened
    | BatchOpened
    | TransferCreated
    | Counted
    | ExtraProductAdded
    | SourceSet
    | DestinationSet
    | Packed
    | QualityChecked
    | Printed
    | Scrapped
    | ReturnCreated
    | BackorderAsked
    | TransferValidated
    | TransferCancelled
    | CountWritten
    | CountsApplied
)
