"""Goods that go from one place to another inside the house: putaway, transfer, replenishment, quarantine.

One group after the other: what comes from one place and goes to one place is taken, carried and put down before the
next begins.
"""

from __future__ import annotations

from scansim.engine.handheld.screen import Instruction
from scansim.engine.warehouse.records import Line
from scansim.training.coach.bringing import destination_of
from scansim.training.coach.gathering import gather, next_line
from scansim.training.coach.job import Job
from scansim.training.coach.searching import search
from scansim.training.coach.sending import send, unsent
from scansim.training.coach.step import CoachStep
from scansim.training.coach.supply import source_of

__all__ = ["left"]


def left(job: Job) -> CoachStep | None:
    """The next step of a move."""
    line = next_line(job)
    missing = search(job) if line is None else None
    if missing is not None:
        return missing
    waiting = unsent(job)
    if waiting:
        first = waiting[0]
        same = line is not None and _way(job, line) == _way(job, first)
        if not same or job.sight.screen.instruction is Instruction.SCAN_DESTINATION:
            return send(job, first)
    return gather(job, line) if line is not None else None


def _way(job: Job, line: Line) -> tuple[str, str]:
    return source_of(job, line), destination_of(job, line)
