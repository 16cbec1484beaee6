"""A data pack: the warehouse that exercises play in, as one frozen value (``docs/packs.md``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
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
        return next(product for product in self.products if product.id == id_)

    def packagings_of(self, product: str) -> tuple[Packaging, ...]:
        """The packagings of a product, smallest first."""
        found = [packaging for packaging in self.packagings if packaging.product == product]
        return tuple(sorted(found, key=lambda packaging: (packaging.quantity, packaging.id)))
