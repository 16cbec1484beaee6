"""What traps are planted in: the goods, papers and places of one seed, before they become a situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from scansim.engine.floor.things import Box, Unit
from scansim.engine.warehouse.records import Line as RecordLine
from scansim.training.draw import chosen, whole_between
from scansim.training.goods import Standing, stand, stands_at
from scansim.training.orders import Order, PlannedTask
from scansim.training.pack import Pack
from scansim.training.starting_point import BookedStock, CannotBePlayed, Planted
from scansim.training.stocked_floor import OPENING, Stocked, box_of, numbered, units_of
from scansim.training.story import Between, Hold, Trap
from scansim.training.texts import LocalText
from scansim.training.traps.right import right_of

__all__ = ["Ground", "filled_in"]

Reserved = dict[str, tuple[RecordLine, ...]]


@dataclass
class Ground:
    """One seed's story while it is being made. Kinds of traps change it by its verbs, and by nothing else.

    ``came`` is what truly comes of every line of a task that is brought, before its goods stand there. Of the pack's
    stock, ``gone`` and ``changed`` are by number. ``reserve`` says what the record takes for every task, by transfer.
    """

    pack: Pack
    seed: int
    tasks: tuple[PlannedTask, ...]
    reserve: Callable[[Pack], Reserved]
    standing: Standing = field(default_factory=Standing)
    came: dict[tuple[str, str], int] = field(default_factory=dict)
    remarks: dict[str, list[LocalText]] = field(default_factory=dict)
    held: dict[str, Hold] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    changed: dict[int, Unit] = field(default_factory=dict)
    changed_boxes: dict[int, Box] = field(default_factory=dict)
    booked: list[BookedStock] = field(default_factory=list)
    full: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for planned in self.tasks:
            for order in planned.orders:
                self.came[(planned.task.name, order.line.name)] = order.units

    # what a trap is about

    def task_of(self, trap: Trap) -> PlannedTask:
        """The task that a trap is about: the one that it names, or the only one.

        Raises:
            CannotBePlayed: when there is no such task.
        """
        named = [planned for planned in self.tasks if trap.task in ("", planned.task.name)]
        if not named or (not trap.task and len(named) > 1):
            raise CannotBePlayed(f"{trap.name!r} does not say of which task")
        return named[0]

    def order_of(self, trap: Trap) -> Order:
        """The line that a trap is about: the one that it names, or the first.

        Raises:
            CannotBePlayed: when there is no such line.
        """
        orders = [order for order in self.task_of(trap).orders if trap.line in ("", order.line.name)]
        if not orders:
            raise CannotBePlayed(f"{trap.name!r} is about {trap.line!r}, which is no line")
        return orders[0]

    def stream_of(self, trap: Trap) -> str:
        """What the names of a trap's draws begin with."""
        return self.task_of(trap).stream if trap.task or len(self.tasks) == 1 else "story"

    def between(self, trap: Trap, span: Between, choice: str) -> int:
        """A number that the seed chooses for a trap."""
        return whole_between(self.seed, f"{self.stream_of(trap)}/{choice}/{trap.name}", span.low, span.high)

    def one_of(self, trap: Trap, options: Iterable[str], choice: str) -> str:
        """One of several, as the seed chooses.

        Raises:
            CannotBePlayed: when there is none.
        """
        found = tuple(options)
        if not found:
            raise CannotBePlayed(f"there is nothing to choose from for {trap.name!r}")
        return chosen(self.seed, f"{self.stream_of(trap)}/{choice}/{trap.name}", found)

    def planted(self, trap: Trap, planned: PlannedTask | None) -> Planted:
        """What is planted, with what the site's procedure says of it; its kind fills in the rest."""
        right = right_of(trap, planned.flow if planned else None)
        return Planted(
            name=trap.name,
            kind=trap.kind,
            task=planned.document.transfer if planned else "",
            must_catch=trap.must_catch,
            reports=right.reports,
            escalate_to=right.escalate_to,
            mistakes=right.mistakes,
        )

    # goods that are brought

    def place_of(self, planned: PlannedTask) -> str:
        """Where the goods of a task stand, empty for those of the shelves."""
        return stands_at(planned, self.pack)

    def stand_goods(self) -> None:
        """Let everything stand there that came."""
        for planned in self.tasks:
            if place := self.place_of(planned):
                came = {order.line.name: self.came[(planned.task.name, order.line.name)] for order in planned.orders}
                stand(self.standing, planned, self.pack, place, came)

    def goods_of(self, trap: Trap) -> tuple[Unit, ...]:
        """The good units of the line that a trap is about, in stored order: those that were brought for it, else those
        that lie where the record takes them from.

        Raises:
            CannotBePlayed: when there are none.
        """
        planned, order = self.task_of(trap), self.order_of(trap)
        if self.place_of(planned):
            mine = (unit for unit in self.standing.units if unit.consignment == planned.consignment)
        else:
            mine = (unit for line in self.reserved_for(trap) for unit in self.lying(line.source))
        found = tuple(unit for unit in mine if unit.product == order.product.id and unit.label)
        if not found:
            raise CannotBePlayed(f"there is nothing that {trap.name!r} could be about")
        return found

    def boxes_of(self, trap: Trap) -> tuple[Box, ...]:
        """The closed boxes of the line that a trap is about.

        Raises:
            CannotBePlayed: when there is none.
        """
        numbers = dict.fromkeys(unit.box for unit in self.goods_of(trap) if unit.box)
        found = tuple(box for number in numbers if (box := self._box(number)) is not None and not box.opened)
        if not found:
            raise CannotBePlayed(f"{trap.name!r} needs a box")
        return found

    def content(self, box: Box) -> tuple[Unit, ...]:
        """What is in a box."""
        lying = (*self.standing.units, *self.lying(self._location(box.place)))
        return tuple({unit.id: unit for unit in lying if unit.box == box.id}.values())

    def _box(self, number: int) -> Box | None:
        for box in (*self.standing.boxes, *self.changed_boxes.values()):
            if box.id == number:
                return box
        for location, rows in self._stock.items():
            for row in rows:
                if row.box == number:
                    return box_of(self.pack, row, self.place_at(location))
        return None

    # goods of the shelves

    def reserved_for(self, trap: Trap) -> tuple[RecordLine, ...]:
        """What the record takes for the line that a trap is about: place by place.

        Raises:
            CannotBePlayed: when nothing is taken from a place that one can walk to.
        """
        planned, product = self.task_of(trap), self.order_of(trap).product.id
        lines = [line for line in self._reserved[planned.document.transfer] if line.product == product]
        found = tuple(line for line in lines if self.place_at(line.source))
        if not found:
            raise CannotBePlayed(f"nothing lies on a shelf that {trap.name!r} could be about")
        return found

    def lines_of(self, planned: PlannedTask) -> tuple[RecordLine, ...]:
        """What the record takes for a task, wherever it is."""
        return self._reserved[planned.document.transfer]

    def place_at(self, location: str) -> str:
        """The place that stands for a location; empty when one cannot walk there."""
        return self._place_of_location.get(location, "") if location else ""

    def lying(self, location: str) -> tuple[Unit, ...]:
        """The pack's stock as it truly lies in a location, in stored order."""
        here = self.place_at(location)
        recorded = (unit for row in self._stock.get(location, ()) for unit in units_of(self.pack, row, here))
        true = {unit.id: unit for unit in recorded if unit.id not in self.gone} | self.changed
        return tuple(true[number] for number in sorted(true) if here and true[number].place == here)

    def add(self, place: str, product: str, count: int, *, lot: str = "") -> tuple[Unit, ...]:
        """Let more lie at a place than the record has."""
        label = self.pack.product(product).barcode
        first = max((self._last_of_stock, *self.changed)) + 1
        added = tuple(
            Unit(number, product, product, label, place, lot=lot, consignment=OPENING)
            for number in range(first, first + count)
        )
        self.changed |= {unit.id: unit for unit in added}
        return added

    @cached_property
    def _place_of_location(self) -> dict[str, str]:
        return {place.location: place.id for place in reversed(self.pack.places)}

    @cached_property
    def _stock(self) -> dict[str, tuple[Stocked, ...]]:
        """The rows of the stock by their location."""
        found: dict[str, list[Stocked]] = {}
        for row in numbered(self.pack, *self.standing.last):
            found.setdefault(row.stock.location, []).append(row)
        return {location: tuple(rows) for location, rows in found.items()}

    @cached_property
    def _last_of_stock(self) -> int:
        return self.standing.last[0] + sum(int(stock.quantity) for stock in self.pack.stock)

    @cached_property
    def _reserved(self) -> Reserved:
        return self.reserve(self.pack)

    def _location(self, place: str) -> str:
        return next((each.location for each in self.pack.places if each.id == place), "")

    # what traps do

    def take_away(self, units: Iterable[Unit]) -> None:
        """Let these units be nowhere."""
        numbers = {unit.id for unit in units}
        self.standing.units[:] = [unit for unit in self.standing.units if unit.id not in numbers]
        self.gone |= {number for number in numbers if number > self.standing.last[0]}
        for number in numbers:
            self.changed.pop(number, None)

    def change(self, units: Iterable[Unit]) -> None:
        """Let these units be what is given, by their numbers."""
        given = {unit.id: unit for unit in units}
        self.standing.units[:] = [given.pop(unit.id, unit) for unit in self.standing.units]
        self.changed |= given

    def change_box(self, box: Box) -> None:
        """Let this box be what is given, by its number."""
        if any(each.id == box.id for each in self.standing.boxes):
            self.standing.boxes[:] = [box if each.id == box.id else each for each in self.standing.boxes]
        else:
            self.changed_boxes[box.id] = box

    def remark(self, planned: PlannedTask, said: LocalText) -> None:
        """Let the paper of a task say something."""
        self.remarks.setdefault(planned.task.name, []).append(said)


def filled_in(text: LocalText, **facts: object) -> LocalText:
    """A sentence with its facts, in every language."""
    return LocalText(tuple((language, said.format(**facts)) for language, said in text.texts))
