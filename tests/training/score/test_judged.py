"""What a run is worth is read off what came of it: hand-made runs of every flow, with what each must cost.

Seed 1 of the stories: a delivery of 21 blue mugs (3 boxes of 6, 3 loose) and 4 boards; a pick of 8 pans and 2 drivers;
4 drivers to be put away; a count of a shelf where the book says 15 hammers. ``played`` by the believer, who scans all
that the screen asks for and looks at nothing.
"""

from __future__ import annotations

import pytest

from scansim.engine.handheld.events import TransferValidated
from scansim.training.inputs import Input, Key, Scan, Tap
from scansim.training.run import Run
from scansim.training.score.mistakes import Fate, Mistake
from scansim.training.score.point import PointKind
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.story import ALWAYS, Between, Story, TrapKind
from tests.exercises.bots import BOTS, played
from tests.training.coach.stories import DAYS, DELIVERY, MOVE, PICK, day, run_of
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import after, by_coach, failed_gates, lesson, parsed, to_the_end
from tests.training.traps.stories import exercise, pack, trap

pytestmark = pytest.mark.content

# case: (mistake, severity, product, recorded, truth), and what became of the exception.
BELIEVED = {
    # 2 of 21 mugs did not come; all 21 were recorded without a look: K7.
    "missing in a delivery": (("received_not_there", "critical", "mug_35_bl", 21, 19), 0),
    # 3 more than the 21 stood there and went to stock with them.
    "extra": (("received_over_order", "major", "mug_35_bl", 24, 21), 0),
    # 2 of 21 are broken: 19 good ones.
    "damaged in a delivery": (("received_damaged", "major", "mug_35_bl", 21, 19), 0),
    # A box of 6 holds another mug: 15 of 21 came, and nobody looked.
    "wrong item": (("received_not_there", "critical", "mug_35_bl", 21, 15), 0),
    # A box of 6 holds 4.
    "opened box": (("received_not_there", "critical", "mug_35_bl", 21, 19), 0),
    # 6 of 8 pans lie on the shelf.
    "missing on a shelf": (("recorded_not_there", "major", "pan_24", 8, 6), 0),
    # 2 of the first 8 are broken, and went along. Packing still sees them: not K2.
    "damaged on a shelf": (("picked_unfit", "major", "pan_24", 8, 6), 0),
    "damaged before it is put away": (("picked_unfit", "major", "driver_ph1", 4, 2), 0),
    # The shelf has no room for any of the 4.
    "full place": (("place_overfilled", "major", "driver_ph1", 4, 0), 0),
    # All 10 units of an order that was on hold were picked.
    "on hold": (("hold_ignored", "critical", "WH/PICK/00496", 10, 0), 0),
    # 13 of 15 hammers are there; the book was confirmed from the desk: K10.
    "difference": (("count_copied", "critical", "hammer_300", 15, 13), 0),
}


def errors(card: Scorecard) -> list[tuple[str, str, str, int, int]]:
    escaped = [error for error in card.errors if error.fate is Fate.ESCAPED]
    return [(e.mistake.value, e.severity.value, e.about, int(e.recorded), int(e.truth)) for e in escaped]


@pytest.mark.parametrize("case", BELIEVED)
def test_who_believes_the_screen_pays_what_it_costs(case: str) -> None:
    expected, contained = BELIEVED[case]
    card = scorecard_of(played(BOTS["believer"], run_with(CASES[case], 1)))
    assert errors(card) == [expected]
    assert [each.handling.containment for each in card.exceptions] == [contained]
    assert not card.passed


def test_a_label_that_cannot_be_read_is_not_contained_unless_somebody_says_so() -> None:
    """2 of the 4 boards are smudged. Counting them by the label of another harms nobody today."""
    run = run_with(CASES["unreadable in a delivery"], 1)
    silent = scorecard_of(played(BOTS["believer"], run))
    assert (errors(silent), silent.exceptions[0].contained, failed_gates(run)) == ([], False, ["exceptions_contained"])
    told = run_with(CASES["unreadable in a delivery"], 1)
    unit = told.situation.planted[0].units[0]
    after(told, "do look dock_1", f"report unreadable unit:{unit}")
    assert scorecard_of(played(BOTS["believer"], told)).exceptions[0].contained


def test_the_points_of_a_pick() -> None:
    """One order of two products from two shelves: its paper, two places, two products, two quantities."""
    card = scorecard_of(by_coach(run_of(DAYS["pick"])))
    kinds = [point.kind for point in card.points]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        PointKind.DOCUMENT: 1,
        PointKind.SOURCE: 2,
        PointKind.PRODUCT: 2,
        PointKind.QUANTITY: 2,
    }
    assert all(point.satisfied for point in card.points)
    assert (card.passed, card.lines, card.lines_without_error) == (True, 2, 2)


def test_a_batch_is_opened_once() -> None:
    """Two orders of one batch: one paper for both, not two."""
    card = scorecard_of(by_coach(run_of(DAYS["batch"])))
    documents = [point.about for point in card.points if point.kind is PointKind.DOCUMENT]
    assert documents == ["BATCH/00001"]
    assert card.passed


def pick_inputs() -> list[Input]:
    return [observation.input for observation in by_coach(run_of(DAYS["pick"])).observations]


def source_scans(inputs: list[Input]) -> list[int]:
    return [number for number, given in enumerate(inputs) if isinstance(given, Scan) and given.data.startswith("A.")]


