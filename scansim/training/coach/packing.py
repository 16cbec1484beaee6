"""At the packing bench: what belongs to the order is scanned, goes into a carton, and is brought to dispatch."""

from __future__ import annotations

from scansim.training.coach.gathering import gather, next_line
from scansim.training.coach.job import Job
from scansim.training.coach.searching import search
from scansim.training.coach.sending import pack, send, unpacked, unsent
from scansim.training.coach.step import CoachStep

__all__ = ["left"]


def left(job: Job) -> CoachStep | None:
    """The next step of packing an order."""
    line = next_line(job)
    if line is not None:
        return gather(job, line)
    missing = search(job)
    if missing is not None:
        return missing
    loose, waiting = unpacked(job), unsent(job)
    if loose:
        return pack(job, loose[0])
    return send(job, waiting[0]) if waiting else None
