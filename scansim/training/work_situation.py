"""A working day for one seed: the documents, quantities and products of every task, and the places that it is about.

Only what the record has is asked for, so that everything can be reserved at the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from scansim.engine.floor.things import Box, Paper, PlaceKind, Unit
from scansim.engine.quantity import written
from scansim.engine.warehouse.catalogue import OperationKind, OperationType, Partner, Product
from scansim.training.draw import chosen, whole_between
from scansim.training.exercise import Task, WorkLine, WorkStory
from scansim.training.pack import DocumentNumbers, Pack
from scansim.training.product_choice import fits
from scansim.training.starting_point import NOBODY, CannotBePlayed, DeliveryNote, GivenTask, OrderedLine, Situation

__all__ = ["partners_of", "work_situation"]


def work_situation(exercise: str, story: WorkStory, pack: Pack, seed: int) -> Situation:
    """The situation of a working day.

    Raises:
        CannotBePlayed: when the pack lacks an operation type, document, partner, place or enough stock.
    """
    day = _Day(exercise, pack, seed)
    tasks = tuple(day.task(task) for task in story.tasks)
    places = dict.fromkeys(place for count in story.counts for place in count.places)
    located = {place.id: place.location for place in pack.places}
    wrong = next((place for place in places if not located.get(place)), None)
    if wrong is not None:
        raise CannotBePlayed(f"nothing can be counted at {wrong!r} of pack {pack.id}")
    start = _start(pack)
    return Situation(
        exercise=exercise,
        seed=seed,
        operation_type="",
        transfer="",
        origin="",
        supplier=NOBODY,
        place=start,
        places=_places(start, story, tasks, pack),
        ordered=(),
        units=tuple(day.units),
        boxes=tuple(day.boxes),
        papers=(*day.papers, *_batch_papers(tasks, start)),
        planted=(),
        delivery_note=DeliveryNote("", NOBODY, (), ()),
        tasks=tasks,
        counted=tuple(located[place] for place in places),
    )


def partners_of(pack: Pack, operation: OperationType) -> tuple[Partner, ...]:
    """Whom an operation can be for: suppliers for receipts, customers for what leaves, either for the rest."""
    if operation.kind is OperationKind.INCOMING:
        return pack.suppliers
    if operation.kind is OperationKind.OUTGOING:
        return pack.customers
    return (*pack.customers, *pack.suppliers)


@dataclass(slots=True)
class _Day:
    """The tasks so far: which documents are taken, what is left in stock, what stands on the floor."""

    exercise: str
    pack: Pack
    seed: int
    units: list[Unit] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    _left: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def task(self, task: Task) -> GivenTask:
        """One task, with what stands on the floor for it."""
        operation = next((kind for kind in self.pack.operation_types if kind.id == task.operation), None)
        if operation is None:
            raise CannotBePlayed(f"pack {self.pack.id} has no operation type {task.operation!r}")
        document = self._document(task, operation)
        ordered = self._lines(task, operation)
        partner = self._partner(task, operation)
        given = GivenTask(
            task.name,
            operation.id,
            document.transfer,
            document.origin,
            partner.id,
            tuple(OrderedLine(product.id, quantity) for product, quantity in ordered),
            task.batch,
            task.staged,
        )
        stands_at = task.place or (_place_of(self.pack, operation.source) if task.staged else "")
        if stands_at:
            for product, quantity in ordered:
                self._stand(product, int(quantity), stands_at, document, in_boxes=bool(task.place))
        self._lay_paper(given, operation, partner, ordered, task.place or _start(self.pack))
        return given

    def _document(self, task: Task, operation: OperationType) -> DocumentNumbers:
        """A document of the pool whose numbers nothing else bears, so that no two tasks are of one order."""
        pool = [
            document
            for document in self.pack.documents_of(operation.id)
            if document.transfer not in self._taken and document.origin not in self._taken
        ]
        if not pool:
            raise CannotBePlayed(f"pack {self.pack.id} has no document left for {operation.name}")
        document = chosen(self.seed, self._stream(task, "number"), pool)
        self._taken |= {number for number in (document.transfer, document.origin) if number}
        return document

    def _partner(self, task: Task, operation: OperationType) -> Partner:
        known = partners_of(self.pack, operation)
        if task.partner:
            found = next((partner for partner in known if partner.id == task.partner), None)
            if found is None:
                raise CannotBePlayed(f"{task.partner!r} is no partner of {operation.name} in pack {self.pack.id}")
            return found
        if operation.kind is OperationKind.INTERNAL:
            return NOBODY
        if not known:
            raise CannotBePlayed(f"pack {self.pack.id} has no partner for {operation.name}")
        return chosen(self.seed, self._stream(task, "partner"), known)

    def _lines(self, task: Task, operation: OperationType) -> list[tuple[Product, Decimal]]:
        found: dict[str, Product] = {}
        quantities: dict[str, Decimal] = {}
        models = {line.choice.look_alike_of for line in task.lines}
        named = {line.choice.product for line in task.lines if line.choice.product}
        needs_stock = not task.staged and operation.kind is not OperationKind.INCOMING
        left = self._stock(operation.source) if needs_stock else None
        for line in task.lines:
            span = line.quantity
            quantity = Decimal(
                whole_between(self.seed, self._stream(task, f"quantity/{line.name}"), span.low, span.high)
            )
            used = {product.id for product in found.values()}
            options = [
                product
                for product in self._candidates(line, named)
                if product.id not in used
                and fits(line.choice, product, self.pack, found, boxed=False, model=line.name in models)
                and (left is None or left.get(product.id, Decimal(0)) >= quantity)
            ]
            if not options:
                what = f"pack {self.pack.id} has no product for the line {line.name!r} of {task.name!r}"
                raise CannotBePlayed(what + (f" with {written(quantity)} in stock" if needs_stock else ""))
            product = chosen(self.seed, self._stream(task, f"product/{line.name}"), options)
            found[line.name], quantities[line.name] = product, quantity
            if left is not None:
                left[product.id] -= quantity
        return [(found[name], quantities[name]) for name in found]

    def _candidates(self, line: WorkLine, named: set[str]) -> Iterator[Product]:
        if line.choice.product:
            yield from (product for product in self.pack.products if product.id == line.choice.product)
        else:
            yield from (product for product in self.pack.products if product.id not in named)

    def _stock(self, location: str) -> dict[str, Decimal]:
        if location not in self._left:
            self._left[location] = dict(self.pack.stock_under(location))
        return self._left[location]

    def _stream(self, task: Task, choice: str) -> str:
        return f"{self.exercise}/work/{task.name}/{choice}"

    # what stands on the floor

    def _stand(self, product: Product, count: int, place: str, document: DocumentNumbers, *, in_boxes: bool) -> None:
        """Goods stand there: as many full boxes as they fill, the rest loose."""
        packagings = self.pack.packagings_of(product.id) if in_boxes else ()
        size = int(packagings[0].quantity) if packagings else count + 1
        for _ in range(count // size):
            self.boxes.append(Box(len(self.boxes) + 1, packagings[0].name, product.id, packagings[0].barcode, place))
            self._add(product, size, place, document, len(self.boxes))
        self._add(product, count % size, place, document, 0)

    def _add(self, product: Product, count: int, place: str, document: DocumentNumbers, box: int) -> None:
        for _ in range(count):
            number = len(self.units) + 1
            consignment = document.origin or document.transfer
            self.units.append(
                Unit(number, product.id, product.id, product.barcode, place, box, consignment=consignment)
            )

    def _lay_paper(
        self,
        given: GivenTask,
        operation: OperationType,
        partner: Partner,
        ordered: list[tuple[Product, Decimal]],
        place: str,
    ) -> None:
        """The document, in English: the truth of a run has one language."""
        head = "  ".join(filter(None, (partner.name, given.origin)))
        listed = (f"{product.code}  {product.name}  {written(quantity)}" for product, quantity in ordered)
        text = (head or operation.name, *listed)
        self.papers.append(
            Paper(f"task-{given.name}", f"{operation.name} {given.transfer}", place, given.transfer, text)
        )


def _batch_papers(tasks: tuple[GivenTask, ...], place: str) -> Iterator[Paper]:
    for batch in dict.fromkeys(task.batch for task in tasks if task.batch):
        members = tuple(task.transfer for task in tasks if task.batch == batch)
        yield Paper(f"batch-{batch}", f"Batch {batch}", place, batch, members)


def _start(pack: Pack) -> str:
    """The desk, where papers lie; without one the first place."""
    desks = [place.id for place in pack.places if place.kind is PlaceKind.DESK]
    if not pack.places:
        raise CannotBePlayed(f"pack {pack.id} has no place")
    return (desks or [pack.places[0].id])[0]


def _place_of(pack: Pack, location: str) -> str:
    return next((place.id for place in pack.places if place.location == location), "")


def _places(start: str, story: WorkStory, tasks: tuple[GivenTask, ...], pack: Pack) -> tuple[str, ...]:
    """Where the day leads: docks, shelves that hold what is asked for, where it goes, what is counted. As the pack
    lists them, behind the place where one begins."""
    types = {kind.id: kind for kind in pack.operation_types}
    wanted = {task.place for task in story.tasks} | {place for count in story.counts for place in count.places}
    for task in tasks:
        operation = types[task.operation_type]
        wanted |= {_place_of(pack, operation.destination)}
        if operation.kind is OperationKind.INCOMING:
            continue
        if task.staged:
            wanted |= {_place_of(pack, operation.source)}
            continue
        products = {line.product for line in task.ordered}
        wanted |= {_place_of(pack, stock.location) for stock in pack.stock if stock.product in products}
    in_order = (place.id for place in pack.places if place.id in wanted or place.kind is PlaceKind.BENCH)
    return tuple(dict.fromkeys((start, *in_order)))
