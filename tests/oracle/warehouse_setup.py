"""Builds a warehouse from the ``setup`` of a recorded case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from scansim.engine.warehouse.catalogue import (
    BackorderPolicy,
    Category,
    Location,
    Lot,
    OperationKind,
    OperationType,
    Packaging,
    Product,
    Removal,
    Tracking,
    UnitOfMeasure,
    Usage,
)
from scansim.engine.warehouse.records import Place, PushRule
from scansim.engine.warehouse.storage import (
    NewProduct,
    Package,
    PackageType,
    PutawayRule,
    StorageCategory,
    Sublocation,
)
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["NOW", "Recorded", "built", "first_step", "lot_id", "number", "units"]

Recorded = Mapping[str, Any]

NOW = "2026-11-22 09:00:00"
LONG_AGO = "2024-01-01 00:00:00"

PLACES = (
    ("WH", "", Usage.VIEW),
    ("Stock", "WH", Usage.INTERNAL),
    ("Input", "WH", Usage.INTERNAL),
    ("QC", "WH", Usage.INTERNAL),
    ("PackZone", "WH", Usage.INTERNAL),
    ("Output", "WH", Usage.INTERNAL),
    ("Vendors", "", Usage.SUPPLIER),
    ("Customers", "", Usage.CUSTOMER),
    ("Inventory", "", Usage.INVENTORY),
    ("Scrap", "", Usage.INVENTORY),
)

UNITS = {
    "unit": ("pieces", Decimal(1)),
    "dozen": ("pieces", Decimal(12)),
    "kg": ("mass", Decimal(1)),
    "g": ("mass", Decimal("0.001")),
    "t": ("mass", Decimal(1000)),
}


def number(value: object) -> Decimal:
    """A recorded number."""
    return Decimal(str(value))


def lot_id(product: str, name: str) -> str:
    """The engine's id of a lot."""
    return f"{product}/{name}"


def units(setup: Recorded) -> dict[str, UnitOfMeasure]:
    """The units of the recorder."""
    rounding = setup.get("uom_rounding", {})
    return {
        name: UnitOfMeasure(name, number(rounding.get(name, "0.01")), kind, ratio)
        for name, (kind, ratio) in UNITS.items()
    }


def first_step(setup: Recorded, kind: str) -> str:
    """The operation type that begins a chain: of deliveries ("out") or of receipts ("in")."""
    if kind == "in":
        return "IN"
    return "OUT" if setup.get("warehouse", {}).get("delivery", "ship_only") == "ship_only" else "PICK"


def built(setup: Recorded) -> Warehouse:
    """The warehouse as it was before the first operation."""
    warehouse = Warehouse(NOW)
    known = units(setup)
    warehouse.add(_locations(setup))
    for name, row in setup.get("categories", {}).items():
        removal = Removal(row["removal"]) if row.get("removal") else None
        warehouse.add([Category(name, row.get("parent", ""), removal, row.get("packaging_reserve") == "full")])
    warehouse.add(_products(setup, known))
    warehouse.add(PackageType(name) for name in setup.get("package_types", {}))
    warehouse.add(_packagings(setup))
    warehouse.add(_storage_categories(setup))
    warehouse.add(_putaway(setup))
    warehouse.add(_packages(setup))
    warehouse.add(_operation_types(setup))
    warehouse.add(_push_rules(setup))
    for name, row in setup.get("lots", {}).items():
        dates = (row.get("expiration_date") or "", row.get("removal_date") or "")
        warehouse.add([Lot(lot_id(row["product"], name), row["product"], name, *dates)])
    for row in setup.get("quants", ()):
        lot = lot_id(row["product"], row["lot"]) if row.get("lot") else ""
        place = Place(row["product"], row["location"], lot, row.get("package") or "", row.get("owner") or "")
        warehouse.change_stock(place, number(row["qty"]), row.get("in_date", LONG_AGO))
    return warehouse


def _locations(setup: Recorded) -> Iterator[Location]:
    full: dict[str, str] = {}
    for name, parent, usage in PLACES:
        full[name] = f"{full[parent]}/{name}" if parent else name
        removal = Removal(setup["stock_removal"]) if name == "Stock" and setup.get("stock_removal") else None
        category = setup.get("stock_storage_category", "") if name == "Stock" else ""
        yield Location(name, name, full[name], parent, usage, "", removal, category)
    for alias, row in setup.get("locations", {}).items():
        parent, name = row.get("parent", "Stock"), row.get("name", alias)
        full[alias] = f"{full[parent]}/{name}"
        removal = Removal(row["removal"]) if row.get("removal") else None
        usage = Usage(row.get("usage", "internal"))
        yield Location(alias, name, full[alias], parent, usage, "", removal, row.get("storage_category") or "")


