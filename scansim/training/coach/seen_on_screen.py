"""What was given out, and the record as the handheld showed it: the coach's knowledge without the floor.

The floor is in :mod:`~scansim.training.coach.sight`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from scansim.engine.handheld.feedback import Feedback
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.screen import HandheldScreen, Instruction
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import BarcodeSettings, OperationType, Product
from scansim.engine.warehouse.records import FINISHED, Line, Quant, Transfer
from scansim.training.coach.memory import Memory, memory_of
from scansim.training.coach.piece import CountRow, Document, Piece
from scansim.training.header import Floor
from scansim.training.papers import DOOR_PLAN
from scansim.training.policy import Policy
from scansim.training.run import Run
from scansim.training.scanner_dead import declared_at
from scansim.training.score.evidence import Tally
from scansim.training.starting_point import GivenTask
from scansim.training.story import RestOfOrder

__all__ = ["SeenOnScreen"]

_NOWHERE: Mapping[int, int] = {}
_LOT_STEPS = (Instruction.SCAN_LOT, Instruction.SCAN_SERIAL)


class SeenOnScreen:
    """One moment of a run: what was given out, and what the handheld shows. Ask before the next input."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._floor = run.world.floor
        self._stock = run.world.warehouse.stock
        self.memory: Memory = memory_of(run, run.situation.start)
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._by_product: dict[str, dict[str, list[Piece]]] = {}

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

    @property
    def door_plan(self) -> Document | None:
        """The paper that says which route leaves from which door; None where nothing waits to be loaded."""
        return self.document(DOOR_PLAN) if DOOR_PLAN in self._floor.papers else None

    def door_of(self, task: GivenTask) -> str:
        """The door where the goods of a task are loaded, once its paper and the door plan were read; empty for none."""
        knows = task.is_loaded and self.has_read(task.paper) and self.has_read(DOOR_PLAN)
        return task.door if knows else ""

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

    # what happened meanwhile

    @property
    def scanner_is_dead(self) -> bool:
        """Whether the scanner was seen to be dead."""
        return self._run.interruptions.scanner_is_dead

    @property
    def has_declared_it(self) -> bool:
        """Whether the dead scanner was reported."""
        return declared_at(self._run) is not None

    @property
    def closed(self) -> frozenset[str]:
        """The places where nobody may work now."""
        return frozenset(self._run.interruptions.closed)

    # the handheld

    @property
    def screen(self) -> HandheldScreen:
        """What the handheld shows."""
        return self._run.screen

    @property
    def refusal(self) -> Feedback | None:
        """Why the last input was refused; None when it was taken, or when there was none."""
        last = self._run.observations[-1].feedback if self._run.observations else None
        return last if last is not None and not last.was_accepted else None

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
        return self._run.world.transfers[self.tasks.index(task)].id

    def transfer(self, number: int) -> Transfer:
        """The head of a transfer that was opened."""
        return self._stock.transfers.get(number)

    def is_done(self, number: int) -> bool:
        """Whether a transfer was seen to be done or cancelled."""
        return number in self.memory.closed

    def is_in_doubt(self, number: int) -> bool:
        """Whether a transfer was validated without an answer, and nobody looked it up since."""
        return number in self.memory.doubted

    def operation(self, task: GivenTask) -> OperationType:
        """What kind of operation a task is, with the steps that the handheld asks for."""
        return self._stock.operation_types.get(task.operation_type)

    def tab(self, task: GivenTask) -> BarcodeSettings:
        """The steps that the handheld asks for."""
        return self.operation(task).tab

    def lines(self, number: int) -> tuple[Line, ...]:
        """The lines of a transfer as the handheld showed them; none before it was opened."""
        return self._run.world.warehouse.lines_of(number)

    def lot_of(self, line: Line) -> str:
        """The name of the lot that a line takes, where the screen or the paper says it; empty for any."""
        task = next(task for task in self.tasks if self.number_of(task) == line.transfer)
        asked = self.first_line(line).lot
        on_paper = any(each.product == line.product and each.lot for each in task.ordered)
        if not asked or not (on_paper or self.tab(task).show_reserved_lots):
            return ""
        return self._stock.lots.get(asked).name

    def lot_on(self, line: Line) -> str:
        """The name of the lot that was counted on a line; empty for none."""
        return self._stock.lots.get(line.lot).name if line.lot else line.lot_name

    def elsewhere(self, product: str, tree: str) -> tuple[str, ...] | None:
        """The locations of a tree where the record has a product, as the line editor lists them; None before somebody
        opened it for one."""
        if self.product(product).code not in self.memory.edited:
            return None
        quants = (quant for quant in self._stock.quants.where("product", product) if quant.quantity > ZERO)
        return tuple(dict.fromkeys(quant.location for quant in quants if self.is_within(quant.location, tree)))

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

    @cached_property
    def selected(self) -> int:
        """The line that is selected on the open screen; 0 for none."""
        screen = self.screen
        item = screen.items[screen.focus] if screen.focus is not None else None
        if item is None or not item.selected:
            return 0
        keys = keys_of(self._run.world.warehouse, [each.product for each in self.lines_on_screen])
        return self.lines_on_screen[keys.index(item.key)].id

    def first_line(self, line: Line) -> Line:
        """The line as the document asked for it before anybody worked on it: where from, and where to."""
        asked = self._run.world.lines
        if line.id in asked:
            return asked[line.id]
        of_move = [each for each in asked.values() if each.move == line.move]
        same = [each for each in of_move if each.source == line.source]
        return next(iter((*same, *of_move)), line)

    @cached_property
    def count_rows(self) -> tuple[CountRow, ...]:
        """The rows of the count that is open, as the screen shows them; under a question or an editor too."""
        return tuple(self._count_row(key, quant) for key, quant in self._run.handheld.count_rows)

    def is_counted(self, location: str) -> bool:
        """Whether the count of a location was applied, and nothing that was counted there waits any more."""
        waits = any(row.location == location and row.counted is not None for row in self.count_rows)
        return location in self.memory.applied and not waits

    def is_applied(self, product: str, location: str) -> bool:
        """Whether the count of a product at a location was applied."""
        return (product, location) in self.memory.applied_goods

    def is_package(self, name: str) -> bool:
        """Whether a label is that of a package that the house knows."""
        return bool(name) and any(package.name == name for package in self._run.pack.packages)

    def awaits(self, product: str) -> bool:
        """Whether the handheld waits for the lot of a product."""
        asked = dict(self.screen.facts).get("product", "")
        return self.screen.instruction in _LOT_STEPS and asked == self.product(product).name

    def tallies(self, number: int) -> dict[str, Tally]:
        """How the quantities of a transfer came about, by product."""
        return dict(self._run.evidence.tallies(number))

    def is_within(self, location: str, tree: str) -> bool:
        """Whether a location lies in another."""
        return self._run.world.warehouse.is_within(location, tree)

    def _count_row(self, key: str, quant: Quant) -> CountRow:
        lot = self._stock.lots.get(quant.lot).name if quant.lot else ""
        return CountRow(key, quant.product, quant.location, lot, quant.package, quant.counted)
