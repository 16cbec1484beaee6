"""The verdict of a run: gates, errors, points, exceptions, components. Below twenty lines no total is gated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scansim.engine.canonical import Json
from scansim.engine.handheld.events import TransferValidated
from scansim.engine.quantity import written
from scansim.training.header import Floor
from scansim.training.policy import Severity
from scansim.training.run import Run
from scansim.training.score.errors import Fate, RunError, errors_of, received, weight
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
from scansim.training.score.points import Point, receive_points
from scansim.training.score.unreadable import unreadable_labels

__all__ = ["LINES_FOR_A_TOTAL", "Gate", "GateId", "Scorecard", "scorecard_of"]

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

    ``score`` is None below :data:`LINES_FOR_A_TOTAL` lines. No line of a receipt that was not validated is right.
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
            "v": 1,
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
    errors = errors_of(run)
    points = _points(run)
    exceptions = caught(run)
    alarms = false_alarms(run)
    lines = len(run.situation.ordered)
    gates = _gates(run, errors, points, exceptions)
    finished = gates[0].met
    wrong = {error.about for error in errors if error.fate is Fate.ESCAPED}
    right = [line for line in run.situation.ordered if finished and line.product not in wrong]
    components = _components(errors, points, exceptions, alarms, lines if finished else 0)
    return Scorecard(
        gates=gates,
        errors=errors,
        points=points,
        exceptions=exceptions,
        components=components,
        score=attempt_score(components) if finished and lines >= LINES_FOR_A_TOTAL else None,
        lines=lines,
        lines_without_error=len(right),
        false_alarms=alarms,
        hints=sum(1 for observation in run.observations if observation.feedback.code == "hint"),
        active_ms=run.observations[-1].ms if run.observations else 0,
        floor=run.played_on,
    )


def _points(run: Run) -> tuple[Point, ...]:
    transfer = run.world.transfer.id
    opened = run.evidence.opened_by(transfer)
    if not opened:
        return ()
    tally = run.evidence.tallies(transfer)
    document, done = run.situation.transfer, received(run)
    return receive_points(run.policy.receive, document, opened, tally, done, unreadable_labels(run))


def _gates(
    run: Run, errors: tuple[RunError, ...], points: tuple[Point, ...], exceptions: tuple[Caught, ...]
) -> tuple[Gate, ...]:
    limits = run.policy.gates
    escaped = [error for error in errors if error.fate is Fate.ESCAPED]
    critical = sum(1 for error in escaped if error.severity is Severity.CRITICAL)
    major = sum(1 for error in escaped if error.severity is Severity.MAJOR)
    uncaught = sum(1 for each in exceptions if each.planted.must_catch and not each.contained)
    missed = sum(1 for point in points if point.missed)
    finished = any(isinstance(e, TransferValidated) and e.transfer == run.world.transfer.id for e in run.events)
    return (
        Gate(GateId.FINISHED, finished, int(finished), 1),
        Gate(GateId.NO_CRITICAL, critical == 0, critical, 0),
        Gate(GateId.NO_ESCAPED, major <= limits.escaped_major_at_most, major, limits.escaped_major_at_most),
        Gate(GateId.CAUGHT, uncaught == 0, uncaught, 0),
        Gate(GateId.POINTS, missed <= limits.missed_points_at_most, missed, limits.missed_points_at_most),
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


def _stored_error(error: RunError) -> dict[str, Json]:
    return {
        "mistake": error.mistake.value,
        "severity": error.severity.value,
        "fate": error.fate.value,
        "code": error.code,
        "about": error.about,
        "recorded": written(error.recorded),
        "truth": written(error.truth),
    }


def _stored_exception(each: Caught) -> dict[str, Json]:
    return {
        "name": each.planted.name,
        "about": each.planted.product,
        "missing": written(each.planted.quantity),
        "right": each.planted.rest.value if each.planted.rest else None,
        "detected": each.handling.detected,
        "contained": each.contained,
        "quality": six_places(exception_quality(each.handling)),
    }
