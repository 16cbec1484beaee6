"""What one input led to, as the run remembers it. Evidence, score and debrief are folds over these."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.filling import filled_directly
from scansim.engine.handheld.events import Event
from scansim.engine.handheld.feedback import Feedback
from scansim.training.inputs import Input
from scansim.training.reports import Reported
from scansim.training.story import Choice

__all__ = ["Brought", "Chosen", "Observation"]


@dataclass(frozen=True, slots=True)
class Brought:
    """Units, by number, that hands brought to a place because of a transfer."""

    transfer: int
    place: str
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The answer that was given to a question, by the name of the interruption."""

    question: str
    choice: Choice


@filled_directly
@dataclass(frozen=True, slots=True)
class Observation:
    """Input number ``number`` at ``ms`` of active time, the answer to it, what happened, which units were handled.

    ``opened`` are the boxes that were opened on the way, by number. ``walked`` is the place that a label led to: one
    stands there even when the handheld refused the label. ``elsewhere`` is the thing whose own label was read although
    it is not where one stands: evidence of a proxy scan (reference training C1). ``brought`` is what went where because
    of a destination or a validation. ``chosen`` is the answer to somebody who interrupted.
    ``lost`` is the transfer whose validation nobody saw the answer to. ``danger`` names that in which somebody worked.
    ``unread``: it decided something sooner than anybody can have read what there was to read.
    """

    number: int
    ms: int
    input: Input
    feedback: Feedback
    events: tuple[Event, ...] = ()
    handled: tuple[int, ...] = ()
    report: Reported | None = None
    opened: tuple[int, ...] = ()
    walked: str = ""
    elsewhere: str = ""
    brought: tuple[Brought, ...] = ()
    chosen: Chosen | None = None
    lost: int = 0
    danger: str = ""
    unread: bool = False

    @property
    def brought_for(self) -> dict[int, int]:
        """The transfer because of which each unit was brought, by number."""
        return {unit: brought.transfer for brought in self.brought for unit in brought.units}
