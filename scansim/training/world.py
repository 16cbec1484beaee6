"""A situation brought to life: the record and the truth that one run plays in."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.floor.floor import Floor
from scansim.engine.warehouse.records import Place, Transfer
from scansim.engine.warehouse.storage import Package, PackageType
from scansim.engine.warehouse.warehouse import Warehouse
from scansim.training.pack import Pack
from scansim.training.situation import Situation

__all__ = ["World", "build"]


@dataclass(frozen=True, slots=True)
class World:
    """The two worlds of a run, and the transfer that it is about."""

    warehouse: Warehouse
    floor: Floor
    transfer: Transfer


def build(pack: Pack, situation: Situation) -> World:
    """The warehouse and the floor at the moment when the run begins."""
    warehouse = _warehouse(pack)
    transfer = warehouse.create_transfer(
        situation.operation_type,
        [(line.product, line.ordered) for line in situation.ordered],
        name=situation.transfer,
        partner=situation.supplier.id,
        origin=situation.origin,
    )
    warehouse.forget_past()
    return World(warehouse, _floor(pack, situation), transfer)


def _warehouse(pack: Pack) -> Warehouse:
    warehouse = Warehouse(pack.now)
    warehouse.add(pack.locations)
    warehouse.add(pack.products)
    warehouse.add(pack.packagings)
    warehouse.add(pack.lots)
    warehouse.add((*pack.suppliers, *pack.customers))
    warehouse.add(pack.operation_types)
    warehouse.add(PackageType(kind.id) for kind in pack.package_types)
    warehouse.add(Package(package.name, package.type, package.reusable) for package in pack.packages)
    names = {package.id: package.name for package in pack.packages}
    for stock in pack.stock:
        at = Place(stock.product, stock.location, stock.lot, names.get(stock.package, ""))
        warehouse.change_stock(at, stock.quantity)
    return warehouse


def _floor(pack: Pack, situation: Situation) -> Floor:
    floor = Floor(pack.places, situation.place)
    for unit in situation.units:
        floor.units.put(unit)
    for box in situation.boxes:
        floor.boxes.put(box)
    for paper in situation.papers:
        floor.papers.put(paper)
    return floor