def test_a_place_that_is_scanned_after_its_goods_is_out_of_sequence() -> None:
    """Reference training C1: the source before the product. The pick asks for it, so the first scan is refused."""
    inputs = pick_inputs()
    first = source_scans(inputs)[0]
    moved = [*inputs[:first], inputs[first + 1], inputs[first], *inputs[first + 1 :]]
    run = to_the_end(run_of(DAYS["pick"]), moved)
    refused = [each for each in run.observations if not each.feedback.was_accepted]
    assert [each.input for each in refused] == [inputs[first + 1]]
    assert scorecard_of(run).passed


def test_a_typed_place_is_no_scan() -> None:
    inputs = pick_inputs()
    first = source_scans(inputs)[0]
    given = inputs[first]
    assert isinstance(given, Scan)
    run = to_the_end(run_of(DAYS["pick"]), [*inputs[:first], Key(given.data), *inputs[first + 1 :]])
    missed = [(point.kind, point.how) for point in scorecard_of(run).points if point.missed]
    assert missed == [(PointKind.SOURCE, "keyed")]


def test_a_unit_that_could_be_had_and_was_left() -> None:
    """The last unit of the pick is not scanned, the rest is kept open: it lies on the shelf."""
    inputs = pick_inputs()
    units = [
        number for number, given in enumerate(inputs) if isinstance(given, Scan) and given.thing.startswith("unit:")
    ]
    del inputs[units[-1]]
    run = to_the_end(run_of(DAYS["pick"]), [*inputs, *parsed("tap create_backorder")])
    asked = run.situation.tasks[0].ordered
    (found,) = errors(scorecard_of(run))
    recorded = {line.product: int(line.ordered) for line in asked}[found[2]] - 1
    assert found == ("left_short", "major", found[2], recorded, recorded + 1)
    assert any(isinstance(event, TransferValidated) and event.backorder for event in run.events)


def test_what_was_filled_without_going_there_was_never_moved() -> None:
    run = run_of(DAYS["pick"])
    codes = [run.pack.product(line.product).code for line in run.situation.tasks[0].ordered]
    document = run.situation.tasks[0].transfer
    to_the_end(run, [Scan(document), *(Tap(f"fill:{code}") for code in codes), Tap("validate")])
    asked = [(line.product, int(line.ordered)) for line in run.situation.tasks[0].ordered]
    expected = [("recorded_not_there", "major", product, ordered, 0) for product, ordered in asked]
    assert sorted(errors(scorecard_of(run))) == sorted(expected)


def test_damaged_goods_that_leave_the_house_are_critical() -> None:
    """K2: the same bowls that are major on their way to packing are critical on their way to the customer."""
    broken = trap(TrapKind.DAMAGED, ALWAYS, line="bowls", units=Between(1, 1))
    run = Run(exercise(Story((DELIVERY,)), broken), pack(), lesson().policy, 1)
    asked = {line.name: (line.product, int(line.ordered)) for line in run.situation.tasks[0].ordered}
    product, ordered = asked["bowls"]
    (found,) = scorecard_of(played(BOTS["believer"], run)).errors
    assert (found.mistake, found.code, found.about) == (Mistake.SENT_UNFIT, "K2", product)
    assert (int(found.recorded), int(found.truth)) == (ordered, ordered - 1)


def test_without_an_end_nothing_is_right() -> None:
    """Handed in with nothing done: not finished, no line right, and no error either."""
    run = after(run_of(DAYS["pick"]), "finish")
    card = scorecard_of(run)
    assert (run.finished, card.passed, card.errors, card.lines_without_error) == (True, False, (), 0)
    gate = card.gates[0]
    assert (gate.met, gate.count, gate.limit) == (False, 0, 1)


def test_the_lines_of_a_run_that_was_given_up_count_as_far_as_they_were_done() -> None:
    """A pick of two lines and a move of one; the pick is validated, then the run is given up."""
    both = day(PICK, MOVE)
    inputs = [observation.input for observation in by_coach(run_of(both)).observations]
    first = next(at for at, given in enumerate(inputs) if isinstance(given, Tap) and given.control == "validate") + 1
    run = after(to_the_end(run_of(both), inputs[:first]), "abandon")
    card = scorecard_of(run)
    assert [event.transfer for event in run.events if isinstance(event, TransferValidated)] == [
        run.world.transfers[0].id
    ]
    assert (card.lines, card.lines_done, card.lines_without_error) == (3, 2, 0)
    assert card.stored()["lines_done"] == 2
    assert scorecard_of(by_coach(run_of(both))).lines_done == 3
    assert scorecard_of(after(run_of(DAYS["pick"]), "finish")).lines_done == 0


def test_a_false_alarm_is_counted_and_a_true_report_is_not() -> None:
    def alarms(run: Run, *lines: str) -> int:
        return scorecard_of(after(run, *lines)).false_alarms

    missing = CASES["missing on a shelf"]
    assert alarms(run_with(missing, 1), "report missing pan_24 2 inventory_controller") == 0
    assert alarms(run_with(missing, 1), "report missing driver_ph1 1 inventory_controller") == 1
    assert alarms(run_with(missing, 1), "report damaged pan_24 1 quality") == 1
    # Asking the shift lead never is one, nor is a label that cannot be read (DESIGN section 5).
    assert alarms(run_with(missing, 1), "report missing driver_ph1 1 shift_lead", "report unreadable pan_24") == 0
