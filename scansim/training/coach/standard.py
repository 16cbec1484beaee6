"""What a competent person scans in each kind of work, whether or not the handheld insists.

More than the policy asks for is never wrong: scanning to identify costs nothing (DESIGN section 5).
"""

from __future__ import annotations

from scansim.engine.warehouse.catalogue import OperationKind, ScanStep
from scansim.engine.warehouse.records import Line
from scansim.training.coach.job import Job
from scansim.training.policy import Proof
from scansim.training.story import Flow

__all__ = ["brings", "package_is_due", "package_of", "reads_source", "sends"]


def brings(job: Job) -> bool:
    """Whether the goods of a job arrive from outside and stand somewhere to be received."""
    return job.flow in (Flow.RECEIVE, Flow.RETURN)


def reads_source(job: Job) -> bool:
    """Whether the place that goods are taken from is scanned."""
    return job.sight.operation(job.task).kind is not OperationKind.INCOMING


def sends(job: Job) -> bool:
    """Whether the place where goods are put down is scanned: not of what leaves the house, and of what arrives only
    where the policy wants it."""
    if job.flow is Flow.DISPATCH:
        return False
    if brings(job) and job.sight.policy.of(job.flow).destination is not Proof.SCAN:
        return False
    return job.sight.tab(job.task).destination is not ScanStep.NO


def package_is_due(job: Job) -> bool:
    """Whether goods go into a package: in packing always, else where the handheld insists after each product."""
    return job.flow is Flow.PACK or job.sight.tab(job.task).put_in_pack is ScanStep.EACH


def package_of(job: Job, line: Line) -> str:
    """The package that the goods of a line's order went into first; empty as long as there is none."""
    return job.sight.memory.packages.get(line.transfer, "")
