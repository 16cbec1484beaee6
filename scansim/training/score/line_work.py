"""How each line was worked on: for how long, with how many wrong scans and changes. A fold over the observations.

An input belongs to the line that it changes; what comes before, up to there from the line before, belongs to it too:
the walk, the look, the scan of the place, the hint. What comes after the last line belongs to none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from scansim.engine.handheld.events import Counted, CountWritten, Event
from scansim.engine.quantity import ZERO
from scansim.training.hints import Rung, rung_of
from scansim.training.inputs import Hint, Key, Scan
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.score.conduct import refused_code
from scansim.training.score.lines import Line

__all__ = ["LineWork", "line_work"]


@dataclass(frozen=True, slots=True)
class LineWork:
    """The work on one line: active milliseconds, scans that were refused, times that something was taken back or
    entered anew, and whether a hint gave an answer there."""

    ms: int = 0
    wrong_scans: int = 0
    changes: int = 0
    is_aided: bool = False

    @property
    def is_first_time_right(self) -> bool:
        """Whether nothing had to be done again."""
        return not self.wrong_scans and not self.changes


def line_work(run: Run) -> Mapping[Line, LineWork]:
    """The work on every line that was begun, in the order in which they were."""
    names = {transfer.id: transfer.name for transfer in run.world.transfers}
    found: dict[Line, LineWork] = {}
    written: set[Line] = set()
    since, waiting = 0, LineWork()
    observations = run.observations
    for observation in observations:
        is_answer = isinstance(observation.input, Hint) and rung_of(observations[: observation.number]) is Rung.ANSWER
        waiting = _and(waiting, observation, max(0, observation.ms - since), is_answer=is_answer)
        since = observation.ms
        lines = tuple(_lines(observation.events, names))
        if not lines:
            continue
        line = lines[-1]
        changes = _changes(observation, written)
        known = found.get(line, LineWork())
        found[line] = LineWork(
            known.ms + waiting.ms,
            known.wrong_scans + waiting.wrong_scans,
            known.changes + changes,
            known.is_aided or waiting.is_aided,
        )
        written.update(lines)
        waiting = LineWork()
    return found


def _and(waiting: LineWork, observation: Observation, ms: int, *, is_answer: bool) -> LineWork:
    """What waits for its line, and one more input."""
    given = observation.input
    is_wrong = isinstance(given, Scan | Key) and bool(refused_code(observation))
    return replace(
        waiting,
        ms=waiting.ms + ms,
        wrong_scans=waiting.wrong_scans + is_wrong,
        is_aided=waiting.is_aided or is_answer,
    )


def _lines(events: Collection[Event], names: Mapping[int, str]) -> Iterator[Line]:
    for event in events:
        match event:
            case Counted() if event.transfer in names:
                yield names[event.transfer], event.product
            case CountWritten():
                yield event.location, event.product
            case _:
                pass


def _changes(observation: Observation, written: Collection[Line]) -> int:
    """Whether something was taken back, or a counted quantity was stated once more."""
    taken = any(isinstance(event, Counted) and event.change < ZERO for event in observation.events)
    again = any(
        isinstance(event, CountWritten) and event.counted is None and (event.location, event.product) in written
        for event in observation.events
    )
    return int(taken or again)
