"""What stands on the floor for a task: what truly came of every line, in as many full boxes as it fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scansim.engine.floor.things import Box, Unit
from scansim.training.orders import Order, PlannedTask
from scansim.training.pack import Pack

__all__ = ["Standing", "stand", "stands_at"]


@dataclass(slots=True)
class Standing:
    """Units and boxes in the order of their numbers, which begin at 1. ``last`` are the numbers of the last ones that
    ever stood there."""

    units: list[Unit] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    last: tuple[int, int] = (0, 0)


def stands_at(planned: PlannedTask, pack: Pack) -> str:
    """The place where the goods of a task stand, empty for those of the shelves."""
    if planned.task.place or not planned.task.staged:
        return planned.task.place
    source = planned.operation.source
    return planned.task.source or next((place.id for place in pack.places if place.location == source), "")


def stand(standing: Standing, planned: PlannedTask, pack: Pack, place: str, came: Mapping[str, int]) -> None:
    """Let stand at a place what ``came`` of every line, boxes first."""
    for order in planned.orders:
        _stand(
            standing, order, pack, Unit(0, "", "", "", place, consignment=planned.consignment), came[order.line.name]
        )
    standing.last = (len(standing.units), len(standing.boxes))


def _stand(standing: Standing, order: Order, pack: Pack, at: Unit, came: int) -> None:
    packaging, full, product = order.packaging, 0, order.product
    lot = next((each.name for each in pack.lots if each.id == order.lot), "") if order.lot else ""
    unit = replace(at, product=product.id, claims=product.id, label=product.barcode, lot=order.lot, second=lot)
    if packaging is not None:
        full = min(order.boxes, came // order.box_size)
        for _ in range(full):
            number = len(standing.boxes) + 1
            standing.boxes.append(Box(number, packaging.name, product.id, packaging.barcode, at.place))
            _add(standing, replace(unit, box=number), order.box_size)
    _add(standing, unit, came - full * order.box_size)


def _add(standing: Standing, unit: Unit, count: int) -> None:
    for _ in range(count):
        standing.units.append(replace(unit, id=len(standing.units) + 1))
