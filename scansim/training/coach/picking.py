"""Goods for orders, from the shelves: one transfer, a batch worked on together, a cluster with a tote for each order.

Place after place in the order of the screen; at the end everything is brought to where it is packed.
"""

from __future__ import annotations

from scansim.engine.handheld.screen import Instruction
from scansim.training.coach.bringing import destination_of
from scansim.training.coach.gathering import gather, next_line
from scansim.training.coach.job import Job
from scansim.training.coach.searching import search
from scansim.training.coach.sending import pack, send, unpacked, unsent
from scansim.training.coach.standard import package_is_due
from scansim.training.coach.step import CoachStep

__all__ = ["left"]


def left(job: Job) -> CoachStep | None:
    """The next step of a pick."""
    line = next_line(job)
    loose = unpacked(job) if package_is_due(job) else ()
    if loose and (line is None or line.id != loose[-1].id):
        return pack(job, loose[-1])
    missing = search(job) if line is None else None
    if missing is not None:
        return missing
    waiting = unsent(job)
    if waiting:
        first = waiting[0]
        goes_on = line is not None and destination_of(job, line) == destination_of(job, first)
        if not goes_on or job.sight.screen.instruction is Instruction.SCAN_DESTINATION:
            return send(job, first)
    return gather(job, line) if line is not None else None
