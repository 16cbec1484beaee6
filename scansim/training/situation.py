"""One concrete situation: what an exercise is for one seed. The same seed gives the same situation everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import Box, Paper, Unit
from scansim.engine.quantity import written
from scansim.engine.warehouse.catalogue import OperationKind, Packaging, Partner, Product
from scansim.training.draw import chosen, in_share, whole_between
from scansim.training.exercise import Amount, Between, Exercise, MissingUnits, ReceiptLine, ReceiptStory, Share
from scansim.training.pack import Pack
from scansim.training.product_choice import fits
from scansim.training.starting_point import CannotBePlayed, DeliveryNote, OrderedLine, Planted, Situation
from scansim.training.texts import LocalText
from scansim.training.work_situation import work_situation

__all__ = [
    "CannotBePlayed",
    "DeliveryNote",
    "OrderedLine",
    "Planted",
    "Situation",
    "situation_of",
    "trap_strikes",
]


@dataclass(frozen=True, slots=True)
class _Order:
    """A line of the order, resolved for a seed: full boxes and loose units."""

    product: Product
    packaging: Packaging | None
    boxes: int
    loose: int

    @property
    def box_size(self) -> int:
        """Units in a box; 0 when the product comes in none."""
        return int(self.packaging.quantity) if self.packaging else 0

    @property
    def units(self) -> int:
        """Units in all."""
        return self.boxes * self.box_size + self.loose


@dataclass(frozen=True, slots=True)
class _Shortfall:
    """What a trap of this seed takes from its line."""

    trap: MissingUnits
    units: int


def situation_of(exercise: Exercise, pack: Pack, seed: int) -> Situation:
    """The situation of an exercise for a seed.

    Raises:
        CannotBePlayed: when the pack lacks a place, product, packaging or partner that the story needs.
    """
    if exercise.work is not None:
        return work_situation(exercise.id, exercise.work, pack, seed)
    story, stream = exercise.receipt, exercise.id
    if story is None:
        raise CannotBePlayed(f"{exercise.id} tells no story")
    place = next((place for place in pack.places if place.id == story.place), None)
    if place is None:
        raise CannotBePlayed(f"pack {pack.id} has no place {story.place!r}")
    operation = next((kind for kind in pack.operation_types if kind.kind is OperationKind.INCOMING), None)
    if operation is None:
        raise CannotBePlayed(f"pack {pack.id} has no operation type for receipts")
    pool = pack.documents_of(operation.id)
    if not pool:
        raise CannotBePlayed(f"pack {pack.id} has no document for {operation.name}")
    document = chosen(seed, f"{stream}/number", pool)
    orders = _orders(story, pack, seed, stream)
    shortfalls = _shortfalls(story, orders, seed, stream)
    planted, remarks = _planted(shortfalls, orders, seed, stream)
    units, boxes = _goods(orders, shortfalls, story.place, document.origin)
    lines = tuple(OrderedLine(order.product.id, Decimal(order.units)) for order in orders.values())
    note = DeliveryNote(document.origin, _supplier(story, pack, seed, stream), lines, remarks)
    docks = tuple(known.id for known in pack.places if known.kind in ("dock", "desk"))
    return Situation(
        exercise=exercise.id,
        seed=seed,
        operation_type=operation.id,
        transfer=document.transfer,
        origin=document.origin,
        supplier=note.supplier,
        place=story.place,
        places=tuple(dict.fromkeys((story.place, *docks))),
        ordered=lines,
        units=units,
        boxes=boxes,
        papers=(_paper(note, story.place, document.transfer, pack),),
        planted=planted,
        delivery_note=note,
    )


def trap_strikes(exercise: str, trap: str, seeds: Share, seed: int) -> bool:
    """Whether this seed holds the trap: each of an exercise's traps has seeds of its own."""
    return in_share(seed, f"{exercise}/seeds/{trap}", seeds.part, seeds.whole)


def _supplier(story: ReceiptStory, pack: Pack, seed: int, stream: str) -> Partner:
    if not story.supplier:
        return chosen(seed, f"{stream}/supplier", pack.suppliers)
    for supplier in pack.suppliers:
        if supplier.id == story.supplier:
            return supplier
    raise CannotBePlayed(f"pack {pack.id} has no supplier {story.supplier!r}")


def _products(story: ReceiptStory, pack: Pack, seed: int, stream: str) -> dict[str, Product]:
    found: dict[str, Product] = {}
    models = {line.choice.look_alike_of for line in story.lines}
    free = dict.fromkeys(product.id for product in pack.products)
    named = {line.choice.product for line in story.lines if line.choice.product}
    for line in story.lines:
        candidates = [line.choice.product] if line.choice.product else [id_ for id_ in free if id_ not in named]
        options = [
            pack.product(id_)
            for id_ in candidates
            if id_ in free
            and fits(
                line.choice,
                pack.product(id_),
                pack,
                found,
                boxed=line.ordered.boxes.high > 0,
                model=line.name in models,
            )
        ]
        if not options:
            raise CannotBePlayed(f"pack {pack.id} has no product for the line {line.name!r}")
        found[line.name] = chosen(seed, f"{stream}/product/{line.name}", options)
        del free[found[line.name].id]
    return found


