"""Tolerance and approval of counts: the site's word above the rule. Bolts cost 2.50, pumps 120."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.adjustments import ConflictAnswer
from scansim.engine.warehouse.count_policy import Approver, CountLimit, CountPolicy
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import working_warehouse

BOLTS, PUMP = Place("bolt", "a1"), Place("pump", "a1", "pump/S1")
POLICY = CountPolicy(
    tolerance=CountLimit(units=Decimal(2), value=Decimal(5)),
    approvals=(
        ("shift lead", CountLimit(units=Decimal(6))),
        ("controller", CountLimit(value=Decimal(100))),
    ),
)


def _priced() -> Warehouse:
    warehouse = working_warehouse()
    for product, price in (("bolt", "2.50"), ("pump", "120")):
        warehouse.add([replace(warehouse.stock.products.get(product), standard_price=Decimal(price))])
    return warehouse


def test_the_difference_in_units_and_value() -> None:
    warehouse = _priced()
    counted = warehouse.count(BOLTS, Decimal(9))
    difference = warehouse.count_difference(counted)
    assert (difference.book, difference.units, difference.value) == (Decimal(12), Decimal(-3), Decimal("-7.50"))


@pytest.mark.parametrize(
    ("counted", "role"),
    [
        (12, ""),
        (10, ""),  # 2 units, 5.00: both at the limit
        (14, ""),
        (9, "shift lead"),  # 3 units
        (6, "shift lead"),  # 6 units
        (5, "controller"),  # 7 units, 17.50
        (52, "controller"),  # 40 units more, 100.00
        (53, None),  # 102.50
    ],
)
def test_who_has_to_approve(counted: int, role: str | None) -> None:
    warehouse = _priced()
    assert warehouse.approval_for(POLICY, warehouse.count(BOLTS, Decimal(counted))) == role


def test_few_units_can_be_worth_too_much() -> None:
    warehouse = _priced()
    assert warehouse.approval_for(POLICY, warehouse.count(PUMP, Decimal(0))) == "shift lead"


def test_a_share_of_the_book_and_a_category_of_its_own() -> None:
    """1 % of 12 is 0.12: one unit is above it. Milk is allowed half of its 4."""
    policy = CountPolicy(CountLimit(share=Decimal("0.01")), categories={"dairy": CountLimit(share=Decimal("0.5"))})
    warehouse = _priced()
    milk = Place("milk", "a1", "milk/M2")
    assert warehouse.approval_for(policy, warehouse.count(BOLTS, Decimal(12))) == ""
    assert warehouse.approval_for(policy, warehouse.count(BOLTS, Decimal(11))) is None
    assert warehouse.approval_for(policy, warehouse.count(milk, Decimal(2))) == ""
    assert warehouse.approval_for(policy, warehouse.count(milk, Decimal(1))) is None


def _refused(warehouse: Warehouse, counted: int, approver: Approver | None) -> Refused:
    quant = warehouse.count(BOLTS, Decimal(counted), "mia")
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.apply_counts([quant], "losses", policy=POLICY, approver=approver)
    assert warehouse.digest() == before
    return refusal.value


def test_above_the_tolerance_nothing_is_posted_without_approval() -> None:
    refusal = _refused(_priced(), 9, None)
    assert refusal.reason is Reason.APPROVAL_NEEDED
    assert refusal.facts == {"product": "bolt", "difference": "-3", "value": "-7.5", "role": "shift lead"}


def test_an_approver_must_be_of_a_role_that_may() -> None:
    assert _refused(_priced(), 5, Approver("ben", "shift lead")).facts["role"] == "controller"
    assert _refused(_priced(), 9, Approver("ben", "picker")).reason is Reason.APPROVAL_NEEDED
    assert _refused(_priced(), 53, Approver("eva", "controller")).facts["role"] == ""


def test_nobody_approves_an_own_count() -> None:
    """Training A6 167, K4."""
    refusal = _refused(_priced(), 9, Approver("mia", "shift lead"))
    assert refusal.reason is Reason.OWN_COUNT
    assert refusal.facts["person"] == "mia"


def test_within_the_tolerance_the_counter_applies() -> None:
    warehouse = _priced()
    assert warehouse.apply_counts([warehouse.count(BOLTS, Decimal(10), "mia")], "losses", policy=POLICY) is None
    assert warehouse.available(BOLTS) == Decimal(10)


def test_an_approver_applies_up_to_the_limit() -> None:
    warehouse = _priced()
    counted = warehouse.count(BOLTS, Decimal(5), "mia")
    assert warehouse.apply_counts([counted], "losses", policy=POLICY, approver=Approver("eva", "controller")) is None
    assert warehouse.available(BOLTS) == Decimal(5)


def test_lines_are_never_set_off_against_each_other() -> None:
    """Three too few here and three too many there are two differences, not none."""
    warehouse = _priced()
    counts = [warehouse.count(BOLTS, Decimal(9)), warehouse.count(Place("bolt", "packing"), Decimal(3))]
    with pytest.raises(Refused) as refusal:
        warehouse.apply_counts(counts, "losses", policy=POLICY)
    assert refusal.value.reason is Reason.APPROVAL_NEEDED


def test_what_counts_is_what_would_be_posted() -> None:
    """12 on the book, 10 counted; 8 left when it is applied: as counted that is 2 more, not 2 less."""
    warehouse = _priced()
    counted = warehouse.count(BOLTS, Decimal(10))
    warehouse.change_stock(BOLTS, Decimal(-8))
    with pytest.raises(Refused) as refusal:
        warehouse.apply_counts([counted], "losses", ConflictAnswer.KEEP_COUNTED, policy=POLICY)
    assert refusal.value.facts["difference"] == "6"
    assert warehouse.apply_counts([counted], "losses", ConflictAnswer.KEEP_DIFFERENCE, policy=POLICY) is None
    assert warehouse.available(BOLTS) == Decimal(2)


def test_without_a_policy_the_rule_of_the_real_app_holds() -> None:
    warehouse = _priced()
    assert warehouse.apply_counts([warehouse.count(BOLTS, Decimal(500))], "losses") is None
    assert warehouse.available(BOLTS) == Decimal(500)
