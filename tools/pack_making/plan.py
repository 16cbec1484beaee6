"""How large a pack is, and which codes are its own."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LARGE", "MEDIUM", "Plan"]


@dataclass(frozen=True)
class Plan:
    """The measures of a pack. Prefixes are those of its reserved codes (``docs/packs.md``)."""

    id: str
    title: str
    warehouse: str
    name: str
    now: str
    seed: int
    products: int
    every_noun: int
    aisles: str
    bays: int
    pallet_bays: int
    docks: int
    doors: int
    stagings: int
    benches: int
    routes: int
    suppliers: int
    customers: int
    lots: int
    serials: int
    documents: int
    pallets: int
    cartons: int
    totes: int
    first_tote: int
    gtin_13: str
    gtin_12: str
    gtin_8: str
    unknown: str
    packages: str
    orders: str


MEDIUM = Plan(
    id="M",
    title="Harbour Depot, a regional wholesaler with three steps each way",
    warehouse="HB",
    name="Harbour Depot",
    now="2026-03-09T06:00:00",
    seed=400,
    products=400,
    every_noun=3,
    aisles="ABCDEF",
    bays=10,
    pallet_bays=10,
    docks=4,
    doors=4,
    stagings=4,
    benches=2,
    routes=6,
    suppliers=12,
    customers=40,
    lots=8,
    serials=12,
    documents=40,
    pallets=24,
    cartons=20,
    totes=20,
    first_tote=101,
    gtin_13="9521208",
    gtin_12="495212",
    gtin_8="2953",
    unknown="9521209",
    packages="PACK8",
    orders="S1",
)

LARGE = Plan(
    id="L",
    title="Central Distribution, a national warehouse with three steps each way",
    warehouse="CD",
    name="Central Distribution",
    now="2026-03-16T06:00:00",
    seed=4000,
    products=4000,
    every_noun=1,
    aisles="ABCDEFGHIJKLMNOP",
    bays=20,
    pallet_bays=50,
    docks=12,
    doors=10,
    stagings=12,
    benches=6,
    routes=24,
    suppliers=40,
    customers=300,
    lots=5,
    serials=8,
    documents=150,
    pallets=120,
    cartons=60,
    totes=80,
    first_tote=201,
    gtin_13="9521308",
    gtin_12="495213",
    gtin_8="2954",
    unknown="9521309",
    packages="PACK7",
    orders="S2",
)
