"""Everything that the coach may know by now, and the only way in which it knows anything (DESIGN section 1.4).

The tasks as they were given out, the screens that were shown, the record as the handheld showed it, the places that
were looked at with what lies there, boxes that were opened, papers that were read, reports that were made. Nobody sees
into a closed box: it counts as what its label says, wherever it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from scansim.engine.barcodes.meaning import Elements
from scansim.engine.floor.things import Box, Condition, Lies, Place, PlaceKind, Unit
from scansim.engine.handheld.screen import Instruction
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.warehouse.catalogue import Location, Product, Tracking
from scansim.training.coach.piece import Document, Piece
from scansim.training.coach.seen_on_screen import SeenOnScreen
from scansim.training.floor_work import purpose_of
from scansim.training.starting_point import GivenTask
from scansim.training.story import TrapKind

__all__ = ["Sight"]

_NOWHERE: Mapping[int, int] = {}
_LOT_STEPS = (Instruction.SCAN_LOT, Instruction.SCAN_SERIAL)


class Sight(SeenOnScreen):
    """One moment of a run, as the person in it knows it. Ask before the next input."""

    # places

    @property
    def here(self) -> Place:
        """Where one stands."""
        return self._floor.stands_at

    def place(self, id_: str) -> Place:
        """A place of the house."""
        return self._floor.places.get(id_)

    def places_of(self, location: str) -> tuple[Place, ...]:
        """The places that stand for a location of the record."""
        return self._floor.places.where("location", location)

    def place_of(self, location: str) -> Place | None:
        """Where to walk for a location: where one stands when that is it, else the first of its places."""
        places = self.places_of(location)
        return self.here if self.here in places else next(iter(places), None)

    @property
    def ways(self) -> tuple[Place, ...]:
        """The places of this exercise."""
        return tuple(self.place(id_) for id_ in self._run.situation.places)

    def location(self, id_: str) -> Location:
        """A location of the record, as its label and the screens name it."""
        return self._stock.locations.get(id_)

    def has_looked_at(self, location: str) -> bool:
        """Whether one looked at the place of a location."""
        place = self.place_of(location)
        return place is not None and self.has_looked(place.id)

    def has_looked(self, place: str) -> bool:
        """Whether one looked at a place."""
        return self._floor.has_seen(f"place:{place}")

    def is_full(self, place: str) -> bool:
        """Whether one saw that there is no room for more at a place."""
        return self.has_looked(place) and place in self._run.world.full

    # goods

    def pieces_at(self, place: str) -> tuple[Piece, ...]:
        """What lies at a place, as single things that can be handled; nothing before one looked there."""
        if place not in self._pieces:
            units = self._floor.units_at(place) if self.has_looked(place) else ()
            self._pieces[place] = self._as_pieces(units)
        return self._pieces[place]

    def pieces_for(self, task: GivenTask) -> tuple[Piece, ...]:
        """What stands where a delivery was unloaded, but for what stands there with the paper of another one."""
        others = {each.consignment for each in self.tasks if each.place == task.place and each is not task}
        found = self.pieces_at(task.place)
        return tuple(piece for piece in found if piece.delivery not in others) if others else found

    def pieces_of(self, product: str, place: str) -> tuple[Piece, ...]:
        """What lies at a place of one product, by what labels say."""
        if place not in self._by_product:
            found: dict[str, list[Piece]] = {}
            for piece in self.pieces_at(place):
                found.setdefault(piece.product, []).append(piece)
            self._by_product[place] = found
        return tuple(self._by_product[place].get(product, ()))

    def label_of(self, place: str) -> str:
        """The label that hangs at a place, as what is picked on the screen; empty where none hangs."""
        label = f"label-{place}"
        return label if label in self._floor.papers else ""

    def empty_package(self, name: str = "") -> Document | None:
        """The label of a package that hangs here for goods to go into: the one of this name, else one that nobody used
        yet."""
        hanging = [self.document(paper.id) for paper in self._floor.papers_at(self.here.id)]
        labels = [each for each in hanging if each.id.startswith("package-")]
        if name:
            return next((each for each in labels if each.label == name), Document("", name, self.here.id, name))
        used = set(self.memory.packages.values())
        return next((each for each in labels if each.label not in used), None)

    def tote_of(self, task: GivenTask) -> Document | None:
        """The label of the tote on the cart that is a batch's order's: they stand there in the order of the papers."""
        filled = {stock.package for stock in self._run.pack.stock}
        totes = [each.name for each in self._run.pack.packages if each.reusable and each.id not in filled]
        number = [each for each in self.tasks if each.batch == task.batch].index(task)
        return Document("", totes[number], self.here.id, totes[number]) if number < len(totes) else None

    def strays(self) -> tuple[tuple[Unit, str], ...]:
        """The units that hands took, set aside or put elsewhere, each with the place where it belongs: where a document
        brought it, else where it was when it was first handled. What is in hand for a document is none."""
        too_many = self._brought_too_many()
        found: list[tuple[Unit, str]] = []
        for number in sorted(self.memory.home):
            unit = self._floor.units.find(number)
            if unit is None or (unit.lies is Lies.IN_HAND and not unit.is_free):
                continue
            home = self._door_of_loaded(number) or self.memory.home[number]
            if number in self.memory.brought and number not in too_many:
                location = self.memory.brought[number][1]
                at = self.place_of(location)
                home = unit.place if at is None or self.place(unit.place).location == location else at.id
            if unit.lies is not Lies.THERE or unit.place != home:
                found.append((unit, home))
        return tuple(found)

    def holds_others(self, box: Box, units: Iterable[Unit]) -> bool:
        """Whether something stands in a box beside these units."""
        these = {unit.id for unit in units}
        return any(unit.id not in these for unit in self._floor.units.where("box", box.id))

    def _door_of_loaded(self, number: int) -> str:
        """Where a unit belongs that was put down at a door: at the door of its route, when it is on its document."""
        transfer = self.memory.loaded.get(number)
        task = next((task for task in self.tasks if self.number_of(task) == transfer), None)
        unit = self._floor.units.get(number)
        if transfer is None or task is None:
            return ""
        alike = [
            each for each, to in self.memory.loaded.items() if to == transfer and self._claims(each) == unit.claims
        ]
        counted = sum(int(line.done) for line in self.lines(transfer) if line.product == unit.claims)
        return self.door_of(task) if number in sorted(alike)[:counted] else ""

    def _claims(self, number: int) -> str:
        return self._floor.units.get(number).claims

    def _brought_too_many(self) -> set[int]:
        """Units that were brought to a place for a line that says so no longer; of another lot than its lines say
        first, then the last ones."""
        groups: dict[tuple[int, str, str], list[Unit]] = {}
        for number, (transfer, location) in self.memory.brought.items():
            unit = self._floor.units.find(number)
            if unit is not None:
                groups.setdefault((transfer, unit.claims, location), []).append(unit)
        found: set[int] = set()
        for (transfer, product, location), units in groups.items():
            picked = [line for line in self.lines(transfer) if line.picked and line.product == product]
            lines = [line for line in picked if line.destination == location]
            lots = {line.lot for line in lines}
            in_order = sorted(units, key=lambda unit, lots=lots: (unit.lot not in lots, unit.id))  # type: ignore[misc]
            found.update(unit.id for unit in in_order[sum(int(line.done) for line in lines) :])
        return found

    def at_hand(self, number: int) -> tuple[dict[str, int], set[str]]:
        """How many units of each product are in hand for a transfer or were brought for it, and the products of which a
        closed box is among them: nobody sees into that."""
        found: dict[str, int] = {}
        units = self._in_hand_or_brought(number)
        for unit in units:
            found[unit.claims] = found.get(unit.claims, 0) + 1
        closed = {unit.claims for unit in units if self.closed_box(unit) is not None}
        return found, closed

    def lots_at_hand(self, number: int) -> frozenset[tuple[str, str]]:
        """Product and lot, by its name, of what is in hand for a transfer or was brought for it."""
        units = (unit for unit in self._in_hand_or_brought(number) if unit.lot)
        return frozenset((unit.claims, self._stock.lots.get(unit.lot).name) for unit in units)

    def _in_hand_or_brought(self, number: int) -> list[Unit]:
        brought = (unit for unit, (transfer, _) in self.memory.brought.items() if transfer == number)
        loaded = (unit for unit, transfer in self.memory.loaded.items() if transfer == number)
        return [*self.held_for(number), *(self._floor.units.get(each) for each in (*brought, *loaded))]

    def held_for(self, number: int) -> tuple[Unit, ...]:
        """What was counted for a transfer and is still in hand."""
        return self._floor.held_for(purpose_of(number))

    def closed_box(self, unit: Unit) -> Box | None:
        """The closed box that a unit is in; None for a unit that can be seen."""
        box = self._floor.boxes.find(unit.box) if unit.box else None
        return box if box is not None and not box.opened else None

    def arrived(self, task: GivenTask) -> Iterator[tuple[Piece, bool]]:
        """What was seen of a delivery, and whether it lies there to be counted: what does not is in hand for it, or was
        brought to its place. What was set aside is not among it."""
        if not self.has_looked(task.place):
            return
        number = self.number_of(task)
        yield from ((piece, True) for piece in self.pieces_for(task))
        brought = sorted(unit for unit, (transfer, _) in self.memory.brought.items() if transfer == number)
        units = (*self.held_for(number), *(self._floor.units.get(each) for each in brought))
        yield from ((piece, False) for piece in self._as_pieces(units, self._stood_in()))

    def set_aside_from(self, place: str) -> tuple[Piece, ...]:
        """What hands set aside that lay at a place before."""
        aside = (unit for unit in self._floor.units.where("lies", Lies.ASIDE) if self.memory.home.get(unit.id) == place)
        return self._as_pieces(aside)

    def handled(self) -> tuple[Piece, ...]:
        """Everything that was ever in somebody's hands in this run, with where it is now."""
        units = (self._floor.units.find(number) for number in sorted(self.memory.home))
        return self._as_pieces([unit for unit in units if unit is not None])

    def piece_of(self, unit: Unit) -> Piece:
        """A unit as the thing that it is, or is in."""
        return self._as_pieces([unit])[0]

    def is_known(self, label: str) -> bool:
        """Whether a label names goods that the house has recorded."""
        stock = self._stock
        goods = stock.products.where("barcode", label) or stock.packagings.where("barcode", label)
        if goods or stock.lots.where("name", label) or label in stock.packages:
            return True
        meaning = self._run.handheld.means(label)
        return isinstance(meaning, Elements) and bool(meaning.parts.product or meaning.parts.lot)

    def label_to_read(self, piece: Piece) -> str:
        """Which of the barcodes on a thing is read: of goods that are told apart by lots the one that holds the lot."""
        if self.product(piece.product).tracking is Tracking.NONE:
            return piece.label or piece.second
        return next((label for label in (piece.second, piece.label) if self._holds_lot(label)), piece.label)

    def _holds_lot(self, label: str) -> bool:
        meaning = self._run.handheld.means(label) if label else None
        return isinstance(meaning, Elements) and bool(meaning.parts.product and meaning.parts.lot)

    def has_expired(self, piece: Piece) -> bool:
        """Whether the date that is printed on a thing has passed."""
        return bool(piece.expires) and piece.expires <= self._run.pack.now[:10]

    def find_product(self, id_: str) -> Product | None:
        """The product of this id, if it is one."""
        return self._stock.products.find(id_)

    @cached_property
    def quarantine(self) -> Place | None:
        """Where goods go that nobody may use; None when this exercise has no such place."""
        return next((place for place in self.ways if place.kind is PlaceKind.QUARANTINE), None)

    def opens_boxes(self, task: GivenTask) -> bool:
        """Whether the rule of this exercise is to open every box of a task: its brief says so, whatever the seed. A
        check-ride that draws from such an exercise says it of all its deliveries."""
        exercise = self._run.exercise
        drawn = [trap for part in exercise.ride.parts for trap in part.story.traps] if exercise.ride else []
        own = [trap for trap in exercise.story.traps if trap.task in ("", task.name)]
        return any(trap.kind is TrapKind.WRONG_ITEM for trap in (*own, *drawn))

    def _stood_in(self) -> dict[int, int]:
        """The box that units of a delivery stood in when they came."""
        return {unit.id: unit.box for unit in self._run.situation.units if unit.box}

    def box_size(self, label: str) -> Decimal:
        """What a packaging's label says that is in it; 0 for any other label."""
        found = self._stock.packagings.where("barcode", label) if label else ()
        return found[0].quantity if found else ZERO

    def _as_pieces(self, units: Iterable[Unit], stood_in: Mapping[int, int] = _NOWHERE) -> tuple[Piece, ...]:
        found: dict[str, Piece] = {}
        for unit in units:
            number = unit.box or stood_in.get(unit.id, 0)
            box = self._floor.boxes.find(number) if number else None
            piece = self._of_box(box, unit) if box is not None and not box.opened else self._seen_unit(unit, box)
            found.setdefault(piece.id, piece)
        return tuple(found.values())

    def _seen_unit(self, unit: Unit, box: Box | None) -> Piece:
        """A unit as it was seen before, when nothing about it has changed."""
        home = self.memory.home.get(unit.id, unit.place)
        known = self.memory.pieces.get(unit.id)
        if known is not None and known[0] is unit and known[1] is box and known[2] == home:
            return known[3]
        piece = self._of_unit(unit, box)
        self.memory.pieces[unit.id] = (unit, box, home, piece)
        return piece

    def _of_box(self, box: Box, unit: Unit) -> Piece:
        return Piece(
            id=f"box:{box.id}",
            product=box.claims,
            label=box.label,
            second=box.second,
            name=box.name,
            holds=self.box_size(box.label) or self._put_in(box),
            place=unit.place,
            lies=unit.lies,
            home=self.memory.home.get(unit.id, unit.place),
            is_box=True,
            is_package=box.is_package,
            delivery=unit.consignment,
        )

    def _put_in(self, box: Box) -> Decimal:
        """How many units were put into a package in this run: that much is known of what is in it."""
        return Decimal(sum(1 for unit in self._floor.units.where("box", box.id) if unit.id in self.memory.home))

    def _of_unit(self, unit: Unit, box: Box | None) -> Piece:
        lot = self._stock.lots.find(unit.lot) if unit.lot else None
        return Piece(
            id=f"unit:{unit.id}",
            product=unit.claims,
            label=unit.label,
            second=unit.second,
            name=self.product(unit.claims).name,
            holds=ONE,
            place=unit.place,
            lies=unit.lies,
            home=self.memory.home.get(unit.id, unit.place),
            lot=lot.name if lot else "",
            expires=lot.expires if lot else "",
            damaged=unit.condition is not Condition.GOOD,
            delivery=unit.consignment,
            box=f"box:{box.id}" if box else "",
            inside=box.label if box else "",
            inside_name=box.name if box else "",
            box_claims=box.claims if box and not box.is_package else "",
        )
