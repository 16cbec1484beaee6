"""A small warehouse with two receipts, a handheld over it, and short names for what is done with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from scansim.engine.barcodes.commands import Family
from scansim.engine.handheld.handheld import Handheld, Turn
from scansim.engine.handheld.inputs import Entered, Pressed, Scanned
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import (
    BackorderPolicy,
    BarcodeSettings,
    Location,
    Lot,
    OperationKind,
    OperationType,
    Packaging,
    Partner,
    Product,
    Tracking,
    UnitOfMeasure,
    Usage,
)
from scansim.engine.warehouse.records import Line, Transfer
from scansim.engine.warehouse.warehouse import Warehouse

NOW = "2026-11-22T08:00:00"

KILOGRAMS = UnitOfMeasure("kg", Decimal("0.01"))

MUG = Product("mug", "Blue mug 35cl", "MUG", "4006381333931")
PLATE = Product("plate", "Plate 24cm", "PLATE", "4006381333948")
GLASS = Product("glass", "Glass 20cl", "GLASS", "0036000291452")
"""Kept as EAN-13; its label is a UPC-A of twelve digits."""
HONEY = Product("honey", "Honey", "HONEY", "4006381333955", KILOGRAMS)
TEA = Product("tea", "Tea", "TEA", "4006381333962", tracking=Tracking.LOT)
PRODUCTS = (MUG, PLATE, GLASS, HONEY, TEA)

BOX = Packaging("mug-6", "mug", "Box of 6", Decimal(6), "14006381333938")
DRUM = Packaging("honey-drum", "honey", "Drum", Decimal("2.5"), "14006381333952")
PACKAGINGS = (BOX, DRUM)

LOCATIONS = (
    Location("wh", "WH", "WH", "", Usage.VIEW, "WH"),
    Location("stock", "Stock", "WH/Stock", "wh", Usage.INTERNAL, "WH-STOCK"),
    Location("shelf-1", "Shelf 1", "WH/Stock/Shelf 1", "stock", Usage.INTERNAL, "WH-SHELF1"),
    Location("shelf-2", "Shelf 2", "WH/Stock/Shelf 2", "stock", Usage.INTERNAL, "WH-SHELF2"),
    Location("zone", "Zone", "WH/Stock/Zone", "stock", Usage.VIEW, "WH-ZONE"),
    Location("output", "Output", "WH/Output", "wh", Usage.INTERNAL, "WH-OUTPUT"),
    Location("vendors", "Vendors", "Vendors", "", Usage.SUPPLIER, ""),
    Location("customers", "Customers", "Customers", "", Usage.CUSTOMER, ""),
)

RECEIPTS = OperationType("in", "Receipts", OperationKind.INCOMING, "WH/IN/", "WHIN", "WH-RECEIPTS", "vendors", "stock")
DELIVERIES = OperationType(
    "out", "Deliveries", OperationKind.OUTGOING, "WH/OUT/", "WHOUT", "WH-DELIVERY", "stock", "customers"
)

OPENING = Decimal(5)
"""Mugs in stock before the story."""


@dataclass
class Small:
    """The small warehouse, its handheld, and the receipts DN-881 (24 mugs, 6 plates) and DN-882 (10 glasses)."""

    warehouse: Warehouse
    handheld: Handheld
    receipt: Transfer
    other: Transfer
    turns: list[Turn] = field(default_factory=list)

    def scan(self, data: str) -> Turn:
        """Read a code."""
        return self._kept(self.handheld.receive(Scanned(data)))

    def press(self, control: str) -> Turn:
        """Press a button."""
        return self._kept(self.handheld.receive(Pressed(control)))

    def enter(self, value: str, field_id: str = "quantity") -> Turn:
        """Type a value."""
        return self._kept(self.handheld.receive(Entered(field_id, value)))

    def line(self, product: Product = MUG, transfer: Transfer | None = None) -> Line:
        """The first line of a product."""
        lines = self.warehouse.lines_of((transfer or self.receipt).id)
        return next(line for line in lines if line.product == product.id)

    def done(self, product: Product = MUG) -> Decimal:
        """What was done of a product on the first receipt, on all its lines."""
        return sum((line.done for line in self.warehouse.lines_of(self.receipt.id) if line.product == product.id), ZERO)

    def state(self, transfer: Transfer | None = None) -> str:
        """The state of a transfer now."""
        return self.warehouse.stock.transfers.get((transfer or self.receipt).id).state.value

    def on_hand(self, product: Product, location: str) -> Decimal:
        """What the record holds of a product in exactly this location."""
        quants = self.warehouse.stock.quants
        return sum(
            (quant.quantity for quant in quants if (quant.product, quant.location) == (product.id, location)), ZERO
        )

    def _kept(self, turn: Turn) -> Turn:
        self.turns.append(turn)
        return turn


def small_warehouse(
    policy: BackorderPolicy = BackorderPolicy.ASK, settings: BarcodeSettings | None = None
) -> Warehouse:
    """The catalogue and the opening stock, without any transfer."""
    warehouse = Warehouse(NOW)
    warehouse.add(LOCATIONS)
    warehouse.add(PRODUCTS)
    warehouse.add(PACKAGINGS)
    warehouse.add([Partner("nordic", "Nordic Table"), Lot("lot-7", "tea", "LOT-7")])
    warehouse.add([replace(RECEIPTS, backorder=policy, settings=settings), DELIVERIES])
    warehouse.set_stock("mug", "shelf-1", OPENING)
    return warehouse


def small(
    family: Family = Family.CURRENT,
    policy: BackorderPolicy = BackorderPolicy.ASK,
    settings: BarcodeSettings | None = None,
) -> Small:
    """Everything, with the menu on the handheld."""
    warehouse = small_warehouse(policy, settings)
    receipt = warehouse.create_transfer(
        "in", [("mug", Decimal(24)), ("plate", Decimal(6))], partner="nordic", origin="DN-881"
    )
    other = warehouse.create_transfer("in", [("glass", Decimal(10))], origin="DN-882")
    version = VERSIONS["18" if family is Family.CURRENT else "17"]
    return Small(
        warehouse, Handheld(warehouse, version, operable=[OperationKind.INCOMING], counts=False), receipt, other
    )


def opened(
    family: Family = Family.CURRENT,
    policy: BackorderPolicy = BackorderPolicy.ASK,
    settings: BarcodeSettings | None = None,
) -> Small:
    """The same with the first receipt open."""
    world = small(family, policy, settings)
    world.scan(world.receipt.name)
    return world
