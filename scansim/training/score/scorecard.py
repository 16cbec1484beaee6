"""The verdict of a run: gates, errors, points, exceptions, components. Below twenty lines no total is gated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scansim.engine.canonical import Json
from scansim.engine.quantity import ZERO, written
from scansim.training.header import Floor
from scansim.training.policy import Severity
from scansim.training.run import Run
from scansim.training.score.back_entry import back_entered
from scansim.training.score.count_points import count_points
from scansim.training.score.counts import count_lines, is_counted
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
    six_places,
)
from scansim.training.score.mistakes import Fate, RunError, weight
from scansim.training.score.points import Point, PointKind, transfer_points
from scansim.training.score.settled import Settled, settled
from scansim.training.score.unreadable import unreadable_labels
from scansim.training.starting_point import Planted

__all__ = ["LINES_FOR_A_TOTAL", "SCORECARD_VERSION", "Gate", "GateId", "Scorecard", "scorecard_of"]

SCORECARD_VERSION = 2
LINES_FOR_A_TOTAL = 20
"""Below so many lines a total would be noise: gates and counts are the result (DESIGN section 5)."""


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


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a run was worth, and where its goods were: on the screen or in a room (``floor``).

    ``score`` is None below :data:`LINES_FOR_A_TOTAL` lines. No line of a task that was not validated is right.
    """

    gates: tuple[Gate, ...]
    errors: tuple[RunError, ...]
    points: tuple[Point, ...]
    exceptions: tuple[Caught, ...]
    components: Components
    score: Fraction | None
    lines: int
    lines_without_error: int
    false_alarms: int
    hints: int
    active_ms: int
    floor: Floor = Floor.SCREEN

    @property
    def passed(self) -> bool:
        """Whether every gate is met."""
        return all(gate.met for gate in self.gates)

    def stored(self) -> dict[str, Json]:
        """The stored and printed form (``docs/formats.md``, "Scorecard")."""
        return {
            "v": SCORECARD_VERSION,
            "passed": self.passed,
            "gates": [
                {"id": gate.id.value, "met": gate.met, "count": gate.count, "limit": gate.limit} for gate in self.gates
            ],
            "errors": [_stored_error(error) for error in self.errors],
            "points": [
                {
                    "kind": point.kind.value,
                    "about": point.about,
                    "satisfied": point.satisfied,
                    "how": point.how,
                    "excused": point.excused,
                    "task": point.task,
                }
                for point in self.points
            ],
            "exceptions": [_stored_exception(each) for each in self.exceptions],
            "components": {
                name: None if value is None else six_places(value)
                for name, value in (
                    ("compliance", self.components.compliance),
                    ("accuracy", self.components.accuracy),
                    ("exceptions", self.components.exceptions),
                    ("pace", self.components.pace),
                )
            },
            "score": None if self.score is None else six_places(self.score),
            "lines": self.lines,
            "lines_without_error": self.lines_without_error,
            "false_alarms": self.false_alarms,
            "hints": self.hints,
            "active_ms": self.active_ms,
            "floor": self.floor.value,
        }


def scorecard_of(run: Run) -> Scorecard:
    """Score a run as it stands; an unfinished or abandoned one does not pass."""
    tasks = settled(run)
    errors = errors_of(run, tasks)
    points = _points(run, tasks)
    exceptions = caught(run, tasks, errors)
    alarms = false_alarms(run)
    lines = _lines(run, tasks)
    gates = _gates(run, tasks, errors, points, exceptions)
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
        false_alarms=alarms,
        hints=sum(1 for observation in run.observations if observation.feedback.code == "hint"),
        active_ms=run.observations[-1].ms if run.observations else 0,
        floor=run.played_on,
    )


def _lines(run: Run, tasks: tuple[Settled, ...]) -> tuple[tuple[str, str], ...]:
    """Every line that was to be done, as its task and product."""
    to_do = (done for done in tasks if not done.task.held)
    moved = tuple((done.name, line.product) for done in to_do for line in done.task.ordered)
    return (*moved, *count_lines(run))


def _points(run: Run, tasks: tuple[Settled, ...]) -> tuple[Point, ...]:
    """The points of every task; a paper that opened several of them is asked for once."""
    unreadable, on_paper = unreadable_labels(run), back_entered(run)
    found: dict[tuple[str, str, str], Point] = {}
    for done in tasks:
        for point in transfer_points(run, done, unreadable, on_paper):
            task = "" if point.kind is PointKind.DOCUMENT else point.task
            found.setdefault((point.kind, point.about, task), point)
    return (*found.values(), *count_points(run, unreadable))


def _gates(
    run: Run,
    tasks: tuple[Settled, ...],
    errors: tuple[RunError, ...],
    points: tuple[Point, ...],
    exceptions: tuple[Caught, ...],
) -> tuple[Gate, ...]:
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


def _stored_error(error: RunError) -> dict[str, Json]:
    return {
        "mistake": error.mistake.value,
        "severity": error.severity.value,
        "fate": error.fate.value,
        "code": error.code,
        "about": error.about,
        "recorded": written(error.recorded),
        "truth": written(error.truth),
        "task": error.task,
    }


def _stored_exception(each: Caught) -> dict[str, Json]:
    planted = each.planted if isinstance(each.planted, Planted) else None
    return {
        "name": each.planted.name,
        "kind": each.kind,
        "task": planted.task if planted else "",
        "about": planted.product if planted else each.planted.name,
        "quantity": written(planted.quantity if planted else ZERO),
        "rest": planted.rest.value if planted and planted.rest is not None else None,
        "detected": each.handling.detected,
        "contained": each.contained,
        "quality": six_places(exception_quality(each.handling)),
    }
