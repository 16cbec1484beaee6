"""When goods are reserved without being asked for, and which way goods of a customer take from the input."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.catalogue import Location, OperationKind, OperationType, Usage
from scansim.engine.warehouse.records import Need, PushRule, State, Transfer
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import working_warehouse

BOLT = [("bolt", Decimal(5))]


def _reserving(before: int | None, urgent: int = 0, *, at_confirmation: bool = True) -> Warehouse:
    """Deliveries reserved so many days before they are due; today is 22 November."""
    warehouse = working_warehouse()
    out = warehouse.stock.operation_types.get("out")
    method = replace(
        out,
        reserves_at_confirmation=at_confirmation,
        reserve_days_before=before,
        reserve_days_before_urgent=urgent,
    )
    warehouse.add([method])
    return warehouse


def _state(warehouse: Warehouse, due: str, *, urgent: bool = False) -> State:
    head = Transfer(0, "", "out", "stock", "customers", scheduled=due, urgent=urgent)
    return warehouse.create_from(head, BOLT).state


@pytest.mark.parametrize(
    ("due", "state"),
    [
        ("2026-11-22 18:00:00", State.ASSIGNED),
        ("2026-11-24 23:00:00", State.ASSIGNED),  # the third day from here begins on the 25th
        ("2026-11-25 00:00:00", State.CONFIRMED),
        ("2026-11-20 08:00:00", State.ASSIGNED),
        ("", State.ASSIGNED),
    ],
)
def test_goods_are_reserved_so_many_days_before_they_are_due(due: str, state: State) -> None:
    assert _state(_reserving(2), due) is state


def test_urgent_transfers_have_days_of_their_own() -> None:
    assert _state(_reserving(2, 10), "2026-12-02 08:00:00", urgent=True) is State.ASSIGNED
    assert _state(_reserving(2, 10), "2026-12-02 08:00:00") is State.CONFIRMED
    assert _state(_reserving(10, 2), "2026-12-02 08:00:00", urgent=True) is State.CONFIRMED


def test_without_days_the_method_is_at_confirmation_or_by_hand() -> None:
    assert _state(_reserving(None), "2027-11-22 08:00:00") is State.ASSIGNED
    assert _state(_reserving(None, at_confirmation=False), "2026-11-22 08:00:00") is State.CONFIRMED


def test_whoever_asks_is_served_before_the_day() -> None:
    warehouse = _reserving(2)
    far = warehouse.create_from(Transfer(0, "", "out", "stock", "customers", scheduled="2027-01-01 08:00:00"), BOLT)
    warehouse.check_availability(far.id)
    assert warehouse.stock.transfers.get(far.id).state is State.ASSIGNED


def test_what_arrives_waits_for_nobody_whose_day_is_far() -> None:
    """25 wanted of 20: 5 more come in, and stay free."""
    warehouse = _reserving(2)
    far = Transfer(0, "", "out", "stock", "customers", scheduled="2027-01-01 08:00:00")
    waiting = warehouse.create_from(far, [("bolt", Decimal(25))])
    warehouse.validate(warehouse.create_transfer("in", BOLT).id)
    assert warehouse.stock.transfers.get(waiting.id).state is State.CONFIRMED


def _crossing() -> Warehouse:
    """Goods arrive at the input; what a customer waits for goes to the output, all else to stock."""
    warehouse = working_warehouse()
    warehouse.add([Location("input", "Input", "WH/Input", "wh", Usage.INTERNAL, "")])
    warehouse.add(
        [
            OperationType("gate", "Gate", OperationKind.INCOMING, "GATE/", "", "", "vendors", "input"),
            OperationType("store", "Store", OperationKind.INTERNAL, "STORE/", "", "", "input", "stock"),
            OperationType("cross", "Cross", OperationKind.INTERNAL, "CROSS/", "", "", "input", "output"),
            PushRule("input", "stock", "store"),
            PushRule("input", "output", "cross", "customers"),
        ]
    )
    return warehouse


def _next_stop(warehouse: Warehouse, came_by: Transfer) -> tuple[str, str]:
    warehouse.validate(came_by.id)
    following = max(warehouse.stock.transfers, key=lambda transfer: transfer.id)
    return following.operation_type, following.destination


def test_goods_for_a_customer_cross_from_the_input_to_the_output_and_on() -> None:
    warehouse = _crossing()
    order = warehouse.place_order("S1", "gate", [Need("bolt", Decimal(5))], final="customers")
    received = next(t for t in warehouse.stock.transfers if t.origin == order.id)
    assert _next_stop(warehouse, received) == ("cross", "output")
    crossing = max(warehouse.stock.transfers, key=lambda transfer: transfer.id)
    assert _next_stop(warehouse, crossing) == ("ship", "customers")


def test_all_other_goods_go_to_stock() -> None:
    warehouse = _crossing()
    assert _next_stop(warehouse, warehouse.create_transfer("gate", BOLT)) == ("store", "stock")
