"""The worked examples and edge rules of reference training C2 to C6, exact."""

from __future__ import annotations

from decimal import Context, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.policy import Severity
from scansim.training.score.formulas import (
    Components,
    Handling,
    accuracy,
    attempt_score,
    compliance_component,
    error_points,
    exception_component,
    exception_quality,
    pace,
    scan_compliance,
    six_places,
)
from scansim.training.score.mistakes import Fate, Mistake, RunError, weight
from scansim.training.score.scorecard import Gate, GateId, Scorecard


def error(severity: Severity, fate: Fate) -> RunError:
    return RunError(Mistake.MISCOUNTED, severity, fate)


def points_of(*errors: RunError) -> Fraction:
    return error_points(weight(each) for each in errors)


def component(satisfied: int, reached: int, excused: int = 0) -> Fraction | None:
    return compliance_component(scan_compliance(reached, excused, satisfied))


# C3


def test_error_points_are_severity_times_fate() -> None:
    assert points_of(error(Severity.CRITICAL, Fate.ESCAPED)) == 5
    assert points_of(error(Severity.MAJOR, Fate.ESCAPED)) == 1
    assert points_of(error(Severity.MINOR, Fate.ESCAPED)) == Fraction(1, 4)
    assert points_of(error(Severity.MAJOR, Fate.SYSTEM_CAUGHT)) == Fraction(1, 10)
    assert points_of(error(Severity.CRITICAL, Fate.SELF_CORRECTED)) == 0


def test_ten_weighted_errors_per_100_lines_score_nothing() -> None:
    assert accuracy(Fraction(10), 100) == 0
    assert accuracy(Fraction(11), 100) == 0
    assert accuracy(Fraction(5), 100) == 50
    assert accuracy(Fraction(0), 1) == 100


# C4

ALL_RIGHT = Handling(True, Fraction(1), True, True, True)
WRONG_CODE = Handling(True, Fraction(1), True, right_code=False, escalation=True)
HALF_CONTAINED = Handling(True, Fraction(1, 2), True, right_code=True, escalation=None)


def test_three_exceptions_of_the_reference() -> None:
    assert exception_quality(ALL_RIGHT) == 100
    assert exception_quality(WRONG_CODE) == 75
    assert exception_quality(HALF_CONTAINED) == 75


def test_their_mean_and_one_false_alarm_in_17_clean_lines() -> None:
    qualities = [exception_quality(each) for each in (ALL_RIGHT, WRONG_CODE, HALF_CONTAINED)]
    assert exception_component(qualities, 0, 17) == Fraction(250, 3)
    found = exception_component(qualities, 1, 17)
    assert found is not None
    # 83.333333 - 100/17 = 83.333333 - 5.882353
    assert six_places(found) == "77.450980"


@pytest.mark.parametrize(
    ("clean", "cost"), [(17, Fraction(100, 17)), (11, Fraction(100, 11)), (10, 10), (9, 10), (0, 10)]
)
def test_a_false_alarm_costs_at_most_ten(clean: int, cost: Fraction) -> None:
    assert exception_component([Fraction(100)], 1, clean) == 100 - cost


def test_false_alarms_take_no_more_than_there_is() -> None:
    assert exception_component([Fraction(15)], 3, 2) == 0


def test_what_was_not_detected_is_worth_nothing() -> None:
    assert exception_quality(Handling(False, Fraction(1), True, True, True)) == 0


def test_without_planted_exceptions_there_is_no_component() -> None:
    assert exception_component([], 0, 20) is None
    assert exception_component([], 5, 20) is None


def test_escalation_that_nothing_asked_for_drops_out() -> None:
    """All n/a: (0.40 + 0.15) / (0.40 + 0.15) is full, and nothing is lost for a code nobody wanted."""
    assert exception_quality(Handling(True, Fraction(1), True)) == 100
    assert exception_quality(Handling(True, Fraction(1, 2), True)) == Fraction(35, 55) * 100
    assert exception_quality(Handling(True, Fraction(1), in_time=False, right_code=True)) == Fraction(65, 80) * 100


# C5


def test_pace_is_capped_at_the_standard() -> None:
    assert pace(Fraction(300), Fraction(400)) == 50
    assert pace(Fraction(95), Fraction(100)) == 90
    assert pace(Fraction(300), Fraction(100)) == 100
    assert pace(Fraction(300), Fraction(600)) == 0
    assert pace(Fraction(300), Fraction(900)) == 0
    assert pace(Fraction(300), Fraction(0)) == 100


# C6


def w1() -> Components:
    mistakes = [
        error(Severity.MINOR, Fate.ESCAPED),
        error(Severity.MAJOR, Fate.SYSTEM_CAUGHT),
        error(Severity.MAJOR, Fate.SYSTEM_CAUGHT),
        error(Severity.MAJOR, Fate.SELF_CORRECTED),
    ]
    assert points_of(*mistakes) == Fraction(45, 100)
    qualities = [exception_quality(each) for each in (ALL_RIGHT, WRONG_CODE, HALF_CONTAINED)]
    return Components(
        component(57, 61, 1),
        accuracy(points_of(*mistakes), 20),
        exception_component(qualities, 1, 17),
        pace(Fraction(300), Fraction(400)),
    )


