"""Every error of a run, from what came of it and how it came about (reference training C3, C6; DESIGN section 5).

What is wrong in a transfer escapes once that transfer is validated; before that it can still be put right.
"""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.quantity import ZERO
from scansim.training.run import Run
from scansim.training.score.conduct import (
    dangers_ignored,
    miscounted,
    proxy_scans,
    refusals_unheeded,
    repeated,
    wrong_answers,
)
from scansim.training.score.counts import counted_places, unapproved_adjustments, wrong_counts
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.packing import wrong_packages
from scansim.training.score.placing import mixed_lots, wrong_lots, wrong_places
from scansim.training.score.quantities import wrong_quantities
from scansim.training.score.rest import wrong_rest
from scansim.training.score.scrapping import scrapped
from scansim.training.score.settled import Settled

__all__ = ["errors_of"]


def errors_of(run: Run, tasks: tuple[Settled, ...]) -> tuple[RunError, ...]:
    """Every error of the run; ``tasks`` are its tasks as they stand."""
    of_tasks = (found for done in tasks for found in _of_a_task(run, done))
    wrong = (*of_tasks, *wrong_packages(run, tasks), *wrong_counts(run))
    is_settled = any(done.validated for done in tasks) or bool(counted_places(run))
    escaped = {(found.task, found.about) for found in wrong}
    return (
        *wrong,
        *(proxy_scans(run) if is_settled else ()),
        *miscounted(run, tasks, escaped),
        *refusals_unheeded(run),
        *wrong_answers(run),
        *dangers_ignored(run),
        *repeated(run),
        *unapproved_adjustments(run),
        *scrapped(run),
    )


def _of_a_task(run: Run, done: Settled) -> Iterator[RunError]:
    if done.validated is None:
        return
    if done.task.held:
        recorded = sum(done.recorded.values(), ZERO)
        yield error(run.policy, Mistake.HOLD_IGNORED, done.name, recorded, ZERO, task=done.name)
        return
    yield from wrong_quantities(run, done)
    yield from wrong_lots(run, done)
    yield from wrong_places(run, done)
    yield from mixed_lots(run, done)
    yield from wrong_rest(run, done)
