"""What was done so far, as the person who did it remembers it: a fold over the observations of a run.

It holds no truth: only answers of the handheld, the units that hands moved, the places that were walked to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from weakref import WeakKeyDictionary

from scansim.engine.floor.things import Box, Unit
from scansim.engine.handheld.events import (
    BatchOpened,
    Counted,
    CountsApplied,
    DestinationSet,
    Event,
    Packed,
    SourceSet,
    TransferCancelled,
    TransferCreated,
    TransferOpened,
    TransferValidated,
    Via,
)
from scansim.engine.handheld.feedback import Code
from scansim.engine.quantity import ZERO
from scansim.training.coach.piece import Piece
from scansim.training.inputs import Do, Go, Scan, Tap
from scansim.training.observation import Observation
from scansim.training.reports import Reported
from scansim.training.run import Run

__all__ = ["Memory", "Trail", "memory_of"]


@dataclass(slots=True)
class Trail:
    """How what stands on a line came about.

    ``scanned`` was counted by labels that were read while hands took something; ``rest`` was tapped, typed, entered, or
    counted with empty hands. ``places`` are the floor places where it was taken, ``sent`` the location that was scanned
    for all of it since the last count.
    """

    product: str
    scanned: Decimal = ZERO
    rest: Decimal = ZERO
    places: set[str] = field(default_factory=set)
    sent: str = ""

    @property
    def done(self) -> Decimal:
        """What stands there."""
        return self.scanned + self.rest


class Memory:
    """Kept up with the observations of one run.

    ``pieces`` are things as they were seen last, by their unit's number, and ``judged`` what was thought of them then,
    by the document and the thing.
    """

    def __init__(self, stand: str) -> None:
        self.known = 0
        self.stand = stand
        self.opened: set[int] = set()
        self.doubted: set[int] = set()
        self._unanswered: dict[int, Observation] = {}
        self.created: set[int] = set()
        self.closed: dict[int, TransferValidated | TransferCancelled] = {}
        self.trails: dict[int, Trail] = {}
        self.unsent: set[int] = set()
        self.sources: dict[int, str] = {}
        self.home: dict[int, str] = {}
        self.brought: dict[int, tuple[int, str]] = {}
        self.loaded: dict[int, int] = {}
        self.packages: dict[int, str] = {}
        self.editing = ""
        self.edited: set[str] = set()
        self.reports: list[Reported] = []
        self.judged: dict[str, dict[str, tuple[Piece, str]]] = {}
        self.pieces: dict[int, tuple[Unit, Box | None, str, Piece]] = {}
        self.applied: set[str] = set()
        self.applied_goods: set[tuple[str, str]] = set()

    def add(self, observation: Observation) -> None:
        """Remember one more observation."""
        stood, given = self.stand, observation.input
        self.known += 1
        if isinstance(given, Go) and observation.feedback.was_accepted:
            self.stand = given.place
        self.stand = observation.walked or self.stand
        if observation.report is not None:
            self.reports.append(observation.report)
        if isinstance(given, Tap) and observation.feedback.was_accepted and given.control.startswith("edit"):
            self.editing = given.control.partition(":")[2]
            self.edited.add(self.editing.partition("#")[0])
        at = stood if isinstance(given, Do) else self.stand
        for unit in observation.handled:
            self.home.setdefault(unit, at)
        if isinstance(given, Do):
            self.loaded |= observation.brought_for
        if observation.lost:
            self.doubted.add(observation.lost)
            self._unanswered[observation.lost] = observation
        for event in observation.events if not observation.lost else ():
            self._happened(event, observation)

    def _happened(self, event: Event, observation: Observation) -> None:
        match event:
            case TransferOpened():
                self.opened.add(event.transfer)
                self.doubted.discard(event.transfer)
                if observation.feedback.code == Code.FINISHED_OPENED:
                    self.closed[event.transfer] = TransferValidated(event.transfer, None, ())
                    self._forget(event.transfer, self._unanswered.get(event.transfer, observation))
                self.unsent.clear()
            case TransferCreated():
                self.opened.add(event.transfer)
                self.created.add(event.transfer)
                self.unsent.clear()
            case BatchOpened():
                self.unsent.clear()
            case SourceSet():
                self.sources[event.transfer] = event.location
            case Counted():
                self._counted(event, observation)
            case DestinationSet():
                self._sent(event, observation)
            case Packed():
                self.packages.setdefault(event.transfer, event.package)
            case TransferValidated() | TransferCancelled():
                self.closed[event.transfer] = event
                self._forget(event.transfer, observation)
            case CountsApplied():
                self.applied |= {location for _, location, _, _ in event.counts}
                self.applied_goods |= {(product, location) for product, location, _, _ in event.counts}
            case _:
                pass

    def _counted(self, event: Counted, observation: Observation) -> None:
        if event.done <= ZERO:
            self.trails.pop(event.line, None)
            self.unsent.discard(event.line)
            return
        trail = self.trails.setdefault(event.line, Trail(event.product))
        if event.change > ZERO and event.via is Via.CODE:
            trail.sent = ""
        if not trail.sent:
            self.unsent.add(event.line)
        if event.change < ZERO:
            taken = -event.change
            trail.rest, trail.scanned = max(ZERO, trail.rest - taken), trail.scanned - max(ZERO, taken - trail.rest)
        elif event.via is Via.CODE and isinstance(observation.input, Scan) and observation.handled:
            trail.scanned += event.change
            trail.places.add(self.stand)
        else:
            trail.rest += event.change
        # What stood there before the first count that was seen belongs to nobody's scan.
        trail.rest += max(ZERO, event.done - trail.done)

    def _sent(self, event: DestinationSet, observation: Observation) -> None:
        for line in event.lines:
            self.unsent.discard(line)
            if line in self.trails:
                self.trails[line].sent = event.location if isinstance(observation.input, Scan) else ""
        for unit in observation.handled:
            self.brought[unit] = (event.transfer, event.location)

    def _forget(self, transfer: int, observation: Observation) -> None:
        """What went away with a document lies where it should: from now on that is its home."""
        gone = {unit for unit, (number, _) in self.brought.items() if number == transfer}
        gone |= {unit for unit, number in self.loaded.items() if number == transfer}
        for unit in gone.union(observation.handled):
            self.brought.pop(unit, None)
            self.loaded.pop(unit, None)
            self.home.pop(unit, None)


_MEMORIES: WeakKeyDictionary[Run, Memory] = WeakKeyDictionary()


def memory_of(run: Run, start: str) -> Memory:
    """What is remembered of a run up to now, which began at the place ``start``; only what is new is added."""
    observations = run.observations
    memory = _MEMORIES.get(run)
    if memory is None or memory.known > len(observations):
        memory = _MEMORIES[run] = Memory(start)
    for observation in observations[memory.known :]:
        memory.add(observation)
    return memory
