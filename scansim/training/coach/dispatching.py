"""What leaves the house: taken from where it stands, onto the truck, validated as it truly went.

Goods that stand ready are loaded by hand, at the door that the plan names for the customer's route.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.quantity import written
from scansim.training.coach.gathering import gather, next_line
from scansim.training.coach.job import Job
from scansim.training.coach.searching import search
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import walk_to
from scansim.training.inputs import Do

__all__ = ["left"]


def left(job: Job) -> CoachStep | None:
    """The next step of a delivery."""
    line = next_line(job)
    return gather(job, line) if line is not None else search(job) or _load(job)


def _load(job: Job) -> CoachStep | None:
    """What is in hand goes onto the truck; None for goods that go away with their document."""
    sight, door = job.sight, job.sight.door_of(job.task)
    held = sight.held_for(job.numbers[0])
    if not door or not held:
        return None
    product = held[0].claims
    count = Decimal(sum(1 for unit in held if unit.claims == product))
    facts = {"product": sight.product(product).name, "quantity": written(count), "place": sight.place(door).name}
    return walk_to(sight, door) or step(Advice.LOAD, Do("put", product, count), **facts)
