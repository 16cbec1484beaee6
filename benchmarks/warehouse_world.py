"""Warehouses of any size, made in memory: what the engine's figures are measured on.

As a program (``python -m benchmarks.warehouse_world PRODUCTS``) it makes one in a process of its own and prints how
long that took and how much memory it holds.
"""

from __future__ import annotations

import random
import sys
import time
from decimal import Decimal
from pathlib import Path

from scansim.engine.warehouse.catalogue import Location, OperationKind, OperationType, Product, Usage
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = [
    "LINES",
    "QUANTS_A_PRODUCT",
    "deliveries_warehouse",
    "large_warehouse",
    "product_barcode",
    "spread_warehouse",
]

QUANTS_A_PRODUCT = 5
LINES = 10
_PRODUCTS_A_BIN = 10
_LONG_AGO = "2026-01-01T08:00:00"


def product_barcode(number: int) -> str:
    """The barcode of a product of these warehouses."""
    return f"BENCH{number:08d}"


def large_warehouse(products: int) -> Warehouse:
    """So many products, five quants each in bins of their own, and a receipt ``BIG`` of the first ten products."""
    bins = max(products // _PRODUCTS_A_BIN, 2 * QUANTS_A_PRODUCT)
    warehouse = _empty(bins, products)
    for turn in range(QUANTS_A_PRODUCT):
        for number in range(products):
            place = Place(f"p{number}", f"bin{(number + turn * (bins // QUANTS_A_PRODUCT)) % bins}")
            warehouse.change_stock(place, Decimal(10), _LONG_AGO)
    warehouse.create_transfer("in", [(f"p{number}", Decimal(1_000)) for number in range(LINES)], name="BIG")
    warehouse.forget_past()
    return warehouse


def deliveries_warehouse() -> Warehouse:
    """The world in which the real system was timed: 20 products, each in 5 of 25 places, first in first out."""
    chance = random.Random(1)
    warehouse = _empty(25, 20)
    for number in range(20):
        for day, place in enumerate(chance.sample(range(25), 5), 1):
            warehouse.change_stock(Place(f"p{number}", f"bin{place}"), Decimal(1_000), f"2026-01-0{day}T08:00:00")
    return warehouse


def spread_warehouse(quants: int) -> Warehouse:
    """One product over so many bins, one unit each."""
    warehouse = _empty(quants, 1)
    for number in range(quants):
        day = f"2026-01-{1 + number * 7 % 28:02d}T08:00:00"
        warehouse.change_stock(Place("p0", f"bin{number}"), Decimal(1), day)
    return warehouse


def _empty(bins: int, products: int) -> Warehouse:
    warehouse = Warehouse("2026-03-02T08:00:00")
    warehouse.add(
        [
            Location("wh", "WH", "WH", "", Usage.VIEW, ""),
            Location("stock", "Stock", "WH/Stock", "wh", Usage.INTERNAL, "BENCHSTOCK"),
            Location("vendors", "Vendors", "Vendors", "", Usage.SUPPLIER, ""),
            Location("customers", "Customers", "Customers", "", Usage.CUSTOMER, ""),
            OperationType("in", "In", OperationKind.INCOMING, "IN/", "WHIN", "", "vendors", "stock"),
            OperationType("out", "Out", OperationKind.OUTGOING, "OUT/", "WHOUT", "", "stock", "customers"),
        ]
    )
    warehouse.add(
        Location(f"bin{n}", f"Bin {n}", f"WH/Stock/Bin {n:06d}", "stock", Usage.INTERNAL, f"BIN{n:06d}")
        for n in range(bins)
    )
    warehouse.add(
        Product(f"p{n}", f"Product {n}", f"P{n}", product_barcode(n), standard_price=Decimal(1))
        for n in range(products)
    )
    return warehouse


def main() -> None:
    before = _resident()
    begun = time.process_time()
    warehouse = large_warehouse(int(sys.argv[1]))
    seconds = time.process_time() - begun
    products, quants = len(warehouse.stock.products), len(warehouse.stock.quants)
    print(f"{products} {quants} {seconds:.2f} {_resident() - before:.0f}")


def _resident() -> float:
    """The memory that this process holds now, in megabytes; 0 where the system does not tell (only Linux does)."""
    status = Path("/proc/self/status")
    told = status.read_text() if status.is_file() else ""
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmRSS:")), 0.0)


if __name__ == "__main__":
    main()
