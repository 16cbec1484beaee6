"""What it takes to pass: short runs by counts, practice and check-rides of 20 lines and more by figures (C6, G1 to G6).

The figures are made up; the limits are those of the reference, and each case stands just on one side of one of them.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from scansim.scanner.entry import Grade
from scansim.training.exercise import CHECK
from scansim.training.inputs import Hint, Scan, Timed
from scansim.training.policy import CheckGates, Gates, Severity
from scansim.training.run import Run
from scansim.training.score.exceptions import Caught
from scansim.training.score.formulas import Handling
from scansim.training.score.gates import Gate, GateId, Judged, gates_of
from scansim.training.score.mistakes import Fate, Mistake, RunError
from scansim.training.score.point import Point, PointKind
from scansim.training.score.settled import settled
from tests.training.field import by_coach, lesson

pytestmark = pytest.mark.content

MAJOR = RunError(Mistake.WRONG_PLACE, Severity.MAJOR, Fate.ESCAPED)
CRITICAL = RunError(Mistake.SENT_WRONG_ITEM, Severity.CRITICAL, Fate.ESCAPED)
CAUGHT_BY_SYSTEM = RunError(Mistake.MISCOUNTED, Severity.MAJOR, Fate.SYSTEM_CAUGHT)
MISSED = Point(PointKind.PRODUCT, "mug", False, "tapped")


@cache
def finished(exercise: str = "RCV-02") -> Run:
    """A run that came to its end: its gates are those of the figures."""
    return by_coach(lesson(exercise).run(1))


def check(grade: Grade = Grade.PREFIX, gates: Gates | None = None) -> Run:
    """The same as a check-ride, its labels read as ``grade`` says."""
    known = lesson()
    policy = known.policy if gates is None else replace(known.policy, gates=gates)
    run = Run(replace(known.exercise, mode=CHECK), known.pack, policy, 1)
    for observation in finished().observations:
        given = observation.input
        run.receive(Timed(observation.ms, replace(given, grade=grade) if isinstance(given, Scan) else given))
    assert run.finished
    return run


def judged(run: Run, lines: int, **figures: object) -> Judged:
    known = Judged(run, settled(run), (), (), (), lines, lines, Fraction(1), Fraction(100))
    return replace(known, **figures)  # type: ignore[arg-type]  # the fields are named in each case


def failed(found: Judged) -> list[str]:
    return [gate.id.value for gate in gates_of(found) if not gate.met]


def exception(*, detected: bool, containment: str, must_catch: bool = True) -> Caught:
    planted = replace(finished().situation.planted[0], must_catch=must_catch)
    return Caught(planted, Handling(detected, Fraction(containment), True))


Table = dict[str, tuple[dict[str, object], list[str]]]

SHORT: Table = {
    "all right": ({}, []),
    "one major error": ({"errors": (MAJOR,)}, ["no_escaped_major"]),
    "one critical error": ({"errors": (CRITICAL,)}, ["no_critical"]),
    "caught by the system": ({"errors": (CAUGHT_BY_SYSTEM,) * 3}, []),
    "one missed point": ({"points": (MISSED,)}, []),
    "two missed points": ({"points": (MISSED, MISSED)}, ["points_proved"]),
    "no figure is gated": ({"score": Fraction(0), "compliance": Fraction(0)}, []),
}


@pytest.mark.parametrize("case", SHORT)
def test_below_20_lines_counts_decide(case: str) -> None:
    figures, expected = SHORT[case]
    assert failed(judged(finished(), 19, **figures)) == expected


A_HAIR = Fraction(1, 10**9)
PRACTICE: Table = {
    "on every limit": ({"compliance": Fraction(90, 100), "score": Fraction(80), "errors": (MAJOR,)}, []),
    "compliance a hair below": ({"compliance": Fraction(90, 100) - A_HAIR}, ["scan_compliance"]),
    "score a hair below": ({"score": 80 - A_HAIR}, ["score"]),
    "two major errors": ({"errors": (MAJOR, MAJOR)}, ["no_escaped_major"]),
    "a critical error, whatever the score": ({"errors": (CRITICAL,)}, ["no_critical"]),
    "nothing had to be proved": ({"compliance": None}, []),
    "without a score": ({"score": None}, ["score"]),
    "W5: 36 of 39": ({"compliance": Fraction(36, 39)}, []),
    "W6: 31 of 39": ({"compliance": Fraction(31, 39)}, ["scan_compliance"]),
    "many missed points": ({"points": (MISSED,) * 5}, []),
    "detected and not contained": ({"exceptions": (exception, True, "0")}, []),
    "not detected": ({"exceptions": (exception, False, "0")}, ["exceptions_detected"]),
}


def with_exceptions(figures: dict[str, object]) -> dict[str, object]:
    told = figures.get("exceptions")
    if not isinstance(told, tuple):
        return figures
    _, detected, containment = told
    return {**figures, "exceptions": (exception(detected=detected, containment=containment),)}


@pytest.mark.parametrize("case", PRACTICE)
def test_practice_of_20_lines_is_judged_by_its_figures(case: str) -> None:
    figures, expected = PRACTICE[case]
    assert failed(judged(finished(), 20, **with_exceptions(figures))) == expected


CHECKS: Table = {
    "on every limit": ({"compliance": Fraction(95, 100), "score": Fraction(85)}, []),
    "compliance a hair below": ({"compliance": Fraction(95, 100) - A_HAIR}, ["scan_compliance"]),
    "W5: 36 of 39": ({"compliance": Fraction(36, 39)}, ["scan_compliance"]),
    "W1's score": ({"score": Fraction("73.8651960784")}, ["score"]),
    "score a hair below": ({"score": 85 - A_HAIR}, ["score"]),
    "one major error": ({"errors": (MAJOR,)}, ["no_escaped_major"]),
    "detected and half contained": ({"exceptions": (exception, True, "1/2")}, []),
    "detected and not contained": ({"exceptions": (exception, True, "0")}, ["exceptions_contained"]),
}


@pytest.mark.parametrize("case", CHECKS)
def test_a_check_ride_has_limits_of_its_own(case: str) -> None:
    figures, expected = CHECKS[case]
    assert failed(judged(check(), 20, **with_exceptions(figures))) == expected


@pytest.mark.parametrize(("lines", "right", "met"), [(49, 49, False), (50, 49, True), (50, 48, False), (100, 98, True)])
def test_a_long_check_ride_may_hold_a_major_error(lines: int, right: int, met: bool) -> None:
    """From 50 lines on LPA >= 0.98 will do: 49 of 50 is 0.98, 48 of 50 is 0.96."""
    assert failed(judged(check(), lines, right=right, errors=(MAJOR,))) == ([] if met else ["no_escaped_major"])


def test_what_need_not_be_caught_gates_nothing() -> None:
    unseen = exception(detected=False, containment="0", must_catch=False)
    for run, lines in ((finished(), 19), (finished(), 20), (check(), 20)):
        assert failed(judged(run, lines, exceptions=(unseen,))) == []


def test_a_check_ride_of_19_lines_is_not_valid() -> None:
    assert failed(judged(check(), 19)) == ["enough_lines"]


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        (Grade.PREFIX, []),
        (Grade.TIMING, []),
        (Grade.PICKED, []),
        (Grade.TYPED, ["evidence_allowed"]),
        # Nobody's evidence, so that no limit forbids it.
        (Grade.DEMONSTRATION, []),
        (Grade.INJECTED, []),
    ],
)
def test_how_labels_may_be_read_in_a_check(grade: Grade, expected: list[str]) -> None:
    assert failed(judged(check(grade), 20)) == expected


def test_a_site_may_ask_for_the_prefix() -> None:
    strict = Gates(0, 1, check=CheckGates(grades=(Grade.PREFIX,)))
    assert failed(judged(check(Grade.TIMING, strict), 20)) == ["evidence_allowed"]
    assert failed(judged(check(Grade.PREFIX, strict), 20)) == []
    scans = sum(1 for each in finished().observations if isinstance(each.input, Scan))
    gate = gates_of(judged(check(Grade.TIMING, strict), 20))[-1]
    assert (gate.count, gate.limit) == (scans, 0)


def test_a_site_sets_its_own_limits() -> None:
    gates = Gates(0, 1, check=CheckGates(Decimal("0.5"), 2, Decimal(10), lines_at_least=5))
    run = check(gates=gates)
    low = judged(run, 20, compliance=Fraction(1, 2), score=Fraction(10), errors=(MAJOR, MAJOR))
    assert failed(low) == []
    assert failed(judged(run, 5)) == []


def test_a_hint_is_refused_in_a_check_and_taken_in_practice() -> None:
    run = check()
    assert not any(isinstance(each.input, Hint) for each in run.observations)
    gate = next(gate for gate in gates_of(judged(run, 20)) if gate.id == "no_hints")
    assert gate == Gate(gate.id, True, 0, 0)
    assert "no_hints" not in [gate.id for gate in gates_of(judged(finished(), 20))]


def test_an_unfinished_run_never_passes() -> None:
    for lines in (19, 20):
        assert "finished" in failed(judged(lesson().run(1), lines))


def quick(count: int, *, is_check: bool = True) -> Run:
    """A finished run in which so many decisions before the validation were quicker than anybody reads."""
    run = check() if is_check else by_coach(lesson().run(1))
    run._observations[:count] = [replace(each, unread=True) for each in run._observations[:count]]
    return run


@pytest.mark.parametrize(("count", "is_read"), [(0, True), (2, True), (3, False)])
def test_three_unread_decisions_and_a_check_ride_is_no_evidence(count: int, is_read: bool) -> None:
    gate = next(gate for gate in gates_of(judged(quick(count), 20)) if gate.id is GateId.READ)
    assert gate == Gate(GateId.READ, is_read, count, 2)
    assert GateId.READ not in [gate.id for gate in gates_of(judged(quick(count, is_check=False), 20))]
