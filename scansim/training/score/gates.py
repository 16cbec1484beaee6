"""What has to hold for a pass (reference training C6 "Gates", as changed by DESIGN section 5).

Below :data:`LINES_FOR_A_TOTAL` lines a figure would be noise, and counts decide. From there on practice and check-rides
are judged by figures too, each by its own limits (``scoring/policy.yaml``), which see the exact values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scansim.training.attention import BLOCKING_FLAGS, unread_before_validating
from scansim.training.policy import CheckGates, PracticeGates, Severity
from scansim.training.run import Run
from scansim.training.score.conditions import grades_of, hints_of, is_allowed
from scansim.training.score.counts import is_counted
from scansim.training.score.exceptions import Caught
from scansim.training.score.mistakes import Fate, RunError
from scansim.training.score.point import Point
from scansim.training.score.settled import Settled
from scansim.training.standing_still import is_too_long, pauses_of

__all__ = ["LINES_FOR_A_TOTAL", "Gate", "GateId", "Judged", "gates_of", "is_finished"]

LINES_FOR_A_TOTAL = 20
"""Below so many lines a total would be noise: gates and counts are the result (DESIGN section 5)."""


class GateId(StrEnum):
    """What has to hold for a pass."""

    FINISHED = "finished"
    NO_CRITICAL = "no_critical"
    NO_ESCAPED = "no_escaped_major"
    CAUGHT = "exceptions_contained"
    DETECTED = "exceptions_detected"
    POINTS = "points_proved"
    COMPLIANCE = "scan_compliance"
    SCORE = "score"
    NO_HINTS = "no_hints"
    LINES = "enough_lines"
    PAUSES = "no_long_pause"
    GRADES = "evidence_allowed"
    READ = "decisions_read"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: whether it is met, and the count or the exact figure and the limit that say so."""

    id: GateId
    met: bool
    count: int | Fraction
    limit: int | Fraction


@dataclass(frozen=True, slots=True)
class Judged:
    """What the gates look at: the run and its tasks, what went wrong in it, and its figures, None where there are none.

    ``lines`` were to be done, ``right`` of them were done right.
    """

    run: Run
    tasks: tuple[Settled, ...]
    errors: tuple[RunError, ...]
    points: tuple[Point, ...]
    exceptions: tuple[Caught, ...]
    lines: int
    right: int
    compliance: Fraction | None
    score: Fraction | None

    def escaped(self, severity: Severity) -> int:
        """How many errors of a severity were still there at the end."""
        return sum(1 for error in self.errors if error.fate is Fate.ESCAPED and error.severity is severity)


def is_finished(run: Run, tasks: Sequence[Settled]) -> bool:
    """Whether all that was to be done is done."""
    done, asked = _finished(run, tasks)
    return done == asked and not run.abandoned


def gates_of(judged: Judged) -> tuple[Gate, ...]:
    """Every gate of a run as it stands, the one about its end first."""
    run = judged.run
    done, asked = _finished(run, judged.tasks)
    critical = judged.escaped(Severity.CRITICAL)
    limits = run.policy.gates
    return (
        Gate(GateId.FINISHED, is_finished(run, judged.tasks), done, asked),
        Gate(GateId.NO_CRITICAL, critical == 0, critical, 0),
        *_figures(judged),
        *(_valid(judged, limits.check) if run.exercise.is_check else ()),
    )


def _figures(judged: Judged) -> Iterator[Gate]:
    limits = judged.run.policy.gates
    if judged.lines < LINES_FOR_A_TOTAL:
        missed = sum(1 for point in judged.points if point.missed)
        yield _at_most(GateId.NO_ESCAPED, judged.escaped(Severity.MAJOR), limits.escaped_major_at_most)
        yield _all(GateId.CAUGHT, (each.contained for each in _must_catch(judged)))
        yield _at_most(GateId.POINTS, missed, limits.missed_points_at_most)
    elif judged.run.exercise.is_check:
        yield _escaped_in_a_check(judged, limits.check)
        yield _all(GateId.CAUGHT, (each.contained for each in _must_catch(judged)))
        yield from _totals(judged, limits.check)
    else:
        yield _at_most(GateId.NO_ESCAPED, judged.escaped(Severity.MAJOR), limits.practice.escaped_major_at_most)
        yield _all(GateId.DETECTED, (each.handling.detected for each in _must_catch(judged)))
        yield from _totals(judged, limits.practice)


def _must_catch(judged: Judged) -> Iterator[Caught]:
    return (each for each in judged.exceptions if each.planted.must_catch)


def _escaped_in_a_check(judged: Judged, limits: CheckGates) -> Gate:
    """None, or in a long ride so few that the lines are as right as they have to be."""
    gate = _at_most(GateId.NO_ESCAPED, judged.escaped(Severity.MAJOR), limits.escaped_major_at_most)
    if gate.met or judged.lines < limits.long_from:
        return gate
    share = Fraction(judged.right, judged.lines)
    return Gate(gate.id, share >= Fraction(limits.right_lines_at_least), gate.count, gate.limit)


def _totals(judged: Judged, limits: PracticeGates | CheckGates) -> Iterator[Gate]:
    """The figures. Where nothing had to be proved there is no compliance; without a score there is no pass."""
    if judged.compliance is not None:
        yield _at_least(GateId.COMPLIANCE, judged.compliance, Fraction(limits.compliance_at_least))
    yield _at_least(GateId.SCORE, judged.score or Fraction(0), Fraction(limits.score_at_least))


def _valid(judged: Judged, limits: CheckGates) -> Iterator[Gate]:
    """Whether a check-ride is evidence at all, whatever its figures are."""
    others = sum(count for grade, count in grades_of(judged.run).items() if not is_allowed(grade, limits.grades))
    too_long = sum(is_too_long(each, limits.pause_at_most) for each in pauses_of(judged.run.observations))
    yield _at_most(GateId.NO_HINTS, hints_of(judged.run), 0)
    if not judged.run.exercise.is_short_check:
        yield Gate(GateId.LINES, judged.lines >= limits.lines_at_least, judged.lines, limits.lines_at_least)
    yield _at_most(GateId.PAUSES, too_long, 0)
    yield _at_most(GateId.READ, unread_before_validating(judged.run.observations), BLOCKING_FLAGS - 1)
    yield _at_most(GateId.GRADES, others, 0)


def _all(gate: GateId, each: Iterable[bool]) -> Gate:
    return _at_most(gate, sum(1 for held in each if not held), 0)


def _at_most(gate: GateId, count: int, limit: int) -> Gate:
    return Gate(gate, count <= limit, count, limit)


def _at_least(gate: GateId, figure: Fraction, limit: Fraction) -> Gate:
    return Gate(gate, figure >= limit, figure, limit)


def _finished(run: Run, tasks: Sequence[Settled]) -> tuple[int, int]:
    """How many tasks and counts are done, and how many there are to do."""
    transfers = [done.validated is not None for done in tasks if not done.task.held]
    counts = [is_counted(run, location) for location in run.situation.counted]
    return sum((*transfers, *counts)), len(transfers) + len(counts)
