"""Units that the record has promised to somebody, and that nobody has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.records import FINISHED
from scansim.training.consequences.explained import StockLine
from scansim.training.run import Run

__all__ = ["Promised", "promised"]


@dataclass(frozen=True, slots=True)
class Promised:
    """So many units of a product are reserved at a place where they are not; ``task`` is the first that waits for
    them, ``customer`` whom they are for, empty when they stay in the house."""

    product: str
    at: str
    quantity: Decimal
    task: str
    customer: str


def promised(run: Run, lines: Iterable[StockLine]) -> tuple[Promised, ...]:
    """What is reserved on stock that is not there and that nobody explained."""
    phantom: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        if not line.is_explained:
            at = (line.key.at, line.key.product)
            phantom[at] = phantom.get(at, ZERO) + line.quantity
    return tuple(found for (at, product), missing in phantom.items() if (found := _promised(run, at, product, missing)))


def _promised(run: Run, at: str, product: str, missing: Decimal) -> Promised | None:
    """Of what is missing at a place, what is not missing only from stock that nobody reserved."""
    stock = run.world.warehouse.stock
    quants = [quant for quant in stock.quants.where("location", at) if quant.product == product]
    short = min(missing - total(quant.available for quant in quants), missing)
    if missing <= ZERO or short <= ZERO:
        return None
    waiting = (
        stock.transfers.get(line.transfer)
        for line in stock.lines
        if (line.source, line.product) == (at, product) and line.transfer
    )
    first = next((transfer for transfer in waiting if transfer.state not in FINISHED), None)
    if first is None:
        return None
    customer = next((each.name for each in run.pack.customers if each.id == first.partner), "")
    return Promised(product, at, short, first.name, customer)
