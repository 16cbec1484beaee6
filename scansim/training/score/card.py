"""What a run was worth, as a value and in its stored form (``docs/formats.md``, "Scorecard")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scansim.engine.canonical import Json
from scansim.engine.quantity import ZERO, written
from scansim.scanner.entry import Grade
from scansim.training.header import Floor
from scansim.training.policy import OPERATOR
from scansim.training.score.exceptions import Caught
from scansim.training.score.formulas import Components, exception_quality, six_places
from scansim.training.score.gates import Gate
from scansim.training.score.lines import Line
from scansim.training.score.measures import Measures, rate
from scansim.training.score.mistakes import Fate, RunError
from scansim.training.score.point import Point, PointFault
from scansim.training.starting_point import Planted

__all__ = ["EARLIER_SCORECARDS", "SCORECARD_VERSION", "Scorecard", "task_of"]

SCORECARD_VERSION = 4

EARLIER_SCORECARDS = (1, 2, 3)
"""Versions that were worked out otherwise: they are read as they are, and never compared with a replay."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a run was worth, and where its goods were: on the screen or in a room (``floor``).

    ``score`` is None where too few lines were to be done. No line of a task that was not validated is right. ``skill``
    is that of the exercise; ``flows`` says what kind of work each transfer and each counted location was.
    ``lines_done`` are those that were worked off, right or wrong. ``standard_ms`` is how long the work takes at
    standard; None where nobody set one. ``compliance`` is the share of the required points that are satisfied; None
    where none was required. ``grade`` is the weakest evidence of all scans.

    ``role`` is by whose weights the score was made, ``hint_cost`` what hints took from it; a line of ``aided`` is no
    evidence, for a hint gave its answer. ``resolution`` says how many milliseconds each exception took, by its name.
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
    compliance: Fraction | None = None
    grade: Grade | None = None
    role: str = OPERATOR
    hint_cost: int = 0
    aided: tuple[Line, ...] = ()
    measures: Measures = field(default_factory=Measures)
    resolution: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether every gate is met."""
        return all(gate.met for gate in self.gates)

    @property
    def is_attempt(self) -> bool:
        """Whether it counts as one: it was finished, or a tenth of its lines was begun before it was given up."""
        return self.gates[0].met or self.measures.lines_begun * 10 >= self.lines > 0

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
            "scan_compliance": _six(self.compliance),
            "exceptions": [
                _exception(each, self.flow_of(task_of(each)), self.resolution.get(each.planted.name))
                for each in self.exceptions
            ],
            "components": {
                "compliance": _six(self.components.compliance),
                "accuracy": _six(self.components.accuracy),
                "exceptions": _six(self.components.exceptions),
                "pace": _six(self.components.pace),
                "resolution": _six(self.components.resolution),
            },
            "role": self.role,
            "score": _six(self.score),
            "lines": self.lines,
            "lines_done": self.lines_done,
            "lines_without_error": self.lines_without_error,
            "lines_begun": self.measures.lines_begun,
            "is_attempt": self.is_attempt,
            "false_alarms": self.false_alarms,
            "hints": self.hints,
            "hint_cost": self.hint_cost,
            "aided": [{"task": task, "about": about} for task, about in self.aided],
            "measures": self._measures(),
            "active_ms": self.active_ms,
            "standard_ms": self.standard_ms,
            "floor": self.floor.value,
            "grade": self.grade.value if self.grade else None,
        }

    def _measures(self) -> dict[str, Json]:
        """What is shown and never weighted."""
        found = self.measures
        escaped = sum(1 for error in self.errors if error.fate is Fate.ESCAPED)
        even = found.consistency
        return {
            "scans": found.scans,
            "wrong_scans": found.wrong_scans,
            "wrong_per_1000_scans": _six(rate(found.wrong_scans, found.scans, of=1000)),
            "errors_per_100_lines": _six(rate(escaped, self.lines, of=100)),
            "orders": found.orders,
            "orders_without_error": found.orders_right,
            "first_time_right": found.first_time,
            "alerts": found.alerts,
            "alerts_heeded": found.heeded,
            "hints_clicked_through": found.clicked_through,
            "consistency": None if even is None else _six(Fraction(even)),
        }


def _six(value: Fraction | None) -> str | None:
    return None if value is None else six_places(value)


def _gate(gate: Gate) -> dict[str, Json]:
    count, limit = (each if isinstance(each, int) else six_places(each) for each in (gate.count, gate.limit))
    return {"id": gate.id.value, "met": gate.met, "count": count, "limit": limit}


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


def task_of(each: Caught) -> str:
    """The task that an exception belongs to; empty for none."""
    return each.planted.task if isinstance(each.planted, Planted) else ""


def _exception(each: Caught, flow: str, ms: int | None) -> dict[str, Json]:
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
        "resolved_ms": ms,
        "quality": six_places(exception_quality(handling)),
    }
