"""A warehouse for all kinds of work: lots, serials, packages, three-step deliveries, putaway."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.warehouse.catalogue import (
    Category,
    Location,
    Lot,
    OperationKind,
    OperationType,
    Product,
    Removal,
    Tracking,
    UnitOfMeasure,
    Usage,
)
from scansim.engine.warehouse.records import Place, PushRule
from scansim.engine.warehouse.site import QualityPoint, ReorderRule
from scansim.engine.warehouse.storage import Package, PutawayRule, StorageCategory
from scansim.engine.warehouse.warehouse import Warehouse

UNITS = UnitOfMeasure("Units", kind="pieces")
DOZENS = UnitOfMeasure("Dozens", Decimal("0.01"), "pieces", Decimal(12))
KILOGRAMS = UnitOfMeasure("kg", Decimal("0.01"), "mass")

NOW = "2026-11-22 09:00:00"
PRODUCTS = {"bolt": Tracking.NONE, "milk": Tracking.LOT, "pump": Tracking.SERIAL}
PLACES = ("stock", "a1", "a2", "packing", "output")
OPENING = {"bolt": Decimal(20), "milk": Decimal(9), "pump": Decimal(2)}
"""What is in stock before anything is done, of each product in all places together."""


def working_warehouse() -> Warehouse:
    """Bolts loose and in package K1, milk of lots M1 and M2 and without a lot, pumps S1 and S2."""
    warehouse = Warehouse(NOW)
    warehouse.add(
        [
            Location("wh", "WH", "WH", "", Usage.VIEW, ""),
            Location("stock", "Stock", "WH/Stock", "wh", Usage.INTERNAL, ""),
            Location("a1", "A1", "WH/Stock/A1", "stock", Usage.INTERNAL, ""),
            Location("a2", "A2", "WH/Stock/A2", "stock", Usage.INTERNAL, "", storage_category="shelf"),
            Location("packing", "Packing", "WH/Packing", "wh", Usage.INTERNAL, ""),
            Location("output", "Output", "WH/Output", "wh", Usage.INTERNAL, ""),
            Location("vendors", "Vendors", "Vendors", "", Usage.SUPPLIER, ""),
            Location("customers", "Customers", "Customers", "", Usage.CUSTOMER, ""),
            Location("losses", "Losses", "Losses", "", Usage.INVENTORY, ""),
            Location("scrap", "Scrap", "Scrap", "", Usage.INVENTORY, ""),
        ]
    )
    warehouse.add([Category("dairy", removal=Removal.FEFO), StorageCategory("shelf", max_weight=Decimal(30))])
    warehouse.add(
        Product(name, name, name, "", UNITS, tracking, weight=Decimal(2), category="dairy" if name == "milk" else "")
        for name, tracking in PRODUCTS.items()
    )
    warehouse.add([PutawayRule(1, "stock", "stock", storage_category="shelf"), Package("K1")])
    warehouse.add(
        [
            OperationType("in", "In", OperationKind.INCOMING, "IN/", "", "", "vendors", "stock", return_type="out"),
            OperationType("int", "Int", OperationKind.INTERNAL, "INT/", "", "", "stock", "stock"),
            OperationType("pick", "Pick", OperationKind.INTERNAL, "PICK/", "", "", "stock", "packing"),
            OperationType("pack", "Pack", OperationKind.INTERNAL, "PACK/", "", "", "packing", "output"),
            OperationType(
                "ship", "Ship", OperationKind.OUTGOING, "S/", "", "", "output", "customers", return_type="in"
            ),
            OperationType("out", "Out", OperationKind.OUTGOING, "OUT/", "", "", "stock", "customers", return_type="in"),
            PushRule("packing", "output", "pack", "customers"),
            PushRule("output", "customers", "ship", "customers"),
        ]
    )
    lots = (("milk", "M1"), ("milk", "M2"), ("pump", "S1"), ("pump", "S2"))
    warehouse.add(
        Lot(f"{product}/{name}", product, name, removal=f"2027-0{n + 1}-01") for n, (product, name) in enumerate(lots)
    )
    for place, quantity in (
        (Place("bolt", "a1"), 12),
        (Place("bolt", "a2", package="K1"), 8),
        (Place("milk", "a1", "milk/M2"), 4),
        (Place("milk", "a2", "milk/M1"), 3),
        (Place("milk", "a2"), 2),
        (Place("pump", "a1", "pump/S1"), 1),
        (Place("pump", "a2", "pump/S2"), 1),
    ):
        warehouse.change_stock(place, Decimal(quantity), "2026-01-01 08:00:00")
    return warehouse


def checking_warehouse() -> Warehouse:
    """The same with prices, quality points (pumps on receipts, bolts on deliveries) and a reordering rule."""
    warehouse = working_warehouse()
    warehouse.add(
        replace(product, standard_price=Decimal("2.50"), list_price=Decimal(4)) for product in warehouse.stock.products
    )
    warehouse.add(
        [
            Location("bad", "Bad", "WH/Stock/Bad", "stock", Usage.INTERNAL, ""),
            QualityPoint("look", "in", "pump", failure_location="bad"),
            QualityPoint("count", "out", "bolt"),
            ReorderRule("bolts", "bolt", "stock", Decimal(5), Decimal(20), Decimal(6)),
        ]
    )
    return warehouse
