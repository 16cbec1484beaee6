"""What a warehouse is made of and rarely changes: products, packagings, places of the record, operation types.

The names are Odoo's, because they are the field's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ONE, ZERO
from scansim.engine.warehouse.moments import day_of, days_later

__all__ = [
    "BackorderPolicy",
    "BarcodeSettings",
    "Category",
    "Location",
    "Lot",
    "OperationKind",
    "OperationType",
    "Packaging",
    "Partner",
    "Product",
    "Removal",
    "ScanStep",
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
    """A unit and the step to which quantities in it are rounded.

    Units of one ``kind`` (pieces, mass) convert into each other: one of this unit is ``ratio`` of the kind's first.
    """

    name: str
    rounding: Decimal = ONE
    kind: str = ""
    ratio: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Product:
    """Something that is stocked. ``standard_price`` is its cost per unit in the pack's currency, ``list_price`` what
    a customer pays.

    ``weight`` is in kilograms per unit. What is not ``storable`` is never counted: it is always available. A product
    that ``expires`` gives a new lot its dates: so many days from now; to be removed, at its best, to be warned of so
    many days before.
    """

    id: str
    name: str
    code: str
    barcode: str
    unit: UnitOfMeasure = UnitOfMeasure("Units")
    tracking: Tracking = Tracking.NONE
    standard_price: Decimal = ZERO
    weight: Decimal = ZERO
    look_alike_of: str = ""
    category: str = ""
    storable: bool = True
    expires: bool = False
    expiration_days: int = 0
    removal_days: int = 0
    list_price: Decimal = ZERO
    best_before_days: int = 0
    alert_days: int = 0


@dataclass(frozen=True, slots=True)
class Packaging:
    """A box, case or pallet of one product: its barcode counts ``quantity`` units (reference odoo-barcode 6.11).

    ``package_type`` is what goods in it are stored as.
    """

    id: str
    product: str
    name: str
    quantity: Decimal
    barcode: str
    package_type: str = ""


class Removal(StrEnum):
    """In which order stock is taken (reference odoo-barcode 6.4)."""

    FIFO = "fifo"
    LIFO = "lifo"
    FEFO = "fefo"
    CLOSEST = "closest"
    LEAST_PACKAGES = "least_packages"


@dataclass(frozen=True, slots=True)
class Category:
    """A group of products. Its removal order wins over a location's, and is not its children's (11.13).

    With ``whole_packagings`` a demand in packagings reserves only whole ones.
    """

    id: str
    parent: str = ""
    removal: Removal | None = None
    whole_packagings: bool = False


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

    @property
    def is_inside(self) -> bool:
        """Whether what lies there is in stock."""
        return self in (Usage.INTERNAL, Usage.TRANSIT)


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the record. ``parent`` is a location id, empty at the root.

    ``removal`` says in which order goods are taken from it and what lies below it. It is to be counted every
    ``count_every`` days, 0 for once a year; ``last_counted`` is the day of its last count.
    """

    id: str
    name: str
    complete_name: str
    parent: str
    usage: Usage
    barcode: str
    removal: Removal | None = None
    storage_category: str = ""
    count_every: int = 0
    last_counted: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """A supplier or customer."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot or serial number of one product, with its dates: when it expires and is to be taken out, until when it is
    at its best, and when somebody is to be warned (reference odoo-barcode 4.12)."""

    id: str
    product: str
    name: str
    expires: str = ""
    removal: str = ""
    best_before: str = ""
    alert: str = ""


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


class ScanStep(StrEnum):
    """When a step of the Barcode tab is asked for: never, once for a group of products, after each product."""

    NO = "no"
    GROUP = "group"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class BarcodeSettings:
    """The operation type's Barcode tab (reference odoo-barcode section 3; all of it K, but for lots).

    ``source_required``: a product counts only after its source location was scanned. ``product_required`` and
    ``lot_required``: neither buttons nor fields stand in for that scan. ``put_in_pack`` and ``destination`` say when
    they are asked for; a package needs the company's packages too. ``all_packed`` and ``all_sent`` are looked at when
    the transfer is validated. ``whole_packages`` (Move Entire Packages): a package that moves whole is one line.
    ``asks_package_type`` (Set Package Type): Put in pack asks which package, or of which type.
    """

    allow_extra_products: bool = True
    allow_full_validation: bool = True
    source_required: bool = False
    product_required: bool = False
    lot_required: bool = False
    put_in_pack: ScanStep = ScanStep.GROUP
    destination: ScanStep = ScanStep.GROUP
    all_packed: bool = False
    all_sent: bool = False
    show_reserved_lots: bool = False
    whole_packages: bool = False
    asks_package_type: bool = False

    @classmethod
    def documented(cls, kind: OperationKind, *, packs: bool = False) -> BarcodeSettings:
        """The documented defaults of a kind of operation; ``packs``: goods come from the packing zone."""
        if kind is OperationKind.INCOMING:
            return cls()
        if kind is OperationKind.OUTGOING:
            return cls(source_required=True, destination=ScanStep.NO)
        return cls(source_required=not packs)


@dataclass(frozen=True, slots=True)
class OperationType:
    """Receipts, deliveries, …: where goods come from and go to, and how the handheld behaves.

    ``barcode`` is the payload from 18.0 on, ``legacy_barcode`` the one up to 17.0 (reference odoo-barcode section 2).
    ``prefix`` begins the names of its transfers (``WH/IN/``). Its returns are of ``return_type``, empty for the same.
    ``settings`` are None for the documented ones of its kind. With ``reserve_days_before`` goods are reserved so many
    days before the transfer is due, for urgent ones ``reserve_days_before_urgent``; else at confirmation or when asked.
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
    settings: BarcodeSettings | None = None
    use_create_lots: bool = True
    use_existing_lots: bool = True
    reserves_at_confirmation: bool = True
    return_type: str = ""
    reserve_days_before: int | None = None
    reserve_days_before_urgent: int = 0

    def reserves_by_itself(self, *, now: str, scheduled: str, urgent: bool) -> bool:
        """Whether a transfer of this type is reserved without being asked to be (reference odoo-barcode 6.3)."""
        if self.reserve_days_before is None:
            return self.reserves_at_confirmation
        days = self.reserve_days_before_urgent if urgent else self.reserve_days_before
        return days_later(day_of(scheduled or now), -days) <= day_of(now)

    @property
    def tab(self) -> BarcodeSettings:
        """The Barcode tab as it holds: what the site set, else the documented defaults."""
        return self.settings or BarcodeSettings.documented(self.kind)

    @property
    def uses_lots(self) -> bool:
        """Whether tracked goods need a number here (reference odoo-barcode 9.24)."""
        return self.use_create_lots or self.use_existing_lots
