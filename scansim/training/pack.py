"""A data pack: the warehouse that exercises play in, as one frozen value (``docs/packs.md``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scansim.engine.floor.things import Place
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.version import VersionName
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Partner, Product
from scansim.training.texts import LocalText

__all__ = ["DocumentNumbers", "NamedPackage", "NamedPackageType", "OpeningStock", "Pack"]


@dataclass(frozen=True, slots=True)
class OpeningStock:
    """Stock that the record holds before a story begins."""

    product: str
    location: str
    quantity: Decimal
    lot: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class DocumentNumbers:
    """Two numbers of the pool that belong together: a transfer's name, and the other party's paper (``origin``).

    What a seed chooses is printable in advance: a run's document bears one of these, never a number made up for it.
    """

    id: str
    operation_type: str
    transfer: str
    origin: str


@dataclass(frozen=True, slots=True)
class NamedPackageType:
    """A kind of box, pallet or tote. ``max_weight`` is what it carries, in kilograms; 0 when nobody said."""

    id: str
    name: str
    barcode: str = ""
    max_weight: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class NamedPackage:
    """One box, pallet or tote. ``name`` is also its barcode, ``location`` where it is when a story begins."""

    id: str
    name: str
    type: str
    reusable: bool
    location: str = ""


@dataclass(frozen=True)
class Pack:
    """Everything a warehouse is made of. ``now`` is the engine's only clock, ``currency`` an ISO code.

    ``version`` is that of the app, ``company`` what is set in it; None in packs kept before sites could say so.
    """

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
    documents: tuple[DocumentNumbers, ...] = ()
    package_types: tuple[NamedPackageType, ...] = ()
    packages: tuple[NamedPackage, ...] = ()
    version: VersionName = "18"
    company: Company | None = None

    def product(self, id_: str) -> Product:
        """The product of this id."""
        return self._products_by_id[id_]

    def packagings_of(self, product: str) -> tuple[Packaging, ...]:
        """The packagings of a product, smallest first."""
        return self._packagings_by_product.get(product, ())

    def documents_of(self, operation_type: str) -> tuple[DocumentNumbers, ...]:
        """The pool of documents of an operation type, in the order of the list."""
        return tuple(document for document in self.documents if document.operation_type == operation_type)

    @cached_property
    def _products_by_id(self) -> dict[str, Product]:
        return {product.id: product for product in self.products}

    @cached_property
    def _packagings_by_product(self) -> dict[str, tuple[Packaging, ...]]:
        found: dict[str, tuple[Packaging, ...]] = {}
        for packaging in sorted(self.packagings, key=lambda packaging: (packaging.quantity, packaging.id)):
            found[packaging.product] = (*found.get(packaging.product, ()), packaging)
        return found
