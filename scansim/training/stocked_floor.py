"""The floor of a whole warehouse: what the pack has in stock lies in its places, from the first visit on.

Goods leave a place only by the hands of somebody who stands there, so that it makes no difference whether they were
laid out before or on arrival; numbers of units and boxes do not depend on the way that one walks.
"""

from __future__ import annotations

from collections.abc import Iterable

from scansim.engine.floor.floor import Floor, Known
from scansim.engine.floor.things import Box, Paper, Place, Unit
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.pack import OpeningStock, Pack

__all__ = ["OPENING", "StockedFloor"]

OPENING = "opening stock"
"""The consignment of what was there before the story began."""


class StockedFloor(Floor):
    """A floor whose places hold the opening stock of a pack, their own label, and the packages that are kept there.

    ``units`` and ``boxes`` are how many others the floor has: theirs are the numbers before.
    """

    def __init__(self, pack: Pack, stand: str, units: int, boxes: int) -> None:
        super().__init__(pack.places, stand)
        self._pack = pack
        self._laid_out: set[str] = set()
        self._stock: dict[str, list[tuple[int, int, OpeningStock]]] = {}
        for stock in pack.stock:
            boxes += 1
            self._stock.setdefault(stock.location, []).append((units + 1, boxes, stock))
            units += int(stock.quantity)
        self._lay_out(self.stands_at)

    def walk(self, place: str) -> None:
        """Go to a place; on the first visit its stock is there."""
        super().walk(place)
        self._lay_out(self.stands_at)

    def lay_out_all(self) -> None:
        """Make all of the stock be there at once."""
        for place in tuple(self.places):
            self._lay_out(place)

    def _lay_out(self, place: Place) -> None:
        if place.id in self._laid_out:
            return
        self._laid_out.add(place.id)
        self._lay_labels(place)
        for first, box, stock in self._stock.pop(place.location, ()):
            self._lay(place, first, box, stock)

    def _lay(self, place: Place, first: int, box: int, stock: OpeningStock) -> None:
        product, lot = self._pack.product(stock.product), self._lot_name(stock.lot)
        label = lot if product.tracking is Tracking.SERIAL and lot else product.barcode
        package = next((each for each in self._pack.packages if each.id == stock.package), None)
        if package is not None:
            self.boxes.put(Box(box, package.name, product.id, package.name, place.id))
        number = box if package is not None else 0
        for index in range(int(stock.quantity)):
            self.units.put(
                Unit(first + index, product.id, product.id, label, place.id, number, stock.lot, consignment=OPENING)
            )

    def _lay_labels(self, place: Place) -> None:
        """What hangs at a place to be scanned: its own label, and those of the packages that are empty."""
        location = next((each for each in self._pack.locations if each.id == place.location), None)
        if location is not None and location.barcode:
            self._hang(
                Paper(f"label-{place.id}", f"Label of {place.name}", place.id, location.barcode, (location.name,))
            )
        filled = {stock.package for stock in self._pack.stock}
        kinds = {kind.id: kind.name for kind in self._pack.package_types}
        self._hang_all(
            Paper(f"package-{each.id}", f"{kinds[each.type]} {each.name}", place.id, each.name, (each.name,))
            for each in self._pack.packages
            if place.location and each.location == place.location and each.id not in filled
        )

    def _hang_all(self, papers: Iterable[Paper]) -> None:
        for paper in papers:
            self._hang(paper)

    def _hang(self, paper: Paper) -> None:
        """A label needs no reading before it can be scanned."""
        self.papers.put(paper)
        self.known.put(Known(f"paper:{paper.id}"))

    def _lot_name(self, lot: str) -> str:
        return next((each.name for each in self._pack.lots if each.id == lot), "") if lot else ""
