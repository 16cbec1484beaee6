"""What the record takes for every task of a seed: known before the run begins, so that traps lie where one is sent."""

from __future__ import annotations

from dataclasses import replace

from scansim.engine.warehouse.records import Line
from scansim.training.orders import PlannedTask, given_task
from scansim.training.pack import Pack
from scansim.training.starting_point import Situation
from scansim.training.world import record_of

__all__ = ["reserved"]


def reserved(tasks: tuple[PlannedTask, ...], pack: Pack) -> dict[str, tuple[Line, ...]]:
    """The lines of every transfer, by its name, in a record of nothing but the products that the tasks are about.

    Raises:
        CannotBePlayed: when the record does not have what the tasks ask for.
    """
    given = tuple(given_task(planned, pack) for planned in tasks)
    warehouse, transfers = record_of(_part_of(pack, tasks), Situation("", 0, "", (), given))
    return {transfer.name: warehouse.lines_of(transfer.id) for transfer in transfers}


def _part_of(pack: Pack, tasks: tuple[PlannedTask, ...]) -> Pack:
    """The pack without the products that no task asks for."""
    asked = {order.product.id for planned in tasks for order in planned.orders}
    stock = tuple(row for row in pack.stock if row.product in asked)
    packed = {row.package for row in stock}
    return replace(
        pack,
        products=tuple(product for product in pack.products if product.id in asked),
        packagings=(),
        lots=tuple(lot for lot in pack.lots if lot.product in asked),
        stock=stock,
        packages=tuple(package for package in pack.packages if package.id in packed),
    )
