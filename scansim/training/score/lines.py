"""The lines of a run: what was to be done, one product of one task, or of one place that was to be counted."""

from __future__ import annotations

from collections.abc import Iterable

from scansim.training.run import Run
from scansim.training.score.counts import count_lines
from scansim.training.score.settled import Settled

__all__ = ["Line", "lines_of"]

Line = tuple[str, str]
"""A transfer or a counted location, and a product."""


def lines_of(run: Run, tasks: Iterable[Settled]) -> tuple[Line, ...]:
    """Every line that was to be done; what is on hold is none."""
    to_do = (done for done in tasks if not done.task.held)
    moved = tuple((done.name, line.product) for done in to_do for line in done.task.ordered)
    return (*moved, *count_lines(run))
