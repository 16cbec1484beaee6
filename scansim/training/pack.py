"""A data pack: the warehouse that exercises play in, as one frozen value (``docs/packs.md``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scansim.engine.floor.things import Place
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Partner, Product
from scansim.training.texts import LocalText

__all__ = ["OpeningStock", "Pack"]


@dataclass(frozen=True, slots=True)
class OpeningStock:
    """Stock that the record holds before a story begins."""

    product: str
    location: str
    quantity: Decimal
    lot: str = ""


@dataclass(frozen=True)
class Pack:
    """Everything a warehouse is made of. ``now`` is the engine's only clock, ``currency`` an ISO code."""

    id: str
    title: LocalText
    now: str
    currency: str
    products: tuple[Product, ...]
    packagings: tuple[Packaging, ...]
    locations: tuple[Location, ...]
    places: tuple[Place, ...]
    operation_types: tuple[OperationType, ...]
    suppliers: tuple[Partner, ...]
    customers: tuple[Partner, ...]
    lots: tuple[Lot, ...] = ()
    stock: tuple[OpeningStock, ...] = ()

    def product(self, id_: str) -> Product:
        """The product of this id."""
        return self._products_by_id[id_]

    def packagings_of(self, product: str) -> tuple[Packaging, ...]:
        """The packagings of a product, smallest first."""
        return self._packagings_by_product.get(product, ())

    @cached_property
    def _products_by_id(self) -> dict[str, Product]:
        return {product.id: product for product in self.products}

    @cached_property
    def _packagings_by_product(self) -> dict[str, tuple[Packaging, ...]]:
        found: dict[str, tuple[Packaging, ...]] = {}
        for packaging in sorted(self.packagings, key=lambda packaging: (packaging.quantity, packaging.id)):
            found[packaging.product] = (*found.get(packaging.product, ()), packaging)
        return found
