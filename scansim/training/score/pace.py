"""How long the work of a run takes at standard: the sum of its authored elements (reference training C5).

It follows from what the situation asks for and from what the policy wants proved, never from what somebody did. What is
on hold is no work. Goods that were brought stand at one place; everything else has to be fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.policy import FlowPolicy, Proof, QuantityProof
from scansim.training.run import Run
from scansim.training.score.lines import lines_of
from scansim.training.score.settled import Settled
from scansim.training.standard_times import StandardTimes

__all__ = ["standard_ms"]

_A_SECOND = 1000


def standard_ms(run: Run, tasks: Sequence[Settled]) -> int | None:
    """The active time, in milliseconds, that the whole run takes at standard; None where no times are set."""
    times = run.policy.standard_times
    if times is None or run.untimed:
        return None
    to_do = [done for done in tasks if not done.task.held]
    seconds = sum((_of_task(run, times, done) for done in to_do), ZERO)
    seconds += _papers(run, times, to_do)
    seconds += sum((_of_count(run, times, location, tasks) for location in run.situation.counted), ZERO)
    seconds += times.exception * len(run.situation.planted)
    seconds += times.answer * len(run.situation.interruptions)
    return int(seconds * _A_SECOND)


def _papers(run: Run, times: StandardTimes, tasks: Sequence[Settled]) -> Decimal:
    """What opens the work: one paper for a batch."""
    asked = (done for done in tasks if run.policy.of(done.task.flow).document is Proof.SCAN)
    return times.document * len({done.task.batch or done.name for done in asked})


def _of_task(run: Run, times: StandardTimes, done: Settled) -> Decimal:
    policy = run.policy.of(done.task.flow)
    carried = 1 if done.task.follows else 0  # from one place to the next, of which nothing was reserved at the opening
    sources = len({line.source for line in done.opening}) or carried
    destinations = len({line.destination for line in done.opening}) or carried
    is_brought_away = policy.destination is Proof.SCAN or done.task.is_loaded
    places = (1 if done.task.place else sources) + (destinations if is_brought_away else 0)
    seconds = times.confirm + times.walk_on(run.played_on) * places
    if policy.source is Proof.SCAN:
        seconds += times.location * sources
    for product, asked in done.demand.items():
        seconds += _of_product(run, times, policy, product, asked)
    return seconds


def _of_product(run: Run, times: StandardTimes, policy: FlowPolicy, product: str, asked: Decimal) -> Decimal:
    tracking = run.world.warehouse.stock.products.get(product).tracking
    is_each = policy.quantity_proof(asked) is QuantityProof.EACH or tracking is Tracking.SERIAL
    seconds = times.product + (times.unit * max(asked - 1, ZERO) if is_each else times.quantity)
    if policy.lot is Proof.SCAN and tracking is Tracking.LOT:
        seconds += times.lot
    if policy.package is Proof.SCAN:
        seconds += times.package
    if policy.destination is Proof.SCAN:
        seconds += times.location
    return seconds


def _of_count(run: Run, times: StandardTimes, location: str, tasks: Sequence[Settled]) -> Decimal:
    products = sum(1 for place, _ in lines_of(run, tasks) if place == location)
    place = times.walk_on(run.played_on) + times.confirm
    place += times.location if run.policy.count.source is Proof.SCAN else ZERO
    product = times.quantity + (times.product if run.policy.count.product is Proof.SCAN else ZERO)
    return place + product * products
