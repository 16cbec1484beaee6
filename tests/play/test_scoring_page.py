"""What ``docs/scoring.md`` works out by hand is what the program gives, and what is worked out here once more."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from scansim.training.inputs import Timed
from scansim.training.score.formulas import (
    Components,
    Handling,
    accuracy,
    attempt_score,
    compliance_component,
    exception_component,
    exception_quality,
    pace,
    scan_compliance,
)
from scansim.training.score.mistakes import CRITICAL_CODES
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.script import parsed_line
from tests.training.field import lesson

pytestmark = pytest.mark.content

PAGE = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")


@cache
def card() -> Scorecard:
    """The scorecard of the page's run."""
    run = lesson("RCV-02").run(1)
    for text in re.findall(r"^    (@\d+ .*)$", PAGE, re.MULTILINE):
        line = parsed_line(text)
        assert line is not None
        assert line.ms is not None
        assert run.receive(Timed(line.ms, line.input)).feedback.was_accepted
    assert run.finished
    return scorecard_of(run)


def rows(after: str) -> list[list[str]]:
    """The rows of the first table behind a text, without its head."""
    table = PAGE[PAGE.index(after) :].split("\n\n|", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]


def shown(value: Fraction | None) -> str:
    """Rounded half to even at 0.1."""
    assert value is not None
    return str(float(round(value, 1)))


# by hand: 6 of 7 points, 0.1 error points in 3 lines, everything caught, 111 of 148 seconds
BY_HAND = {
    "compliance": 100 * (Fraction(6, 7) - Fraction(8, 10)) / Fraction(2, 10),
    "accuracy": 100 * (1 - Fraction(1, 10) / 3 / Fraction(1, 10)),
    "exceptions": Fraction(100),
    "pace": 100 * (Fraction(111, 148) - Fraction(1, 2)) / Fraction(1, 2),
}


def test_the_components_of_the_run() -> None:
    components = card().components
    found = {name: getattr(components, name) for name in BY_HAND}
    assert found == BY_HAND
    assert {name: value for name, _, value in rows("**Components**")} == {n: shown(v) for n, v in BY_HAND.items()}


def test_the_points_and_the_error_of_the_run() -> None:
    missed = [(point.kind.value, point.about, point.fault.value) for point in card().points if point.missed]
    assert (len(card().points), missed) == (7, [("quantity", "board_oak", "omitted")])
    errors = [(error.mistake.value, error.severity.value, error.fate.value) for error in card().errors]
    assert errors == [("miscounted", "major", "system_caught")]


def test_the_standard_of_the_run_is_the_sum_of_the_page() -> None:
    *elements, together = [int(row[-1]) for row in rows("**Pace.**")]
    assert (sum(elements), together) == (111, 111)
    assert (card().standard_ms, card().active_ms) == (111_000, 148_000)


def test_the_verdict_of_the_run() -> None:
    assert card().score is None
    assert card().passed
    told = [(int(count), int(limit), met == "yes") for _, count, limit, met in rows("**Verdict.**")]
    assert told == [(gate.count, gate.limit, gate.met) for gate in card().gates]


def test_the_total_of_the_page() -> None:
    """Reference training C6, W1."""
    qualities = [
        exception_quality(Handling(True, Fraction(1), True, True, True)),
        exception_quality(Handling(True, Fraction(1), True, right_code=False, escalation=True)),
        exception_quality(Handling(True, Fraction(1, 2), True, right_code=True)),
    ]
    components = Components(
        compliance_component(scan_compliance(61, 1, 57)),
        accuracy(Fraction(45, 100), 20),
        exception_component(qualities, 1, 17),
        pace(Fraction(300), Fraction(400)),
    )
    told = {name: value for name, _, value, _ in rows("A check-ride of 20 lines")}
    assert told == {name: shown(getattr(components, name)) for name in told}
    assert len(told) == 4
    assert f"**{shown(attempt_score(components))}**" in PAGE


def test_the_limits_of_the_page_are_those_that_ship() -> None:
    gates = lesson("RCV-02").policy.gates
    told = {name: (practice, check) for name, practice, check in rows("Not passed: a check-ride needs 85")}
    assert told["points proved"] == tuple(
        f"{each.compliance_at_least * 100:.0f} %" for each in (gates.practice, gates.check)
    )
    assert told["score"] == tuple(f"{each.score_at_least:.0f}" for each in (gates.practice, gates.check))
    assert str(gates.check.lines_at_least) in told["valid"][1]
    assert f"over {gates.check.pause_at_most} seconds" in told["valid"][1]
    assert (
        f"from {gates.check.long_from} lines on {gates.check.right_lines_at_least * 100:.0f} %"
        in told["major errors that escaped"][1]
    )


def test_every_code_of_a_critical_error_stands_there() -> None:
    told = [row[0] for row in rows("## Critical errors")]
    assert told == [f"K{number}" for number in range(1, 13)]
    assert set(CRITICAL_CODES.values()) <= set(told)
