"""Rules that belong to the site: one lot a place (K9), no scrapping on one's own (K11), each order its own tote."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.training.inputs import Report, Timed
from scansim.training.run import Run
from scansim.training.score.mistakes import RunError
from scansim.training.score.packing import wrong_packages
from scansim.training.score.placing import mixed_lots
from scansim.training.score.scorecard import scorecard_of
from scansim.training.score.settled import Settled, settled
from scansim.training.score.traces import traced
from scansim.training.story import Flow, Task
from tests.training.coach.stories import DAYS, TEA, day, line, run_of
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import after, by_coach

pytestmark = pytest.mark.content


def told(errors: tuple[RunError, ...]) -> list[tuple[str, str, str, str]]:
    return [(error.mistake.value, error.code, error.about, error.task) for error in errors]


# K9: 4 packs of tea of lot 10 are put to a shelf where 04 lies


def put_away(*one_lot: str) -> Run:
    run = run_of(DAYS["lots"])
    return by_coach(Run(run.exercise, run.pack, replace(run.policy, one_lot=one_lot), 1))


def test_another_lot_where_only_one_may_lie() -> None:
    run = put_away("scat_shelf")
    card = scorecard_of(run)
    assert told(card.errors) == [("mixed_lots", "K9", "tea_bk_50", run.situation.transfer)]
    assert (card.errors[0].recorded, card.errors[0].truth) == (Decimal(4), Decimal(0))
    assert not card.passed


def test_elsewhere_lots_may_lie_together() -> None:
    assert scorecard_of(put_away()).errors == ()
    assert scorecard_of(put_away("scat_box")).errors == ()


def test_another_product_beside_it_is_no_other_lot() -> None:
    """The pick's products have no lots, and lie among others."""
    run = run_of(DAYS["pick"])
    kinds = {location.storage_category for location in run.pack.locations} - {""}
    policy = replace(run.policy, one_lot=tuple(sorted(kinds)))
    assert scorecard_of(by_coach(Run(run.exercise, run.pack, policy, 1))).errors == ()


def test_lots_of_other_products_may_lie_beside_it() -> None:
    """The same work with hammers, which have no lot: what lies there is tea."""
    run = put_away("scat_shelf")
    done = settled(run)[0]
    assert len(list(mixed_lots(run, done))) == 1
    ordered = tuple(replace(line, product="hammer_500") for line in done.task.ordered)
    gone = tuple(replace(each, unit=replace(each.unit, product="hammer_500", lot="")) for each in done.gone)
    assert list(mixed_lots(run, replace(done, task=replace(done.task, ordered=ordered), gone=gone))) == []


# K11

SCRAP = ["tap actions", "tap scrap", "scan {barcode}", "tap confirm", "tap confirm"]


def scrapping(*before: str) -> Run:
    run = run_of(DAYS["pick"])
    hammer = run.pack.product("hammer_500")
    lines = [f"scan {run.situation.transfer}", *before, *(line.format(barcode=hammer.barcode) for line in SCRAP)]
    return after(run, *lines)


def test_who_scraps_on_their_own_fails() -> None:
    run = scrapping()
    card = scorecard_of(run)
    assert told(card.errors) == [("scrapped_without_authority", "K11", "hammer_500", run.situation.transfer)]
    assert [each.number for each in traced(run, card.errors)] == [len(run.observations)]


@pytest.mark.parametrize(
    ("before", "is_allowed"),
    [
        ("report damaged HMR-500 1 quality", True),
        ("report damaged HMR-500 1 buyer", False),
        ("report missing HMR-500 1 quality", False),
        ("report damaged SDR-PH1 1 quality", False),
    ],
)
def test_who_told_the_right_role_first_may(before: str, is_allowed: bool) -> None:
    assert (told(scorecard_of(scrapping(before)).errors) == []) is is_allowed


# totes


def packed(done: Settled, package: str) -> Settled:
    return replace(done, lines=tuple(replace(line, result_package=package) for line in done.lines))


def test_two_orders_in_one_tote() -> None:
    run = by_coach(run_of(DAYS["cluster"]))
    first, second = settled(run)
    assert list(wrong_packages(run, (first, second))) == []
    tote = first.lines[0].result_package
    (error,) = wrong_packages(run, (first, packed(second, tote)))
    assert (error.mistake.value, error.about, error.task) == ("wrong_package", tote, second.name)
    assert error.recorded == sum(line.done for line in second.lines)


def test_what_is_not_validated_can_still_be_put_right() -> None:
    run = by_coach(run_of(DAYS["cluster"]))
    first, second = settled(run)
    tote = first.lines[0].result_package
    assert list(wrong_packages(run, (first, replace(packed(second, tote), validated=None)))) == []


def test_goods_of_no_package_are_in_no_wrong_one() -> None:
    run = by_coach(run_of(DAYS["cluster"]))
    assert list(wrong_packages(run, tuple(packed(done, "") for done in settled(run)))) == []


