"""One transfer or batch, from its paper to Validate: the layers that every kind of work has, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scansim.engine.handheld.events import TransferValidated
from scansim.engine.quantity import ZERO
from scansim.training.coach import dispatching, moving, packing, picking, receiving
from scansim.training.coach.change import Change, correct, foreign_change, line_change
from scansim.training.coach.containing import contain, contained
from scansim.training.coach.defects import found
from scansim.training.coach.job import Job
from scansim.training.coach.settling import Due, settle
from scansim.training.coach.step import Advice, CoachStep, Must, step, stop
from scansim.training.coach.strays import bring_back, lost_goods
from scansim.training.coach.ways import read
from scansim.training.inputs import Tap
from scansim.training.story import Flow

__all__ = ["next_step"]


@dataclass(frozen=True, slots=True)
class _Way:
    """How one kind of work is done: what is left to do, what has to be put right, and what comes before its paper."""

    left: Due
    change: Callable[[Job], Change | None] = line_change
    look_first: Due = lambda job: None
    contained: Callable[[Job], frozenset[str]] = lambda job: frozenset()


_RECEIVING = _Way(receiving.left, receiving.change, receiving.look_first, receiving.contained)
_MOVING = _Way(moving.left)
_WAYS = {
    Flow.RECEIVE: _RECEIVING,
    Flow.RETURN: _RECEIVING,
    Flow.PUTAWAY: _MOVING,
    Flow.TRANSFER: _MOVING,
    Flow.REPLENISH: _MOVING,
    Flow.QUALITY: _MOVING,
    Flow.PICK: _Way(picking.left),
    Flow.PACK: _Way(packing.left),
    Flow.DISPATCH: _Way(dispatching.left),
}


def next_step(job: Job) -> CoachStep:
    """What to do now for a job."""
    way = _WAYS[job.flow]
    if any(map(job.sight.is_in_doubt, job.numbers)) and (looked_up := settle(job, None, way.left)) is not None:
        return looked_up
    seen = found(job)
    first = _look_first(job, way) or _stop_when_lost(job) or contain(job, seen)
    if first is None:
        first = bring_back(job, contained(seen) | way.contained(job))
    if first is not None:
        return first
    change = way.change(job) if job.is_open else foreign_change(job)
    return settle(job, change, way.left) or correct(job, change) or way.left(job) or _finish(job)


def _look_first(job: Job, way: _Way) -> CoachStep | None:
    return way.look_first(job) or next(
        (read(job.sight, paper) for paper in job.documents if not job.sight.has_read(paper.id)), None
    )


def _stop_when_lost(job: Job) -> CoachStep | None:
    """Goods that went onto another document that is not open any more cannot be brought back."""
    asked = {job.sight.number_of(task) for task in job.sight.tasks}
    closed = job.sight.memory.closed.items()
    wrong = next((n for n, event in closed if n not in asked and isinstance(event, TransferValidated)), None)
    if wrong is not None:
        return stop(Must.RECORD_IS_PUT_RIGHT, transfer=job.sight.transfer(wrong).name)
    lost = lost_goods(job)
    return stop(Must.GOODS_COME_BACK, product=job.sight.product(lost[0].claims).name) if lost else None


def _finish(job: Job) -> CoachStep:
    if not any(line.done > ZERO for line in job.lines):
        return stop(Must.GOODS_ARE_FOUND, transfer=job.name)
    return step(Advice.VALIDATE, Tap("validate"), transfer=job.name)
