"""What the handheld works on, and what the company has set in the app."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from scansim.engine.barcodes.elements import PLAIN, ReadingRules
from scansim.engine.barcodes.meaning import Meaning, meaning_of
from scansim.engine.handheld.version import BASELINE, Version
from scansim.engine.warehouse.catalogue import OperationKind, OperationType, Usage
from scansim.engine.warehouse.count_policy import CountPolicy
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["Company", "Device", "MenuScan"]


class MenuScan(StrEnum):
    """What the code of deliveries does on the menu; sources disagree (reference odoo-barcode 1.2)."""

    CREATE = "create"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Company:
    """The settings of the company (reference odoo-barcode 1.6 and 4.11), with the documented defaults.

    ``packages``, ``batches`` and ``owners`` (consignment) are features that are off until somebody wants them;
    without ``storage_locations`` nobody is asked for a place. ``show_quantity_to_count`` off is a blind count;
    ``count_entire_locations`` lists what should be in a location as soon as that is scanned. ``user`` is whose
    counts are shown. A quantity of ``huge_quantity`` or more is asked about before it is taken.
    """

    reading: ReadingRules = PLAIN
    packages: bool = False
    batches: bool = False
    owners: bool = False
    storage_locations: bool = True
    count_entire_locations: bool = False
    show_quantity_to_count: bool = True
    deliveries_on_menu: MenuScan = MenuScan.CREATE
    user: str = ""
    huge_quantity: Decimal = Decimal(100_000)
    inventory_location: str = ""
    scrap_location: str = ""


@dataclass(frozen=True, slots=True)
class Device:
    """The record, the version of the app, the company's settings, and what is practised: the kinds of operation that
    the menu offers, and whether stock is counted.

    ``count_policy`` is what a site allows whoever counts to apply; None: anything, as the real app does.
    Goods that a count misses go to ``losses``, scrapped ones to ``scrap_place``: what the company set, else the first
    locations of that use; empty when there is none.
    """

    warehouse: Warehouse
    version: Version = BASELINE
    company: Company = Company()
    operable: frozenset[OperationKind] = frozenset(OperationKind)
    counts: bool = True
    count_policy: CountPolicy | None = None
    losses: str = field(init=False, default="")
    scrap_place: str = field(init=False, default="")

    def __post_init__(self) -> None:
        virtual = [place.id for place in self.warehouse.stock.locations if place.usage is Usage.INVENTORY]
        named = [place for place in virtual if "scrap" in self.warehouse.stock.locations.get(place).name.casefold()]
        losses = [place for place in virtual if place not in named]
        object.__setattr__(self, "losses", self.company.inventory_location or next(iter(losses), ""))
        object.__setattr__(self, "scrap_place", self.company.scrap_location or next(iter(named), ""))

    def operation_types(self) -> tuple[OperationType, ...]:
        """The operation types that the menu offers."""
        return tuple(kind for kind in self.warehouse.stock.operation_types if kind.kind in self.operable)

    def read(self, data: str) -> Meaning:
        """What a code means on this device."""
        return meaning_of(data, self.warehouse, self.version.family, self.company.reading)
