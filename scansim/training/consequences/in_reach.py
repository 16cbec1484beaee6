"""Goods that lie where the record knows nothing of them, or where anybody takes them though nobody may use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Lies, PlaceKind, Unit
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.training.consequences.stock import is_apart, is_inside, location_of
from scansim.training.reports import ReportCode
from scansim.training.run import Run
from scansim.training.score.quantities import is_fit
from scansim.training.score.settled import settled
from scansim.training.score.unreadable import things_named
from scansim.training.story import Flow

__all__ = ["Lying", "is_kept_apart", "is_sold_from", "is_within_reach", "left_standing", "unfit_in_reach"]


@dataclass(frozen=True, slots=True)
class Lying:
    """So many units of a product at a place of the floor."""

    product: str
    place: str
    quantity: Decimal


def is_sold_from(run: Run, at: str) -> bool:
    """Whether the record takes goods for orders from a place."""
    stock, warehouse = run.world.warehouse.stock, run.world.warehouse
    if stock.locations.find(at) is None:
        return False
    types = (each for each in stock.operation_types if each.kind is OperationKind.OUTGOING or _picks(run, each.id))
    return any(warehouse.is_within(at, each.source) for each in types)


def is_kept_apart(run: Run, at: str) -> bool:
    """Whether what lies at a place of a key stands apart, so that nobody uses it."""
    return any(place.kind is PlaceKind.QUARANTINE for place in run.world.floor.places.where("location", at))


def left_standing(run: Run) -> tuple[Lying, ...]:
    """What came with a delivery that is validated, and that nobody received or set aside."""
    closed = {done.task.consignment for done in settled(run) if done.arrives and done.validated}
    standing = (unit for unit in run.world.floor.units if unit.consignment in closed and not is_apart(run, unit))
    return _together(unit for unit in standing if not is_inside(run, location_of(run, unit.place)))


def unfit_in_reach(run: Run) -> tuple[Lying, ...]:
    """What nobody may use, where orders are filled from, and of which nobody was told."""
    told = frozenset(thing for named in _told_of(run) for thing in named)
    lying = (unit for unit in run.world.floor.units if unit.lies is Lies.THERE and not is_fit(run, unit))
    return _together(
        unit
        for unit in lying
        if unit.product not in told and not is_apart(run, unit) and is_within_reach(run, location_of(run, unit.place))
    )


def is_within_reach(run: Run, at: str) -> bool:
    """Whether anybody who fills an order can take what lies at a place of a key."""
    return is_sold_from(run, at) and not is_kept_apart(run, at)


def _picks(run: Run, operation_type: str) -> bool:
    known = next(each for each in run.pack.operation_types if each.id == operation_type)
    return run.pack.flow_of(known) is Flow.PICK


def _told_of(run: Run) -> Iterator[frozenset[str]]:
    codes = (ReportCode.DAMAGED, ReportCode.WRONG_ITEM)
    for observation in run.observations:
        if observation.report is not None and observation.report.code in codes:
            yield things_named(run, observation.report.about)


def _together(units: Iterable[Unit]) -> tuple[Lying, ...]:
    counted: dict[tuple[str, str], Decimal] = {}
    for unit in units:
        counted[unit.product, unit.place] = counted.get((unit.product, unit.place), ZERO) + ONE
    return tuple(Lying(product, place, quantity) for (product, place), quantity in counted.items())
