"""Verbs on goods: packages, lots, relocation, scrap."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse import adjustments, containers, lots, packages
from scansim.engine.warehouse.adjustments import ScrapQuestion
from scansim.engine.warehouse.catalogue import Lot, UnitOfMeasure
from scansim.engine.warehouse.packages import PackageLoad
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["GoodsVerbs"]


class GoodsVerbs(Door):
    """Packing and unpacking, naming lots, moving and scrapping without a document."""

    def put_in_pack(self, transfer: int, name: str = "", package_type: str = "") -> str:
        """A new package around what was picked and not packed, or, if nothing was picked, around everything."""
        return self._transact(lambda: packages.put_in_pack(self.stock, [transfer], name, package_type))

    def pack_into(self, transfer: int, package: str) -> str:
        """The same, into a package that there is already, or a new one of this name."""
        return self._transact(lambda: packages.pack_into(self.stock, [transfer], package))

    def new_package(self, package_type: str = "") -> str:
        """An empty package with the next name of the series."""
        return self._transact(lambda: packages.new_package(self.stock, "", package_type))

    def put_in_container(self, package: str, container: str) -> None:
        """Let a package stand in another one; an empty name takes it out."""
        self._transact(lambda: containers.put_in_container(self.stock, package, container))

    def package_content(self, package: str) -> tuple[Quant, ...]:
        """What lies in a package, and in those that stand in it."""
        return containers.content_of(self.stock, package)

    def package_load(self, package: str) -> PackageLoad:
        """What a package weighs, and whether that is more than its type may."""
        return packages.load_of(self.stock, package)

    def unpack(self, package: str) -> None:
        """Dissolve a package."""
        self._transact(lambda: adjustments.unpack(self.stock, package))

    def new_lot(self, product: str, name: str, *, expires: str = "", best_before: str = "") -> Lot:
        """A new lot of a product, with the dates that were read for it."""
        return self._transact(lambda: lots.new_lot(self.stock, product, name, expires=expires, best_before=best_before))

    def lies_at(self, lot: str) -> tuple[str, ...]:
        """The places (ids) where a lot or serial number is in stock."""
        return lots.lies_at(self.stock, lot)

    def relocate(self, place: Place, destination: str) -> None:
        """Move all that lies at a place to another location."""
        found = adjustments.quant_at(self.stock, place)
        if found is None or found.quantity <= ZERO:
            raise Refused(Reason.NOT_COUNTABLE, product=place.product, location=place.location)
        self._transact(lambda: adjustments.relocate(self.stock, [found], destination))

    def scrap_place(self, transfer: int) -> str:
        """Where a transfer's goods are scrapped unless said otherwise."""
        return adjustments.scrap_place(self.stock, transfer)

    def scrap(
        self,
        place: Place,
        quantity: Decimal,
        scrap_location: str,
        *,
        unit: UnitOfMeasure | None = None,
        transfer: int = 0,
        force: bool = False,
    ) -> ScrapQuestion | None:
        """Scrap goods, or learn that there is not so much where they are said to be."""
        return self._transact(
            lambda: adjustments.scrap(
                self.stock, place, quantity, scrap_location, unit=unit, transfer=transfer, force=force
            )
        )
