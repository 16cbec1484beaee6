"""What random work chooses from, and how: the choices come from outside.

Hypothesis draws and shrinks them, a seeded generator repeats them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from scansim.engine.warehouse.adjustments import ConflictAnswer
from scansim.engine.warehouse.count_policy import CountLimit, CountPolicy
from scansim.engine.warehouse.records import (
    FINISHED,
    Line,
    Move,
    Need,
    Order,
    Quant,
    Transfer,
)
from scansim.engine.warehouse.validation import BackorderAnswer
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import DOZENS, PLACES, PRODUCTS

__all__ = [
    "AMOUNTS",
    "ANSWERS",
    "CONFLICTS",
    "LOTS",
    "NAMES",
    "PACKAGES",
    "POLICY",
    "Chance",
    "NothingThere",
    "Step",
    "a_batch",
    "a_line",
    "a_move",
    "a_need",
    "a_product",
    "a_quant",
    "a_transfer",
    "an_order",
]

Item = TypeVar("Item")

AMOUNTS = [Decimal(n) for n in (0, 1, 2, 3, 5, 8, 13, 30)]
LOTS = ["", "milk/M1", "milk/M2", "pump/S1", "pump/S2"]
NAMES = ["", "M1", "N1", "S1", "N2"]
ANSWERS: list[BackorderAnswer | None] = [None, *BackorderAnswer]
CONFLICTS: list[ConflictAnswer | None] = [None, *ConflictAnswer]
POLICY = CountPolicy(CountLimit(units=Decimal(3)), (("lead", CountLimit(units=Decimal(10))),))
PACKAGES = ["K1", "K2", "T1", "T2"]


class NothingThere(Exception):
    """There is nothing of the kind that a step works on."""


@dataclass(frozen=True)
class Chance:
    """Choices: ``number`` tells one below its argument."""

    number: Callable[[int], int]

    def one(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        if not items:
            raise NothingThere
        return items[self.number(len(items))]

    def yes(self) -> bool:
        """Or no."""
        return self.number(2) == 1


Step = Callable[[Warehouse, Chance], None]


def a_transfer(warehouse: Warehouse, chance: Chance) -> Transfer:
    """Mostly one that waits to be done."""
    transfers = list(warehouse.stock.transfers)
    still_open = [transfer for transfer in transfers if transfer.state not in FINISHED]
    return chance.one(transfers if chance.number(4) == 3 else still_open)


def a_move(warehouse: Warehouse, chance: Chance) -> Move:
    return chance.one([move for move in warehouse.stock.moves if move.transfer])


def a_line(warehouse: Warehouse, chance: Chance) -> Line:
    """Mostly one to be worked on; now and then one of a move that is finished."""
    lines = [line for line in warehouse.stock.lines if line.transfer]
    still_open = [line for line in lines if warehouse.stock.moves.get(line.move).state not in FINISHED]
    return chance.one(lines if chance.number(8) == 7 else still_open)


def a_quant(warehouse: Warehouse, chance: Chance) -> Quant:
    return chance.one([quant for quant in warehouse.stock.quants if quant.location in PLACES])


def an_order(warehouse: Warehouse, chance: Chance) -> Order:
    return chance.one(list(warehouse.stock.orders))


def a_batch(warehouse: Warehouse, chance: Chance) -> str:
    return chance.one(list(warehouse.stock.batches)).id


def a_product(chance: Chance) -> str:
    return chance.one(sorted(PRODUCTS))


def a_need(chance: Chance) -> Need:
    return Need(a_product(chance), chance.one(AMOUNTS), DOZENS if chance.yes() else None)
