"""Batches, waves and clusters (reference 4.6 to 4.8, 6.13, checklist 44 to 48)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.quantity import total
from scansim.engine.warehouse.batches import BatchDone, BatchExpiryQuestion, ExpiredAnswer
from scansim.engine.warehouse.catalogue import OperationKind, OperationType
from scansim.engine.warehouse.quants import on_hand
from scansim.engine.warehouse.records import Batch, Line, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, ExpiryQuestion
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import working_warehouse

ONE = Decimal(1)


def _delivery(warehouse: Warehouse, *goods: tuple[str, int]) -> Transfer:
    return warehouse.create_transfer("out", [(product, Decimal(quantity)) for product, quantity in goods])


def _refused(verb: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as refusal:
        verb()
    return refusal.value.reason


def _reserved(warehouse: Warehouse) -> Decimal:
    return total(quant.reserved for quant in warehouse.stock.quants)


def _shape(warehouse: Warehouse, transfer: int) -> list[tuple[str, Decimal, list[tuple[str, Decimal]]]]:
    return [
        (
            move.product,
            move.demand,
            [(line.source, line.quantity) for line in warehouse.stock.lines.where("move", move.id)],
        )
        for move in warehouse.moves_of(transfer)
    ]


# batches


def test_a_batch_without_transfers_is_a_draft_and_cannot_be_validated() -> None:
    warehouse = working_warehouse()
    assert warehouse.create_batch("B1", []).state == "draft"
    assert _refused(lambda: warehouse.validate_batch("B1")) is Reason.EMPTY_BATCH
    delivery = _delivery(warehouse, ("bolt", 1))
    assert warehouse.join_batch("B1", [delivery.id]).state == "in_progress"
    warehouse.validate_batch("B1")
    assert warehouse.stock.batches.get("B1").state == "done"


def test_what_may_join_a_batch() -> None:
    warehouse = working_warehouse()
    one, other, receipt = (
        _delivery(warehouse, ("bolt", 1)),
        _delivery(warehouse, ("bolt", 1)),
        warehouse.create_transfer("in", [("bolt", ONE)]),
    )
    warehouse.create_batch("B1", [one.id])
    assert _refused(lambda: warehouse.join_batch("B1", [receipt.id])) is Reason.MIXED_BATCH
    assert _refused(lambda: warehouse.create_batch("B1", [other.id])) is Reason.BARCODE_TAKEN
    assert _refused(lambda: warehouse.create_batch("B2", [one.id])) is Reason.IN_ANOTHER_BATCH
    assert warehouse.join_batch("B1", [one.id]).state == "in_progress", "it is in it already"
    warehouse.cancel(other.id)
    assert _refused(lambda: warehouse.join_batch("B1", [other.id])) is Reason.ALREADY_FINISHED
    warehouse.validate_batch("B1")
    late = _delivery(warehouse, ("bolt", 1))
    assert _refused(lambda: warehouse.join_batch("B1", [late.id])) is Reason.ALREADY_FINISHED


def test_the_last_to_leave_cancels_the_batch() -> None:
    """Reference 6.13: an emptied batch in progress cancels itself."""
    warehouse = working_warehouse()
    one, other = (_delivery(warehouse, ("bolt", 1)) for _ in range(2))
    warehouse.create_batch("B1", [one.id, other.id])
    warehouse.leave_batch(one.id)
    assert warehouse.stock.batches.get("B1").state == "in_progress"
    assert _refused(lambda: warehouse.leave_batch(one.id)) is Reason.NOT_IN_BATCH
    warehouse.leave_batch(other.id)
    assert warehouse.stock.batches.get("B1").state == "cancel"
    assert warehouse.stock.transfers.get(other.id).state is State.ASSIGNED


def test_who_gets_a_batch_gets_its_transfers() -> None:
    """Reference 6.13; and a backorder is nobody's (6.7)."""
    warehouse = working_warehouse()
    one, other, late = (_delivery(warehouse, ("bolt", 4)) for _ in range(3))
    warehouse.create_batch("B1", [one.id, other.id])
    warehouse.give_batch_to("B1", "mia")
    warehouse.join_batch("B1", [late.id])
    assert {warehouse.stock.transfers.get(each.id).worker for each in (one, other, late)} == {"mia"}
    warehouse.pick(warehouse.lines_of(one.id)[0], Decimal(3))
    warehouse.validate_batch("B1", BackorderAnswer.CREATE)
    (backorder,) = warehouse.stock.transfers.where("backorder_of", one.id)
    assert backorder.worker == ""
    given = warehouse.give_to(backorder.id, "ben")
    assert given.worker == "ben"
    assert _refused(lambda: warehouse.give_to(one.id, "ben")) is Reason.ALREADY_FINISHED


def _with_expired_milk() -> tuple[Warehouse, Transfer, Transfer]:
    """A batch of bolts and of milk that expired yesterday (it is forced: nobody would reserve it)."""
    warehouse = working_warehouse()
    warehouse.add([replace(warehouse.stock.lots.get("milk/M1"), expires="2026-11-21 00:00:00")])
    bolts, milk = _delivery(warehouse, ("bolt", 1)), _delivery(warehouse, ("milk", 3))
    warehouse.create_batch("B1", [bolts.id, milk.id])
    return warehouse, bolts, milk


