"""Runs of 20 lines have a total: what hints, pace and the weights of a role make of it, worked out by hand.

The work of a check-ride (CHK-02, seed 0: 20 lines, exceptions of one kind), as practice, where hints may be asked for.
Everything in it is right, so that each figure is the one thing that is changed.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from scansim.engine.handheld.events import Counted
from scansim.training.inputs import Abandon, Hint, Input, Timed
from scansim.training.run import Run
from scansim.training.score.scorecard import Scorecard, scorecard_of
from tests.training.field import by_coach, lesson

pytestmark = pytest.mark.content

LINES = 20
HINTED_AT = 30


def practice(*roles: str) -> Run:
    known = lesson("CHK-02")
    told = replace(known.exercise, mode="", ride=None, story=known.exercise.story_of(0), roles=roles)
    return Run(told, known.pack, known.policy, 0)


@cache
def steps() -> tuple[Input, ...]:
    """What the coach does."""
    return tuple(observation.input for observation in by_coach(practice()).observations)


def played(run: Run, *, hints: int = 0, until: int | None = None, ms: int = 1000) -> Run:
    """The coach's run, with so many hints before one of its steps; each step takes ``ms``."""
    now = 0
    for number, given in enumerate(steps()[:until]):
        for each in (*[Hint()] * (hints if number == HINTED_AT else 0), given):
            now += ms
            run.receive(Timed(now, each))
    return run


def card(*roles: str, hints: int = 0, ms: int = 1000) -> Scorecard:
    return scorecard_of(played(practice(*roles), hints=hints, ms=ms))


def test_all_right_is_a_hundred() -> None:
    found = card()
    assert (found.lines, found.passed) == (LINES, True)
    assert found.score == Fraction(100)
    assert [gate.id.value for gate in found.gates] == [
        "finished",
        "no_critical",
        "no_escaped_major",
        "exceptions_detected",
        "scan_compliance",
        "score",
    ]


@pytest.mark.parametrize(("hints", "cost"), [(1, 2), (2, 5), (3, 10), (4, 10)])
def test_hints_are_taken_from_the_total(hints: int, cost: int) -> None:
    found = card(hints=hints)
    assert found.hint_cost == cost
    assert found.score == Fraction(100 - cost)
    assert len(found.aided) == (1 if hints >= 3 else 0)


def test_the_pace_of_a_role() -> None:
    """Half as fast as the standard is worth nothing: 0.35 + 0.35 + 0.20 for the operator, of whom pace counts 0.10.
    Whoever supervises is not weighed by it."""
    standard = card().standard_ms
    assert standard is not None
    ms = 2 * standard // len(steps()) + 1
    slow = card(ms=ms)
    assert slow.components.pace == Fraction(0)
    assert slow.score == Fraction(90)
    assert slow.passed
    of_supervisors = card("supervisor", ms=ms)
    assert (of_supervisors.role, of_supervisors.components.pace) == ("supervisor", Fraction(0))
    assert of_supervisors.score == Fraction(100)


def test_a_run_that_was_not_finished_has_no_total() -> None:
    found = scorecard_of(played(practice(), until=len(steps()) - 3))
    assert (found.score, found.passed) == (None, False)
    assert {"finished", "score"} <= {gate.id.value for gate in found.gates if not gate.met}


def test_a_tenth_of_the_lines_makes_an_attempt() -> None:
    """One of 20 lines begun is a twentieth, two are a tenth."""
    begun: list[str] = []
    run = practice()
    for number, given in enumerate(steps()):
        moment = run.receive(Timed(1000 * (number + 1), given))
        begun += [event.product for event in moment.observation.events if isinstance(event, Counted)]
        if len(set(begun)) == 2:
            break
        if begun:
            one = played(practice(), until=number + 1)
            one.receive(Timed(10**6, Abandon()))
            assert (scorecard_of(one).measures.lines_begun, scorecard_of(one).is_attempt) == (1, False)
    run.receive(Timed(10**6, Abandon()))
    found = scorecard_of(run)
    assert (found.measures.lines_begun, found.is_attempt, found.passed) == (2, True, False)
