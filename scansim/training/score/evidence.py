"""How each quantity came about: scanned, keyed, entered, or tapped. A fold over the observations of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from scansim.engine.handheld.events import Counted, Event, TransferOpened, Via
from scansim.engine.quantity import ZERO
from scansim.training.inputs import Input, Key
from scansim.training.observation import Observation

__all__ = ["Opened", "Tally", "opened_by", "tallies"]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was added to one product of a transfer, by way; ``done`` is what stands, ``highest`` the most ever."""

    product: str
    scanned: Decimal = ZERO
    keyed: Decimal = ZERO
    entered: Decimal = ZERO
    tapped: Decimal = ZERO
    done: Decimal = ZERO
    highest: Decimal = ZERO
    planned: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Opened:
    """How a transfer's screen was first opened: by a label read, a typed code, or a tap."""

    way: str


def tallies(observations: Iterable[Observation], transfer: int) -> dict[str, Tally]:
    """The tally of every product that was ever counted on the transfer, by product id, in order of first count."""
    found: dict[str, Tally] = {}
    done_by_line: dict[int, Decimal] = {}
    for observation in observations:
        for event in observation.events:
            if isinstance(event, Counted) and event.transfer == transfer:
                before = done_by_line.get(event.line, ZERO)
                done_by_line[event.line] = event.done
                tally = found.get(event.product, Tally(event.product))
                found[event.product] = _added(tally, event, observation.input, event.done - before)
    return found


def opened_by(observations: Iterable[Observation], transfer: int) -> Opened | None:
    """How the transfer was opened the first time."""
    for observation in observations:
        for event in observation.events:
            if isinstance(event, TransferOpened) and event.transfer == transfer:
                return Opened(_way(event, observation.input))
    return None


def _way(event: Event, given: Input) -> str:
    if isinstance(event, TransferOpened | Counted) and event.via is Via.CODE:
        return "keyed" if isinstance(given, Key) else "scanned"
    if isinstance(event, Counted) and event.via is Via.FIELD:
        return "entered"
    return "tapped"


def _added(tally: Tally, event: Counted, given: Input, change: Decimal) -> Tally:
    done = tally.done + change
    way = _way(event, given)
    return replace(
        tally,
        scanned=tally.scanned + (event.change if way == "scanned" else ZERO),
        keyed=tally.keyed + (event.change if way == "keyed" else ZERO),
        entered=tally.entered + (max(event.change, ZERO) if way == "entered" else ZERO),
        tapped=tally.tapped + (event.change if way == "tapped" else ZERO),
        done=done,
        highest=max(tally.highest, done),
        planned=max(tally.planned, event.planned),
    )
