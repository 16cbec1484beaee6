"""A data pack: the warehouse that exercises play in, as one frozen value (``docs/packs.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scansim.engine.floor.things import Place, PlaceKind
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.version import VersionName
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import (
    Category,
    Location,
    Lot,
    OperationKind,
    OperationType,
    Packaging,
    Partner,
    Product,
    Usage,
)
from scansim.engine.warehouse.site import QualityPoint
from scansim.engine.warehouse.storage import PutawayRule, StorageCategory
from scansim.training.story import Flow
from scansim.training.texts import LocalText

__all__ = ["DocumentNumbers", "NamedPackage", "NamedPackageType", "OpeningStock", "Pack", "ProductClass", "Route"]


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


@dataclass(frozen=True, slots=True)
class Route:
    """A carrier's way, which leaves from a door (a place of the floor) at a time of the day. ``customers`` are ids."""

    id: str
    name: str
    carrier: str
    door: str
    departure: str
    customers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductClass:
    """How much a product moves: ``A`` the most, ``C`` the least."""

    product: str
    letter: str


@dataclass(frozen=True)
class Pack:
    """Everything a warehouse is made of. ``now`` is the engine's only clock, ``currency`` an ISO code.

    ``version`` is that of the app, ``company`` what is set in it; None in packs kept before sites could say so.
    ``flows`` says of operation types what kind of work they are, where their places do not tell.
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
    flows: tuple[tuple[str, Flow], ...] = ()
    categories: tuple[Category, ...] = ()
    storage_categories: tuple[StorageCategory, ...] = ()
    putaway_rules: tuple[PutawayRule, ...] = ()
    quality_points: tuple[QualityPoint, ...] = ()
    routes: tuple[Route, ...] = ()
    classes: tuple[ProductClass, ...] = ()

    def product(self, id_: str) -> Product:
        """The product of this id."""
        return self._products_by_id[id_]

    def packagings_of(self, product: str) -> tuple[Packaging, ...]:
        """The packagings of a product, smallest first."""
        return self._packagings_by_product.get(product, ())

    def family_of(self, product: Product) -> tuple[Product, ...]:
        """The product and all that are easily taken for it, in the order of the list."""
        return self._families[product.look_alike_of or product.id]

    def documents_of(self, operation_type: str) -> tuple[DocumentNumbers, ...]:
        """The pool of documents of an operation type, in the order of the list."""
        return self._documents_by_type.get(operation_type, ())

    def stock_under(self, location: str) -> Mapping[str, Decimal]:
        """What there is at the start in a location and below it, by product."""
        return self._stock_by_location.get(location, {})

    def class_of(self, product: str) -> str:
        """The ABC class of a product, empty when the pack does not say."""
        return self._classes_by_product.get(product, "")

    def route_of(self, customer: str) -> Route | None:
        """The route on which a customer's goods go."""
        return next((route for route in self.routes if customer in route.customers), None)

    @cached_property
    def _classes_by_product(self) -> dict[str, str]:
        return {each.product: each.letter for each in self.classes}

    def flow_of(self, operation: OperationType) -> Flow:
        """What kind of work an operation type is: as the pack says, else what follows from where goods go."""
        return dict(self.flows).get(operation.id) or self._flow_by_places(operation)

    def _flow_by_places(self, operation: OperationType) -> Flow:
        usages = {location.id: location.usage for location in self.locations}
        if operation.kind is OperationKind.INCOMING:
            return Flow.RETURN if usages.get(operation.source) is Usage.CUSTOMER else Flow.RECEIVE
        source, destination = self._kinds_at(operation.source), self._kinds_at(operation.destination)
        if PlaceKind.BENCH in source:
            return Flow.PACK
        if operation.kind is OperationKind.OUTGOING:
            return Flow.PICK if self._has_shelves(operation.source) else Flow.DISPATCH
        if self._has_shelves(operation.source):
            return Flow.TRANSFER if self._has_shelves(operation.destination) else Flow.PICK
        is_put_away = PlaceKind.SHELF in destination or self._has_shelves(operation.destination)
        return Flow.PUTAWAY if is_put_away else Flow.TRANSFER

    def _kinds_at(self, location: str) -> set[PlaceKind]:
        return {place.kind for place in self.places if place.location == location}

    def _has_shelves(self, location: str) -> bool:
        """Whether there are shelves below a location."""
        below = {each.id for each in self.locations if each.parent == location}
        return any(place.kind is PlaceKind.SHELF and place.location in below for place in self.places)

    @cached_property
    def _products_by_id(self) -> dict[str, Product]:
        return {product.id: product for product in self.products}

    @cached_property
    def _families(self) -> dict[str, tuple[Product, ...]]:
        found: dict[str, list[Product]] = {}
        for product in self.products:
            found.setdefault(product.look_alike_of or product.id, []).append(product)
        return {first: tuple(members) for first, members in found.items()}

    @cached_property
    def _packagings_by_product(self) -> dict[str, tuple[Packaging, ...]]:
        found: dict[str, tuple[Packaging, ...]] = {}
        for packaging in sorted(self.packagings, key=lambda packaging: (packaging.quantity, packaging.id)):
            found[packaging.product] = (*found.get(packaging.product, ()), packaging)
        return found

    @cached_property
    def _documents_by_type(self) -> dict[str, tuple[DocumentNumbers, ...]]:
        types = dict.fromkeys(document.operation_type for document in self.documents)
        return {type_: tuple(each for each in self.documents if each.operation_type == type_) for type_ in types}

    @cached_property
    def _stock_by_location(self) -> dict[str, dict[str, Decimal]]:
        parents = {place.id: place.parent for place in self.locations}
        found: dict[str, dict[str, Decimal]] = {}
        for stock in self.stock:
            location = stock.location
            while location:
                at = found.setdefault(location, {})
                at[stock.product] = at.get(stock.product, Decimal(0)) + stock.quantity
                location = parents.get(location, "")
        return found
