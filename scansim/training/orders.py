"""What every task of a story comes to for a seed: its document, its partner, its products and how many of each.

Only what the record has is asked for, so that everything can be reserved at the start. A story of one task draws under
the name of its exercise, one of several under that of the task too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import (
    OperationKind,
    OperationType,
    Packaging,
    Partner,
    Product,
    Tracking,
)
from scansim.training.draw import chosen, whole_between
from scansim.training.pack import DocumentNumbers, Pack
from scansim.training.product_choice import fits
from scansim.training.starting_point import NOBODY, CannotBePlayed, GivenTask, OrderedLine
from scansim.training.story import Between, Flow, Line, Story, Task

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
class Order:
    """A line of a task, resolved for a seed. ``boxes`` are the full boxes that it can be brought in, ``lot`` is the lot
    of goods that are brought."""

    line: Line
    product: Product
    packaging: Packaging | None
    boxes: int
    units: int
    lot: str = ""

    @property
    def box_size(self) -> int:
        """Units in a box; 0 when it comes in none."""
        return int(self.packaging.quantity) if self.packaging else 0

    @property
    def ordered(self) -> OrderedLine:
        """As it stands on the document."""
        return OrderedLine(self.product.id, Decimal(self.units), self.line.name, self.lot)


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
    return tuple(plan.task(task, stream_of(exercise, story, task)) for task in story.tasks)


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


def location_of(pack: Pack, place: str) -> str:
    """The record's location of a place that a story names.

    Raises:
        CannotBePlayed: when the pack has no such place, or it stands for no location.
    """
    found = next((known for known in pack.places if known.id == place), None)
    if found is None:
        raise CannotBePlayed(f"pack {pack.id} has no place {place!r}")
    if not found.location:
        raise CannotBePlayed(f"nothing can be stored at {place!r} of pack {pack.id}")
    return found.location


def has_expired(pack: Pack, lot: str) -> bool:
    """Whether a lot has expired when the story begins."""
    found = next((each for each in pack.lots if each.id == lot), None)
    return found is not None and bool(found.expires) and found.expires <= pack.now


@dataclass(slots=True)
class _Plan:
    """The tasks so far: which documents are taken, what is left in stock, which products stand at each place.

    No two deliveries at one place hold the same product, so that everybody can tell whose goods are whose.
    """

    pack: Pack
    seed: int
    _left: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _brought: dict[str, set[str]] = field(default_factory=dict)

    def task(self, task: Task, stream: str) -> PlannedTask:
        """One task."""
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
            tuple(self._orders(task, operation, stream)),
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

    def _orders(self, task: Task, operation: OperationType, stream: str) -> Iterator[Order]:
        found: dict[str, Product] = {}
        models = {line.choice.look_alike_of for line in task.lines}
        named = {line.choice.product for line in task.lines if line.choice.product}
        left = self._stock(task, operation)
        elsewhere = self._brought.setdefault(task.place, set()) if task.place else set()
        taken = frozenset(elsewhere)
        for line in task.lines:
            amounts = self._amounts(line, stream)
            options = [
                order
                for product in self._options(line, named, found, is_model=line.name in models)
                if product.id not in taken
                for order in (_order(line, product, self.pack, amounts, in_boxes=bool(task.place)),)
                if left is None or left.get(product.id, ZERO) >= order.units
            ]
            if not options:
                what = f"pack {self.pack.id} has no product for the line {line.name!r} of {task.name!r}"
                in_stock = f" with {sum(amounts)} in stock" if left is not None else ""
                raise CannotBePlayed(what + in_stock)
            order = chosen(self.seed, f"{stream}/product/{line.name}", options)
            found[line.name] = order.product
            elsewhere.add(order.product.id)
            if left is not None:
                left[order.product.id] -= order.units
            elif order.product.tracking is Tracking.LOT:
                order = replace(order, lot=line.lot or self._lot(order.product, f"{stream}/lot/{line.name}"))
            yield order

    def _options(self, line: Line, named: set[str], found: dict[str, Product], *, is_model: bool) -> list[Product]:
        used = {product.id for product in found.values()}
        return [
            product
            for product in self._candidates(line, named)
            if product.id not in used
            and fits(line.choice, product, self.pack, found, boxed=line.ordered.boxes.high > 0, model=is_model)
        ]

    def _candidates(self, line: Line, named: set[str]) -> Iterator[Product]:
        if line.choice.product:
            yield from (product for product in self.pack.products if product.id == line.choice.product)
        else:
            yield from (product for product in self.pack.products if product.id not in named)

    def _lot(self, product: Product, stream: str) -> str:
        """A lot that has not expired and of which nothing is in stock."""
        in_stock = {stock.lot for stock in self.pack.stock}
        lots = [lot.id for lot in self.pack.lots if lot.product == product.id and lot.id not in in_stock]
        fresh = [lot for lot in lots if not has_expired(self.pack, lot)]
        if not fresh:
            raise CannotBePlayed(f"pack {self.pack.id} has no lot of {product.name} that could arrive")
        return chosen(self.seed, stream, fresh)

    def _amounts(self, line: Line, stream: str) -> tuple[int, int, int]:
        boxes = self._between(line.ordered.boxes, f"{stream}/ordered/{line.name}/boxes")
        loose = self._between(line.ordered.loose, f"{stream}/ordered/{line.name}/loose")
        return boxes, loose, self._between(line.ordered.units, f"{stream}/quantity/{line.name}")

    def _between(self, span: Between, stream: str) -> int:
        return whole_between(self.seed, stream, span.low, span.high)

    def _stock(self, task: Task, operation: OperationType) -> dict[str, Decimal] | None:
        """What is left where the task takes its goods; None for goods that are brought."""
        if task.staged or operation.kind is OperationKind.INCOMING:
            return None
        source = location_of(self.pack, task.source) if task.source else operation.source
        if source not in self._left:
            self._left[source] = dict(self.pack.stock_under(source))
        return self._left[source]


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


def _order(line: Line, product: Product, pack: Pack, amounts: tuple[int, int, int], *, in_boxes: bool) -> Order:
    boxes, loose, units = amounts
    packagings = pack.packagings_of(product.id)
    wants_boxes = line.ordered.boxes.high > 0 or (units > 0 and in_boxes)
    packaging = packagings[0] if packagings and wants_boxes else None
    size = int(packaging.quantity) if packaging else 0
    if units:
        return Order(line, product, packaging, units // size if size else 0, units)
    return Order(line, product, packaging, boxes, boxes * size + loose)
