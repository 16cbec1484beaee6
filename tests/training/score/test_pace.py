"""Standard times: the sum of authored elements, worked out by hand; the score of each role (C5, C6)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from scansim.engine.quantity import quantity
from scansim.training.header import Floor, Header, HeaderNotReadable, Mode
from scansim.training.policy import OPERATOR, Policy, Weights
from scansim.training.run import Run
from scansim.training.score.formulas import Components, after_hints, attempt_score
from scansim.training.score.scorecard import scorecard_of
from scansim.training.standard_times import StandardTimes
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import after, by_coach, lesson

pytestmark = pytest.mark.content

# Powers of ten tell the elements apart in a sum: 1 document, 10 locations, ...
TIMES = StandardTimes(
    "1",
    document=quantity("1"),
    location=quantity("10"),
    product=quantity("100"),
    unit=quantity("0.5"),
    lot=quantity("1000"),
    quantity=quantity("10000"),
    package=quantity("100000"),
    confirm=quantity("0.25"),
    exception=quantity("1000000"),
    answer=quantity("0"),
    walk=quantity("0.125"),
    walk_in_room=quantity("0.375"),
)


def timed_policy(times: StandardTimes | None = TIMES) -> Policy:
    return replace(lesson().policy, standard_times=times)


def run_of(exercise: str, seed: int = 1, floor: Floor = Floor.SCREEN, *, untimed: bool = False) -> Run:
    known = lesson(exercise)
    return Run(known.exercise, known.pack, timed_policy(), seed, floor, untimed=untimed)


def seconds(run: Run) -> Decimal:
    found = scorecard_of(run).standard_ms
    assert found is not None
    return Decimal(found) / 1000


def test_the_elements_of_a_delivery() -> None:
    """RCV-02, seed 1: 26 large mugs (more than 12: one scan and a quantity), 8 small ones, 6 boards; 3 are missing.

    1 document; 3 products; 7 + 5 further units; 1 quantity; 1 exception; 1 task; goods at one place.
    """
    expected = 1 + 3 * 100 + 12 * 0.5 + 10000 + 1000000 + 0.25 + 0.125
    assert seconds(run_of("RCV-02")) == Decimal(str(expected))


def test_a_walk_in_a_room_is_a_walk() -> None:
    assert seconds(run_of("RCV-02", floor=Floor.ROOM)) - seconds(run_of("RCV-02")) == Decimal("0.250")


def test_the_elements_of_a_pick() -> None:
    """PCK-01, seed 0: 2 hammers and 6 gloves from two shelves: 1 + 5 further units; each shelf is a scan and a walk."""
    run = run_of("PCK-01", 0)
    asked = {line.product: int(line.ordered) for line in run.situation.tasks[0].ordered}
    shelves = {line.source for line in run.world.lines.values()}
    assert (asked, len(shelves)) == ({"hammer_300": 2, "gloves_l": 6}, 2)
    expected = 1 + 2 * 10 + 2 * 100 + 6 * Decimal("0.5") + Decimal("0.25") + 2 * Decimal("0.125")
    assert seconds(run) == expected


def test_the_elements_of_a_count() -> None:
    """CNT-01, seed 0: one place with two products; the book is wrong about one of them."""
    expected = 10 + 2 * (100 + 10000) + 1000000 + Decimal("0.25") + Decimal("0.125")
    assert seconds(run_of("CNT-01", 0)) == expected


def test_what_is_on_hold_is_no_work() -> None:
    """The only order is on hold: seeing that and saying so is all there is to do, 40 seconds."""
    assert scorecard_of(run_with(CASES["on hold"], 1)).standard_ms == 40_000


def test_the_standard_does_not_depend_on_what_was_done() -> None:
    fresh = seconds(run_of("RCV-02"))
    assert seconds(by_coach(run_of("RCV-02"))) == fresh
    assert seconds(after(run_of("RCV-02"), "abandon")) == fresh


def test_pace_of_a_run() -> None:
    """The coach takes a second an input of by_coach: all at 1,000 ms, far below the standard: 100, not more."""
    card = scorecard_of(by_coach(run_of("RCV-02")))
    assert card.active_ms == 1000
    assert card.components.pace == 100
    slow = replace(TIMES, exception=quantity("0"), quantity=quantity("0"), product=quantity("0"), unit=quantity("0"))
    known = lesson()
    run = by_coach(Run(known.exercise, known.pack, timed_policy(slow), 1))
    # 1 + 0.25 + 0.125 s at standard, done in 1 s.
    assert scorecard_of(run).standard_ms == 1375
    assert scorecard_of(run).components.pace == 100


def test_without_standard_times_pace_is_not_scored() -> None:
    known = lesson()
    card = scorecard_of(by_coach(Run(known.exercise, known.pack, timed_policy(None), 1)))
    assert (card.standard_ms, card.components.pace) == (None, None)


def test_with_extra_time_pace_drops_out() -> None:
    card = scorecard_of(by_coach(run_of("RCV-02", untimed=True)))
    assert (card.standard_ms, card.components.pace) == (None, None)
    header = lesson().header(1, Mode.TRY, "guest", untimed=True)
    assert header.stored()["untimed"] is True
    assert Header.restored(header.stored()) == header
    assert lesson().run_of(header).untimed
    assert "untimed" not in lesson().header(1, Mode.TRY, "guest").stored()
    with pytest.raises(HeaderNotReadable, match="untimed"):
        Header.restored({**header.stored(), "untimed": "yes"})


def test_an_unfinished_run_has_no_pace() -> None:
    card = scorecard_of(after(run_of("RCV-02"), "finish"))
    assert card.components.pace is None
    assert card.standard_ms is not None


# the weights of a role


def test_who_controls_is_weighted_otherwise() -> None:
    """0.20 · 50 + 0.35 · 80 + 0.35 · 60 + 0.10 · 90 = 10 + 28 + 21 + 9 = 68; by the operator's:
    (0.35 · 50 + 0.35 · 80 + 0.20 · 60 + 0.10 · 40) = 17.5 + 28 + 12 + 4 = 61.5."""
    policy = lesson().policy
    known = Components(Fraction(50), Fraction(80), Fraction(60), pace=Fraction(40), resolution=Fraction(90))
    assert attempt_score(known, policy.weighted_for(("supervisor",))[1]) == 68
    assert attempt_score(known, policy.weighted_for(("inventory_controller",))[1]) == 68
    assert attempt_score(known, policy.weighted_for(("operator",))[1]) == Fraction(615, 10)
    # Without exceptions: (0.20 · 50 + 0.35 · 80) / 0.55
    none = Components(Fraction(50), Fraction(80), pace=Fraction(40))
    assert attempt_score(none, policy.weighted_for(("supervisor",))[1]) == Fraction(38) / Fraction(55, 100)


@pytest.mark.parametrize(
    ("roles", "by"),
    [
        ((), OPERATOR),
        (("operator", "inventory_controller"), OPERATOR),
        (("inventory_controller", "operator"), OPERATOR),
        (("quality",), OPERATOR),
        (("quality", "supervisor"), "supervisor"),
        (("inventory_controller", "supervisor"), "inventory_controller"),
    ],
)
def test_by_whose_weights(roles: tuple[str, ...], by: str) -> None:
    assert lesson().policy.weighted_for(roles)[0] == by


def test_nothing_that_weighs_anything_is_no_score() -> None:
    assert attempt_score(Components(pace=Fraction(40)), Weights(pace=Decimal(0))) is None
    assert attempt_score(Components(resolution=Fraction(40))) is None


@pytest.mark.parametrize(("cost", "left"), [(0, 12), (2, 10), (10, 2), (12, 0), (17, 0)])
def test_hints_take_no_more_than_there_is(cost: int, left: int) -> None:
    assert after_hints(Fraction(12), cost) == left
