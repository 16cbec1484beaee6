"""One concrete situation: what an exercise is for one seed. The same seed gives the same situation everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Paper, Unit
from scansim.engine.quantity import written
from scansim.engine.warehouse.catalogue import OperationKind, Packaging, Partner, Product, Tracking
from scansim.training.draw import chosen, in_share, whole_between
from scansim.training.exercise import Amount, Between, Exercise, MissingUnits, ReceiptLine, RestOfOrder
from scansim.training.pack import Pack

__all__ = ["CannotBePlayed", "OrderedLine", "Planted", "Situation", "situation_of"]


class CannotBePlayed(ValueError):
    """The exercise asks for something that its pack does not have; the message says what."""


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A line of the order: so many units of a product."""

    product: str
    ordered: Decimal


@dataclass(frozen=True, slots=True)
class Planted:
    """An exception that this seed holds: ``missing`` units of the product did not come."""

    name: str
    product: str
    missing: Decimal
    right: RestOfOrder
    must_catch: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a run starts from, beside the pack."""

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


@dataclass(frozen=True, slots=True)
class _Load:
    """One line of the delivery, resolved: product, packaging, boxes and loose units that came."""

    product: Product
    packaging: Packaging | None
    ordered: int
    boxes: int
    loose: int


def situation_of(exercise: Exercise, pack: Pack, seed: int) -> Situation:
    """The situation of an exercise for a seed.

    Raises:
        CannotBePlayed: when the pack lacks a place, product, packaging or partner that the story needs.
    """
    story = exercise.receipt
    stream = exercise.id
    place = next((place for place in pack.places if place.id == story.place), None)
    if place is None:
        raise CannotBePlayed(f"pack {pack.id} has no place {story.place!r}")
    operation = next((kind for kind in pack.operation_types if kind.kind is OperationKind.INCOMING), None)
    if operation is None:
        raise CannotBePlayed(f"pack {pack.id} has no operation type for receipts")
    products = _products(exercise, pack, seed)
    active = [trap for trap in story.missing if in_share(seed, trap.seeds.part, trap.seeds.whole)]
    loads = tuple(_load(line, products[line.name], pack, seed, stream, active) for line in story.lines)
    origin = f"DN-{whole_between(seed, f'{stream}/origin', 100, 999)}"
    transfer = f"{operation.prefix}{whole_between(seed, f'{stream}/number', 10, 9999):05d}"
    planted, cues = _planted(active, products, loads, story.lines, seed, stream)
    units, boxes = _goods(loads, story.place, origin)
    supplier = _supplier(exercise, pack, seed)
    docks = tuple(known.id for known in pack.places if known.kind in ("dock", "desk"))
    note = Paper(
        f"note-{origin}", f"Delivery note {origin}", story.place, transfer, _note_text(loads, supplier, origin, cues)
    )
    return Situation(
        exercise=exercise.id,
        seed=seed,
        operation_type=operation.id,
        transfer=transfer,
        origin=origin,
        supplier=supplier,
        place=story.place,
        places=tuple(dict.fromkeys((story.place, *docks))),
        ordered=tuple(OrderedLine(load.product.id, Decimal(load.ordered)) for load in loads),
        units=units,
        boxes=boxes,
        papers=(note,),
        planted=planted,
    )


def _supplier(exercise: Exercise, pack: Pack, seed: int) -> Partner:
    if not exercise.receipt.supplier:
        return chosen(seed, f"{exercise.id}/supplier", pack.suppliers)
    for supplier in pack.suppliers:
        if supplier.id == exercise.receipt.supplier:
            return supplier
    raise CannotBePlayed(f"pack {pack.id} has no supplier {exercise.receipt.supplier!r}")


def _products(exercise: Exercise, pack: Pack, seed: int) -> dict[str, Product]:
    found: dict[str, Product] = {}
    models = {line.choice.look_alike_of for line in exercise.receipt.lines}
    free = dict.fromkeys(product.id for product in pack.products)
    named = {line.choice.product for line in exercise.receipt.lines if line.choice.product}
    for line in exercise.receipt.lines:
        candidates = [line.choice.product] if line.choice.product else [id_ for id_ in free if id_ not in named]
        options = [
            pack.product(id_)
            for id_ in candidates
            if id_ in free and _fits(line, pack.product(id_), pack, found, is_model=line.name in models)
        ]
        if not options:
            raise CannotBePlayed(f"pack {pack.id} has no product for the line {line.name!r}")
        found[line.name] = chosen(seed, f"{exercise.id}/product/{line.name}", options)
        del free[found[line.name].id]
    return found


def _fits(line: ReceiptLine, product: Product, pack: Pack, found: dict[str, Product], *, is_model: bool) -> bool:
    choice = line.choice
    if is_model and not _like(product, pack):
        return False
    if choice.product:
        return True
    if choice.one_of and product.id not in choice.one_of:
        return False
    if product.tracking is not Tracking.NONE:
        return False
    if (choice.boxed or line.ordered.boxes.high > 0) and not pack.packagings_of(product.id):
        return False
    return not choice.look_alike_of or product in _like(found[choice.look_alike_of], pack)


def _like(product: Product, pack: Pack) -> tuple[Product, ...]:
    model = product.look_alike_of or product.id
    family = [other for other in pack.products if model in (other.id, other.look_alike_of) and other != product]
    return tuple(other for other in family if other.tracking is Tracking.NONE)


def _load(line: ReceiptLine, product: Product, pack: Pack, seed: int, stream: str, active: list[MissingUnits]) -> _Load:
    packagings = pack.packagings_of(product.id)
    packaging = packagings[0] if packagings and line.ordered.boxes.high > 0 else None
    boxes, loose = _amount(line.ordered, seed, f"{stream}/ordered/{line.name}")
    size = int(packaging.quantity) if packaging else 0
    ordered = boxes * size + loose
    missing = sum(
        min(_between(trap.units, seed, f"{stream}/missing/{trap.name}"), ordered)
        for trap in active
        if trap.line == line.name
    )
    came = ordered - min(missing, ordered)
    full = min(boxes, came // size) if size else 0
    return _Load(product, packaging, ordered, full, came - full * size)


def _amount(amount: Amount, seed: int, name: str) -> tuple[int, int]:
    return _between(amount.boxes, seed, f"{name}/boxes"), _between(amount.loose, seed, f"{name}/loose")


def _between(span: Between, seed: int, name: str) -> int:
    return whole_between(seed, name, span.low, span.high)


def _planted(
    active: list[MissingUnits],
    products: dict[str, Product],
    loads: tuple[_Load, ...],
    lines: tuple[ReceiptLine, ...],
    seed: int,
    stream: str,
) -> tuple[tuple[Planted, ...], tuple[str, ...]]:
    planted: list[Planted] = []
    cues: list[str] = []
    for trap in active:
        load = next(load for load, line in zip(loads, lines, strict=True) if line.name == trap.line)
        missing = load.ordered - load.boxes * (int(load.packaging.quantity) if load.packaging else 0) - load.loose
        cue = chosen(seed, f"{stream}/cue/{trap.name}", trap.cues)
        product = products[trap.line]
        planted.append(Planted(trap.name, product.id, Decimal(missing), cue.then, trap.must_catch))
        cues.append(cue.says.in_language("en").format(missing=missing, product=product.name))
    return tuple(planted), tuple(cues)


def _goods(loads: tuple[_Load, ...], place: str, origin: str) -> tuple[tuple[Unit, ...], tuple[Box, ...]]:
    units: list[Unit] = []
    boxes: list[Box] = []

    def add(count: int, product: Product, box: int) -> None:
        first = len(units) + 1
        units.extend([_unit(first + index, product, place, origin, box) for index in range(count)])

    for load in loads:
        if load.packaging is not None:
            for _ in range(load.boxes):
                boxes.append(Box(len(boxes) + 1, load.packaging.name, load.product.id, load.packaging.barcode, place))
                add(int(load.packaging.quantity), load.product, len(boxes))
        add(load.loose, load.product, 0)
    return tuple(units), tuple(boxes)


def _unit(number: int, product: Product, place: str, origin: str, box: int) -> Unit:
    return Unit(number, product.id, product.id, product.barcode, place, box, consignment=origin)


def _note_text(loads: tuple[_Load, ...], supplier: Partner, origin: str, cues: tuple[str, ...]) -> tuple[str, ...]:
    ordered = tuple(f"{load.product.code}  {load.product.name}  {written(Decimal(load.ordered))}" for load in loads)
    return (f"{supplier.name}  {origin}", *ordered, *cues)
