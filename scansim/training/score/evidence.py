"""How each quantity came about: scanned, keyed, entered, or tapped. A fold over the observations of a run.

A quantity entered in the editor states what is there: whatever was tapped or typed before it is replaced by it. What
is taken back is taken from the least proved first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.filling import filled_directly
from scansim.engine.handheld.events import BatchOpened, Counted, TransferOpened, Via
from scansim.engine.quantity import ZERO
from scansim.training.inputs import Input, Key, Scan, Set, Tap
from scansim.training.observation import Observation
from scansim.training.score.whereabouts import Whereabouts

__all__ = ["Evidence", "Tally"]

_EDITOR_FILL = "fill"
_OTHER_PROPOSALS = ("plus_one", "minus_one", "packaging", "discard")


@filled_directly
@dataclass(frozen=True, slots=True)
class Tally:
    """What stands on one product of a transfer, by the way it came about; the four ways add up to ``done``.

    ``highest`` is the most that ever stood there; ``identified`` says that its label was scanned at least once.
    """

    product: str
    scanned: Decimal = ZERO
    keyed: Decimal = ZERO
    entered: Decimal = ZERO
    tapped: Decimal = ZERO
    done: Decimal = ZERO
    highest: Decimal = ZERO
    planned: Decimal = ZERO
    identified: bool = False


class Evidence:
    """What the observations of a run prove, kept up with each of them."""

    def __init__(self) -> None:
        self._tallies: dict[int, dict[str, Tally]] = {}
        self._done_by_line: dict[int, Decimal] = {}
        self._opened: dict[int, str] = {}
        self._opened_batches: dict[str, str] = {}
        self.whereabouts = Whereabouts()
        self._code: Input | None = None
        self._was_filled = False

    def add(self, observation: Observation) -> None:
        """Take one more observation into account."""
        given = observation.input
        if observation.feedback.was_accepted:
            self._was_filled = _is_filled(given, self._was_filled)
        self._code = given if isinstance(given, Scan | Key) else self._code
        self.whereabouts.add(observation)
        for event in observation.events:
            if isinstance(event, Counted):
                self._count(event)
            elif isinstance(event, TransferOpened) and event.transfer not in self._tallies:
                self._open(event, given)
            elif isinstance(event, BatchOpened):
                self._open_batch(event, given)

    def tallies(self, transfer: int) -> Mapping[str, Tally]:
        """The tally of every product that was ever counted on a transfer, by id, in order of first count."""
        return self._tallies.get(transfer, {})

    def opened_by(self, transfer: int) -> str:
        """How a transfer was opened before anything was counted on it: scanned, keyed or tapped; empty when never.

        One that was first tapped open and then scanned counts as scanned.
        """
        return self._opened.get(transfer, "")

    def batch_opened_by(self, batch: str) -> str:
        """How a batch was opened, as :meth:`opened_by`; a scan that came later counts too."""
        return self._opened_batches.get(batch, "")

    def _open_batch(self, event: BatchOpened, given: Input) -> None:
        way = _way(event.via, given)
        if way == "scanned" or event.batch not in self._opened_batches:
            self._opened_batches[event.batch] = way

    def _open(self, event: TransferOpened, given: Input) -> None:
        way = _way(event.via, given)
        if way == "scanned" or event.transfer not in self._opened:
            self._opened[event.transfer] = way

    def _count(self, event: Counted) -> None:
        tallies = self._tallies.setdefault(event.transfer, {})
        change = event.done - self._done_by_line.get(event.line, ZERO)
        self._done_by_line[event.line] = event.done
        tally = tallies.get(event.product) or Tally(event.product)
        way = _way(event.via, self._code, was_filled=self._was_filled)
        tallies[event.product] = _changed(tally, event, change, way)


def _is_filled(given: Input, was_filled: bool) -> bool:
    """Whether what the open editor proposes is its fill button's quantity and no counted one."""
    match given:
        case Tap(control):
            action = control.partition(":")[0]
            return control == _EDITOR_FILL or (was_filled and action not in _OTHER_PROPOSALS)
        case Set():
            return False
        case _:
            return was_filled


def _way(via: Via, code: Input | None, *, was_filled: bool = False) -> str:
    match via:
        case Via.CODE:
            return "keyed" if isinstance(code, Key) else "scanned"
        case Via.FIELD:
            return "tapped" if was_filled else "entered"
        case Via.CONTROL:
            return "tapped"


def _changed(tally: Tally, event: Counted, change: Decimal, way: str) -> Tally:
    ways = {"tapped": tally.tapped, "keyed": tally.keyed, "entered": tally.entered, "scanned": tally.scanned}
    if change < ZERO:
        _take_back(ways, -change)
    if way == "entered":
        ways["entered"] += ways["tapped"] + ways["keyed"] + max(change, ZERO)
        ways["tapped"] = ways["keyed"] = ZERO
    elif change > ZERO:
        ways[way] += change
    done = tally.done + change
    return Tally(
        tally.product,
        ways["scanned"],
        ways["keyed"],
        ways["entered"],
        ways["tapped"],
        done,
        max(tally.highest, done),
        max(tally.planned, event.planned),
        tally.identified or (way == "scanned" and change > ZERO),
    )


def _take_back(ways: dict[str, Decimal], quantity: Decimal) -> None:
    """Take a quantity back, from the least proved first."""
    for way, stood in ways.items():
        taken = min(stood, quantity)
        ways[way] = stood - taken
        quantity -= taken
