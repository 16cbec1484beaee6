"""Scrap, and work on parts of a transfer that are finished though it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.adjustments import ScrapQuestion
from scansim.engine.warehouse.quants import on_hand
from scansim.engine.warehouse.records import Line, Move, Need, Place, State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import working_warehouse

ONE = Decimal(1)


# scrap


def test_where_a_transfers_goods_are_scrapped() -> None:
    """Reference 4.10: its destination once it is done, else its source."""
    warehouse = working_warehouse()
    receipt, delivery = (warehouse.create_transfer(kind, [("bolt", ONE)]) for kind in ("in", "out"))
    assert (warehouse.scrap_place(receipt.id), warehouse.scrap_place(delivery.id)) == ("vendors", "stock")
    warehouse.validate(receipt.id)
    assert warehouse.scrap_place(receipt.id) == "stock"


def test_a_receipt_is_scrapped_only_when_it_is_done() -> None:
    """Reference checklist 75."""
    warehouse = working_warehouse()
    receipt = warehouse.create_transfer("in", [("bolt", ONE)])
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.scrap(Place("bolt", "vendors"), ONE, "scrap", transfer=receipt.id, force=True)
    assert refusal.value.reason is Reason.NOT_DONE
    assert warehouse.digest() == before
    warehouse.validate(receipt.id)
    assert warehouse.scrap(Place("bolt", "a1"), ONE, "scrap", transfer=receipt.id) is None


def test_more_than_lies_there_is_asked_about_and_can_be_forced() -> None:
    """12 bolts lie in a1; 8 more in a2 do not count (11.31)."""
    warehouse = working_warehouse()
    before = warehouse.digest()
    assert warehouse.scrap(Place("bolt", "a1"), Decimal(13), "scrap") == ScrapQuestion(Decimal(12))
    assert warehouse.digest() == before
    warehouse.scrap(Place("bolt", "a1"), Decimal(13), "scrap", force=True)
    assert on_hand(warehouse.stock, "bolt", "a1") == Decimal(-1)
    assert on_hand(warehouse.stock, "bolt", "scrap") == Decimal(13)


# finished parts


def _given_up(warehouse: Warehouse) -> Move:
    """A move that its order gave up, in a transfer that goes on with another."""
    warehouse.place_order("SO1", "out", [Need("bolt", Decimal(2)), Need("pump", ONE)], final="customers")
    warehouse.set_ordered("SO1", "bolt", Decimal(0), "out")
    move = next(move for move in warehouse.stock.moves if move.product == "bolt")
    assert (move.state, warehouse.stock.transfers.get(move.transfer).state) == (State.CANCEL, State.ASSIGNED)
    return move


@pytest.mark.parametrize(
    "verb",
    [
        lambda w, move: w.set_move_quantity(move, ONE),
        lambda w, move: w.set_demand(move, ONE),
        lambda w, move: w.pick_move(move),
        lambda w, move: w.name_serials(move, "S9", 1),
    ],
    ids=["quantity", "demand", "pick", "serials"],
)
def test_a_move_that_was_given_up_is_not_worked_on(verb: Callable[[Warehouse, Move], object]) -> None:
    warehouse = working_warehouse()
    move = _given_up(warehouse)
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verb(warehouse, move)
    assert refusal.value.reason is Reason.ALREADY_FINISHED
    assert warehouse.digest() == before


def test_what_comes_after_all_of_a_product_that_was_given_up_is_a_move_of_its_own() -> None:
    """A line by hand joins the first open move of its product (reference odoo-barcode 4.1); this one is not open."""
    warehouse = working_warehouse()
    given_up = _given_up(warehouse)
    added = warehouse.add_line(given_up.transfer, "bolt", ONE)
    assert added.move != given_up.id
    assert warehouse.stock.moves.get(added.move).demand == Decimal(0)
    assert warehouse.stock.moves.get(given_up.id).state is State.CANCEL


@pytest.mark.parametrize(
    "verb",
    [
        lambda w, line: w.pick(line, Decimal(2)),
        lambda w, line: w.set_quantity(line, Decimal(2)),
        lambda w, line: w.unpick(line),
        lambda w, line: w.delete_line(line),
    ],
    ids=["pick", "quantity", "unpick", "delete"],
)
def test_what_was_scrapped_from_an_open_transfer_is_not_worked_on(verb: Callable[[Warehouse, Line], object]) -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(2))])
    warehouse.scrap(Place("bolt", "a1"), ONE, "scrap", transfer=delivery.id)
    scrapped = next(line for line in warehouse.lines_of(delivery.id) if line.destination == "scrap")
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verb(warehouse, scrapped)
    assert refusal.value.reason is Reason.ALREADY_FINISHED
    assert warehouse.digest() == before


def test_a_transfer_whose_last_open_move_goes_is_finished() -> None:
    """All that was ordered is given up; an extra product keeps the transfer open until it is taken off."""
    warehouse = working_warehouse()
    transfer = _given_up(warehouse).transfer
    extra = warehouse.add_line(transfer, "milk", ONE)
    warehouse.set_ordered("SO1", "pump", Decimal(0), "out")
    assert warehouse.stock.transfers.get(transfer).state is State.ASSIGNED
    warehouse.delete_line(extra)
    assert warehouse.stock.transfers.get(transfer).state is State.CANCEL


def test_a_line_of_a_done_transfer_is_corrected_with_its_stock() -> None:
    """11.33 for quantities: 5 received, written anew as 3: two go back to where they came from."""
    warehouse = working_warehouse()
    receipt = warehouse.create_transfer("in", [("bolt", Decimal(5))])
    warehouse.validate(receipt.id)
    (line,) = warehouse.lines_of(receipt.id)
    before = on_hand(warehouse.stock, "bolt", line.destination)
    warehouse.edit_line(line, lambda now: replace(now, quantity=Decimal(3)))
    assert on_hand(warehouse.stock, "bolt", line.destination) == before - 2
    assert on_hand(warehouse.stock, "bolt", "vendors") == Decimal(-3)


# stock without a lot


def test_what_is_taken_of_a_lot_that_is_not_there_comes_from_stock_without_one() -> None:
    """Two lotless of milk lie in a2; one of a lot M2 that nobody recorded there is taken: one is left."""
    warehouse = working_warehouse()
    warehouse.change_stock(Place("milk", "a2", "milk/M2"), Decimal(-1))
    assert not warehouse.stock.quants.where("place", Place("milk", "a2", "milk/M2"))
    (nameless,) = warehouse.stock.quants.where("place", Place("milk", "a2"))
    assert nameless.quantity == ONE
    warehouse.change_stock(Place("milk", "a2", "milk/M2"), Decimal(3))
    (named,) = warehouse.stock.quants.where("place", Place("milk", "a2", "milk/M2"))
    assert (named.quantity, nameless.quantity) == (Decimal(3), ONE), "what comes with a lot keeps it"
