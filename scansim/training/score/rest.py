"""What was decided about the rest of an order: kept open or given up, as a written cue said (DESIGN section 5, K8)."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.quantity import ZERO
from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.settled import Settled
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder

__all__ = ["is_rest_right", "wrong_rest"]


def wrong_rest(run: Run, done: Settled) -> Iterator[RunError]:
    """The planted shortages of a validated transfer about which the other decision was taken.

    Who recorded the missing goods as done left no rest to decide about: that is another error.
    """
    if done.validated is None:
        return
    for planted in run.situation.planted:
        if planted.task != done.name or planted.rest is None or not _leaves_a_rest(done, planted):
            continue
        if not is_rest_right(done, planted):
            is_kept = planted.rest is RestOfOrder.CREATE_BACKORDER
            mistake = Mistake.REST_GIVEN_UP if is_kept else Mistake.REST_KEPT_OPEN
            yield error(run.policy, mistake, planted.product, ZERO, planted.quantity, task=done.name)


def is_rest_right(done: Settled, planted: Planted) -> bool:
    """Whether the rest of the product was given up just when the cue says so."""
    if done.validated is None:
        return False
    given_up = planted.product in dict(done.validated.cancelled)
    return given_up == (planted.rest is RestOfOrder.NO_BACKORDER)


def _leaves_a_rest(done: Settled, planted: Planted) -> bool:
    asked = done.demand.get(planted.product, ZERO)
    return done.recorded.get(planted.product, ZERO) <= asked - planted.quantity
