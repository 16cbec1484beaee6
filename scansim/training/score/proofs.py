"""Which inputs proved each point, and how long each of them took. A fold over the observations of a run.

The time of an input is the active time since the last input that was accepted: what was refused in between, a hint and
a pause belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scansim.engine.handheld.events import (
    BatchOpened,
    Counted,
    CountWritten,
    DestinationSet,
    Event,
    Packed,
    SourceSet,
    TransferOpened,
    Via,
)
from scansim.engine.quantity import ZERO
from scansim.training.inputs import Hint, Pause, Resume, Scan
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.score.point import PointKind

__all__ = ["Proof", "Proofs", "proofs_of"]

_A_BATCH = 0
_Line = tuple[int, str]
_Key = tuple[PointKind, int | str, str]


@dataclass(frozen=True, slots=True)
class Proof:
    """One input that bears on a point: its number, the milliseconds it took, whether a label was read for it, and
    whether that label belongs to something elsewhere."""

    number: int
    ms: int
    is_scan: bool
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Proofs:
    """Every proof of a run, by what it is of, the transfer or counted location, and what it is about."""

    found: Mapping[_Key, tuple[Proof, ...]]

    def of(self, kind: PointKind, task: int | str, about: str) -> tuple[Proof, ...]:
        """The inputs that bear on a point, in order; a place that was scanned for a whole batch is one of each task."""
        own = self.found.get((kind, task, about), ())
        shared = self.found.get((kind, _A_BATCH, about), ()) if kind is PointKind.SOURCE else ()
        return tuple(sorted((*own, *shared), key=lambda proof: proof.number))


def proofs_of(run: Run) -> Proofs:
    """The proofs of a run as it stands."""
    lines = {line.id: (line.transfer, line.product) for line in run.world.warehouse.stock.lines}
    lines |= {line.id: (line.transfer, line.product) for line in run.world.lines.values()}
    barcodes = {
        barcode: location
        for location in run.situation.counted
        if (barcode := run.world.warehouse.stock.locations.get(location).barcode)
    }
    found: dict[_Key, list[Proof]] = {}
    since = 0
    for observation in run.observations:
        proof = Proof(
            observation.number,
            max(0, observation.ms - since),
            isinstance(observation.input, Scan),
            bool(observation.elsewhere),
        )
        for key in _keys(observation, lines, barcodes):
            found.setdefault(key, []).append(proof)
        if observation.feedback.was_accepted and not isinstance(observation.input, Hint | Pause | Resume):
            since = observation.ms
    return Proofs({key: tuple(dict.fromkeys(each)) for key, each in found.items()})


def _keys(observation: Observation, lines: dict[int, _Line], barcodes: Mapping[str, str]) -> Iterator[_Key]:
    for event in observation.events:
        if isinstance(event, Counted):
            lines[event.line] = (event.transfer, event.product)
        yield from _of_event(event, lines)
    given = observation.input
    if isinstance(given, Scan) and observation.feedback.was_accepted and given.data in barcodes:
        location = barcodes[given.data]
        yield PointKind.SOURCE, location, location


def _of_event(event: Event, lines: Mapping[int, _Line]) -> Iterator[_Key]:
    match event:
        case TransferOpened():
            yield PointKind.DOCUMENT, event.transfer, ""
        case BatchOpened():
            yield PointKind.DOCUMENT, event.batch, ""
        case SourceSet():
            yield PointKind.SOURCE, event.transfer, event.location
        case Counted() if event.change > ZERO:
            yield PointKind.QUANTITY, event.transfer, event.product
            if event.via is Via.CODE:
                yield PointKind.PRODUCT, event.transfer, event.product
                if event.lot:
                    yield PointKind.LOT, event.transfer, event.product
        case DestinationSet():
            yield from ((PointKind.DESTINATION, *lines[line]) for line in event.lines if line in lines)
        case Packed():
            yield from ((PointKind.PACKAGE, *lines[line]) for line in event.lines if line in lines)
        case CountWritten() if event.counted is not None and event.via is Via.CODE:
            yield PointKind.PRODUCT, event.location, event.product
        case _:
            pass
