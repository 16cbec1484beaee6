"""Which product every line of a story is about, for a seed, and how many of it.

Only what the record has is asked for, and no two deliveries at one place hold the same product, so that everybody can
tell whose goods are whose. Where a line finds nothing that fits because others took it, it chooses before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import OperationKind, OperationType, Packaging, Product, Tracking
from scansim.training.draw import chosen, whole_between
from scansim.training.pack import Pack
from scansim.training.product_choice import fits, look_alikes
from scansim.training.starting_point import CannotBePlayed, OrderedLine
from scansim.training.story import Between, Line, Story, Task, TrapKind

__all__ = ["Order", "Wanted", "has_expired", "location_of", "orders_of", "wanted_by"]

_MOST_ATTEMPTS = 60

_HAS_LOOK_ALIKE = frozenset({TrapKind.TWIN, TrapKind.WRONG_ITEM})
"""Traps that lay a look-alike to the goods: nobody else may ask for one."""

_IN_STOCK = ""

_OF_NO_GOODS = frozenset({TrapKind.ON_HOLD, TrapKind.SWAPPED_TOTES, TrapKind.DIFFERENCE, TrapKind.FULL_PLACE})


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
class Wanted:
    """A line that wants a product. ``trap`` is what strikes its goods, when others wait at the same time."""

    task: Task
    line: Line
    operation: OperationType
    stream: str
    trap: TrapKind | None = None

    @property
    def scope(self) -> str:
        """Where two lines must not be taken for each other: at one dock, where goods were brought to, in the stock."""
        if self.task.place or not self.task.staged:
            return self.task.place
        return f"{self.operation.source}/{self.task.source}"

    @property
    def is_alone(self) -> bool:
        """Whether nobody else may ask for its product: what is wrong with it would be wrong with theirs."""
        if self.trap is None or (self.trap is TrapKind.NEIGHBOUR_PLACE and self.task.staged):
            return False
        return self.trap in _HAS_LOOK_ALIKE or not self.task.place


def wanted_by(story: Story, task: Task, operation: OperationType, stream: str) -> Iterator[Wanted]:
    """The lines of a task, with what strikes their goods."""
    several = len(story.tasks) > 1
    struck = {
        (trap.task, trap.line): trap.kind
        for trap in story.traps
        if several and trap.seeds.part and trap.line and trap.kind not in _OF_NO_GOODS
    }
    for line in task.lines:
        yield Wanted(task, line, operation, stream, struck.get((task.name, line.name)))


def orders_of(pack: Pack, seed: int, wanted: Sequence[Wanted]) -> tuple[Order, ...]:
    """What every line comes to, in the order in which they are given.

    Raises:
        CannotBePlayed: when the pack lacks a product, or enough stock of it.
    """
    turns, first = list(wanted), ""
    for _ in range(_MOST_ATTEMPTS):
        attempt = _Attempt(pack, seed)
        found: dict[tuple[str, str], Order] = {}
        for each in turns:
            order = attempt.order(each, wanted)
            if order is None:
                first = first or attempt.lacking(each)
                turns = _earlier(each, turns)
                break
            found[each.task.name, each.line.name] = order
        else:
            return tuple(found[each.task.name, each.line.name] for each in wanted)
    raise CannotBePlayed(first)


def _earlier(late: Wanted, turns: Sequence[Wanted]) -> list[Wanted]:
    """The turns with this line first, behind the one that it looks like."""
    model = [each for each in turns if each.task == late.task and each.line.name == late.line.choice.look_alike_of]
    return [*model, late, *(each for each in turns if each is not late and each not in model)]


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
class _Attempt:
    """The lines that have chosen so far: what is left in stock, what is asked for at each place, what is another's."""

    pack: Pack
    seed: int
    _left: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    _found: dict[str, dict[str, Product]] = field(default_factory=dict)
    _asked: dict[str, dict[str, str]] = field(default_factory=dict)
    _alone: dict[str, set[str]] = field(default_factory=dict)

    def order(self, wanted: Wanted, all_wanted: Iterable[Wanted]) -> Order | None:
        """What a line comes to; None when nothing is left that fits."""
        line, task = wanted.line, wanted.task
        siblings = [each.line for each in all_wanted if each.task == task]
        amounts, left = self._amounts(wanted), self._stock(wanted)
        options = [
            order
            for product in self._options(wanted, siblings)
            for order in (_order(line, product, self.pack, amounts, in_boxes=bool(task.place)),)
            if left is None or left.get(product.id, ZERO) >= order.units
        ]
        if not options:
            return None
        order = chosen(self.seed, f"{wanted.stream}/product/{line.name}", options)
        self._take(wanted, order.product)
        if left is not None:
            left[order.product.id] -= order.units
        elif order.product.tracking is Tracking.LOT:
            order = replace(order, lot=line.lot or self._lot(order.product, f"{wanted.stream}/lot/{line.name}"))
        return order

    def lacking(self, wanted: Wanted) -> str:
        """What there is none of."""
        what = f"pack {self.pack.id} has no product for the line {wanted.line.name!r} of {wanted.task.name!r}"
        in_stock = f" with {sum(self._amounts(wanted))} in stock" if self._stock(wanted) is not None else ""
        return what + in_stock

    def _take(self, wanted: Wanted, product: Product) -> None:
        self._found.setdefault(wanted.task.name, {})[wanted.line.name] = product
        self._asked.setdefault(wanted.scope, {})[product.id] = wanted.task.name
        if wanted.is_alone:
            self._alone.setdefault(wanted.scope, set()).update(self._kin(wanted, product))

    def _kin(self, wanted: Wanted, product: Product) -> set[str]:
        family = self.pack.family_of(product) if wanted.trap in _HAS_LOOK_ALIKE else ()
        return {product.id, *(each.id for each in family)}

    def _options(self, wanted: Wanted, siblings: Sequence[Line]) -> list[Product]:
        line, found = wanted.line, self._found.get(wanted.task.name, {})
        named = {each.choice.product for each in siblings if each.choice.product}
        is_model = line.name in {each.choice.look_alike_of for each in siblings}
        taken = {product.id for product in found.values()} | self._taken_elsewhere(wanted)
        asked = self._asked_near(wanted)
        return [
            product
            for product in self._candidates(line, named)
            if product.id not in taken
            and not (wanted.is_alone and self._kin(wanted, product) & asked)
            and not (is_model and all(other.id in taken for other in look_alikes(product, self.pack)))
            and fits(line.choice, product, self.pack, found, boxed=line.ordered.boxes.high > 0, model=is_model)
        ]

    def _taken_elsewhere(self, wanted: Wanted) -> set[str]:
        """What another delivery at the same place holds, and what is a line's alone."""
        asked = self._asked.get(wanted.scope, {}) if wanted.task.place else {}
        others = {product for product, task in asked.items() if task != wanted.task.name}
        return others | self._alone.get(wanted.scope, set()) | self._alone.get(_IN_STOCK, set())

    def _asked_near(self, wanted: Wanted) -> set[str]:
        """What is asked for already where a line wants to be alone; what is delivered goes to the shelves, too."""
        scopes = self._asked if wanted.scope == _IN_STOCK else (wanted.scope,)
        return {product for scope in scopes for product in self._asked.get(scope, ())}

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

    def _amounts(self, wanted: Wanted) -> tuple[int, int, int]:
        stream, line, ordered = wanted.stream, wanted.line.name, wanted.line.ordered
        boxes = self._between(ordered.boxes, f"{stream}/ordered/{line}/boxes")
        loose = self._between(ordered.loose, f"{stream}/ordered/{line}/loose")
        return boxes, loose, self._between(ordered.units, f"{stream}/quantity/{line}")

    def _between(self, span: Between, stream: str) -> int:
        return whole_between(self.seed, stream, span.low, span.high)

    def _stock(self, wanted: Wanted) -> dict[str, Decimal] | None:
        """What is left where a task takes its goods; None for goods that are brought."""
        task, operation = wanted.task, wanted.operation
        if task.staged or operation.kind is OperationKind.INCOMING:
            return None
        source = location_of(self.pack, task.source) if task.source else operation.source
        if source not in self._left:
            self._left[source] = dict(self.pack.stock_under(source))
        return self._left[source]


def _order(line: Line, product: Product, pack: Pack, amounts: tuple[int, int, int], *, in_boxes: bool) -> Order:
    boxes, loose, units = amounts
    packagings = pack.packagings_of(product.id)
    wants_boxes = line.ordered.boxes.high > 0 or (units > 0 and in_boxes)
    packaging = packagings[0] if packagings and wants_boxes else None
    size = int(packaging.quantity) if packaging else 0
    if units:
        return Order(line, product, packaging, units // size if size else 0, units)
    return Order(line, product, packaging, boxes, boxes * size + loose)
