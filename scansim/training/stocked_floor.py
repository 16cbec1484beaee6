"""The floor of a whole warehouse: what the pack has in stock lies in its places, from the first visit on.

Goods leave a place only by the hands of somebody who stands there, so that it makes no difference whether they were
laid out before or on arrival; numbers of units and boxes do not depend on the way that one walks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scansim.engine.floor.floor import Floor, Known
from scansim.engine.floor.things import Box, Paper, Place, Unit
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.pack import OpeningStock, Pack
from scansim.training.starting_point import Situation

__all__ = ["OPENING", "Stocked", "StockedFloor", "box_of", "numbered", "units_of"]

OPENING = "opening stock"
"""The consignment of what was there before the story began."""


@dataclass(frozen=True, slots=True)
class Stocked:
    """A row of the pack's stock: the number of its first unit, and of the box that it stands in when it is packed."""

    first: int
    box: int
    stock: OpeningStock


def numbered(pack: Pack, units: int, boxes: int) -> Iterator[Stocked]:
    """Every row of the stock with its numbers, behind those of so many units and boxes that stand there as well."""
    for stock in pack.stock:
        boxes += 1
        yield Stocked(units + 1, boxes, stock)
        units += int(stock.quantity)


def units_of(pack: Pack, stocked: Stocked, place: str) -> Iterator[Unit]:
    """The units of a row of the stock at a place, as the record has them."""
    stock, product = stocked.stock, pack.product(stocked.stock.product)
    lot = next((each.name for each in pack.lots if each.id == stock.lot), "") if stock.lot else ""
    label = lot if product.tracking is Tracking.SERIAL and lot else product.barcode
    box = stocked.box if stock.package else 0
    for number in range(stocked.first, stocked.first + int(stock.quantity)):
        second = lot if product.tracking is Tracking.LOT else ""
        yield Unit(number, product.id, product.id, label, place, box, stock.lot, consignment=OPENING, second=second)


def box_of(pack: Pack, stocked: Stocked, place: str) -> Box | None:
    """The package that a row of the stock stands in; None for loose goods."""
    package = next((each for each in pack.packages if each.id == stocked.stock.package), None)
    if package is None:
        return None
    return Box(stocked.box, package.name, stocked.stock.product, package.name, place, is_package=True)


class StockedFloor(Floor):
    """A floor whose places hold the opening stock of a pack, their own label, and the packages that are kept there.

    What the situation says is ``gone`` or ``changed`` is as it truly is.
    """

    def __init__(self, pack: Pack, situation: Situation) -> None:
        super().__init__(pack.places, situation.start)
        self._pack = pack
        self._laid_out: set[str] = set()
        self._gone = frozenset(situation.gone)
        self._changed = {unit.id: unit for unit in situation.changed}
        self._changed_boxes = {box.id: box for box in situation.changed_boxes}
        self._stock: dict[str, list[Stocked]] = {}
        for stocked in numbered(pack, *situation.numbered):
            self._stock.setdefault(stocked.stock.location, []).append(stocked)
        for unit in situation.changed:
            self.units.put(unit)
        for box in situation.changed_boxes:
            self.boxes.put(box)
        self._lay_out(self.stands_at)

    @property
    def laid_out(self) -> tuple[str, ...]:
        """The places where somebody was."""
        return tuple(sorted(self._laid_out))

    def walk(self, place: str) -> None:
        """Go to a place; on the first visit its stock is there."""
        super().walk(place)
        self._lay_out(self.stands_at)

    def lying_at(self, place: str) -> tuple[Unit, ...]:
        """What truly lies at a place: where nobody was yet, also what is laid out only then."""
        there = super().lying_at(place)
        if place in self._laid_out:
            return there
        rows = self._stock.get(self.places.get(place).location, ())
        return (*there, *(unit for stocked in rows for unit in self._true_units(stocked, place)))

    def lay_out_all(self) -> None:
        """Make all of the stock be there at once."""
        for place in tuple(self.places):
            self._lay_out(place)

    def _lay_out(self, place: Place) -> None:
        if place.id in self._laid_out:
            return
        self._laid_out.add(place.id)
        self._lay_labels(place)
        for stocked in self._stock.pop(place.location, ()):
            box = box_of(self._pack, stocked, place.id)
            if box is not None and box.id not in self._changed_boxes:
                self.boxes.put(box)
            for unit in self._true_units(stocked, place.id):
                self.units.put(unit)

    def _true_units(self, stocked: Stocked, place: str) -> Iterator[Unit]:
        """What is there of a row of the stock, but for those units that are other than the record says."""
        for unit in units_of(self._pack, stocked, place):
            if unit.id not in self._gone and unit.id not in self._changed:
                yield unit

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