def w2() -> Components:
    return Components(
        component(74, 75), accuracy(Fraction(0), 25), exception_component([Fraction(100)], 0, 24), Fraction(90)
    )


def score(components: Components) -> Fraction:
    found = attempt_score(components)
    assert found is not None
    return found


def test_w1() -> None:
    assert scan_compliance(61, 1, 57) == Fraction(95, 100)
    components = w1()
    assert components.compliance == 75
    assert components.accuracy == Fraction(775, 10)
    assert components.pace == 50
    assert six_places(score(components)) == "73.865196"
    assert round(score(components), 5) == Fraction("73.86520")
    assert score(components) < 80


def test_w2() -> None:
    components = w2()
    assert components.compliance == Fraction(280, 3)
    assert components.accuracy == components.exceptions == 100
    assert six_places(score(components)) == "96.666667"


def test_w3_a_critical_error_fails_though_the_score_stands() -> None:
    critical = RunError(Mistake.RECEIVED_NOT_THERE, Severity.CRITICAL, Fate.ESCAPED)
    gates = (Gate(GateId.FINISHED, True, 1, 1), Gate(GateId.NO_CRITICAL, False, 1, 0))
    card = Scorecard(gates, (critical,), (), (), w2(), attempt_score(w2()), 25, 24, 0, 0, 95_000)
    assert card.score is not None
    assert not card.passed
    assert card.stored()["passed"] is False
    assert card.stored()["score"] == "96.666667"
    assert critical.code == "K7"


def test_w4_absent_components_drop_out() -> None:
    assert score(Components(compliance=Fraction(90), accuracy=Fraction(80))) == 85


def test_w5_passes_the_gate_of_try_and_not_that_of_check() -> None:
    compliance = scan_compliance(39, 0, 36)
    assert compliance is not None
    assert six_places(compliance) == "0.923077"
    found = compliance_component(compliance)
    assert found is not None
    assert six_places(found) == "61.538462"
    assert Fraction(90, 100) <= compliance < Fraction(95, 100)


def test_w6_is_worth_nothing() -> None:
    compliance = scan_compliance(39, 0, 31)
    assert compliance is not None
    assert six_places(compliance) == "0.794872"
    assert compliance_component(compliance) == 0
    assert compliance < Fraction(90, 100)


# edge rules


def test_without_points_there_is_no_compliance() -> None:
    assert scan_compliance(0, 0, 0) is None
    assert scan_compliance(3, 3, 0) is None
    assert compliance_component(None) is None


def test_without_lines_there_is_no_accuracy() -> None:
    assert accuracy(Fraction(0), 0) is None


def test_without_components_there_is_no_score() -> None:
    assert attempt_score(Components()) is None
    assert score(Components(pace=Fraction(40))) == 40


def test_a_component_of_nothing_is_not_an_absent_one() -> None:
    assert score(Components(compliance=Fraction(0), accuracy=Fraction(100))) == 50


@pytest.mark.parametrize(("satisfied", "expected"), [(80, 0), (79, 0), (0, 0), (100, 100), (90, 50), (81, 5), (99, 95)])
def test_compliance_is_clamped_at_both_ends(satisfied: int, expected: int) -> None:
    assert component(satisfied, 100) == expected


def test_gates_see_what_the_stored_form_rounds_away() -> None:
    just_below = Fraction(95, 100) - Fraction(1, 10**9)
    assert six_places(just_below) == "0.950000"
    assert just_below < Fraction(95, 100)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5, 10**7), "0.000000"),
        (Fraction(15, 10**7), "0.000002"),
        (Fraction(25, 10**7), "0.000002"),
        (Fraction(5, 10**7) + Fraction(1, 10**40), "0.000001"),
        (Fraction(-15, 10**7), "-0.000002"),
        (Fraction(100), "100.000000"),
        (Fraction(2, 3), "0.666667"),
    ],
)
def test_stored_form_is_rounded_half_to_even(value: Fraction, text: str) -> None:
    assert six_places(value) == text


@given(st.fractions(min_value=0, max_value=100))
def test_stored_form_does_not_depend_on_the_context_of_others(value: Fraction) -> None:
    with localcontext(Context(prec=3)):
        assert six_places(value) == format(round(value * 10**6) / 10**6, ".6f")


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 50))
def test_components_stay_between_0_and_100(reached: int, lines: int, mistakes: int) -> None:
    for satisfied in (0, reached // 2, reached):
        found = component(satisfied, reached)
        assert found is None if reached == 0 else found is not None and 0 <= found <= 100
    value = accuracy(Fraction(mistakes), lines)
    assert value is None if lines == 0 else value is not None and 0 <= value <= 100