def test_the_totes_as_the_paper_says_them_are_the_wrong_ones() -> None:
    run = by_coach(run_with(CASES["swapped totes"], 1))
    assert scorecard_of(run).passed
    planted = run.situation.planted[0]
    first, second, *others = settled(run)
    assert list(wrong_packages(run, (first, second))) == []
    as_written = (packed(first, planted.instead), packed(second, planted.product), *others)
    found = [(error.about, error.task) for error in wrong_packages(run, as_written)]
    assert found == [(planted.instead, first.name), (planted.product, second.name)]


# K9 and the coach: tea of lot 10 is brought to B-01-1, where 03 and 04 lie, and B-01-2 beside it holds none

_STAGED = Task(
    "tea", "type_int", (TEA,), staged=True, flow=Flow.PUTAWAY, source="receiving_bay", destination="shelf_b_01_1"
)
_BESIDE = replace(_STAGED, name="drivers", lines=(line("drivers", "driver_ph1", 4),), destination="shelf_b_01_2")


def brought(*one_lot: str, tasks: tuple[Task, ...] = (_STAGED, _BESIDE)) -> Run:
    """The work as the coach does it; the documents allow all of the stock."""
    first = run_of(day(*tasks))
    run = Run(first.exercise, first.pack, replace(first.policy, one_lot=one_lot), 1)
    stock = run.world.warehouse.stock
    for transfer in run.world.transfers:
        stock.transfers.put(replace(stock.transfers.get(transfer.id), destination="loc_stock"))
    return by_coach(run)


def destinations(run: Run) -> list[str]:
    return sorted({line.destination for line in run.world.warehouse.lines_of(run.world.transfers[0].id)})


def test_the_coach_brings_another_lot_beside_and_says_why() -> None:
    run = brought("scat_shelf")
    card = scorecard_of(run)
    assert run.finished
    assert destinations(run) == ["loc_b_01_2"]
    reported = [each.input for each in run.observations if each.report is not None]
    assert reported == [Report("place_problem", "shelf_b_01_1")]
    assert (card.errors, card.false_alarms, card.passed) == ((), 0, True)


def test_more_of_the_same_lot_goes_where_it_lies() -> None:
    """Two documents bring tea of lot 10 to B-01-2: the second comes to where the first was put."""
    to = "shelf_b_01_2"
    run = brought("scat_shelf", tasks=(replace(_STAGED, destination=to), replace(_STAGED, name="more", destination=to)))
    lines = [line for transfer in run.world.transfers for line in run.world.warehouse.lines_of(transfer.id)]
    assert {line.destination for line in lines} == {"loc_b_01_2"}
    assert [each for each in run.observations if each.report is not None] == []
    assert scorecard_of(run).errors == ()
    again = Run(run.exercise, run.pack, run.policy, 1)
    last = run.observations[-1]
    for each in (*run.observations[:-1], replace(last, input=Report("place_problem", to)), last):
        again.receive(Timed(each.ms, each.input))
    assert scorecard_of(again).false_alarms == 1


def test_where_lots_may_lie_together_the_coach_brings_them_there() -> None:
    for run in (brought(), brought("scat_box")):
        assert destinations(run) == ["loc_b_01_1"]
        assert [each for each in run.observations if each.report is not None] == []


def test_whoever_brings_them_there_all_the_same_mixes_them() -> None:
    """The coach's own inputs of a site that does not mind, at one that does."""
    minded = brought("scat_shelf")
    run = Run(minded.exercise, minded.pack, minded.policy, 1)
    stock = run.world.warehouse.stock
    for transfer in run.world.transfers:
        stock.transfers.put(replace(stock.transfers.get(transfer.id), destination="loc_stock"))
    for each in brought().observations:
        run.receive(Timed(each.ms, each.input))
    assert told(scorecard_of(run).errors) == [("mixed_lots", "K9", "tea_bk_50", run.situation.transfer)]


def test_a_place_problem_is_a_false_alarm_where_no_other_lot_lies() -> None:
    """Nothing but drivers, which have no lot, is asked for at B-01-2; at B-01-1 it is so, but goods are not damaged."""
    run = brought("scat_shelf")
    again = Run(run.exercise, run.pack, run.policy, 1)
    again.receive(Timed(0, Report("place_problem", "shelf_b_01_2")))
    assert scorecard_of(again).false_alarms == 1
    again.receive(Timed(0, Report("place_problem", "shelf_b_01_1")))
    assert scorecard_of(again).false_alarms == 1
    again.receive(Timed(0, Report("damaged", "shelf_b_01_1")))
    assert scorecard_of(again).false_alarms == 2


def test_where_lots_may_lie_together_it_is_a_false_alarm_too() -> None:
    run = brought()
    again = Run(run.exercise, run.pack, run.policy, 1)
    again.receive(Timed(0, Report("place_problem", "shelf_b_01_1")))
    assert scorecard_of(again).false_alarms == 1
