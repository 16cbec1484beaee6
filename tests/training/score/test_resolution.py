"""How soon exceptions were resolved: hand-made runs, with every moment said (reference training C2, C6).

Standard times as they ship: 40 seconds for an exception, 20 for an answer. Within it 100, at twice the time nothing.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scansim.training.inputs import Report, Timed
from scansim.training.run import Run
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.script import parsed_line
from scansim.training.story import ALWAYS, Choice, Interruption, When
from scansim.training.texts import LocalText
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import by_coach, lesson

pytestmark = pytest.mark.content


def played(run: Run, *lines: str) -> Scorecard:
    for text in lines:
        line = parsed_line(text)
        assert line is not None
        assert line.ms is not None
        run.receive(Timed(line.ms, line.input))
    return scorecard_of(run)


def resolved(card: Scorecard) -> int | None:
    (ms,) = card.resolution.values()
    return ms


def test_what_lies_where_one_begins_can_be_seen_from_the_start() -> None:
    """2 of 21 mugs are broken; the delivery stands at the dock where one begins."""
    run = run_with(CASES["damaged in a delivery"], 1)
    assert resolved(played(run, "@5000 do look dock_1", "@31000 report damaged mug_35_bl 2 quality")) == 31000


def test_on_a_shelf_it_begins_when_one_stands_there() -> None:
    run = run_with(CASES["missing on a shelf"], 1)
    (place,) = {
        place.id
        for place in run.world.floor.places
        for line in run.world.lines.values()
        if (line.product, line.source) == ("pan_24", place.location)
    }
    report = "report missing pan_24 2 inventory_controller"
    assert resolved(played(run, f"@10000 go {place}", "@12000 do look " + place, f"@25000 {report}")) == 15000
    unseen = run_with(CASES["missing on a shelf"], 1)
    assert resolved(played(unseen, f"@25000 {report}")) == 0


def test_a_wrong_word_resolves_nothing() -> None:
    run = run_with(CASES["damaged in a delivery"], 1)
    assert resolved(played(run, "@5000 report missing mug_35_bl 2 quality")) is None


def seconds_for(report_at: int) -> Fraction | None:
    """The component of the coach's run with its report at this second and the end a minute later."""
    first = by_coach(run_with(CASES["damaged in a delivery"], 1))
    run = run_with(CASES["damaged in a delivery"], 1)
    ms = 0
    for observation in first.observations:
        ms = report_at * 1000 if isinstance(observation.input, Report) else ms
        run.receive(Timed(ms, observation.input))
    card = scorecard_of(run)
    assert card.passed
    return card.components.resolution


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (1, Fraction(100)),
        (40, Fraction(100)),
        # 40 of 50 seconds is 0.8: from 0.5 to 1 that is 60 %.
        (50, Fraction(60)),
        # 40 of 64 seconds is 0.625.
        (64, Fraction(25)),
        (80, Fraction(0)),
        (200, Fraction(0)),
    ],
)
def test_the_component(second: int, expected: Fraction) -> None:
    assert seconds_for(second) == expected


def test_what_was_not_contained_is_worth_nothing_however_soon_it_was_said() -> None:
    run = run_with(CASES["damaged in a delivery"], 1)
    card = played(run, "@1000 report damaged mug_35_bl 2 quality")
    assert (card.exceptions[0].handling.detected, card.exceptions[0].contained) == (True, False)
    assert card.components.resolution == Fraction(0)


def test_without_standard_times_or_without_anything_to_say_there_is_none() -> None:
    run = run_with(CASES["damaged in a delivery"], 1)
    untimed = Run(run.exercise, run.pack, replace(run.policy, standard_times=None), 1)
    assert scorecard_of(by_coach(untimed)).components.resolution is None
    # What the delivery note says has to be told to nobody.
    assert scorecard_of(by_coach(run_with(CASES["missing in a delivery"], 1))).components.resolution is None


def asked() -> Run:
    says = LocalText.of({"en": "Lend me your badge?"})
    choices = (Choice("lend", says, costs="credentials_shared"), Choice("own", says, right=True))
    known = lesson("RCV-02")
    come = Interruption("badge", When.OPENED, says, choices, seeds=ALWAYS)
    story = replace(known.exercise.story, traps=(), interruptions=(come,))
    return Run(replace(known.exercise, story=story), known.pack, known.policy, 1)


def test_an_answer_counts_from_when_the_question_came() -> None:
    run = asked()
    assert resolved(played(run, f"@7000 scan {run.situation.transfer}", "@16000 answer own")) == 9000
    wrong = asked()
    assert resolved(played(wrong, f"@7000 scan {wrong.situation.transfer}", "@16000 answer lend")) is None


def test_who_controls_is_scored_by_it() -> None:
    """A run of the supervisor's: 0.10 of its weight; the pace weighs nothing."""
    run = run_with(CASES["damaged in a delivery"], 1)
    controlled = Run(replace(run.exercise, roles=("supervisor",)), run.pack, run.policy, 1)
    assert scorecard_of(by_coach(controlled)).role == "supervisor"
    assert scorecard_of(by_coach(run)).role == "operator"