def test_expired_goods_in_a_batch_are_asked_about() -> None:
    warehouse, _, milk = _with_expired_milk()
    asked = warehouse.validate_batch("B1", expired=None)
    assert asked == BatchExpiryQuestion("B1", (ExpiryQuestion(milk.id, ("milk/M1",)),))
    done = warehouse.validate_batch("B1")
    assert isinstance(done, BatchDone)
    assert [each.transfer for each in done.done] == [1, milk.id]


def test_a_batch_can_go_without_its_expired_goods() -> None:
    """Reference 4.0 "Validate": proceed except expired. Their transfer leaves the batch and stays open."""
    warehouse, bolts, milk = _with_expired_milk()
    done = warehouse.validate_batch("B1", expired=ExpiredAnswer.EXCEPT)
    assert isinstance(done, BatchDone)
    assert [each.transfer for each in done.done] == [bolts.id]
    left = warehouse.stock.transfers.get(milk.id)
    assert (left.state, left.batch) == (State.ASSIGNED, "")
    assert warehouse.stock.batches.get("B1").state == "done"


# waves


def test_a_transfer_of_which_all_lines_are_taken_joins_whole() -> None:
    warehouse = working_warehouse()
    one, other = (_delivery(warehouse, ("bolt", 2)) for _ in range(2))
    numbers = [line.id for each in (one, other) for line in warehouse.lines_of(each.id)]
    assert warehouse.create_wave("W1", numbers) == Batch("W1", "in_progress", is_wave=True)
    assert {warehouse.stock.transfers.get(each.id).batch for each in (one, other)} == {"W1"}
    assert len(warehouse.stock.transfers) == 2


def test_whole_moves_change_over_to_a_transfer_of_their_own() -> None:
    """Reference 4.8: transfers are split so that only those lines are inside."""
    warehouse = working_warehouse()
    delivery = _delivery(warehouse, ("bolt", 2), ("pump", 2))
    bolt = next(line for line in warehouse.lines_of(delivery.id) if line.product == "bolt")
    before = _reserved(warehouse)
    warehouse.create_wave("W1", [bolt.id])
    (part,) = warehouse.stock.transfers.where("batch", "W1")
    assert _shape(warehouse, part.id) == [("bolt", Decimal(2), [("a1", Decimal(2))])]
    assert _shape(warehouse, delivery.id) == [("pump", Decimal(2), [("a1", ONE), ("a2", ONE)])]
    assert (part.state, warehouse.stock.transfers.get(delivery.id).state) == (State.ASSIGNED, State.ASSIGNED)
    assert _reserved(warehouse) == before


def test_of_a_move_the_part_that_its_lines_hold_is_split_off() -> None:
    """15 wanted: 12 from a1 are taken into the wave, 3 from a2 stay."""
    warehouse = working_warehouse()
    delivery = _delivery(warehouse, ("bolt", 15))
    first, second = warehouse.lines_of(delivery.id)
    assert (first.source, second.source) == ("a1", "a2")
    before = _reserved(warehouse)
    warehouse.create_wave("W1", [first.id])
    (part,) = warehouse.stock.transfers.where("batch", "W1")
    assert _shape(warehouse, part.id) == [("bolt", Decimal(12), [("a1", Decimal(12))])]
    assert _shape(warehouse, delivery.id) == [("bolt", Decimal(3), [("a2", Decimal(3))])]
    assert _reserved(warehouse) == before
    warehouse.validate_batch("W1")
    assert on_hand(warehouse.stock, "bolt", "customers") == Decimal(12)
    assert warehouse.stock.transfers.get(delivery.id).state is State.ASSIGNED


def test_demand_that_nothing_is_reserved_for_stays() -> None:
    """25 wanted, 20 there: the wave takes 12, the rest of 13 keeps its 8."""
    warehouse = working_warehouse()
    delivery = _delivery(warehouse, ("bolt", 25))
    warehouse.create_wave("W1", [warehouse.lines_of(delivery.id)[0].id])
    assert _shape(warehouse, delivery.id) == [("bolt", Decimal(13), [("a2", Decimal(8))])]
    (move,) = warehouse.moves_of(delivery.id)
    assert move.state is State.PARTIALLY_AVAILABLE


def test_a_transfer_is_ready_once_the_wave_took_what_it_waited_for() -> None:
    """All at once: 30 of milk are wanted and 9 there, so that the bolts wait too, until the milk is elsewhere."""
    warehouse = working_warehouse()
    head = Transfer(0, "", "out", "stock", "customers", at_once=True)
    delivery = warehouse.create_from(head, [("bolt", Decimal(2)), ("milk", Decimal(30))])
    assert delivery.state is State.CONFIRMED
    warehouse.create_wave("W1", [line.id for line in warehouse.lines_of(delivery.id) if line.product == "milk"])
    assert warehouse.stock.transfers.get(delivery.id).state is State.ASSIGNED
    (part,) = warehouse.stock.transfers.where("batch", "W1")
    assert part.state is State.CONFIRMED


