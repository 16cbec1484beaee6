"""The verdict of a run: gates, errors, points, exceptions, components. Below twenty lines no total is gated."""

from __future__ import annotations

from fractions import Fraction

from scansim.training.hints import hint_cost
from scansim.training.run import Run
from scansim.training.score.card import EARLIER_SCORECARDS, SCORECARD_VERSION, Scorecard, task_of
from scansim.training.score.conditions import grade_of, hints_of
from scansim.training.score.errors import errors_of
from scansim.training.score.exceptions import Caught, caught, false_alarms
from scansim.training.score.formulas import (
    Components,
    accuracy,
    after_hints,
    attempt_score,
    compliance_component,
    error_points,
    exception_component,
    exception_quality,
    pace,
    scan_compliance,
)
from scansim.training.score.gates import LINES_FOR_A_TOTAL, Gate, GateId, Judged, gates_of, is_finished
from scansim.training.score.line_work import line_work
from scansim.training.score.lines import lines_done, lines_of
from scansim.training.score.measures import measures_of
from scansim.training.score.mistakes import Fate, weight
from scansim.training.score.pace import standard_ms
from scansim.training.score.point import Point
from scansim.training.score.required import required_points
from scansim.training.score.resolution import resolution_component, resolution_ms
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


def scorecard_of(run: Run) -> Scorecard:
    """Score a run as it stands; an unfinished or abandoned one does not pass."""
    tasks = settled(run)
    errors = errors_of(run, tasks)
    lines = lines_of(run, tasks)
    points = required_points(run, tasks, len(lines))
    exceptions = caught(run, tasks, errors)
    alarms = false_alarms(run, tasks)
    finished = is_finished(run, tasks)
    wrong = {(error.task, error.about) for error in errors if error.fate is Fate.ESCAPED}
    right = [(task, about) for task, about in lines if finished and not wrong & {(task, about), ("", about)}]
    compliance = _compliance(points)
    standard, active = standard_ms(run, tasks), run.observations[-1].ms if run.observations else 0
    by_name = {done.name: done for done in tasks}
    resolved = [(each, resolution_ms(run, each, by_name.get(task_of(each)))) for each in exceptions]
    components = Components(
        compliance=compliance_component(compliance),
        accuracy=accuracy(error_points(weight(error) for error in errors), len(lines) if finished else 0),
        exceptions=_exceptions(exceptions, alarms, len(lines) if finished else 0),
        pace=pace(Fraction(standard), Fraction(active)) if finished and standard else None,
        resolution=resolution_component(run.policy, resolved),
    )
    cost, (role, weights) = hint_cost(run.observations), run.policy.weighted_for(run.exercise.roles)
    total = attempt_score(components, weights) if finished and len(lines) >= LINES_FOR_A_TOTAL else None
    score = None if total is None else after_hints(total, cost)
    work = line_work(run)
    judged = Judged(run, tasks, errors, points, exceptions, len(lines), len(right), compliance, score)
    return Scorecard(
        gates=gates_of(judged),
        errors=errors,
        points=points,
        exceptions=exceptions,
        components=components,
        score=score,
        lines=len(lines),
        lines_without_error=len(right),
        lines_done=lines_done(run, tasks),
        false_alarms=alarms,
        hints=hints_of(run),
        active_ms=active,
        standard_ms=standard,
        floor=run.played_on,
        skill=run.exercise.skill,
        flows={
            **{done.name: done.task.flow.value for done in tasks},
            **dict.fromkeys(run.situation.counted, Flow.COUNT.value),
        },
        compliance=compliance,
        grade=grade_of(run),
        role=role,
        hint_cost=cost,
        aided=tuple(line for line, each in work.items() if each.is_aided),
        measures=measures_of(run, lines, right, work),
        resolution={each.planted.name: ms for each, ms in resolved},
    )


def _compliance(points: tuple[Point, ...]) -> Fraction | None:
    satisfied = sum(1 for point in points if point.satisfied)
    excused = sum(1 for point in points if point.excused)
    return scan_compliance(len(points), excused, satisfied)


def _exceptions(exceptions: tuple[Caught, ...], alarms: int, lines: int) -> Fraction | None:
    qualities = [exception_quality(each.handling) for each in exceptions]
    return exception_component(qualities, alarms, max(0, lines - len(exceptions)))
