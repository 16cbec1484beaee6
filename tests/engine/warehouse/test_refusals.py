"""Each refusal of the work beside receiving: its code, and that nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.records import Line, Need, Place, State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import KILOGRAMS, working_warehouse

ONE = Decimal(1)


def _serial_twice(warehouse: Warehouse) -> None:
    receipt = warehouse.create_transfer("in", [("pump", ONE)])
    (line,) = warehouse.lines_of(receipt.id)
    warehouse.edit_line(line, lambda now: replace(now, lot="pump/S1", destination="a1"))
    warehouse.validate(receipt.id)


def _lot_typed_twice(warehouse: Warehouse) -> None:
    receipt = warehouse.create_transfer("in", [("pump", Decimal(2))])
    for line in warehouse.lines_of(receipt.id):
        warehouse.edit_line(line, lambda now: replace(now, lot_name="N1"))
    warehouse.validate(receipt.id)


def _split_package(warehouse: Warehouse) -> None:
    transfer = warehouse.create_transfer("int")
    line = Line(0, transfer.id, 0, "bolt", ONE, "a2", "a1", picked=True, package="K1", result_package="K1")
    warehouse.add_detail(line)
    warehouse.validate(transfer.id)


def _below_received(warehouse: Warehouse) -> None:
    warehouse.place_order("PO1", "in", [Need("bolt", Decimal(3))])
    warehouse.validate(next(iter(warehouse.stock.transfers)).id)
    warehouse.set_ordered("PO1", "bolt", Decimal(2), "in")


def _mixed_batch(warehouse: Warehouse) -> None:
    numbers = [warehouse.create_transfer(kind, [("bolt", ONE)]).id for kind in ("in", "out")]
    warehouse.create_batch("B1", numbers)


def _return_of_nothing(warehouse: Warehouse) -> None:
    delivery = warehouse.create_transfer("out", [("bolt", ONE)])
    warehouse.validate(delivery.id)
    warehouse.return_transfer(delivery.id, {})


REFUSALS: dict[Reason, Callable[[Warehouse], object]] = {
    Reason.UNIT_MISMATCH: lambda w: w.create_transfer("out", [Need("bolt", ONE, KILOGRAMS)]),
    Reason.LOT_TAKEN: _lot_typed_twice,
    Reason.SERIAL_TWICE: _serial_twice,
    Reason.PACKAGE_SPLIT: _split_package,
    Reason.NOTHING_TO_PACK: lambda w: w.put_in_pack(w.create_transfer("out").id),
    Reason.NOTHING_TO_RESERVE: lambda w: w.check_availability(w.create_transfer("out").id),
    Reason.NOTHING_TO_SPLIT: lambda w: w.split(w.create_transfer("out", [("bolt", ONE)]).id),
    Reason.NOT_POSITIVE: lambda w: w.scrap(Place("bolt", "a1"), Decimal(0), "scrap"),
    Reason.NOT_DONE: lambda w: w.return_transfer(w.create_transfer("out", [("bolt", ONE)]).id, {}),
    Reason.NOTHING_TO_RETURN: _return_of_nothing,
    Reason.MIXED_BATCH: _mixed_batch,
    Reason.BELOW_RECEIVED: _below_received,
    Reason.NOT_COUNTABLE: lambda w: w.relocate(Place("bolt", "packing"), "a1"),
    Reason.LOT_REQUIRED: lambda w: w.validate(w.create_transfer("in", [("milk", ONE)]).id),
}


@pytest.mark.parametrize("reason", REFUSALS, ids=lambda reason: reason.value)
def test_refused(reason: Reason) -> None:
    with pytest.raises(Refused) as refusal:
        REFUSALS[reason](working_warehouse())
    assert refusal.value.reason is reason


def test_a_refused_validation_leaves_everything_as_it_was() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("milk", Decimal(9))])
    before = warehouse.digest()
    with pytest.raises(Refused):
        warehouse.validate(delivery.id)
    assert warehouse.digest() == before
    assert warehouse.stock.transfers.get(delivery.id).state is State.ASSIGNED
