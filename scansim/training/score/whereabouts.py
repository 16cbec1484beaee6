"""Which places, lots and packages were scanned, and whether in time. A fold over the observations of a run.

A source has to be scanned before the first thing is counted from it (reference training C1, "out of sequence"); a lot
counts as scanned when its code was, alone or within a longer one, and not when somebody typed or chose it.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import Counted, DestinationSet, Event, Packed, SourceSet, Via
from scansim.engine.quantity import ZERO
from scansim.training.inputs import Input, Key, Scan
from scansim.training.observation import Observation

__all__ = ["Whereabouts"]

_A_BATCH = 0


class Whereabouts:
    """How each line got its source, its lot, its destination and its package."""

    def __init__(self) -> None:
        self._stood_at: dict[int, tuple[str, str]] = {}
        self._sources: dict[int, tuple[str, str]] = {}
        self._lots: dict[int, dict[str, Decimal]] = {}
        self._last: dict[int, tuple[str, str]] = {}
        self._destinations: dict[int, tuple[str, str]] = {}
        self._packages: dict[int, str] = {}

    def add(self, observation: Observation) -> None:
        """Take one more observation into account."""
        way = _way(observation.input)
        for event in observation.events:
            self._take(event, way)

    def source_of(self, line: int) -> tuple[str, str]:
        """The location that had been named when the line was first counted, and how; both empty for none."""
        return self._sources.get(line, ("", ""))

    def lots_of(self, line: int) -> dict[str, Decimal]:
        """How much was counted on a line with its lot scanned, keyed or neither, by the way."""
        return self._lots.get(line, {})

    def destination_of(self, line: int) -> tuple[str, str]:
        """The location that the line was sent to, and how; both empty when nobody sent it anywhere."""
        return self._destinations.get(line, ("", ""))

    def packed_by(self, line: int) -> str:
        """How the line was put into its package; empty when it was not."""
        return self._packages.get(line, "")

    def _take(self, event: Event, way: str) -> None:
        match event:
            case SourceSet():
                self._stood_at[event.transfer] = (event.location, way)
            case Counted():
                self._count(event, way)
            case DestinationSet():
                self._destinations |= dict.fromkeys(event.lines, (event.location, way))
            case Packed():
                self._packages |= dict.fromkeys(event.lines, way)
            case _:
                pass

    def _count(self, event: Counted, way: str) -> None:
        stood = self._stood_at.get(event.transfer) or self._stood_at.get(_A_BATCH)
        if stood is not None:
            self._sources.setdefault(event.line, stood)
        if event.change > ZERO and event.lot:
            how = way if event.via is Via.CODE else self._entered(event)
            lots = self._lots.setdefault(event.line, {})
            lots[how] = lots.get(how, ZERO) + event.change
            self._last[event.line] = (event.lot, how)
        if event.done == ZERO:
            for known in (self._sources, self._lots, self._last, self._destinations, self._packages):
                known.pop(event.line, None)

    def _entered(self, event: Counted) -> str:
        """A quantity that was entered is of the lot that stood on its line, which is known as it was before."""
        lot, how = self._last.get(event.line, ("", ""))
        return how if lot == event.lot else "entered"


def _way(given: Input) -> str:
    match given:
        case Scan():
            return "scanned"
        case Key():
            return "keyed"
        case _:
            return "tapped"
