"""What happened on the handheld, as past-tense facts: the floor, the evidence and the score are derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = [
    "BackorderAsked",
    "Counted",
    "DestinationSet",
    "Event",
    "ExtraProductAdded",
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
class TransferCreated:
    """A new, empty transfer was made."""

    transfer: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The done quantity of a line changed by ``change`` to ``done``; ``data`` is the code when one was read."""

    transfer: int
    line: int
    product: str
    change: Decimal
    done: Decimal
    planned: Decimal
    via: Via
    data: str = ""


@dataclass(frozen=True, slots=True)
class ExtraProductAdded:
    """A product that nobody planned was added to a transfer."""

    transfer: int
    product: str


@dataclass(frozen=True, slots=True)
class DestinationSet:
    """Lines were sent to a location."""

    transfer: int
    location: str
    lines: tuple[int, ...]


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


Event = (
    TransferOpened
    | TransferCreated
    | Counted
    | ExtraProductAdded
    | DestinationSet
    | BackorderAsked
    | TransferValidated
    | TransferCancelled
)
