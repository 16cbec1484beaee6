"""The lines of a run: what was to be done, one product of one task, or of one place that was to be counted."""

from __future__ import annotations

from collections.abc import Sequence

from scansim.training.run import Run
from scansim.training.score.counts import count_lines, counted_places
from scansim.training.score.settled import Settled

__all__ = ["Line", "lines_done", "lines_of"]

Line = tuple[str, str]
"""A transfer or a counted location, and a product."""


def lines_of(run: Run, tasks: Sequence[Settled]) -> tuple[Line, ...]:
    """Every line that was to be done; what is on hold is none."""
    to_do = (done for done in tasks if not done.task.held)
    moved = tuple((done.name, line.product) for done in to_do for line in done.task.ordered)
    return (*moved, *count_lines(run))


def lines_done(run: Run, tasks: Sequence[Settled]) -> int:
    """How many were worked off, right or wrong: of transfers that were validated and places that were counted."""
    done = {each.name for each in tasks if each.validated is not None} | set(counted_places(run))
    return sum(1 for task, _ in lines_of(run, tasks) if task in done)
