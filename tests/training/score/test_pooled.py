"""Figures over the last lines of a skill: made-up results, every sum worked out here (reference training C4, C7)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from scansim.engine.canonical import Json
from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.score.diagnosis import reliability, sensitivity
from scansim.training.score.pooled import Pooled, pooled


def result(lines: int = 20, **others: Json) -> dict[str, Json]:
    return {"v": 3, "lines": lines, "lines_done": lines, **others}


def run(
    result: Mapping[str, Json],
    exercise: str = "CHK-01",
    *,
    mode: Mode = Mode.CHECK,
    skill: str = "receiving",
    content: str = "a",
    voided: str = "",
) -> ClosedRun:
    return ClosedRun("id", "p1", exercise, mode, skill, 1, {"exercise": content}, "s", "b", "e", result, voided)


def escaped(task: str, about: str, severity: str = "major", fate: str = "escaped") -> Json:
    return {"task": task, "about": about, "severity": severity, "fate": fate}


def point(task: str, *, satisfied: bool, excused: bool = False) -> Json:
    return {"task": task, "about": "mug", "satisfied": satisfied, "excused": excused}


FAILED = result(
    errors=[
        escaped("T1", "mug", "critical"),
        escaped("T1", "mug"),  # the same line once more: one wrong line
        escaped("T2", "mug"),
        escaped("T3", "mug", fate="system_caught"),
        escaped("T4", "mug", fate="self_corrected"),
    ],
    points=[point("T1", satisfied=True), point("T2", satisfied=False), point("T3", satisfied=False, excused=True)],
    exceptions=[{"detected": True, "contained": True}, {"detected": True, "contained": False}, {"detected": False}],
    false_alarms=2,
    measures={"first_time_right": 15, "scans": 90, "wrong_scans": 3, "alerts": 4, "alerts_heeded": 3},
)


def test_the_sums_of_one_run() -> None:
    found = pooled([run(FAILED)], "receiving")
    assert found == Pooled(
        runs=1,
        lines=20,
        wrong=2,
        critical=1,
        required=2,
        proved=1,
        exceptions=3,
        detected=2,
        contained=1,
        false_alarms=2,
        first_time_right=15,
        scans=90,
        wrong_scans=3,
        alerts=4,
        alerts_heeded=3,
    )
    assert found.line_accuracy == Fraction(18, 20)
    assert found.scan_compliance == Fraction(1, 2)
    assert found.containment == Fraction(1, 3)
    assert found.first_time == Fraction(15, 20)
    assert found.alert_heed == Fraction(3, 4)


def test_of_nothing_there_is_no_share() -> None:
    found = pooled([], "receiving")
    assert found == Pooled()
    shares = (found.line_accuracy, found.scan_compliance, found.containment, found.first_time, found.alert_heed)
    assert shares == (None,) * 5
    assert found.sensitivity is None


NO_EVIDENCE = {
    "practice": run(FAILED, mode=Mode.TRY),
    "another skill": run(FAILED, skill="picking"),
    "voided": run(FAILED, voided="fact"),
}


@pytest.mark.parametrize("case", NO_EVIDENCE)
def test_what_is_no_evidence(case: str) -> None:
    assert pooled([run(result()), NO_EVIDENCE[case]], "receiving").lines == 20


def test_failed_and_abandoned_rides_count_as_far_as_they_went() -> None:
    given_up = {**result(), "lines_done": 7, "errors": [escaped("T1", "mug")]}
    at_once = {**result(), "lines_done": 0, "errors": [escaped("T1", "mug", "critical")]}
    found = pooled([run(result()), run(given_up), run(at_once)], "receiving")
    # 20 + 7 + the one line that went wrong before anything was done
    assert (found.runs, found.lines, found.wrong, found.critical) == (3, 28, 2, 1)


def test_only_one_revision_of_each_exercise() -> None:
    runs = [run(FAILED), run(FAILED, "CHK-02", content="x"), run(result(), content="b"), run(result(), content="b")]
    found = pooled(runs, "receiving")
    # CHK-01 as it is now (b, b), and CHK-02, which has not changed
    assert (found.runs, found.lines, found.wrong) == (3, 60, 2)


def test_the_last_lines_whole_runs_at_a_time() -> None:
    runs = [run(FAILED), run(result(22)), run(result(24))]
    assert pooled(runs, "receiving", lines=1).lines == 24
    assert pooled(runs, "receiving", lines=24).lines == 24
    assert pooled(runs, "receiving", lines=25).lines == 46
    assert pooled(runs, "receiving", lines=500).lines == 66
    assert pooled(runs, "receiving", lines=46).wrong == 0


def test_a_line_that_a_hint_answered_is_no_evidence() -> None:
    aided = {**FAILED, "aided": [{"task": "T2", "about": "mug"}]}
    found = pooled([run(aided)], "receiving")
    assert (found.lines, found.wrong, found.required, found.proved) == (19, 1, 1, 1)


def test_a_result_of_an_earlier_version_counts_with_what_it_has() -> None:
    earlier: dict[str, Json] = {"v": 2, "lines": 20, "errors": [escaped("T1", "mug")], "points": "?", "measures": None}
    found = pooled([run(earlier)], "receiving")
    assert (found.runs, found.lines, found.wrong, found.required) == (1, 1, 1, 0)
    finished: dict[str, Json] = {**earlier, "gates": [{"id": "finished", "met": True}]}
    assert pooled([run(finished)], "receiving").lines == 20


# diagnosis (reference training C4)


@pytest.mark.parametrize(
    ("counts", "d_prime", "bias"),
    [
        ((9, 10, 2, 40), "2.6434", "0.2249"),
        ((10, 10, 20, 40), "1.6906", "-0.8453"),
        ((5, 10, 0, 40), "2.2509", "1.1255"),
    ],
)
def test_sensitivity_and_bias_of_the_reference(counts: tuple[int, int, int, int], d_prime: str, bias: str) -> None:
    found = sensitivity(*counts)
    assert (found.d_prime, found.bias) == (Decimal(d_prime), Decimal(bias))


@pytest.mark.parametrize("counts", [(11, 10, 0, 1), (0, 1, 2, 1), (-1, 1, 0, 1), (0, 1, -1, 1)])
def test_impossible_counts_are_refused(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        sensitivity(*counts)


@pytest.mark.parametrize(("events", "expected"), [(10, "0.189"), (30, "0.412"), (50, "0.538"), (100, "0.700")])
def test_reliability_of_the_reference(events: int, expected: str) -> None:
    assert f"{float(reliability(events)):.3f}" == expected
    assert reliability(0) == 0


def test_the_sensitivity_of_a_pool() -> None:
    """9 of 10 exceptions in 50 lines, 2 false alarms: the first of the reference."""
    found = Pooled(lines=50, exceptions=10, detected=9, false_alarms=2).sensitivity
    assert found is not None
    assert (found.d_prime, found.exceptions, found.clean) == (Decimal("2.6434"), 10, 40)
    # More alarms than clean lines are as many as there are.
    assert Pooled(lines=11, exceptions=10, detected=10, false_alarms=5).sensitivity == sensitivity(10, 10, 1, 1)
    assert Pooled(lines=10, exceptions=10).sensitivity is None
