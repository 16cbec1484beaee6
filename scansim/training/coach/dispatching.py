"""What leaves the house: taken from where it stands, onto the truck, validated as it truly went."""

from __future__ import annotations

from scansim.training.coach.gathering import gather, next_line
from scansim.training.coach.job import Job
from scansim.training.coach.searching import search
from scansim.training.coach.step import CoachStep

__all__ = ["left"]


def left(job: Job) -> CoachStep | None:
    """The next step of a delivery."""
    line = next_line(job)
    return gather(job, line) if line is not None else search(job)
