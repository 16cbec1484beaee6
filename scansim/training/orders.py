"""What every task of a story comes to for a seed: its document, its partner, its products and how many of each.

Only what the record has is asked for, so that everything can be reserved at the start. A story of one task draws under
the name of its exercise, one of several under that of the task too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scansim.engine.warehouse.catalogue import OperationKind, OperationType, Partner
from scansim.training.draw import chosen
from scansim.training.order_lines import Order, has_expired, location_of, orders_of, wanted_by
from scansim.training.pack import DocumentNumbers, Pack
from scansim.training.starting_point import NOBODY, CannotBePlayed, GivenTask
from scansim.training.story import Flow, Story, Task

__all__ = [
    "Order",
    "PlannedTask",
    "door_of",
    "first_flow",
    "given_task",
    "has_expired",
    "location_of",
    "partners_of",
    "planned",
    "stream_of",
]


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task, resolved for a seed. ``stream`` begins the names of its draws."""

    task: Task
    stream: str
    operation: OperationType
    flow: Flow
    document: DocumentNumbers
    partner: Partner
    orders: tuple[Order, ...]
    follows: str = ""

    @property
    def consignment(self) -> str:
        """What units that arrive with it are marked with."""
        return self.document.origin or self.document.transfer

    def order(self, line: str) -> Order:
        """The order of a line, by the name that the story gives it."""
        return next(order for order in self.orders if order.line.name == line)


def planned(exercise: str, story: Story, pack: Pack, seed: int) -> tuple[PlannedTask, ...]:
    """Every task of a story for a seed, in the order of the story.

    Raises:
        CannotBePlayed: when the pack lacks an operation type, document, partner, product or enough stock.
    """
    plan = _Plan(pack, seed)
    heads = tuple(plan.head(task, stream_of(exercise, story, task)) for task in story.tasks)
    wanted = [each for head in heads for each in wanted_by(story, head.task, head.operation, head.stream)]
    orders = dict(
        zip(((each.task.name, each.line.name) for each in wanted), orders_of(pack, seed, wanted), strict=True)
    )
    found: dict[str, PlannedTask] = {}
    for head in heads:
        before = found.get(head.task.follows)
        own = tuple(orders[head.task.name, line.name] for line in head.task.lines)
        found[head.task.name] = _following(head, before) if before else replace(head, orders=own)
    return tuple(found.values())


def _following(head: PlannedTask, before: PlannedTask) -> PlannedTask:
    """A task with the lines of the one whose goods it carries on."""
    task = replace(head.task, lines=before.task.lines)
    return replace(head, task=task, orders=before.orders, follows=before.document.transfer)


def given_task(planned_task: PlannedTask, pack: Pack) -> GivenTask:
    """A task as the record has it, without what stands on its paper."""
    task = planned_task.task
    return GivenTask(
        name=task.name,
        operation_type=planned_task.operation.id,
        transfer=planned_task.document.transfer,
        origin=planned_task.document.origin,
        partner=planned_task.partner,
        ordered=tuple(order.ordered for order in planned_task.orders),
        place=task.place,
        batch=task.batch,
        staged=task.staged,
        urgent=task.urgent,
        flow=planned_task.flow,
        source=location_of(pack, task.source) if task.source else "",
        destination=location_of(pack, task.destination) if task.destination else "",
        door=door_of(planned_task, pack),
        follows=planned_task.follows,
    )


def door_of(planned_task: PlannedTask, pack: Pack) -> str:
    """Where what leaves is loaded: at the door that the story names, else at that of the customer's route."""
    if planned_task.operation.kind is not OperationKind.OUTGOING:
        return ""
    route = pack.route_of(planned_task.partner.id)
    return planned_task.task.destination or (route.door if route else "")


def stream_of(exercise: str, story: Story, task: Task) -> str:
    """What the names of a task's draws begin with."""
    return exercise if len(story.tasks) == 1 else f"{exercise}/work/{task.name}"


def partners_of(pack: Pack, operation: OperationType, flow: Flow | None = None) -> tuple[Partner, ...]:
    """Whom a task can be for: suppliers for receipts, customers for what leaves or comes back, either for the rest.
    ``flow`` is what the story says that it is."""
    comes_back = (flow or pack.flow_of(operation)) is Flow.RETURN
    if operation.kind is OperationKind.INCOMING and not comes_back:
        return pack.suppliers
    if operation.kind is OperationKind.OUTGOING or comes_back:
        return pack.customers
    return (*pack.customers, *pack.suppliers)


@dataclass(slots=True)
class _Plan:
    """The tasks so far, and which documents they took."""

    pack: Pack
    seed: int
    _taken: set[str] = field(default_factory=set)

    def head(self, task: Task, stream: str) -> PlannedTask:
        """One task, without its lines."""
        operation = self._operation(task)
        if task.place and task.place not in {place.id for place in self.pack.places}:
            raise CannotBePlayed(f"pack {self.pack.id} has no place {task.place!r}")
        return PlannedTask(
            task,
            stream,
            operation,
            task.flow or self.pack.flow_of(operation),
            self._document(operation, stream),
            self._partner(task, operation, stream),
            (),
        )

    def _operation(self, task: Task) -> OperationType:
        found = _operation_of(task, self.pack)
        if found is not None:
            return found
        missing = f"operation type {task.operation!r}" if task.operation else "operation type for receipts"
        raise CannotBePlayed(f"pack {self.pack.id} has no {missing}")

    def _document(self, operation: OperationType, stream: str) -> DocumentNumbers:
        """A document of the pool whose numbers nothing else bears, so that no two tasks are of one order."""
        pool = [
            document
            for document in self.pack.documents_of(operation.id)
            if document.transfer not in self._taken and document.origin not in self._taken
        ]
        if not pool:
            left = "left " if self._taken else ""
            raise CannotBePlayed(f"pack {self.pack.id} has no document {left}for {operation.name}")
        document = chosen(self.seed, f"{stream}/number", pool)
        self._taken |= {number for number in (document.transfer, document.origin) if number}
        return document

    def _partner(self, task: Task, operation: OperationType, stream: str) -> Partner:
        known = partners_of(self.pack, operation, task.flow)
        if task.partner:
            found = next((partner for partner in known if partner.id == task.partner), None)
            if found is None:
                raise CannotBePlayed(f"{task.partner!r} is no partner of {operation.name} in pack {self.pack.id}")
            return found
        if operation.kind is OperationKind.INTERNAL:
            return NOBODY
        if not known:
            raise CannotBePlayed(f"pack {self.pack.id} has no partner for {operation.name}")
        draw = "supplier" if operation.kind is OperationKind.INCOMING else "partner"
        return chosen(self.seed, f"{stream}/{draw}", known)


def first_flow(story: Story, pack: Pack) -> Flow | None:
    """The kind of work that a story begins with; None for one that asks for nothing."""
    for task in story.tasks:
        operation = _operation_of(task, pack)
        return task.flow or (pack.flow_of(operation) if operation else None)
    return Flow.COUNT if story.counts else None


def _operation_of(task: Task, pack: Pack) -> OperationType | None:
    for kind in pack.operation_types:
        if kind.id == task.operation or (not task.operation and kind.kind is OperationKind.INCOMING):
            return kind
    return None
