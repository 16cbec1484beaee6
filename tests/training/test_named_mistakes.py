"""Each mistake that an exercise names is committed, and costs what its file says (scoring/policy.yaml)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scansim.training.inputs import Input, Scan
from scansim.training.run import Run
from scansim.training.score.mistakes import Fate
from scansim.training.situation import Situation
from tests.training.field import EXERCISES, SHORT, after, card_of, failed_gates, lesson, parsed, reference, to_the_end

pytestmark = pytest.mark.content

ANSWERS = parsed("tap create_backorder", "tap no_backorder")


def filled(exercise: str, seed: int) -> Run:
    """Nobody looks: every line is filled."""
    run = lesson(exercise).run(seed)
    codes = [lesson(exercise).pack.product(line.product).code for line in run.situation.ordered]
    return after(run, f"scan {run.situation.transfer}", *(f"tap fill:{code}" for code in codes), "tap validate")


def answered(answer: str) -> Callable[[str, int], Run]:
    def play(exercise: str, seed: int) -> Run:
        inputs = [given for given in reference(exercise, seed) if given not in ANSWERS]
        return to_the_end(lesson(exercise).run(seed), [*inputs, *parsed(f"tap {answer}")])

    return play


def one_left_behind(exercise: str, seed: int) -> Run:
    """The last loose unit stays on the pallet; the rest is answered as the note says, else kept open."""
    inputs: list[Input] = list(reference(exercise, seed))
    last = max(index for index, given in enumerate(inputs) if isinstance(given, Scan) and given.thing)
    del inputs[last]
    if inputs[-1] not in ANSWERS:
        inputs += parsed("tap create_backorder")
    return to_the_end(lesson(exercise).run(seed), inputs)


COMMITTED: dict[str, Callable[[str, int], Run]] = {
    "filled": filled,
    "rest_given_up": answered("no_backorder"),
    "rest_kept_open": answered("create_backorder"),
    "one_left_behind": one_left_behind,
}
TEMPTED: dict[str, Callable[[Situation], bool]] = {
    "filled": lambda situation: bool(situation.planted),
    "rest_given_up": lambda situation: any(each.rest == "create_backorder" for each in situation.planted),
    "rest_kept_open": lambda situation: any(each.rest == "no_backorder" for each in situation.planted),
    "one_left_behind": lambda situation: True,
}
GATE = {"critical": "no_critical", "major": "no_escaped_major"}
NAMED = [(exercise, mistake.name) for exercise in EXERCISES for mistake in lesson(exercise).exercise.mistakes]


def test_every_named_mistake_can_be_committed_here() -> None:
    assert {name for _, name in NAMED} == set(COMMITTED)
    assert [name for exercise, name in NAMED if exercise == SHORT] == list(COMMITTED)


@pytest.mark.parametrize(("exercise", "name"), NAMED)
def test_a_named_mistake_costs_what_its_file_says(exercise: str, name: str) -> None:
    told = lesson(exercise)
    mistake = next(each for each in told.exercise.mistakes if each.name == name)
    severity = getattr(told.policy.severities, mistake.costs)
    seeds = [seed for seed in range(30) if TEMPTED[name](told.run(seed).situation)]
    assert len(seeds) >= 5
    for seed in seeds:
        run = COMMITTED[name](exercise, seed)
        assert run.finished
        escaped = [error for error in card_of(run).errors if error.fate is Fate.ESCAPED]
        assert [(error.mistake.value, error.severity) for error in escaped] == [(mistake.costs, severity)], seed
        assert GATE[severity.value] in failed_gates(run)


def test_the_severities_are_those_of_the_reference() -> None:
    """K7 receiving what is not there, K8 a wrong no-backorder answer; wrong quantities are major (C3, C6)."""
    severities = lesson().policy.severities
    assert severities.received_not_there == "critical"
    assert severities.rest_given_up == "critical"
    assert severities.received_too_many == severities.received_too_few == severities.rest_kept_open == "major"


def test_critical_only_as_design_section_5_says() -> None:
    """K7: done equals demand, truth is lower, and nobody looked. Seed 9: 24 ordered, 22 there."""
    opened, fill = "scan WH/IN/06041", "tap fill:MUG-25-BL"
    rest = ["tap fill:MUG-35-BL", "tap fill:BWL-18-WH", "tap validate", "tap create_backorder"]

    def codes(*lines: str) -> list[str]:
        return [error.code for error in card_of(after(lesson().run(9), *lines)).errors]

    assert codes(opened, fill, *rest) == ["K7"]
    assert codes("do look dock_1", opened, fill, *rest) == [""]
    assert codes(opened, fill, "do look dock_1", *rest) == [""]
    # Another place was looked at, the note was read: nobody looked at the goods.
    assert codes("do look note-DN-932", "go desk", "do look desk", opened, fill, *rest) == ["K7"]
    # 23 of 24: wrong, but not what was ordered.
    one_less = ["tap edit:MUG-25-BL", "set quantity 23", "tap confirm"]
    assert codes(opened, *one_less, *rest) == [""]
    # 25: more than was ordered.
    one_more = ["tap edit:MUG-25-BL", "set quantity 25", "tap confirm"]
    assert codes(opened, *one_more, *rest) == [""]
    # 22: right.
    right = ["tap edit:MUG-25-BL", "set quantity 22", "tap confirm"]
    assert codes(opened, *right, *rest) == []


def test_giving_up_is_critical_only_where_the_note_decided() -> None:
    """K8: seed 3 misses nothing, so no cue decides about a unit that was left behind; seed 1 says "3 to follow"."""
    run = one_left_behind(SHORT, 3)
    given_up = [given for given in (observation.input for observation in run.observations) if given not in ANSWERS]
    card = card_of(to_the_end(lesson().run(3), [*given_up, *parsed("tap no_backorder")]))
    assert [(error.mistake.value, error.code) for error in card.errors] == [("received_too_few", "")]
    codes = [error.code for error in card_of(answered("no_backorder")(SHORT, 1)).errors]
    assert codes == ["K8"]
