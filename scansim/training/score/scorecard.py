"""The verdict of a run: gates, errors, points, exceptions, components. Below twenty lines no total is gated."""

from __future__ import annotations

from scansim.training.run import Run
from scansim.training.score.card import EARLIER_SCORECARDS, SCORECARD_VERSION, Scorecard
from scansim.training.score.errors import errors_of
from scansim.training.score.exceptions import Caught, caught, false_alarms
from scansim.training.score.formulas import (
    Components,
    accuracy,
    attempt_score,
    compliance_component,
    error_points,
    exception_component,
    exception_quality,
    scan_compliance,
)
from scansim.training.score.gates import Gate, GateId, gates_of
from scansim.training.score.lines import lines_done, lines_of
from scansim.training.score.mistakes import Fate, RunError, weight
from scansim.training.score.point import Point
from scansim.training.score.required import required_points
from scansim.training.score.settled import settled
from scansim.training.story import Flow

__all__ = [
    "EARLIER_SCORECARDS",
    "LINES_FOR_A_TOTAL",
    "SCORECARD_VERSION",
    "Gate",
    "GateId",
    "Scorecard",
    "scorecard_of",
]

LINES_FOR_A_TOTAL = 20
"""Below so many lines a total would be noise: gates and counts are the result (DESIGN section 5)."""


def scorecard_of(run: Run) -> Scorecard:
    """Score a run as it stands; an unfinished or abandoned one does not pass."""
    tasks = settled(run)
    errors = errors_of(run, tasks)
    lines = lines_of(run, tasks)
    points = required_points(run, tasks, len(lines))
    exceptions = caught(run, tasks, errors)
    alarms = false_alarms(run)
    gates = gates_of(run, tasks, errors, points, exceptions)
    finished = gates[0].met
    wrong = {(error.task, error.about) for error in errors if error.fate is Fate.ESCAPED}
    right = [(task, about) for task, about in lines if finished and not wrong & {(task, about), ("", about)}]
    components = _components(errors, points, exceptions, alarms, len(lines) if finished else 0)
    return Scorecard(
        gates=gates,
        errors=errors,
        points=points,
        exceptions=exceptions,
        components=components,
        score=attempt_score(components) if finished and len(lines) >= LINES_FOR_A_TOTAL else None,
        lines=len(lines),
        lines_without_error=len(right),
        lines_done=lines_done(run, tasks),
        false_alarms=alarms,
        hints=sum(1 for observation in run.observations if observation.feedback.code == "hint"),
        active_ms=run.observations[-1].ms if run.observations else 0,
        floor=run.played_on,
        skill=run.exercise.skill,
        flows={
            **{done.name: done.task.flow.value for done in tasks},
            **dict.fromkeys(run.situation.counted, Flow.COUNT.value),
        },
    )


def _components(
    errors: tuple[RunError, ...],
    points: tuple[Point, ...],
    exceptions: tuple[Caught, ...],
    alarms: int,
    lines: int,
) -> Components:
    """The components; without a validated line (``lines`` is 0) there is nothing to measure accuracy on."""
    satisfied = sum(1 for point in points if point.satisfied)
    excused = sum(1 for point in points if point.excused)
    qualities = [exception_quality(each.handling) for each in exceptions]
    return Components(
        compliance=compliance_component(scan_compliance(len(points), excused, satisfied)),
        accuracy=accuracy(error_points(weight(error) for error in errors), lines),
        exceptions=exception_component(qualities, alarms, max(0, lines - len(exceptions))),
    )
