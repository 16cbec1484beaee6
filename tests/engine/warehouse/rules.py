"""What holds in every state of the working warehouse, whatever was done in whatever order."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.billing import money
from scansim.engine.warehouse.quants import bypasses
from scansim.engine.warehouse.records import FINISHED, State
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import stocked
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import OPENING

__all__ = ["check"]


def check(warehouse: Warehouse) -> None:
    """All of it."""
    stock = warehouse.stock
    _every_unit_is_somewhere(stock)
    _reserved_is_what_open_lines_hold(stock)
    _states_follow(stock)
    _lines_belong_to_their_moves(stock)
    _a_batch_is_of_one_kind(stock)
    _invoices_say_what_their_orders_do(stock)


def _every_unit_is_somewhere(stock: Stock) -> None:
    for product, opening in OPENING.items():
        assert total(quant.quantity for quant in stock.quants.where("product", product)) == opening
    assert not any(quant.is_empty for quant in stock.quants)
    places = [quant.place for quant in stock.quants]
    assert len(set(places)) == len(places), "one quant for each place"


def _reserved_is_what_open_lines_hold(stock: Stock) -> None:
    """Lots of one place together: a lot that is not there is reserved on what has none."""
    wanted: defaultdict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for line in stock.lines:
        if stock.moves.get(line.move).state not in FINISHED and not bypasses(stock, line.product, line.source):
            wanted[line.product, line.source, line.package, line.owner] += stocked(stock, line)
    held: defaultdict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for quant in stock.quants:
        held[quant.product, quant.location, quant.package, quant.owner] += quant.reserved
    assert {key: value for key, value in held.items() if value} == {key: v for key, v in wanted.items() if v}


def _states_follow(stock: Stock) -> None:
    assert not stock.stale
    for transfer in stock.transfers:
        states = {move.state for move in stock.moves.where("transfer", transfer.id)}
        if transfer.state in FINISHED:
            assert states <= FINISHED
        else:
            assert not states or states - FINISHED
    for batch in stock.batches.where("state", "done"):
        assert {head.state for head in stock.transfers.where("batch", batch.id)} <= FINISHED


def _lines_belong_to_their_moves(stock: Stock) -> None:
    for line in stock.lines:
        move = stock.moves.get(line.move)
        assert (move.transfer, move.product) == (line.transfer, line.product)
        assert move.state is not State.CANCEL
        assert line.quantity >= ZERO
    for move in stock.moves:
        assert all(move.id in stock.moves.get(number).followers for number in move.origins)


def _a_batch_is_of_one_kind(stock: Stock) -> None:
    for batch in stock.batches:
        members = stock.transfers.where("batch", batch.id)
        assert len({head.operation_type for head in members}) <= 1


def _invoices_say_what_their_orders_do(stock: Stock) -> None:
    for order in stock.orders:
        on_invoices: defaultdict[int, Decimal] = defaultdict(Decimal)
        for invoice in stock.invoices.where("order", order.id):
            assert invoice.amount == total(money(line.quantity * line.price) for line in invoice.lines)
            for said in invoice.lines:
                on_invoices[said.order_line] += said.quantity
        for number, line in enumerate(order.lines, 1):
            assert line.invoiced == on_invoices[number]