def test_what_may_not_be_in_a_wave() -> None:
    warehouse = working_warehouse()
    delivery, receipt = _delivery(warehouse, ("bolt", 2)), warehouse.create_transfer("in", [("bolt", ONE)])
    out, into = warehouse.lines_of(delivery.id)[0].id, warehouse.lines_of(receipt.id)[0].id
    assert _refused(lambda: warehouse.create_wave("W1", [])) is Reason.EMPTY_BATCH
    assert _refused(lambda: warehouse.create_wave("W1", [out, into])) is Reason.MIXED_BATCH
    warehouse.create_wave("W1", [out, out])
    assert _refused(lambda: warehouse.create_wave("W2", [out])) is Reason.IN_ANOTHER_BATCH
    warehouse.validate_batch("W1")
    assert _refused(lambda: warehouse.create_wave("W2", [out])) is Reason.ALREADY_FINISHED


# clusters


def _cluster(warehouse: Warehouse) -> tuple[list[Transfer], list[Line]]:
    orders = [_delivery(warehouse, ("bolt", 2), ("pump", 1)) for _ in range(2)]
    warehouse.create_batch("C1", [order.id for order in orders])
    return orders, [warehouse.pick(line, line.quantity) for order in orders for line in warehouse.lines_of(order.id)]


def test_every_order_has_its_tote_and_it_is_known_for_the_next_line() -> None:
    warehouse = working_warehouse()
    (one, other), lines = _cluster(warehouse)
    assert warehouse.tote_of(one.id) == ""
    warehouse.put_in_tote(lines[0], "TOTE-1")
    assert (warehouse.tote_of(one.id), warehouse.tote_of(other.id)) == ("TOTE-1", "")
    warehouse.put_in_tote(lines[1], "TOTE-1")
    warehouse.put_in_tote(lines[2], "TOTE-2")
    warehouse.put_in_tote(lines[3], "TOTE-2")
    warehouse.validate_batch("C1")
    packed = {(q.package, q.product): q.quantity for q in warehouse.stock.quants.where("location", "customers")}
    assert packed == {
        ("TOTE-1", "bolt"): Decimal(2),
        ("TOTE-1", "pump"): ONE,
        ("TOTE-2", "bolt"): Decimal(2),
        ("TOTE-2", "pump"): ONE,
    }


def test_the_tote_of_another_order_is_refused() -> None:
    """Reference checklist 45."""
    warehouse = working_warehouse()
    (one, _), lines = _cluster(warehouse)
    warehouse.put_in_tote(lines[0], "TOTE-1")
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.put_in_tote(lines[2], "TOTE-1")
    assert (refusal.value.reason, refusal.value.facts["holder"]) == (Reason.TOTE_TAKEN, one.name)
    assert warehouse.digest() == before


def test_a_box_with_goods_in_stock_is_no_tote() -> None:
    warehouse = working_warehouse()
    _, lines = _cluster(warehouse)
    assert _refused(lambda: warehouse.put_in_tote(lines[0], "K1")) is Reason.TOTE_TAKEN


def test_a_full_tote_is_followed_by_another() -> None:
    warehouse = working_warehouse()
    (one, _), lines = _cluster(warehouse)
    warehouse.put_in_tote(lines[0], "TOTE-1")
    warehouse.put_in_tote(lines[1], "TOTE-9")
    assert warehouse.tote_of(one.id) == "TOTE-9"


def test_totes_belong_to_batches() -> None:
    warehouse = working_warehouse()
    (line,) = warehouse.lines_of(_delivery(warehouse, ("bolt", 2)).id)
    assert _refused(lambda: warehouse.put_in_tote(line, "TOTE-1")) is Reason.NOT_IN_BATCH


def test_a_reusable_tote_is_emptied_at_the_next_step() -> None:
    """Reference 4.7: its package is not propagated; a disposable one goes on."""
    for reusable, carried in ((True, {""}), (False, {"TOTE-1"})):
        warehouse = working_warehouse()
        warehouse.add([OperationType("take", "Take", OperationKind.INTERNAL, "T/", "", "", "stock", "output")])
        pick = warehouse.create_transfer("take", [("bolt", Decimal(2))])
        warehouse.create_batch("C1", [pick.id])
        (line,) = warehouse.lines_of(pick.id)
        warehouse.put_in_tote(warehouse.pick(line, Decimal(2)), "TOTE-1")
        warehouse.add([replace(warehouse.stock.packages.get("TOTE-1"), reusable=reusable)])
        warehouse.validate_batch("C1")
        ship = warehouse.create_transfer("ship", [("bolt", Decimal(2))])
        assert {line.package for line in warehouse.lines_of(ship.id)} == {"TOTE-1"}
        assert {line.result_package for line in warehouse.lines_of(ship.id)} == carried
