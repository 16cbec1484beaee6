"""Steps on goods and counts."""

from __future__ import annotations

from scansim.engine.warehouse.adjustments import ConflictAnswer
from scansim.engine.warehouse.count_policy import Approver
from scansim.engine.warehouse.records import (
    Place,
)
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.choosing import (
    AMOUNTS,
    CONFLICTS,
    LOTS,
    PACKAGES,
    POLICY,
    Chance,
    a_quant,
    a_transfer,
)
from tests.engine.warehouse.working import PLACES

__all__ = [
    "add_to_count",
    "apply_counts",
    "apply_counts_by_policy",
    "clear_count",
    "count",
    "count_new",
    "count_rest",
    "new_package",
    "pack_into",
    "put_in_container",
    "put_in_pack",
    "relocate",
    "request_count",
    "scrap",
    "unpack",
]


# goods


def put_in_pack(warehouse: Warehouse, chance: Chance) -> None:
    """A new package."""
    warehouse.put_in_pack(a_transfer(warehouse, chance).id)


def new_package(warehouse: Warehouse, chance: Chance) -> None:
    """An empty package."""
    warehouse.new_package()


def put_in_container(warehouse: Warehouse, chance: Chance) -> None:
    """A package onto another one, or off it."""
    known = [package.id for package in warehouse.stock.packages]
    warehouse.put_in_container(chance.one(known), chance.one(["", *known]))


def pack_into(warehouse: Warehouse, chance: Chance) -> None:
    """A package by name."""
    warehouse.pack_into(a_transfer(warehouse, chance).id, chance.one(PACKAGES))


def unpack(warehouse: Warehouse, chance: Chance) -> None:
    """Dissolve a package."""
    warehouse.unpack(chance.one(list(warehouse.stock.packages)).id)


def relocate(warehouse: Warehouse, chance: Chance) -> None:
    """Move what lies at a place."""
    warehouse.relocate(a_quant(warehouse, chance).place, chance.one(PLACES))


def scrap(warehouse: Warehouse, chance: Chance) -> None:
    """Scrap."""
    warehouse.scrap(a_quant(warehouse, chance).place, chance.one(AMOUNTS), "scrap", force=chance.yes())


# counts


def count(warehouse: Warehouse, chance: Chance) -> None:
    """Type a count."""
    warehouse.count(a_quant(warehouse, chance).place, chance.one(AMOUNTS), chance.one(["", "mia"]))


def count_new(warehouse: Warehouse, chance: Chance) -> None:
    """Count something somewhere."""
    lot = chance.one(LOTS)
    warehouse.count(Place(lot.partition("/")[0] or "bolt", chance.one(PLACES), lot), chance.one(AMOUNTS))


def add_to_count(warehouse: Warehouse, chance: Chance) -> None:
    """Scan while counting."""
    warehouse.add_to_count(a_quant(warehouse, chance).place, chance.one(AMOUNTS), "mia")


def clear_count(warehouse: Warehouse, chance: Chance) -> None:
    """Forget a count."""
    warehouse.clear_count(a_quant(warehouse, chance).place)


def request_count(warehouse: Warehouse, chance: Chance) -> None:
    """Ask for a count."""
    quants = [a_quant(warehouse, chance) for _ in range(2)]
    filled, overwrite = chance.yes(), chance.yes()
    warehouse.request_counts(quants, "2026-11-22", "mia", filled_in=filled, overwrite=overwrite)


def count_rest(warehouse: Warehouse, chance: Chance) -> None:
    """Nothing else is there."""
    warehouse.count_rest_as_zero(chance.one(PLACES))


def apply_counts(warehouse: Warehouse, chance: Chance) -> None:
    """Apply every count."""
    answer = chance.one(CONFLICTS)
    warehouse.apply_counts(warehouse.open_counts(), "losses", answer, untracked=chance.yes())


def apply_counts_by_policy(warehouse: Warehouse, chance: Chance) -> None:
    """Apply a count, as far as it is allowed."""
    approver = chance.one([None, Approver("mia", "lead"), Approver("eva", "lead")])
    quant = chance.one(warehouse.open_counts())
    answer = ConflictAnswer.KEEP_COUNTED
    warehouse.apply_counts([quant], "losses", answer, untracked=True, policy=POLICY, approver=approver)