def _products(setup: Recorded, known: Mapping[str, UnitOfMeasure]) -> Iterator[Product]:
    for name, row in setup.get("products", {}).items():
        expiry = row.get("expiry") or {}
        yield Product(
            name,
            name,
            name,
            "",
            known[row.get("uom") or "unit"],
            Tracking(row.get("tracking", "none")),
            weight=number(row.get("weight", 0)),
            category=row.get("category") or "",
            storable=row.get("storable", True),
            expires=bool(expiry),
            expiration_days=int(expiry.get("expiration_days", 0)),
            removal_days=int(expiry.get("removal_days_before", 0)),
        )


def _packagings(setup: Recorded) -> Iterator[Packaging]:
    for product, row in setup.get("products", {}).items():
        for name, packaging in (row.get("packagings") or {}).items():
            key = f"{product}/{name}"
            yield Packaging(key, product, name, number(packaging["qty"]), "", packaging.get("package_type") or "")


def _storage_categories(setup: Recorded) -> Iterator[StorageCategory]:
    for name, row in setup.get("storage_categories", {}).items():
        yield StorageCategory(
            name,
            number(row.get("max_weight", 0)),
            NewProduct(row.get("allow_new_product", "mixed")),
            tuple((key, number(value)) for key, value in (row.get("product_capacity") or {}).items()),
            tuple((key, number(value)) for key, value in (row.get("package_capacity") or {}).items()),
        )


def _putaway(setup: Recorded) -> Iterator[PutawayRule]:
    for index, row in enumerate(setup.get("putaway", ())):
        yield PutawayRule(
            index + 1,
            row["in"],
            row["out"],
            row.get("product") or "",
            row.get("category") or "",
            tuple(row.get("package_types") or ()),
            row.get("storage_category") or "",
            Sublocation(row.get("sublocation", "no")),
            int(row.get("sequence", 10)),
        )


def _packages(setup: Recorded) -> Iterator[Package]:
    rows = {row["package"]: {} for row in setup.get("quants", ()) if row.get("package")} | dict(
        setup.get("packages", {})
    )
    for name, row in rows.items():
        yield Package(name, row.get("type") or "", row.get("use") == "reusable")


def _operation_types(setup: Recorded) -> Iterator[OperationType]:
    delivery = setup.get("warehouse", {}).get("delivery", "ship_only")
    reception = setup.get("warehouse", {}).get("reception", "one_step")
    arrival = "Stock" if reception == "one_step" else "Input"
    picked_to = "PackZone" if delivery == "pick_pack_ship" else "Output"
    rows = (
        ("IN", OperationKind.INCOMING, "Vendors", arrival, "OUT"),
        ("OUT", OperationKind.OUTGOING, "Stock" if delivery == "ship_only" else "Output", "Customers", "IN"),
        ("INT", OperationKind.INTERNAL, "Stock", "Stock", ""),
        ("PICK", OperationKind.INTERNAL, "Stock", picked_to, ""),
        ("PACK", OperationKind.INTERNAL, "PackZone", "Output", ""),
        ("QC", OperationKind.INTERNAL, "Input", "QC", ""),
        ("STOR", OperationKind.INTERNAL, "Input" if reception == "two_steps" else "QC", "Stock", ""),
    )
    for code, kind, source, destination, back in rows:
        own = setup.get("operation_types", {}).get(code.lower(), {})
        yield OperationType(
            code,
            code,
            kind,
            f"{code}/",
            "",
            "",
            source,
            destination,
            BackorderPolicy(own.get("create_backorder", "ask")),
            use_create_lots=own.get("use_create_lots", code == "IN"),
            use_existing_lots=own.get("use_existing_lots", code != "IN"),
            reserves_at_confirmation=own.get("reservation_method", "at_confirm") == "at_confirm",
            return_type=back,
        )


def _push_rules(setup: Recorded) -> Iterator[PushRule]:
    delivery = setup.get("warehouse", {}).get("delivery", "ship_only")
    reception = setup.get("warehouse", {}).get("reception", "one_step")
    if delivery != "ship_only":
        yield PushRule("Output", "Customers", "OUT", "Customers")
    if delivery == "pick_pack_ship":
        yield PushRule("PackZone", "Output", "PACK", "Customers")
    if reception == "two_steps":
        yield PushRule("Input", "Stock", "STOR")
    if reception == "three_steps":
        yield PushRule("Input", "QC", "QC")
        yield PushRule("QC", "Stock", "STOR")
