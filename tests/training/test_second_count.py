"""Counts beyond the limit: refused to whoever counted, counted again and approved by others, or K3 where the app lets
it pass. Site's limits here: 5 units or 200 EUR; the inventory controller up to 50 units or 1000 EUR."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.training.escalation import USUAL, Approval, CountRules
from scansim.training.lesson import Lesson
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from scansim.training.story import Between, CountTask, Share, Story, Trap, TrapKind
from tests.training.field import after, by_coach, lesson

PLACE, LOCATION = "shelf_a_04_1", "A.04.1"


def counting(units: int, *, refuses: bool = True) -> Lesson:
    """A count of a shelf where so many units are missing or too many, of whatever lies there."""
    base = lesson("CNT-01")
    trap = Trap("off", TrapKind.DIFFERENCE, Share(1, 1), place=PLACE, units=Between(units, units))
    exercise = replace(base.exercise, story=Story(counts=(CountTask("shelf", (PLACE,)),), traps=(trap,)))
    rules = replace(USUAL.counts, refuses=refuses)
    return replace(base, exercise=exercise, policy=replace(base.policy, escalation=replace(USUAL, counts=rules)))


def counted(run: Run, *, by: int = 0) -> tuple[Run, str, Decimal]:
    """The run with everything counted as it lies there, what is off by so many more; the product, and the difference
    to the book."""
    planted = run.situation.planted[0]
    after(run, "go shelf_a_04_1", f"do look {PLACE}", "tap counts", f"scan {LOCATION}")
    truth: dict[str, int] = {}
    for unit in run.world.floor.units_at(PLACE):
        truth[unit.product] = truth.get(unit.product, 0) + 1
    for product, count in truth.items():
        code = run.pack.product(product).barcode
        key = run.pack.product(product).code
        wanted = count + (by if product == planted.product else 0)
        after(run, f"scan {code}", f"tap edit:{key}", f"set quantity {wanted}", "tap confirm")
    return run, planted.product, planted.quantity


def mistakes(run: Run) -> list[tuple[str, str, str]]:
    return [(error.mistake.value, error.code, error.about) for error in scorecard_of(run).errors]


def report_of(product: str, difference: Decimal, role: str) -> str:
    return f"report {'missing' if difference < 0 else 'extra'} {product} {abs(difference)} {role}"


def test_a_difference_within_the_tolerance_is_applied_by_whoever_counted() -> None:
    run, _, _ = counted(counting(5).run(1))
    after(run, "tap apply")
    assert run.finished
    assert mistakes(run) == []


def test_a_larger_one_is_refused_and_names_whom_to_ask() -> None:
    run, product, difference = counted(counting(6).run(1))
    before = run.digest()
    feedback = after(run, "tap apply").observations[-1].feedback
    assert (feedback.was_accepted, feedback.code) == (False, "count_needs_approval")
    assert dict(feedback.facts)["role"] == "inventory_controller"
    assert dict(feedback.facts)["product"] == run.pack.product(product).name
    assert Decimal(dict(feedback.facts)["difference"]) == difference
    assert run.digest() == before
    assert not run.finished


def test_the_role_has_it_counted_again_and_applies_it() -> None:
    run, product, difference = counted(counting(6).run(1))
    after(run, "tap apply", report_of(product, difference, "inventory_controller"))
    assert run.observations[-1].feedback.code == "count_approved"
    after(run, *(() if run.finished else ("tap apply",)))
    assert run.finished
    assert mistakes(run) == []
    assert scorecard_of(run).exceptions[0].contained


def test_the_run_goes_on_while_other_counts_wait() -> None:
    run, product, difference = counted(counting(6).run(1))
    products = {quant.product for quant in run.world.warehouse.open_counts()}
    assert len(products) > 1
    after(run, report_of(product, difference, "inventory_controller"))
    assert not run.finished
    assert {quant.product for quant in run.world.warehouse.open_counts()} == products - {product}


def test_a_wrong_count_is_found_by_the_second_one_and_nothing_is_applied() -> None:
    run, product, difference = counted(counting(6).run(1), by=-1)
    before = run.digest()
    after(run, report_of(product, difference - 1, "inventory_controller"))
    feedback = run.observations[-1].feedback
    assert feedback.code == "second_count_differs"
    assert not any(str(abs(difference)) in value for name, value in feedback.facts if name != "product")
    assert run.digest() == before


@pytest.mark.parametrize("role", ["quality", "buyer", "customer_service"])
def test_a_role_that_may_not_approve_applies_nothing(role: str) -> None:
    run, product, difference = counted(counting(6).run(1))
    after(run, report_of(product, difference, role))
    assert run.observations[-1].feedback.code == "reported_to"
    assert run.world.warehouse.open_counts()


def test_a_role_whose_limit_it_passes_applies_nothing() -> None:
    small = counting(6)
    rules = CountRules(Decimal(5), None, (Approval("quality", Decimal(5)), Approval("shift_lead")))
    small = replace(small, policy=replace(small.policy, escalation=replace(USUAL, counts=rules)))
    run, product, difference = counted(small.run(1))
    assert after(run, report_of(product, difference, "quality")).observations[-1].feedback.code == "reported_to"
    assert after(run, "tap apply").observations[-1].feedback.fact("role") == "shift_lead"
    said = after(run, report_of(product, difference, "shift_lead")).observations[-1].feedback
    assert said.code == "count_approved"


@pytest.mark.parametrize("about", ["plate_24_wh", "desk"])
def test_a_report_of_something_else_applies_nothing(about: str) -> None:
    run, product, _ = counted(counting(6).run(1))
    assert product != about
    after(run, f"report missing {about} 6 inventory_controller")
    assert run.observations[-1].feedback.code == "reported_to"


def test_where_the_app_takes_it_taking_it_is_critical() -> None:
    run, product, _ = counted(counting(6, refuses=False).run(1))
    after(run, "tap apply")
    assert run.finished
    assert mistakes(run) == [("unapproved_adjustment", "K3", product)]
    within, _, _ = counted(counting(5, refuses=False).run(1))
    assert mistakes(after(within, "tap apply")) == []


def test_where_the_app_takes_it_an_approved_one_costs_nothing() -> None:
    run, product, difference = counted(counting(6, refuses=False).run(1))
    after(run, report_of(product, difference, "inventory_controller"), "tap apply")
    assert mistakes(run) == []


@pytest.mark.parametrize("seed", range(1, 5))
def test_the_coach_has_it_approved(seed: int) -> None:
    run = by_coach(counting(6).run(seed))
    assert scorecard_of(run).passed
    assert "count_approved" in {each.feedback.code for each in run.observations}
