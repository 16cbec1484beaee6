"""What no run can do: an added escaped error never raises the score, right handling of an exception never lowers it,
and inputs of any kind are scored the same however often they are replayed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scansim.engine.canonical import canonical
from scansim.training.inputs import Report, Timed
from scansim.training.policy import OF_CONTROLLERS, Severity, Weights
from scansim.training.run import Run, replayed
from scansim.training.score.formulas import (
    Components,
    Handling,
    accuracy,
    after_hints,
    attempt_score,
    compliance_component,
    error_points,
    exception_component,
    exception_quality,
    scan_compliance,
)
from scansim.training.score.gates import Judged, gates_of
from scansim.training.score.mistakes import Fate, Mistake, RunError, weight
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.score.settled import settled
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import by_coach, lesson
from tests.training.test_any_input import begun

pytestmark = pytest.mark.content

shares = st.none() | st.fractions(0, 100)
errors = st.builds(RunError, st.just(Mistake.WRONG_PLACE), st.sampled_from(Severity), st.sampled_from(Fate))
weights = st.sampled_from([Weights(), OF_CONTROLLERS])
ways = st.booleans() | st.none()
handlings = st.builds(
    Handling,
    st.booleans(),
    st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]),
    st.booleans(),
    right_code=ways,
    escalation=ways,
)


def score(components: Components, by: Weights) -> Fraction:
    return attempt_score(components, by) or Fraction(0)


@given(st.lists(errors, max_size=12), errors, st.integers(1, 60), shares, shares, shares, weights)
def test_an_added_error_never_raises_the_score(
    before: list[RunError],
    added: RunError,
    lines: int,
    compliance: Fraction | None,
    exceptions: Fraction | None,
    pace: Fraction | None,
    by: Weights,
) -> None:
    known = Components(compliance, None, exceptions, pace)
    was = replace(known, accuracy=accuracy(error_points(map(weight, before)), lines))
    now = replace(known, accuracy=accuracy(error_points(map(weight, [*before, added])), lines))
    assert score(now, by) <= score(was, by)
    escaped = replace(added, fate=Fate.ESCAPED)
    worst = replace(known, accuracy=accuracy(error_points(map(weight, [*before, escaped])), lines))
    assert score(worst, by) <= score(now, by)


@given(st.lists(errors, max_size=4), st.integers(1, 60), st.fractions(0, 1), st.fractions(0, 100))
def test_an_added_escaped_error_never_passes_a_run(
    before: list[RunError], lines: int, compliance: Fraction, total: Fraction
) -> None:
    run = _finished()
    known = Judged(run, settled(run), tuple(before), (), (), lines, lines, compliance, total)
    escaped = RunError(Mistake.WRONG_PLACE, Severity.MAJOR, Fate.ESCAPED)
    added = replace(known, errors=(*before, escaped), right=lines - 1)
    if not all(gate.met for gate in gates_of(known)):
        assert not all(gate.met for gate in gates_of(added))


_FINISHED: list[Run] = []


def _finished() -> Run:
    if not _FINISHED:
        _FINISHED.append(by_coach(lesson().run(1)))
    return _FINISHED[0]


@given(handlings, st.lists(handlings, max_size=4), st.integers(0, 3), st.integers(0, 30), shares, weights)
def test_right_handling_never_lowers_the_score(
    handled: Handling, others: list[Handling], alarms: int, clean: int, rest: Fraction | None, by: Weights
) -> None:
    """Whatever is put right about an exception: seen, contained, said, to whom, in time."""
    better = (
        replace(handled, detected=True),
        replace(handled, containment=Fraction(1)),
        replace(handled, in_time=True),
        replace(handled, right_code=handled.right_code is not None or None),
        replace(handled, escalation=handled.escalation is not None or None),
    )
    qualities = [exception_quality(each) for each in others]

    def with_it(one: Handling) -> Fraction:
        exceptions = exception_component([exception_quality(one), *qualities], alarms, clean)
        return score(Components(rest, rest, exceptions), by)

    for each in better:
        assert with_it(each) >= with_it(handled)


@given(st.integers(1, 60), st.data())
def test_a_further_proved_point_never_lowers_compliance(reached: int, data: st.DataObject) -> None:
    satisfied = data.draw(st.integers(0, reached - 1))
    one, more = (compliance_component(scan_compliance(reached, 0, each)) for each in (satisfied, satisfied + 1))
    assert one is not None
    assert more is not None
    assert more >= one


@given(st.fractions(0, 100), st.integers(0, 40), st.integers(0, 40))
def test_a_further_hint_never_raises_the_score(total: Fraction, cost: int, more: int) -> None:
    assert 0 <= after_hints(total, cost + more) <= after_hints(total, cost) <= total


@settings(max_examples=max(12, settings().max_examples // 4))
@given(st.data())
def test_any_inputs_are_scored_the_same_again(data: st.DataObject) -> None:
    inputs = [Timed(number * 700, given) for number, given in enumerate(begun(data), 1)]
    first = scorecard_of(replayed(lesson().run(1), inputs))
    again = scorecard_of(replayed(lesson().run(1), inputs))
    assert canonical(first.stored()) == canonical(again.stored())
    assert not (first.passed and first.gates[1].count)
    for component in ("compliance", "accuracy", "exceptions", "pace", "resolution"):
        value = getattr(first.components, component)
        assert value is None or 0 <= value <= 100
    assert all(point.ms is None or point.ms >= 0 for point in first.points)
    assert all((point.fault == "") == (point.satisfied or point.excused) for point in first.points)
    assert first.measures.heeded <= first.measures.alerts
    assert first.measures.first_time <= first.lines_without_error <= first.lines_done <= first.lines


def total_of(card: Scorecard) -> Fraction:
    return attempt_score(card.components) or Fraction(0)


SPOKEN = (
    "extra",
    "damaged in a delivery",
    "wrong item",
    "unreadable in a delivery",
    "unknown label in a delivery",
    "missing on a shelf",
    "damaged on a shelf",
    "unreadable on a shelf",
    "unknown label on a shelf",
    "damaged before it is put away",
    "expired",
    "full place",
)
"""Those of which somebody has to be told."""


@pytest.mark.parametrize("case", SPOKEN)
def test_the_right_word_about_an_exception_never_costs(case: str) -> None:
    """The coach's run with its reports, and the same without them."""
    told = by_coach(run_with(CASES[case], 1))
    inputs = [Timed(each.ms, each.input) for each in told.observations]
    assert any(isinstance(each.input, Report) for each in inputs)
    silent = run_with(CASES[case], 1)
    replayed(silent, [each for each in inputs if not isinstance(each.input, Report)])
    assert total_of(scorecard_of(told)) >= total_of(scorecard_of(silent))
    assert scorecard_of(told).false_alarms == 0
