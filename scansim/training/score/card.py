"""What a run was worth, as a value and in its stored form (``docs/formats.md``, "Scorecard")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scansim.engine.canonical import Json
from scansim.engine.quantity import ZERO, written
from scansim.training.header import Floor
from scansim.training.score.exceptions import Caught
from scansim.training.score.formulas import Components, exception_quality, six_places
from scansim.training.score.gates import Gate
from scansim.training.score.mistakes import RunError
from scansim.training.score.point import Point, PointFault
from scansim.training.starting_point import Planted

__all__ = ["EARLIER_SCORECARDS", "SCORECARD_VERSION", "Scorecard"]

SCORECARD_VERSION = 3

EARLIER_SCORECARDS = (1, 2)
"""Versions that were worked out otherwise: they are read as they are, and never compared with a replay."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a run was worth, and where its goods were: on the screen or in a room (``floor``).

    ``score`` is None where too few lines were to be done. No line of a task that was not validated is right. ``skill``
    is that of the exercise; ``flows`` says what kind of work each transfer and each counted location was.
    ``lines_done`` are those that were worked off, right or wrong. ``standard_ms`` is how long the work takes at
    standard; None where nobody set one.
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
    skill: str = ""
    standard_ms: int | None = None
    flows: Mapping[str, str] = field(default_factory=dict)
    lines_done: int = 0

    @property
    def passed(self) -> bool:
        """Whether every gate is met."""
        return all(gate.met for gate in self.gates)

    def flow_of(self, task: str) -> str:
        """What kind of work a task is; of what belongs to none, that of the run, where it has only one."""
        kinds = set(self.flows.values())
        return self.flows.get(task) or (kinds.pop() if len(kinds) == 1 else "")

    def stored(self) -> dict[str, Json]:
        """The stored and printed form."""
        return {
            "v": SCORECARD_VERSION,
            "skill": self.skill,
            "passed": self.passed,
            "gates": [_gate(gate) for gate in self.gates],
            "errors": [_error(error, self.flow_of(error.task)) for error in self.errors],
            "points": [_point(point) for point in self.points],
            "bypassed": _bypassed(self.points),
            "exceptions": [_exception(each, self.flow_of(_task(each))) for each in self.exceptions],
            "components": {
                "compliance": _six(self.components.compliance),
                "accuracy": _six(self.components.accuracy),
                "exceptions": _six(self.components.exceptions),
                "pace": _six(self.components.pace),
            },
            "score": _six(self.score),
            "lines": self.lines,
            "lines_done": self.lines_done,
            "lines_without_error": self.lines_without_error,
            "false_alarms": self.false_alarms,
            "hints": self.hints,
            "active_ms": self.active_ms,
            "standard_ms": self.standard_ms,
            "floor": self.floor.value,
        }


def _six(value: Fraction | None) -> str | None:
    return None if value is None else six_places(value)


def _gate(gate: Gate) -> dict[str, Json]:
    return {"id": gate.id.value, "met": gate.met, "count": gate.count, "limit": gate.limit}


def _error(error: RunError, flow: str) -> dict[str, Json]:
    return {
        "mistake": error.mistake.value,
        "severity": error.severity.value,
        "fate": error.fate.value,
        "code": error.code,
        "about": error.about,
        "recorded": written(error.recorded),
        "truth": written(error.truth),
        "task": error.task,
        "flow": flow,
    }


def _point(point: Point) -> dict[str, Json]:
    return {
        "kind": point.kind.value,
        "about": point.about,
        "satisfied": point.satisfied,
        "how": point.how,
        "excused": point.excused,
        "task": point.task,
        "flow": point.flow,
        "fault": point.fault.value,
        "ms": point.ms,
    }


def _bypassed(points: tuple[Point, ...]) -> dict[str, Json]:
    """How many points were passed by, by the kind of non-compliance."""
    found = Counter(point.fault for point in points)
    return {fault.value: found[fault] for fault in PointFault if fault is not PointFault.NONE}


def _task(each: Caught) -> str:
    return each.planted.task if isinstance(each.planted, Planted) else ""


def _exception(each: Caught, flow: str) -> dict[str, Json]:
    planted, handling = each.planted if isinstance(each.planted, Planted) else None, each.handling
    return {
        "name": each.planted.name,
        "kind": each.kind,
        "task": planted.task if planted else "",
        "flow": flow,
        "about": planted.product if planted else each.planted.name,
        "quantity": written(planted.quantity if planted else ZERO),
        "rest": planted.rest.value if planted and planted.rest is not None else None,
        "must_catch": each.planted.must_catch,
        "detected": handling.detected,
        "contained": each.contained,
        "containment": six_places(handling.containment),
        "right_code": handling.right_code,
        "escalated": handling.escalation,
        "in_time": handling.in_time,
        "quality": six_places(exception_quality(handling)),
    }
