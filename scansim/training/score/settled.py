"""What became of each task: what the record says was moved, and what truly went with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scansim.engine.floor.things import Unit
from scansim.engine.handheld.events import TransferCancelled, TransferValidated
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.records import Line, Transfer
from scansim.training.run import Run
from scansim.training.starting_point import GivenTask
from scansim.training.story import Flow

__all__ = ["Gone", "Settled", "by_product", "settled"]


@dataclass(frozen=True, slots=True)
class Gone:
    """A unit that went with a transfer, and the floor place where it came to lie."""

    unit: Unit
    place: str


@dataclass(frozen=True)
class Settled:
    """One task as it stands. ``opening`` are the lines of the record when the run began, ``lines`` those of now."""

    task: GivenTask
    transfer: Transfer
    opening: tuple[Line, ...]
    lines: tuple[Line, ...]
    gone: tuple[Gone, ...]
    validated: TransferValidated | None
    is_cancelled: bool

    @property
    def name(self) -> str:
        """The transfer's name."""
        return self.transfer.name

    @cached_property
    def recorded(self) -> Mapping[str, Decimal]:
        """What the record says was done of each product, products that were done of only."""
        return {product: done for product, done in by_product(self.lines).items() if done > ZERO}

    @cached_property
    def demand(self) -> Mapping[str, Decimal]:
        """What was asked for of each product."""
        asked: dict[str, Decimal] = {}
        for line in self.task.ordered:
            asked[line.product] = asked.get(line.product, ZERO) + line.ordered
        return asked

    @property
    def arrives(self) -> bool:
        """Whether its goods come from outside: what came decides what is right."""
        return self.task.flow in (Flow.RECEIVE, Flow.RETURN)

    @property
    def products(self) -> tuple[str, ...]:
        """Every product that was asked for or recorded, those asked for first."""
        return tuple(dict.fromkeys((*self.demand, *self.recorded)))


def settled(run: Run) -> tuple[Settled, ...]:
    """Every task of the run, in the order of the story."""
    validated = {event.transfer: event for event in run.events if isinstance(event, TransferValidated)}
    cancelled = {event.transfer for event in run.events if isinstance(event, TransferCancelled)}
    gone = _gone(run)
    stock = run.world.warehouse.stock
    return tuple(
        Settled(
            task,
            stock.transfers.get(transfer.id),
            tuple(line for line in run.world.lines.values() if line.transfer == transfer.id),
            tuple(run.world.warehouse.lines_of(transfer.id)),
            tuple(gone.get(transfer.id, {}).values()),
            validated.get(transfer.id),
            transfer.id in cancelled,
        )
        for task, transfer in zip(run.situation.tasks, run.world.transfers, strict=True)
    )


def by_product(lines: tuple[Line, ...]) -> dict[str, Decimal]:
    """What was done of each product."""
    done: dict[str, Decimal] = {}
    for line in lines:
        done[line.product] = done.get(line.product, ZERO) + line.done
    return done


def _gone(run: Run) -> dict[int, dict[int, Gone]]:
    """The units that went with each transfer, by number: each lies where its last transfer or hand left it."""
    left_at: dict[int, dict[int, str]] = {}
    last: dict[int, int] = {}
    for transfer, unit, place in _brought(run):
        left_at.setdefault(transfer, {})[unit] = place
        last[unit] = transfer
    units = run.world.floor.units
    return {
        transfer: {
            number: Gone(units.get(number), units.get(number).place if last[number] == transfer else place)
            for number, place in places.items()
        }
        for transfer, places in left_at.items()
    }


def _brought(run: Run) -> Iterator[tuple[int, int, str]]:
    for observation in run.observations:
        for brought in observation.brought:
            for unit in brought.units:
                yield brought.transfer, unit, brought.place
