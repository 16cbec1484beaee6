"""What a site lays over its documents and stock: notices, quality points, reordering rules.

Notices and quality points are site procedure: the real app has no button for a notice, and its quality steps are known
by product knowledge only (reference odoo-barcode 1.4, marked K; training A2 59, A3 90, A4 114).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO

__all__ = ["CheckState", "Notice", "NoticeKind", "QualityCheck", "QualityPoint", "ReorderRule", "Subject"]


class NoticeKind(StrEnum):
    """How much a notice stops."""

    HOLD = "hold"
    FREEZE = "freeze"


class Subject(StrEnum):
    """What a notice is about."""

    TRANSFER = "transfer"
    ORDER = "order"
    PRODUCT = "product"
    LOT = "lot"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Notice:
    """A word on a document, a lot, a product or a place. ``key`` is a transfer's name, else an id.

    One that is ``enforced`` is refused by the record; one that is only posted has to be heeded.
    """

    id: str
    kind: NoticeKind
    subject: Subject
    key: str
    text: str = ""
    enforced: bool = True


@dataclass(frozen=True, slots=True)
class QualityPoint:
    """A check that an operation type requires for a product, or for every one.

    What fails goes to ``failure_location``; without one it stays, to be scrapped or sent back.
    """

    id: str
    operation_type: str
    product: str = ""
    failure_location: str = ""


class CheckState(StrEnum):
    """What came of a check."""

    TO_DO = "to_do"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """What was found at a point for one product of a transfer; ``failed`` is how much, in the product's unit.

    Its ``id`` is 0 as long as nothing was found.
    """

    id: int
    transfer: int
    point: str
    product: str
    state: CheckState = CheckState.TO_DO
    note: str = ""
    failed: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class ReorderRule:
    """Below ``minimum`` in a place and all that lies in it, order up to ``maximum``, in multiples."""

    id: str
    product: str
    location: str
    minimum: Decimal
    maximum: Decimal
    multiple: Decimal = ZERO
