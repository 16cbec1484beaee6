"""The competent way through what arrives: look, read, open, count what is there.

The coach asks of the floor only what the operator has looked at; until then it says where to look.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.training.coach.change import Change
from scansim.training.coach.job import Job
from scansim.training.coach.knowledge import Seen, seen_goods
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import label_read, look_at, walk_to
from scansim.training.score.evidence import Tally
from scansim.training.score.points import proved_quantity

__all__ = ["change", "left", "look_first"]


def look_first(job: Job) -> CoachStep | None:
    """Before anything else: what stands there."""
    if job.sight.has_looked(job.task.place):
        return None
    return walk_to(job.sight, job.task.place) or look_at(job.sight, job.task.place)


def left(job: Job) -> CoachStep | None:
    """Goods that were seen and stand on no line yet."""
    seen = _uncounted(job)
    if seen is None:
        return None
    if not seen.next_label:
        return step(Advice.STOP)
    sight, product = job.sight, job.sight.product(seen.product)
    label = label_read(sight, seen.next_label, seen.next_thing)
    if seen.next_thing.startswith("box:"):
        scan = step(Advice.SCAN_BOX, label, product=product.name, box=seen.next_name)
    else:
        scan = step(Advice.SCAN_UNIT, label, product=product.name, code=product.code)
    return walk_to(sight, job.task.place) or scan


def change(job: Job) -> Change | None:
    """What to put right before anything else: what stands on a product is what was seen, and what was proved."""
    sight, number = job.sight, job.numbers[0]
    seen, done, tallies = seen_goods(sight, job.task), _done(job), sight.tallies(number)
    for line in job.lines:
        there = seen[line.product].total if line.product in seen else ZERO
        proved = proved_quantity(sight.policy.receive, tallies.get(line.product, Tally(line.product)))
        too_many = done[line.product] - there
        unproved = done[line.product] - min(proved, there)
        if line.done > ZERO and too_many > ZERO and unproved <= too_many:
            return Change(line, max(ZERO, line.done - too_many), Advice.OPEN_EDITOR)
        if line.done > ZERO and unproved > ZERO:
            return Change(line, max(ZERO, line.done - unproved), Advice.COUNT_AGAIN)
    return None


def _uncounted(job: Job) -> Seen | None:
    done = _done(job)
    seen = seen_goods(job.sight, job.task).values()
    return next((each for each in seen if done.get(each.product, ZERO) < each.total), None)


def _done(job: Job) -> dict[str, Decimal]:
    done: dict[str, Decimal] = {}
    for line in job.lines:
        done[line.product] = done.get(line.product, ZERO) + line.done
    return done
