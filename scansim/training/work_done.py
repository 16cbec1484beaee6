"""What was done in free practice, told and never judged: transfers that were validated, counts that became stock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.canonical import Json
from scansim.engine.handheld.events import CountsApplied, TransferValidated
from scansim.engine.quantity import ZERO, written
from scansim.training.exercise import FREE
from scansim.training.header import Floor
from scansim.training.run import Run
from scansim.training.world import World

__all__ = ["AppliedCount", "DoneLine", "DoneTransfer", "WorkDone", "work_done"]


@dataclass(frozen=True, slots=True)
class DoneLine:
    """So much of a product went from one location to another."""

    product: str
    quantity: Decimal
    source: str
    destination: str


@dataclass(frozen=True, slots=True)
class DoneTransfer:
    """A transfer that was validated; ``operation`` is its operation type."""

    transfer: str
    operation: str
    lines: tuple[DoneLine, ...]


@dataclass(frozen=True, slots=True)
class AppliedCount:
    """A count that became stock, and what it changed."""

    product: str
    location: str
    counted: Decimal
    difference: Decimal


@dataclass(frozen=True, slots=True)
class WorkDone:
    """The result of free practice. It is nobody's evidence: nothing in it is right or wrong."""

    transfers: tuple[DoneTransfer, ...]
    counts: tuple[AppliedCount, ...]
    active_ms: int
    floor: Floor = Floor.SCREEN

    @property
    def passed(self) -> None:
        """Nothing is judged."""
        return

    def stored(self) -> dict[str, Json]:
        """The stored and printed form (``docs/formats.md``, "Free practice")."""
        return {
            "v": 1,
            "mode": FREE,
            "passed": None,
            "transfers": [
                {
                    "transfer": done.transfer,
                    "operation": done.operation,
                    "lines": [
                        {
                            "product": line.product,
                            "quantity": written(line.quantity),
                            "source": line.source,
                            "destination": line.destination,
                        }
                        for line in done.lines
                    ],
                }
                for done in self.transfers
            ],
            "counts": [
                {
                    "product": count.product,
                    "location": count.location,
                    "counted": written(count.counted),
                    "difference": written(count.difference),
                }
                for count in self.counts
            ],
            "active_ms": self.active_ms,
            "floor": self.floor.value,
        }


def work_done(run: Run) -> WorkDone:
    """What stands in the record because of this run, in the order in which it was done."""
    validated = dict.fromkeys(event.transfer for event in run.events if isinstance(event, TransferValidated))
    applied = (event for event in run.events if isinstance(event, CountsApplied))
    return WorkDone(
        transfers=tuple(_transfer(run.world, number) for number in validated),
        counts=tuple(AppliedCount(*count) for event in applied for count in event.counts),
        active_ms=run.observations[-1].ms if run.observations else 0,
        floor=run.played_on,
    )


def _transfer(world: World, number: int) -> DoneTransfer:
    transfer = world.warehouse.stock.transfers.get(number)
    return DoneTransfer(transfer.name, transfer.operation_type, tuple(_lines(world, number)))


def _lines(world: World, number: int) -> Iterator[DoneLine]:
    """Lines of one product and way are told as one."""
    amounts: dict[tuple[str, str, str], Decimal] = {}
    for line in world.warehouse.lines_of(number):
        way = (line.product, line.source, line.destination)
        amounts[way] = amounts.get(way, ZERO) + line.done
    for (product, source, destination), quantity in amounts.items():
        if quantity > ZERO:
            yield DoneLine(product, quantity, source, destination)
