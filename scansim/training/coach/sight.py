"""Everything that the coach may know by now, and the only way in which it knows anything (DESIGN section 1.4).

The tasks as they were given out, the screens that were shown, the record as the handheld showed it, the places that
were looked at with what lies there, boxes that were opened, papers that were read, reports that were made. Nobody sees
into a closed box: it counts as what its label says, wherever it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from scansim.engine.floor.things import Box, Lies, Place, Unit
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.screen import HandheldScreen
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.warehouse.catalogue import BarcodeSettings, Location, OperationType, Product
from scansim.engine.warehouse.records import FINISHED, Line, Transfer
from scansim.training.coach.memory import Memory, memory_of
from scansim.training.coach.piece import Document, Piece
from scansim.training.floor_work import purpose_of
from scansim.training.header import Floor
from scansim.training.policy import Policy
from scansim.training.run import Run
from scansim.training.score.evidence import Tally
from scansim.training.starting_point import GivenTask
from scansim.training.story import RestOfOrder

__all__ = ["Sight"]


class Sight:
    """One moment of a run, as the person in it knows it. Ask before the next input."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._floor = run.world.floor
        self._stock = run.world.warehouse.stock
        self.memory: Memory = memory_of(run)
        self._pieces: dict[str, tuple[Piece, ...]] = {}

    # the run, and what was given out

    @property
    def in_room(self) -> bool:
        """Whether labels hang in a room, and nothing can be picked on the screen."""
        return self._run.played_on is Floor.ROOM

    @property
    def policy(self) -> Policy:
        """What the site wants to have scanned."""
        return self._run.policy

    @property
    def tasks(self) -> tuple[GivenTask, ...]:
        """What waits, in the order in which it was asked for. What stands on a paper is known once it was read."""
        return self._run.situation.tasks

    @property
    def counted(self) -> tuple[str, ...]:
        """The locations whose stock is to be counted."""
        return self._run.situation.counted

    def document(self, id_: str) -> Document:
        """A paper of the day: its name and where it lies are known, what it says once it was read."""
        paper = self._floor.papers.get(id_)
        return Document(paper.id, paper.name, paper.place, paper.label)

    def paper_with(self, label: str) -> Document | None:
        """The paper of the day that bears this label."""
        papers = self._run.situation.papers
        return next((self.document(paper.id) for paper in papers if label and paper.label == label), None)

    def has_read(self, paper: str) -> bool:
        """Whether a paper was read."""
        return self._floor.has_seen(f"paper:{paper}")

    def rest_of(self, task: GivenTask) -> RestOfOrder | None:
        """What the task's paper says of goods that do not come; None when it says nothing, or was not read."""
        if not self.has_read(task.paper):
            return None
        planted = (each for each in self._run.situation.planted if each.task in ("", task.transfer))
        return next((each.rest for each in planted if each.rest), None)

    def is_held(self, task: GivenTask) -> bool:
        """Whether the task's paper says that it must not be touched."""
        return bool(task.held) and self.has_read(task.paper)

    def product(self, id_: str) -> Product:
        """A product of the catalogue."""
        return self._run.pack.product(id_)

    # the handheld

    @property
    def screen(self) -> HandheldScreen:
        """What the handheld shows."""
        return self._run.screen

    @property
    def open_transfer(self) -> int | None:
        """The transfer that is open on the handheld."""
        return self._run.handheld.open_transfer

    @property
    def open_batch(self) -> str:
        """The batch that is open on the handheld."""
        return self._run.handheld.open_batch

    @property
    def counts_at(self) -> str | None:
        """Where is counted now; None when no count is open."""
        return self._run.handheld.counts_at

    @cached_property
    def source(self) -> str:
        """The location that the screen says goods are taken from now; empty for none."""
        shown = dict(self.screen.facts).get("source", "")
        found = (place.id for place in self._stock.locations if shown and place.complete_name == shown)
        return next(found, "")

    def number_of(self, task: GivenTask) -> int:
        """The number of a task's transfer on the handheld."""
        return self._stock.transfers.where("name", task.transfer)[0].id

    def transfer(self, number: int) -> Transfer:
        """The head of a transfer that was opened."""
        return self._stock.transfers.get(number)

    def is_done(self, number: int) -> bool:
        """Whether a transfer was seen to be done or cancelled."""
        return number in self.memory.closed

    def operation(self, task: GivenTask) -> OperationType:
        """What kind of operation a task is, with the steps that the handheld asks for."""
        return self._stock.operation_types.get(task.operation_type)

    def tab(self, task: GivenTask) -> BarcodeSettings:
        """The steps that the handheld asks for."""
        return self.operation(task).tab

    def lines(self, number: int) -> tuple[Line, ...]:
        """The lines of a transfer as the handheld showed them; none before it was opened."""
        return self._run.world.warehouse.lines_of(number)

    def key_of(self, line: Line) -> str:
        """How the open screen names a line."""
        lines = self.lines_on_screen
        keys = keys_of(self._run.world.warehouse, [each.product for each in lines])
        return next(key for key, each in zip(keys, lines, strict=True) if each.id == line.id)

    @cached_property
    def lines_on_screen(self) -> tuple[Line, ...]:
        """The lines of the open transfer or batch."""
        if self.open_transfer is not None:
            return self.lines(self.open_transfer)
        members = self._stock.transfers.where("batch", self.open_batch) if self.open_batch else ()
        return tuple(line for each in members if each.state not in FINISHED for line in self.lines(each.id))

    def tallies(self, number: int) -> dict[str, Tally]:
        """How the quantities of a transfer came about, by product."""
        return dict(self._run.evidence.tallies(number))

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

    def is_within(self, location: str, tree: str) -> bool:
        """Whether a location lies in another."""
        return self._run.world.warehouse.is_within(location, tree)

    def has_looked(self, place: str) -> bool:
        """Whether one looked at a place."""
        return self._floor.has_seen(f"place:{place}")

    # goods

    def pieces_at(self, place: str) -> tuple[Piece, ...]:
        """What lies at a place, as single things that can be handled; nothing before one looked there."""
        if place not in self._pieces:
            units = self._floor.units_at(place) if self.has_looked(place) else ()
            self._pieces[place] = self._as_pieces(units)
        return self._pieces[place]

    def carried(self) -> tuple[Piece, ...]:
        """What is carried for no document."""
        return self._as_pieces(self._floor.free_in_hand())

    def carried_for(self, number: int) -> tuple[Piece, ...]:
        """What was counted for a transfer and is still in hand."""
        return self._as_pieces(self._floor.held_for(purpose_of(number)))

    def aside_at(self, place: str) -> tuple[Piece, ...]:
        """What was set aside at a place."""
        return self._as_pieces(self._floor.aside_at(place))

    def handled(self) -> tuple[Piece, ...]:
        """Every single unit that was ever in somebody's hands in this run, with where it is now; those of a closed box
        as that box."""
        units = (self._floor.units.find(number) for number in sorted(self.memory.home))
        return self._as_pieces(unit for unit in units if unit is not None)

    def arrived(self, task: GivenTask) -> Iterable[tuple[Unit, Box | None, bool]]:
        """The units of a delivery that were seen, the box that each stands or stood in, and whether it lies there."""
        place = task.place
        if not self.has_looked(place):
            return
        number = self.number_of(task)
        stood_in = {unit.id: unit.box for unit in self._run.situation.units}
        brought = sorted(unit for unit in self.memory.brought if unit in self._floor.units)
        own = {unit.id for unit in self._run.situation.units if unit.consignment == task.consignment}
        groups = (
            (self._floor.units_at(place), True),
            (self._floor.held_for(purpose_of(number)), False),
            (tuple(self._floor.units.get(each) for each in brought if each in own), False),
        )
        for units, lies_here in groups:
            for unit in units:
                yield unit, self._floor.boxes.find(unit.box or stood_in.get(unit.id, 0)), lies_here

    def goods_of(self, task: GivenTask) -> tuple[Unit, ...]:
        """The units of a delivery."""
        own = (unit.id for unit in self._run.situation.units if unit.consignment == task.consignment)
        return tuple(self._floor.units.get(number) for number in own if number in self._floor.units)

    def box_size(self, label: str) -> Decimal:
        """What a packaging's label says that is in it; 0 for any other label."""
        found = self._stock.packagings.where("barcode", label) if label else ()
        return found[0].quantity if found else ZERO

    def _as_pieces(self, units: Iterable[Unit]) -> tuple[Piece, ...]:
        found: dict[str, Piece] = {}
        for unit in units:
            box = self._floor.boxes.find(unit.box) if unit.box else None
            piece = self._of_box(box, unit) if box is not None and not box.opened else self._of_unit(unit)
            found.setdefault(piece.id, piece)
        return tuple(found.values())

    def _of_box(self, box: Box, unit: Unit) -> Piece:
        return Piece(
            id=f"box:{box.id}",
            product=box.claims,
            label=box.label,
            name=box.name,
            holds=self.box_size(box.label),
            place=unit.place,
            lies=unit.lies,
            held_for=unit.held_for,
            home=self.memory.home.get(unit.id, unit.place),
            is_box=True,
        )

    def _of_unit(self, unit: Unit) -> Piece:
        return Piece(
            id=f"unit:{unit.id}",
            product=unit.claims,
            label=unit.label,
            name=self.product(unit.claims).name,
            holds=ONE,
            place=unit.place,
            lies=unit.lies,
            held_for=unit.held_for,
            home=self.memory.home.get(unit.id, unit.place),
            lot=unit.lot,
            damaged=unit.condition == "damaged",
        )
