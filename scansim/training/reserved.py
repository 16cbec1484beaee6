"""What the record takes for every task of a seed: known before the run begins, so that traps lie where one is sent."""

from __future__ import annotations

from scansim.engine.warehouse.records import Line
from scansim.training.orders import PlannedTask, given_task
from scansim.training.pack import Pack
from scansim.training.starting_point import Situation
from scansim.training.world import record_of

__all__ = ["reserved"]


def reserved(tasks: tuple[PlannedTask, ...], pack: Pack) -> dict[str, tuple[Line, ...]]:
    """The lines of every transfer, by its name.

    Raises:
        CannotBePlayed: when the record does not have what the tasks ask for.
    """
    given = tuple(given_task(planned, pack) for planned in tasks)
    warehouse, transfers = record_of(pack, Situation("", 0, "", (), given))
    return {transfer.name: warehouse.lines_of(transfer.id) for transfer in transfers}
