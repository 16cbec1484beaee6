"""What a situation is: the values that an exercise comes to for one seed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Paper, Unit
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Partner
from scansim.training.reports import ReportCode
from scansim.training.story import Flow, Interruption, RestOfOrder, TrapKind
from scansim.training.texts import LocalText

__all__ = [
    "NOBODY",
    "BookedStock",
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
    """A line of the order: so many units of a product. ``name`` is what the story calls it; ``lot`` a lot's id."""

    product: str
    ordered: Decimal
    name: str = ""
    lot: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryNote:
    """The supplier's paper: what it lists, and what it says of goods that did not come. ``number`` is its own."""

    number: str
    supplier: Partner
    lines: tuple[OrderedLine, ...]
    remarks: tuple[LocalText, ...]


NOBODY = Partner("", "")
_NO_NOTE = DeliveryNote("", NOBODY, (), ())


@dataclass(frozen=True, slots=True)
class Planted:
    """What is wrong in this seed, as it truly is.

    ``task`` is the transfer's name, empty for a trap of no task; ``product`` and ``lot`` are what the record or the
    label says, ``place`` is the floor place where it happens, ``units`` and ``boxes`` are their numbers on the floor,
    ``quantity`` is how many it is about (missing ones too). ``instead`` is what is truly there: the id of a product,
    lot or place. ``rest`` is what is right for demand that stays open. ``reports`` are the right codes, none when
    nothing is asked for; ``escalate_to`` is the role that must be told, empty for none. ``mistakes`` are the keys of
    the policy that it tempts to.
    """

    name: str
    kind: TrapKind
    task: str = ""
    product: str = ""
    lot: str = ""
    place: str = ""
    units: tuple[int, ...] = ()
    boxes: tuple[int, ...] = ()
    quantity: Decimal = ZERO
    instead: str = ""
    rest: RestOfOrder | None = None
    must_catch: bool = True
    reports: tuple[ReportCode, ...] = ()
    escalate_to: str = ""
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenTask:
    """A transfer that waits, with its document. ``place`` is where its goods stand, empty for those of the shelves.

    ``batch`` is what it is worked on together with, empty for nothing. ``staged``: what it asks for lies at the
    operation's source, beyond the pack's stock. ``held`` says why it must not be touched, empty for one that may.
    ``paper`` is the id of its document on the floor, ``note`` what a supplier wrote. ``source`` and ``destination`` are
    locations, empty for those of the operation type. ``door`` is the place where what leaves is loaded, empty for any.
    ``follows`` is the transfer whose goods it carries on, empty for none.
    """

    name: str
    operation_type: str
    transfer: str
    origin: str
    partner: Partner
    ordered: tuple[OrderedLine, ...]
    place: str = ""
    batch: str = ""
    staged: bool = False
    urgent: bool = False
    held: str = ""
    flow: Flow = Flow.TRANSFER
    paper: str = ""
    note: DeliveryNote | None = None
    source: str = ""
    destination: str = ""
    door: str = ""
    follows: str = ""

    @property
    def is_loaded(self) -> bool:
        """Whether its goods stand ready and leave only by hands that load them at a door. Others go with the paper."""
        return self.flow is Flow.DISPATCH and self.staged and bool(self.door)

    @property
    def consignment(self) -> str:
        """What units that arrived with it are marked with."""
        return self.origin or self.transfer


@dataclass(frozen=True, slots=True)
class BookedStock:
    """Stock that the record holds beyond the pack's, or (below zero) does not hold of it."""

    product: str
    location: str
    quantity: Decimal
    lot: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a run starts from, beside the pack.

    ``start`` is where one begins, ``places`` where one can go, ``counted`` the record's locations whose stock is to be
    counted. ``units`` and ``boxes`` stand there for this seed. Of the pack's stock, ``gone`` are units that are
    not truly there, ``changed`` and ``changed_boxes`` those that are other than the record says: by number, as
    :func:`~scansim.training.stocked_floor.numbered` counts them behind the last ``numbered`` unit and box. ``booked``
    is stock that the record has beside the pack's. ``full`` are places where nothing more fits.
    """

    exercise: str
    seed: int
    start: str
    places: tuple[str, ...]
    tasks: tuple[GivenTask, ...]
    units: tuple[Unit, ...] = ()
    boxes: tuple[Box, ...] = ()
    papers: tuple[Paper, ...] = ()
    planted: tuple[Planted, ...] = ()
    counted: tuple[str, ...] = ()
    gone: tuple[int, ...] = ()
    changed: tuple[Unit, ...] = ()
    changed_boxes: tuple[Box, ...] = ()
    numbered: tuple[int, int] = (0, 0)
    booked: tuple[BookedStock, ...] = ()
    full: tuple[str, ...] = ()
    interruptions: tuple[Interruption, ...] = ()

    @property
    def is_work(self) -> bool:
        """Whether several things wait, and not one task alone."""
        return len(self.tasks) != 1 or bool(self.counted)

    @property
    def is_receipt(self) -> bool:
        """Whether it is one delivery that stands at a dock, and nothing else."""
        return not self.is_work and bool(self.first.place)

    @property
    def documents(self) -> tuple[str, ...]:
        """What is scanned to begin with a task, or with several together."""
        return tuple(
            dict.fromkeys((*(task.transfer for task in self.tasks), *(t.batch for t in self.tasks if t.batch)))
        )

    def task(self, transfer: str) -> GivenTask:
        """The task of a transfer, by its name."""
        return next(task for task in self.tasks if task.transfer == transfer)

    def delivered(self, product: str) -> Decimal:
        """How many good units of a product truly came."""
        return Decimal(sum(1 for unit in self.units if unit.product == product and unit.condition == "good"))

    # the first task, for what is about one receipt

    @property
    def first(self) -> GivenTask:
        """The first task; one of nothing where only counts wait."""
        return self.tasks[0] if self.tasks else GivenTask("", "", "", "", NOBODY, ())

    @property
    def place(self) -> str:
        """Where one begins: where the goods of a receipt stand."""
        return self.start

    @property
    def transfer(self) -> str:
        """The name of the first task's transfer."""
        return self.first.transfer

    @property
    def origin(self) -> str:
        """The other party's paper of the first task."""
        return self.first.origin

    @property
    def supplier(self) -> Partner:
        """The partner of the first task."""
        return self.first.partner

    @property
    def ordered(self) -> tuple[OrderedLine, ...]:
        """What the first task asks for."""
        return self.first.ordered

    @property
    def delivery_note(self) -> DeliveryNote:
        """The note of the first task."""
        return self.first.note or _NO_NOTE

    @property
    def note(self) -> str:
        """The id of the first task's paper."""
        return self.first.paper

    @property
    def rest_by_note(self) -> RestOfOrder | None:
        """What the first task's paper says of goods that did not come; None when it says nothing."""
        return next((planted.rest for planted in self.planted if planted.rest), None)
