"""What has to hold for a pass (reference training C6 "Gates", as changed by DESIGN section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.training.policy import Severity
from scansim.training.run import Run
from scansim.training.score.counts import is_counted
from scansim.training.score.exceptions import Caught
from scansim.training.score.mistakes import Fate, RunError
from scansim.training.score.point import Point
from scansim.training.score.settled import Settled

__all__ = ["Gate", "GateId", "gates_of"]


class GateId(StrEnum):
    """What has to hold for a pass."""

    FINISHED = "finished"
    NO_CRITICAL = "no_critical"
    NO_ESCAPED = "no_escaped_major"
    CAUGHT = "exceptions_contained"
    POINTS = "points_proved"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: whether it is met, and the count and limit that say so."""

    id: GateId
    met: bool
    count: int
    limit: int


def gates_of(
    run: Run,
    tasks: tuple[Settled, ...],
    errors: tuple[RunError, ...],
    points: tuple[Point, ...],
    exceptions: tuple[Caught, ...],
) -> tuple[Gate, ...]:
    """Every gate of a run as it stands, the one about its end first."""
    limits = run.policy.gates
    escaped = [error for error in errors if error.fate is Fate.ESCAPED]
    critical = sum(1 for error in escaped if error.severity is Severity.CRITICAL)
    major = sum(1 for error in escaped if error.severity is Severity.MAJOR)
    uncaught = sum(1 for each in exceptions if each.planted.must_catch and not each.contained)
    missed = sum(1 for point in points if point.missed)
    done, asked = _finished(run, tasks)
    return (
        Gate(GateId.FINISHED, done == asked and not run.abandoned, done, asked),
        Gate(GateId.NO_CRITICAL, critical == 0, critical, 0),
        Gate(GateId.NO_ESCAPED, major <= limits.escaped_major_at_most, major, limits.escaped_major_at_most),
        Gate(GateId.CAUGHT, uncaught == 0, uncaught, 0),
        Gate(GateId.POINTS, missed <= limits.missed_points_at_most, missed, limits.missed_points_at_most),
    )


def _finished(run: Run, tasks: tuple[Settled, ...]) -> tuple[int, int]:
    """How many tasks and counts are done, and how many there are to do."""
    transfers = [done.validated is not None for done in tasks if not done.task.held]
    counts = [is_counted(run, location) for location in run.situation.counted]
    return sum((*transfers, *counts)), len(transfers) + len(counts)
