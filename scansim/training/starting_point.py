"""What a situation is: the values that an exercise comes to for one seed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Paper, Unit
from scansim.engine.warehouse.catalogue import Partner
from scansim.training.exercise import RestOfOrder
from scansim.training.texts import LocalText

__all__ = [
    "NOBODY",
    "CannotBePlayed",
    "DeliveryNote",
    "GivenTask",
    "OrderedLine",
    "Planted",
    "Situation",
]


class CannotBePlayed(ValueError):
    """The exercise asks for something that its pack does not have; the message says what."""


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A line of the order: so many units of a product."""

    product: str
    ordered: Decimal


@dataclass(frozen=True, slots=True)
class DeliveryNote:
    """The supplier's paper: what it lists, and what it says of goods that did not come. ``number`` is its own."""

    number: str
    supplier: Partner
    lines: tuple[OrderedLine, ...]
    remarks: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """An exception that this seed holds: ``missing`` units of the product did not come."""

    name: str
    product: str
    missing: Decimal
    right: RestOfOrder
    must_catch: bool


@dataclass(frozen=True, slots=True)
class GivenTask:
    """A transfer that waits, with its document. ``batch`` is what it is worked on together with, empty for nothing.

    ``staged``: what it asks for lies at the operation's source, beyond the pack's stock.
    """

    name: str
    operation_type: str
    transfer: str
    origin: str
    partner: str
    ordered: tuple[OrderedLine, ...]
    batch: str = ""
    staged: bool = False


NOBODY = Partner("", "")


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a run starts from, beside the pack.

    A receipt has a document, a supplier, and what stands at a dock. A working day has ``tasks``, and ``counted``: the
    record's locations whose stock is to be counted; what is about one receipt is empty there.
    """

    exercise: str
    seed: int
    operation_type: str
    transfer: str
    origin: str
    supplier: Partner
    place: str
    places: tuple[str, ...]
    ordered: tuple[OrderedLine, ...]
    units: tuple[Unit, ...]
    boxes: tuple[Box, ...]
    papers: tuple[Paper, ...]
    planted: tuple[Planted, ...]
    delivery_note: DeliveryNote
    tasks: tuple[GivenTask, ...] = ()
    counted: tuple[str, ...] = ()

    @property
    def is_work(self) -> bool:
        """Whether it is a working day, with whatever waits there, and no single receipt."""
        return bool(self.tasks or self.counted)

    @property
    def documents(self) -> tuple[str, ...]:
        """What is scanned to begin with a task, or with several together."""
        return tuple(
            dict.fromkeys((*(task.transfer for task in self.tasks), *(t.batch for t in self.tasks if t.batch)))
        )

    @property
    def note(self) -> str:
        """The id of the delivery note."""
        return f"note-{self.origin}"

    @property
    def rest_by_note(self) -> RestOfOrder | None:
        """What the delivery note says of goods that did not come; None when it says nothing."""
        return self.planted[0].right if self.planted else None

    def delivered(self, product: str) -> Decimal:
        """How many good units of a product truly came."""
        return Decimal(sum(1 for unit in self.units if unit.product == product and unit.condition == "good"))
