"""An error and what became of the goods that it is about: what the lines of a debrief speak of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from scansim.engine.quantity import ZERO, total, written
from scansim.training.consequences.consequences import Consequences
from scansim.training.consequences.dealings import Received, Sent
from scansim.training.consequences.explained import StockLine
from scansim.training.consequences.stock import location_of, place_name
from scansim.training.run import Run
from scansim.training.score.mistakes import RunError
from scansim.training.score.settled import Settled, settled
from scansim.training.story import Flow

__all__ = ["Department", "Subject", "Told", "money"]


class Department(StrEnum):
    """Who notices."""

    DISPATCH = "dispatch"
    STOCK = "stock"
    BILLING = "billing"
    BUYING = "buying"


@dataclass(frozen=True, slots=True)
class Told:
    """One line: who notices, the code of its sentence, and the facts in it."""

    department: Department
    code: str
    facts: tuple[tuple[str, str], ...]


def money(amount: Decimal) -> str:
    """An amount as a person reads it, to the cent."""
    return f"{amount:.2f}"


@dataclass(frozen=True)
class Subject:
    """An error, and what became of the goods that it is about."""

    run: Run
    all: Consequences
    error: RunError
    tasks: frozenset[str]

    @cached_property
    def stock(self) -> tuple[StockLine, ...]:
        """Unexplained differences of the product."""
        return tuple(line for line in self.all.unexplained if line.key.product == self.error.about)

    @cached_property
    def net(self) -> Decimal:
        """By how many units the whole record of the product is too high."""
        return total(line.quantity for line in self.stock)

    @cached_property
    def by_place(self) -> dict[str, Decimal]:
        """The same by place, all lots together."""
        found: dict[str, Decimal] = {}
        for line in self.stock:
            found[line.key.at] = found.get(line.key.at, ZERO) + line.quantity
        return found

    @cached_property
    def sent(self) -> tuple[Sent, ...]:
        """Lines of the order that went with the task: those of the product, then what went and nobody ordered."""
        mine = [line for line in self.all.sent if line.task in self.tasks]
        ours = [line for line in mine if line.product == self.error.about]
        return (*ours, *(line for line in mine if line.product != self.error.about and line.never_ordered))

    @cached_property
    def received(self) -> Received | None:
        """The line of the purchase."""
        about = (line for line in self.all.received if line.product == self.error.about)
        return next((line for line in about if line.task in self.tasks), None)

    @cached_property
    def swapped(self) -> tuple[StockLine, StockLine] | None:
        """A difference of the product, and one of another that is wrong the other way round at the same place."""
        others = [line for line in self.all.unexplained if line.key.product != self.error.about]
        pairs = ((mine, other) for mine in self.stock for other in others if other.key.at == mine.key.at)
        return next((pair for pair in pairs if (pair[0].quantity > ZERO) is not (pair[1].quantity > ZERO)), None)

    @cached_property
    def done(self) -> Settled | None:
        """The task where it showed."""
        return next((done for done in settled(self.run) if done.name == self.error.task), None)

    @property
    def is_for_a_customer(self) -> bool:
        """Whether the goods of the task are on their way to a customer."""
        return self.done is not None and self.done.task.flow in (Flow.PICK, Flow.PACK, Flow.DISPATCH)

    @property
    def customer(self) -> str:
        """Whom they are for."""
        return self.done.task.partner.name if self.done is not None else ""

    @property
    def given_up(self) -> Decimal:
        """Demand for the product that nobody will meet any more."""
        validated = self.done.validated if self.done is not None else None
        given_up = validated.cancelled if validated is not None else ()
        return total(quantity for product, quantity in given_up if product == self.error.about)

    def name(self, product: str) -> str:
        """What people call a product."""
        return next((each.name for each in self.run.pack.products if each.id == product), product)

    def floor_place(self, place: str) -> str:
        """What people call a place of the floor."""
        found = self.run.world.floor.places.find(place)
        return found.name if found is not None else place_name(self.run, location_of(self.run, place))

    def say(self, department: Department, code: str, **facts: Decimal | str) -> Told:
        """A line with its facts; whole amounts of money are those called ``amount`` and ``cost``."""
        said = {name: value if isinstance(value, str) else written(value) for name, value in facts.items()}
        for name in ("amount", "cost"):
            if isinstance(amount := facts.get(name), Decimal):
                said[name] = money(amount)
        return Told(department, code, tuple({**said, "currency": self.all.currency}.items()))
