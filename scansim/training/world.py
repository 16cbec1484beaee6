"""A situation brought to life: the record and the truth that one run plays in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scansim.engine.floor.floor import Floor
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.quantity import total
from scansim.engine.warehouse.moments import day_of
from scansim.engine.warehouse.records import Line, Place, Transfer
from scansim.engine.warehouse.storage import Package, PackageType
from scansim.engine.warehouse.warehouse import Warehouse
from scansim.training.pack import Pack
from scansim.training.same import Same
from scansim.training.starting_point import CannotBePlayed, GivenTask, Situation
from scansim.training.stocked_floor import StockedFloor

__all__ = ["OPERATOR", "World", "build", "record_of"]

OPERATOR = "operator"
"""Whom counts are asked of: the one who works the handheld."""


@dataclass(frozen=True, slots=True)
class World:
    """The two worlds of a run, and the transfers that wait when it begins, with their ``lines`` as they were then.

    ``counts`` are the products that the record had then at each location that is to be counted. ``full`` are places
    without room. ``by_hand`` are the transfers whose goods leave the house only by hands that load
    them.
    """

    warehouse: Warehouse
    floor: Floor
    transfers: tuple[Transfer, ...]
    lines: Mapping[int, Line]
    full: frozenset[str] = frozenset()
    by_hand: frozenset[int] = frozenset()
    counts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def transfer(self) -> Transfer:
        """The transfer that a receipt's run is about."""
        return self.transfers[0]


def build(pack: Pack, situation: Situation) -> World:
    """The warehouse and the floor at the moment when the run begins.

    Raises:
        CannotBePlayed: when the record does not have what the tasks of a working day ask for.
    """
    warehouse, transfers = record_of(pack, situation)
    floor = _with_goods(StockedFloor(pack, situation), situation)
    lines = {line.id: line for line in warehouse.stock.lines}
    loaded = (transfer.id for transfer, task in zip(transfers, situation.tasks, strict=True) if task.is_loaded)
    counts = {
        location: tuple(dict.fromkeys(quant.product for quant in warehouse.stock.quants.where("location", location)))
        for location in situation.counted
    }
    return World(warehouse, floor, transfers, lines, frozenset(situation.full), frozenset(loaded), counts)


def record_of(pack: Pack, situation: Situation) -> tuple[Warehouse, tuple[Transfer, ...]]:
    """The record alone, and the transfers that wait in it.

    Raises:
        CannotBePlayed: when it does not have what the tasks ask for.
    """
    warehouse = _opening_record(Same(pack)).copied()
    for booked in situation.booked:
        at = Place(booked.product, booked.location, booked.lot, booked.package)
        warehouse.change_stock(at, booked.quantity)
    transfers = tuple(_create(warehouse, task) for task in situation.tasks)
    _chain(warehouse, situation)
    transfers = tuple(warehouse.stock.transfers.get(transfer.id) for transfer in transfers)
    _gather(warehouse, situation)
    _request_counts(warehouse, situation)
    warehouse.forget_past()
    return warehouse, transfers


def _create(warehouse: Warehouse, task: GivenTask) -> Transfer:
    """A transfer with everything reserved that it asks for.

    Goods for a place within the operation's destination are sent there line by line: only of a place beyond it the
    handheld says that they do not belong there.
    """
    operation = warehouse.stock.operation_types.get(task.operation_type)
    source, destination = task.source or operation.source, task.destination or operation.destination
    if warehouse.is_within(destination, operation.destination) and not task.follows:
        destination = operation.destination
    if task.staged:
        for line in task.ordered:
            warehouse.change_stock(Place(line.product, source, line.lot), line.ordered)
    head = Transfer(
        0,
        task.transfer,
        operation.id,
        source,
        destination,
        partner=task.partner.id,
        origin=task.origin,
        urgent=task.urgent,
    )
    needs = [(line.product, line.ordered) for line in task.ordered]
    transfer = warehouse.create_from(head, needs, confirm=not task.follows)
    if task.follows:
        return transfer
    warehouse.check_availability(transfer.id)
    reserved = total(line.quantity for line in warehouse.lines_of(transfer.id))
    if reserved != total(line.ordered for line in task.ordered):
        raise CannotBePlayed(f"not all that {task.name!r} asks for can be reserved")
    for planned in warehouse.lines_of(transfer.id) if task.destination else ():
        warehouse.send_to(planned, task.destination)
    return warehouse.stock.transfers.get(transfer.id)


def _chain(warehouse: Warehouse, situation: Situation) -> None:
    """What carries on the goods of another transfer gets them when that is done, as far as they came."""
    numbers = {transfer.name: transfer.id for transfer in warehouse.stock.transfers}
    for task in situation.tasks:
        if task.follows:
            warehouse.confirm_after(numbers[task.follows], numbers[task.transfer])


def _gather(warehouse: Warehouse, situation: Situation) -> None:
    numbers = {transfer.name: transfer.id for transfer in warehouse.stock.transfers}
    for batch in dict.fromkeys(task.batch for task in situation.tasks if task.batch):
        members = [numbers[task.transfer] for task in situation.tasks if task.batch == batch]
        warehouse.create_batch(batch, members)


def _request_counts(warehouse: Warehouse, situation: Situation) -> None:
    for location in situation.counted:
        quants = warehouse.stock.quants.where("location", location)
        warehouse.request_counts(quants, day_of(warehouse.stock.now), OPERATOR)


@lru_cache(maxsize=4)
def _opening_record(same: Same[Pack]) -> Warehouse:
    """What a pack has, whatever a situation adds to it."""
    pack = same.value
    warehouse = Warehouse(pack.now, reserves_expired=VERSIONS[pack.version].reserves_expired)
    warehouse.add(pack.categories)
    warehouse.add(pack.storage_categories)
    warehouse.add(pack.locations)
    warehouse.add(pack.products)
    warehouse.add(pack.packagings)
    warehouse.add(pack.lots)
    warehouse.add((*pack.suppliers, *pack.customers))
    warehouse.add(pack.operation_types)
    warehouse.add(pack.putaway_rules)
    warehouse.add(pack.quality_points)
    warehouse.add(PackageType(kind.id) for kind in pack.package_types)
    warehouse.add(Package(package.name, package.type, package.reusable) for package in pack.packages)
    names = {package.id: package.name for package in pack.packages}
    for stock in pack.stock:
        at = Place(stock.product, stock.location, stock.lot, names.get(stock.package, ""))
        warehouse.change_stock(at, stock.quantity)
    return warehouse


def _with_goods(floor: Floor, situation: Situation) -> Floor:
    for unit in situation.units:
        floor.units.put(unit)
    for box in situation.boxes:
        floor.boxes.put(box)
    for paper in situation.papers:
        floor.papers.put(paper)
    return floor
