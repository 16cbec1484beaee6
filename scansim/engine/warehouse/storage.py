"""What decides where arriving goods are put: packages and their types, storage categories, putaway rules.

Reference odoo-barcode 6.5, 6.6, 6.14.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO

__all__ = ["NewProduct", "Package", "PackageType", "PutawayRule", "StorageCategory", "Sublocation"]


@dataclass(frozen=True, slots=True)
class PackageType:
    """A kind of box or pallet; what it weighs empty and may weigh full, in kilograms (0: no limit)."""

    id: str
    barcode: str = ""
    own_weight: Decimal = ZERO
    max_weight: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Package:
    """One box or pallet. A reusable one stays behind when its content goes on. The newest has the highest number.

    It may stand in another one, its ``container`` (from version 19 on, reference odoo-barcode 0 "Version map").
    """

    id: str
    type: str = ""
    reusable: bool = False
    number: int = 0
    container: str = ""


class NewProduct(StrEnum):
    """When goods may join what a place already holds."""

    EMPTY = "empty"
    SAME = "same"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class StorageCategory:
    """What places of this category can hold, each.

    ``max_weight`` is in kilograms, and 0 lets nothing in that weighs (reference odoo-barcode 11.21). The capacities
    are pairs of a product or package type and how many of it fit.
    """

    id: str
    max_weight: Decimal = ZERO
    allow_new_product: NewProduct = NewProduct.MIXED
    product_capacity: tuple[tuple[str, Decimal], ...] = ()
    package_capacity: tuple[tuple[str, Decimal], ...] = ()


class Sublocation(StrEnum):
    """Where below its target a putaway rule sends goods."""

    NO = "no"
    LAST_USED = "last_used"
    CLOSEST = "closest_location"


@dataclass(frozen=True, slots=True)
class PutawayRule:
    """Goods that arrive in ``arrival`` go to ``target``; empty fields fit everything. The first created has the
    lowest id."""

    id: int
    arrival: str
    target: str
    product: str = ""
    category: str = ""
    package_types: tuple[str, ...] = ()
    storage_category: str = ""
    sublocation: Sublocation = Sublocation.NO
    sequence: int = 10
