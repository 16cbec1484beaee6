"""Orders with prices and promises, and what may be invoiced of them. Amounts are worked out by hand.

A bolt costs 2.50 and sells for 4.00.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.records import Invoicing, Need, OrderLine
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, Done
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import DOZENS, working_warehouse

CREATE, CANCEL = BackorderAnswer.CREATE, BackorderAnswer.CANCEL


def _priced() -> Warehouse:
    warehouse = working_warehouse()
    bolt = warehouse.stock.products.get("bolt")
    warehouse.add([replace(bolt, standard_price=Decimal("2.50"), list_price=Decimal(4))])
    return warehouse


def _sold(warehouse: Warehouse, quantity: int, invoicing: Invoicing = Invoicing.DONE) -> int:
    """A sale SO1 of bolts, delivered in one step; tells its delivery."""
    lines = [OrderLine("bolt", Decimal(quantity), price=Decimal(4), promised="2026-11-24")]
    warehouse.place_order("SO1", "out", lines, final="customers", partner="anna", invoicing=invoicing)
    return next(iter(warehouse.stock.transfers)).id


def _deliver(warehouse: Warehouse, transfer: int, quantity: int, answer: BackorderAnswer = CREATE) -> int | None:
    (move,) = warehouse.moves_of(transfer)
    warehouse.set_move_quantity(move, Decimal(quantity))
    warehouse.pick_move(move)
    done = warehouse.validate(transfer, answer)
    assert isinstance(done, Done)
    return done.backorder


def _amounts(warehouse: Warehouse) -> tuple[object, ...]:
    (line,) = warehouse.order_balance("SO1")
    return (line.ordered, line.done, line.invoiced, line.to_invoice, line.amount_to_invoice)


# prices


def test_a_need_is_sold_at_the_list_price_and_bought_at_cost() -> None:
    warehouse = _priced()
    sale = warehouse.place_order("SO1", "out", [Need("bolt", Decimal(2))], final="customers")
    purchase = warehouse.place_order("PO1", "in", [Need("bolt", Decimal(2))])
    dozens = warehouse.place_order("PO2", "in", [Need("bolt", Decimal(2), DOZENS)])
    assert [order.lines[0].price for order in (sale, purchase, dozens)] == [Decimal(4), Decimal("2.5"), Decimal(30)]


def test_its_transfer_is_the_partners_and_scheduled_for_the_promise() -> None:
    warehouse = _priced()
    delivery = warehouse.stock.transfers.get(_sold(warehouse, 5))
    assert (delivery.partner, delivery.scheduled, delivery.group) == ("anna", "2026-11-24", "SO1")


# what may be invoiced


def test_what_was_delivered_is_invoiced() -> None:
    """10 sold at 4.00; 6 delivered: 24.00 now; then the rest: 16.00."""
    warehouse = _priced()
    delivery = _sold(warehouse, 10)
    assert _amounts(warehouse) == (10, 0, 0, 0, 0)
    rest = _deliver(warehouse, delivery, 6)
    assert _amounts(warehouse) == (10, 6, 0, 6, 24)
    first = warehouse.invoice("SO1")
    assert (first.day, first.amount) == ("2026-11-22", Decimal(24))
    assert _amounts(warehouse) == (10, 6, 6, 0, 0)
    assert rest is not None
    warehouse.validate(rest)
    second = warehouse.invoice("SO1")
    assert [(line.quantity, line.amount) for line in second.lines] == [(Decimal(4), Decimal(16))]
    assert _amounts(warehouse) == (10, 10, 10, 0, 0)


def test_what_was_ordered_is_invoiced_before_anything_is_done() -> None:
    """10 sold at 4.00, invoiced at once: 40.00. Only 7 are delivered and the rest is given up: 12.00 too much."""
    warehouse = _priced()
    delivery = _sold(warehouse, 10, Invoicing.ORDERED)
    assert warehouse.invoice("SO1").amount == Decimal(40)
    _deliver(warehouse, delivery, 7, CANCEL)
    (line,) = warehouse.order_balance("SO1")
    assert (line.missing, line.to_invoice, line.done_not_invoiced) == (Decimal(3), Decimal(0), Decimal(-12))


def test_more_than_ordered_is_invoiced_by_what_was_done() -> None:
    warehouse = _priced()
    _deliver(warehouse, _sold(warehouse, 10), 12)
    (line,) = warehouse.order_balance("SO1")
    assert (line.beyond, line.missing, line.amount_to_invoice) == (Decimal(2), Decimal(0), Decimal(48))


def test_what_comes_back_is_credited() -> None:
    """6 delivered and invoiced, 2 returned: a credit of 8.00."""
    warehouse = _priced()
    delivery = _sold(warehouse, 6)
    warehouse.validate(delivery)
    warehouse.invoice("SO1")
    (move,) = warehouse.moves_of(delivery)
    back = warehouse.return_transfer(delivery, {move.id: Decimal(2)})
    assert _amounts(warehouse)[3] == 0, "not before it is back"
    warehouse.validate(back.id)
    credit = warehouse.invoice("SO1")
    assert (credit.amount, credit.lines[0].quantity) == (Decimal(-8), Decimal(-2))


def test_a_vendors_bill_goes_by_what_was_received() -> None:
    """12 bolts ordered at 2.50, 15 accepted: a bill over 30.00 does not match 37.50 received."""
    warehouse = _priced()
    warehouse.place_order("PO1", "in", [Need("bolt", Decimal(12))])
    receipt = next(iter(warehouse.stock.transfers)).id
    _deliver(warehouse, receipt, 15)
    (line,) = warehouse.order_balance("PO1")
    assert (line.ordered, line.done, line.beyond) == (Decimal(12), Decimal(15), Decimal(3))
    assert line.amount_to_invoice == Decimal("37.50")
    assert line.done_not_invoiced == Decimal("37.50"), "received, not billed"


def test_nothing_to_invoice_is_refused() -> None:
    warehouse = _priced()
    _sold(warehouse, 10)
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.invoice("SO1")
    assert refusal.value.reason is Reason.NOTHING_TO_INVOICE
    assert warehouse.digest() == before


def test_a_cancelled_order_is_invoiced_as_far_as_it_was_done() -> None:
    warehouse = _priced()
    _deliver(warehouse, _sold(warehouse, 10, Invoicing.ORDERED), 4)
    warehouse.cancel_order("SO1")
    assert warehouse.invoice("SO1").amount == Decimal(16)


def test_money_is_rounded_half_up_to_cents_line_by_line() -> None:
    """3 at 0.335 are 1.005, which is 1.01; two such lines are 2.02 and not 2.01."""
    warehouse = _priced()
    lines = [OrderLine("bolt", Decimal(3), price=Decimal("0.335"))] * 2
    warehouse.place_order("SO1", "out", lines, final="customers", invoicing=Invoicing.ORDERED)
    assert warehouse.invoice("SO1").amount == Decimal("2.02")


def test_two_lines_of_one_product_are_two_lines() -> None:
    """4 at 4.00 and 2 at 3.00: 4 are delivered of the first and none of the second, which stay apart on the paper."""
    warehouse = _priced()
    lines = [OrderLine("bolt", Decimal(4), price=Decimal(4)), OrderLine("bolt", Decimal(2), price=Decimal(3))]
    warehouse.place_order("SO1", "out", lines, final="customers")
    delivery = next(iter(warehouse.stock.transfers)).id
    first, second = warehouse.moves_of(delivery)
    assert (first.demand, second.demand) == (Decimal(4), Decimal(2))
    warehouse.pick_move(first)
    warehouse.validate(delivery, CREATE)
    assert [line.done for line in warehouse.order_balance("SO1")] == [Decimal(4), Decimal(0)]
    assert warehouse.invoice("SO1").amount == Decimal(16)


def test_a_chain_counts_only_where_it_reaches_the_customer() -> None:
    """Three steps: picked and packed is not delivered."""
    warehouse = _priced()
    warehouse.place_order("SO1", "pick", [OrderLine("bolt", Decimal(5), price=Decimal(4))], final="customers")
    for step in ("pick", "pack", "ship"):
        (transfer,) = warehouse.open_transfers(step)
        assert _amounts(warehouse)[1] == 0
        warehouse.validate(transfer.id)
    assert _amounts(warehouse) == (5, 5, 0, 5, 20)


# promises


def test_what_is_late() -> None:
    """Promised for the 24th: late from the 25th on, as long as it is not done."""
    warehouse = _priced()
    delivery = _sold(warehouse, 10)
    assert warehouse.late_lines("SO1", "2026-11-24") == ()
    (line,) = warehouse.late_lines("SO1", "2026-11-25")
    assert (line.product, line.missing) == ("bolt", Decimal(10))
    assert warehouse.late_lines("SO1") == ()
    _deliver(warehouse, delivery, 10)
    assert warehouse.late_lines("SO1", "2026-11-25") == ()


def test_nothing_is_late_of_a_cancelled_order() -> None:
    warehouse = _priced()
    _sold(warehouse, 10)
    warehouse.cancel_order("SO1")
    assert warehouse.late_lines("SO1", "2026-11-25") == ()