def _orders(story: ReceiptStory, pack: Pack, seed: int, stream: str) -> dict[str, _Order]:
    """The lines of the order by the names that the story gives them."""
    products = _products(story, pack, seed, stream)
    return {line.name: _order(line, products[line.name], pack, seed, stream) for line in story.lines}


def _order(line: ReceiptLine, product: Product, pack: Pack, seed: int, stream: str) -> _Order:
    packagings = pack.packagings_of(product.id)
    packaging = packagings[0] if packagings and line.ordered.boxes.high > 0 else None
    boxes, loose = _amount(line.ordered, seed, f"{stream}/ordered/{line.name}")
    return _Order(product, packaging, boxes, loose)


def _shortfalls(story: ReceiptStory, orders: dict[str, _Order], seed: int, stream: str) -> tuple[_Shortfall, ...]:
    """What each trap of this seed takes; several on one line take one after the other what there is."""
    left = {name: order.units for name, order in orders.items()}
    found: list[_Shortfall] = []
    for trap in story.missing:
        if trap_strikes(stream, trap.name, trap.seeds, seed):
            wanted = _between(trap.units, seed, f"{stream}/missing/{trap.name}")
            found.append(_Shortfall(trap, min(wanted, left[trap.line])))
            left[trap.line] -= found[-1].units
    return tuple(found)


def _amount(amount: Amount, seed: int, name: str) -> tuple[int, int]:
    return _between(amount.boxes, seed, f"{name}/boxes"), _between(amount.loose, seed, f"{name}/loose")


def _between(span: Between, seed: int, name: str) -> int:
    return whole_between(seed, name, span.low, span.high)


def _planted(
    shortfalls: tuple[_Shortfall, ...], orders: dict[str, _Order], seed: int, stream: str
) -> tuple[tuple[Planted, ...], tuple[LocalText, ...]]:
    """Each exception of this seed, and what the delivery note says of it."""
    planted: list[Planted] = []
    remarks: list[LocalText] = []
    for shortfall in shortfalls:
        trap, product = shortfall.trap, orders[shortfall.trap.line].product
        cue = chosen(seed, f"{stream}/cue/{trap.name}", trap.cues)
        planted.append(Planted(trap.name, product.id, Decimal(shortfall.units), cue.then, trap.must_catch))
        remarks.append(_filled_in(cue.says, missing=shortfall.units, product=product.name))
    return tuple(planted), tuple(remarks)


def _filled_in(text: LocalText, **facts: object) -> LocalText:
    return LocalText(tuple((language, said.format(**facts)) for language, said in text.texts))


def _goods(
    orders: dict[str, _Order], shortfalls: tuple[_Shortfall, ...], place: str, origin: str
) -> tuple[tuple[Unit, ...], tuple[Box, ...]]:
    """What stands there: as many full boxes as what came fills, the rest loose."""
    units: list[Unit] = []
    boxes: list[Box] = []

    def add(count: int, product: Product, box: int) -> None:
        first = len(units) + 1
        units.extend([_unit(first + index, product, place, origin, box) for index in range(count)])

    for name, order in orders.items():
        came = order.units - sum(each.units for each in shortfalls if each.trap.line == name)
        full = min(order.boxes, came // order.box_size) if order.box_size else 0
        if order.packaging is not None:
            for _ in range(full):
                packaging = order.packaging
                boxes.append(Box(len(boxes) + 1, packaging.name, order.product.id, packaging.barcode, place))
                add(order.box_size, order.product, len(boxes))
        add(came - full * order.box_size, order.product, 0)
    return tuple(units), tuple(boxes)


def _unit(number: int, product: Product, place: str, origin: str, box: int) -> Unit:
    return Unit(number, product.id, product.id, product.barcode, place, box, consignment=origin)


def _paper(note: DeliveryNote, place: str, transfer: str, pack: Pack) -> Paper:
    """The note as it lies on the floor. What it says is in English: the truth of a run has one language."""
    products = [(pack.product(line.product), written(line.ordered)) for line in note.lines]
    listed = tuple(f"{product.code}  {product.name}  {quantity}" for product, quantity in products)
    remarks = tuple(remark.in_language("en") for remark in note.remarks)
    text = (f"{note.supplier.name}  {note.number}", *listed, *remarks)
    return Paper(f"note-{note.number}", f"Delivery note {note.number}", place, transfer, text)
