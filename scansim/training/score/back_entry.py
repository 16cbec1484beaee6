"""What was entered without a scanner because it was dead, once somebody had said so: its points are excused.

That it was reported comes first; an entry that differs from what was done is the mistake that it always is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.engine.handheld.events import Counted, Via
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.scanner_dead import declared_at, died_at
from scansim.training.score.unreadable import typed_things

__all__ = ["back_entered", "was_declared_first"]


def back_entered(run: Run) -> frozenset[str]:
    """What was typed or entered after the dead scanner was reported, and never before: products and places by id,
    documents by name."""
    died, said = died_at(run), declared_at(run)
    if died is None or said is None:
        return frozenset()
    typed = {thing for each in run.observations[:died] for thing in typed_things(run, each)}
    early = typed | _all(run, run.observations[died : said - 1])
    return frozenset(_all(run, run.observations[said:]) - early)


def was_declared_first(run: Run) -> bool:
    """Whether the dead scanner was reported before anything was entered without it."""
    died, said = died_at(run), declared_at(run)
    return died is not None and said is not None and not _all(run, run.observations[died : said - 1])


def _all(run: Run, observations: Iterable[Observation]) -> set[str]:
    return {thing for each in observations for thing in _entered(run, each)}


def _entered(run: Run, observation: Observation) -> Iterator[str]:
    yield from typed_things(run, observation)
    for event in observation.events:
        if isinstance(event, Counted) and event.via is Via.FIELD:
            yield event.product
