"""What a warehouse is made of and rarely changes: products, packagings, places of the record, operation types.

The names are Odoo's, because they are the field's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ONE, ZERO

__all__ = [
    "BackorderPolicy",
    "BarcodeSettings",
    "Location",
    "Lot",
    "OperationKind",
    "OperationType",
    "Packaging",
    "Partner",
    "Product",
    "Tracking",
    "UnitOfMeasure",
    "Usage",
]


class Tracking(StrEnum):
    """How single units of a product are told apart."""

    NONE = "none"
    LOT = "lot"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """A unit and the step to which quantities in it are rounded."""

    name: str
    rounding: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Product:
    """Something that is stocked. ``standard_price`` is its cost per unit in the pack's currency."""

    id: str
    name: str
    code: str
    barcode: str
    unit: UnitOfMeasure = UnitOfMeasure("Units")
    tracking: Tracking = Tracking.NONE
    standard_price: Decimal = ZERO
    weight: Decimal = ZERO
    look_alike_of: str = ""


@dataclass(frozen=True, slots=True)
class Packaging:
    """A box, case or pallet of one product: its barcode counts ``quantity`` units (reference odoo-barcode 6.11)."""

    id: str
    product: str
    name: str
    quantity: Decimal
    barcode: str


class Usage(StrEnum):
    """What a location is for (reference odoo-barcode 6.2)."""

    VIEW = "view"
    INTERNAL = "internal"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    INVENTORY = "inventory"
    PRODUCTION = "production"
    TRANSIT = "transit"

    @property
    def bypasses_reservation(self) -> bool:
        """Whether goods may leave without having been reserved there (reference odoo-barcode 6.2)."""
        return self in (Usage.SUPPLIER, Usage.CUSTOMER, Usage.INVENTORY, Usage.PRODUCTION)


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the record. ``parent`` is a location id, empty at the root."""

    id: str
    name: str
    complete_name: str
    parent: str
    usage: Usage
    barcode: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A supplier or customer."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot or serial number of one product."""

    id: str
    product: str
    name: str


class OperationKind(StrEnum):
    """Which way goods flow."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"


class BackorderPolicy(StrEnum):
    """What becomes of demand that was not done (reference odoo-barcode 4.0 "Validate")."""

    ASK = "ask"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class BarcodeSettings:
    """The operation type's Barcode tab, with the documented defaults (reference odoo-barcode section 3)."""

    allow_extra_products: bool = True
    allow_full_validation: bool = True


@dataclass(frozen=True, slots=True)
class OperationType:
    """Receipts, deliveries, …: where goods come from and go to, and how the handheld behaves.

    ``barcode`` is the payload from 18.0 on, ``legacy_barcode`` the one up to 17.0 (reference odoo-barcode section 2).
    ``prefix`` begins the names of its transfers (``WH/IN/``).
    """

    id: str
    name: str
    kind: OperationKind
    prefix: str
    barcode: str
    legacy_barcode: str
    source: str
    destination: str
    backorder: BackorderPolicy = BackorderPolicy.ASK
    settings: BarcodeSettings = field(default_factory=BarcodeSettings)
