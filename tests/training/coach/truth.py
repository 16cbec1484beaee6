"""Whether the record agrees with the floor, and whether what was asked for was done: the coach's work, judged apart
from any score."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from scansim.engine.warehouse.catalogue import Usage
from scansim.engine.warehouse.records import State
from scansim.training.run import Run

__all__ = ["differences", "undone"]


def differences(run: Run) -> dict[tuple[str, str], tuple[Decimal, int]]:
    """By product and location, where the record and the floor say something else: what the one says, and the other."""
    floor, stock = run.world.floor, run.world.warehouse.stock
    record: Counter[tuple[str, str]] = Counter()
    for quant in stock.quants:
        if stock.locations.get(quant.location).usage is Usage.INTERNAL:
            record[quant.product, quant.location] += int(quant.quantity)
    truth: Counter[tuple[str, str]] = Counter()
    for place in floor.places:
        if place.location and stock.locations.get(place.location).usage is Usage.INTERNAL:
            truth.update((unit.product, place.location) for unit in floor.lying_at(place.id))
    return {key: (Decimal(record[key]), truth[key]) for key in sorted({*record, *truth}) if record[key] != truth[key]}


def undone(run: Run) -> list[str]:
    """What was asked for and was not done."""
    stock = run.world.warehouse.stock
    found = [place for place in run.situation.counted if any(q.counter for q in stock.quants.where("location", place))]
    for task, started in zip(run.situation.tasks, run.world.transfers, strict=True):
        transfer = stock.transfers.get(started.id)
        done: Counter[str] = Counter()
        for line in run.world.warehouse.lines_of(started.id):
            done[line.product] += int(line.done)
        asked = {line.product: int(line.ordered) for line in task.ordered}
        if transfer.state is not State.DONE or {product: count for product, count in done.items() if count} != asked:
            found.append(task.transfer)
    return found
