"""What rows of the lists may say that steer goods: categories, storage categories, putaway rules, quality, routes.

A pack may lack any of these lists (``docs/packs.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar

from scansim.content.pack_row import RowModel
from scansim.content.values import Name, Number, OptionalName, Short, choice, matching, short, whole
from scansim.engine.warehouse.catalogue import Category, Removal
from scansim.engine.warehouse.site import QualityPoint
from scansim.engine.warehouse.storage import NewProduct, PutawayRule, StorageCategory, Sublocation
from scansim.training.pack import Route

__all__ = [
    "CategoryRow",
    "PutawayRuleRow",
    "QualityPointRow",
    "RemovalWord",
    "RouteRow",
    "StorageCapacityRow",
    "StorageCategoryRow",
]

RemovalWord = Annotated[Removal, choice(Removal)]
NewProductWord = Annotated[NewProduct, choice(NewProduct)]
SublocationWord = Annotated[Sublocation, choice(Sublocation)]
Time = Annotated[str, matching(r"([01][0-9]|2[0-3]):[0-5][0-9]", 'Write a time such as "16:30".')]


class CategoryRow(RowModel):
    """A row of ``categories.csv``. Products name it by its complete name, as Odoo's import does."""

    references: ClassVar[Mapping[str, str]] = {"parent_id": "categories"}

    id: Name
    complete_name: Short
    parent_id: OptionalName
    removal_strategy_id: RemovalWord | None = None

    def record(self) -> Category:
        """The category."""
        return Category(self.id, self.parent_id, self.removal_strategy_id)


class StorageCategoryRow(RowModel):
    """A row of ``storage_categories.csv``."""

    id: Name
    name: Annotated[str, short(40)]
    max_weight: Number
    allow_new_product: NewProductWord

    def record(self, capacities: Iterable[StorageCapacityRow]) -> StorageCategory:
        """The storage category with what fits in each of its places."""
        own = [row for row in capacities if row.storage_category_id == self.id]
        return StorageCategory(
            self.id,
            self.max_weight,
            self.allow_new_product,
            tuple((row.product_id, row.quantity) for row in own if row.product_id),
            tuple((row.package_type_id, row.quantity) for row in own if row.package_type_id),
        )


class StorageCapacityRow(RowModel):
    """A row of ``storage_capacities.csv``: of one product, or of one type of package."""

    references: ClassVar[Mapping[str, str]] = {
        "storage_category_id": "storage_categories",
        "product_id": "products",
        "package_type_id": "package_types",
    }

    id: Name
    storage_category_id: Name
    product_id: OptionalName = ""
    package_type_id: OptionalName = ""
    quantity: Number


class PutawayRuleRow(RowModel):
    """A row of ``putaway_rules.csv``."""

    references: ClassVar[Mapping[str, str]] = {
        "location_in_id": "locations",
        "location_out_id": "locations",
        "product_id": "products",
        "category_id": "categories",
        "package_type_id": "package_types",
        "storage_category_id": "storage_categories",
    }

    id: Name
    sequence: Annotated[int, whole(0, 9999)]
    location_in_id: Name
    location_out_id: Name
    product_id: OptionalName = ""
    category_id: OptionalName = ""
    package_type_id: OptionalName = ""
    storage_category_id: OptionalName = ""
    sublocation: SublocationWord = Sublocation.NO

    def record(self, number: int) -> PutawayRule:
        """The rule that was made as the so manyth."""
        return PutawayRule(
            id=number,
            arrival=self.location_in_id,
            target=self.location_out_id,
            product=self.product_id,
            category=self.category_id,
            package_types=(self.package_type_id,) if self.package_type_id else (),
            storage_category=self.storage_category_id,
            sublocation=self.sublocation,
            sequence=self.sequence,
        )


class QualityPointRow(RowModel):
    """A row of ``quality_points.csv``."""

    references: ClassVar[Mapping[str, str]] = {
        "picking_type_id": "operation_types",
        "product_id": "products",
        "failure_location_id": "locations",
    }

    id: Name
    picking_type_id: Name
    product_id: OptionalName = ""
    failure_location_id: OptionalName = ""

    def record(self) -> QualityPoint:
        """The check that is required."""
        return QualityPoint(self.id, self.picking_type_id, self.product_id, self.failure_location_id)


class RouteRow(RowModel):
    """A row of ``routes.csv``: a carrier's way that leaves from a door."""

    references: ClassVar[Mapping[str, str]] = {"place_id": "places"}

    id: Name
    name: Annotated[str, short(22)]
    carrier: Annotated[str, short(22)]
    place_id: Name
    departure: Time

    def record(self, customers: Iterable[str]) -> Route:
        """The route with the customers on it."""
        return Route(self.id, self.name, self.carrier, self.place_id, self.departure, tuple(customers))
