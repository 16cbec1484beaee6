"""Needs and orders: the transfers that purchase and sales orders make, and what was received or delivered of them.

Reference odoo-barcode 11.1, 11.2; recorded cases ORD-02 to ORD-15.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO, rounded, total, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import OperationType, Usage
from scansim.engine.warehouse.moves import set_demand
from scansim.engine.warehouse.records import FINISHED, Invoicing, Move, Need, Order, OrderLine, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.reservation import assign
from scansim.engine.warehouse.states import move_quantity, put_move, settle
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import cancel, cancel_move, confirm, new_transfer, open_move
from scansim.engine.warehouse.units import PRECISION, converted, exact, unit_of

__all__ = ["cancel_order", "fulfilled", "place_order", "procure", "set_ordered"]


def procure(stock: Stock, group: str, operation: OperationType, needs: Sequence[Need], final: str = "") -> Transfer:
    """The first transfer of a chain towards ``final``, for the needs of one order; joins one that is still open."""
    return _procure(stock, group, operation, [(0, need) for need in needs], final)


def place_order(
    stock: Stock,
    name: str,
    operation: OperationType,
    lines: Sequence[Need | OrderLine],
    *,
    final: str = "",
    partner: str = "",
    invoicing: Invoicing = Invoicing.DONE,
) -> Order:
    """A confirmed order with the transfer that it makes; with a ``final`` place it is a sale.

    A need is ordered at the product's list price when it is sold, at its cost when it is bought.
    """
    known = tuple(_order_line(stock, line, is_sale=bool(final)) for line in lines)
    order = Order(name, bool(final), known, partner=partner, invoicing=invoicing)
    stock.orders.put(order)
    needs = [(number, _need(stock, line, line.ordered)) for number, line in enumerate(known, 1)]
    _procure(stock, name, operation, needs, final)
    return order


def fulfilled(stock: Stock, order: Order, number: int) -> Decimal:
    """What was received or delivered of a line (counted from 1), less what came back, in the line's unit."""
    line = order.lines[number - 1]
    own = stock.products.get(line.product).unit
    amounts = []
    for move in _moves(stock, order, number):
        if move.state is State.DONE and not move.scrapped:
            quantity = converted(move_quantity(stock, move), unit_of(stock, move), own)
            amounts.append(quantity * _direction(stock, order, move))
    return rounded(exact(total(amounts), own, line.unit or own), PRECISION)


def set_ordered(stock: Stock, name: str, product: str, quantity: Decimal, operation: OperationType) -> Order:
    """Change what was ordered of a product (its first line); the open transfers follow.

    Raises:
        Refused: below what was received of a purchase.
    """
    order = stock.orders.get(name)
    number = next(n for n, line in enumerate(order.lines, 1) if line.product == product)
    line = order.lines[number - 1]
    if not order.is_sale and quantity < fulfilled(stock, order, number):
        raise Refused(Reason.BELOW_RECEIVED, product=product, quantity=written(quantity))
    lines = tuple(replace(known, ordered=quantity) if known is line else known for known in order.lines)
    changed = replace(order, lines=lines)
    stock.orders.put(changed)
    difference = quantity - line.ordered
    if difference > ZERO:
        needs = [(number, _need(stock, line, difference))]
        _procure(stock, name, operation, needs, _final(stock, order), amends=not order.is_sale)
    elif difference < ZERO:
        _lower(stock, changed, number, -difference, operation)
    return changed


def cancel_order(stock: Stock, name: str) -> Order:
    """Cancel an order and what is still open of its transfers."""
    order = replace(stock.orders.get(name), cancelled=True)
    stock.orders.put(order)
    for transfer in stock.transfers.where("group", name):
        if transfer.state not in FINISHED:
            cancel(stock, transfer)
    return order


def _procure(
    stock: Stock,
    group: str,
    operation: OperationType,
    needs: Sequence[tuple[int, Need]],
    final: str,
    *,
    amends: bool = False,
) -> Transfer:
    settle(stock)
    transfer = _open_transfer(stock, group, operation)
    if transfer is None:
        transfer = new_transfer(stock, _head(stock, group, operation))
    for number, need in needs:
        move = open_move(stock, replace(transfer, state=State.DRAFT), need.product, need.quantity, need)
        put_move(stock, replace(move, final=final, amends=amends, order_line=number))
    confirm(stock, transfer)
    return stock.transfers.get(transfer.id)


def _head(stock: Stock, group: str, operation: OperationType) -> Transfer:
    """A transfer of an order is its partner's, and scheduled for the first day that was promised."""
    order = stock.orders.find(group)
    promised = [line.promised for line in order.lines if line.promised] if order else []
    return Transfer(
        0,
        "",
        operation.id,
        operation.source,
        operation.destination,
        partner=order.partner if order else "",
        origin=group,
        scheduled=min(promised, default=""),
        group=group,
    )


def _lower(stock: Stock, order: Order, number: int, less: Decimal, operation: OperationType) -> None:
    """Less is wanted: open moves of the first step go down; what these cannot give goes back.

    Of a purchase only later additions go down, the first receipt stands (recorded case ORD-03). Of a sale the steps
    that follow go down too (ORD-14).
    """
    line = order.lines[number - 1]
    own = stock.products.get(line.product).unit
    left = converted(less, line.unit or own, own)
    firsts = [move for move in _open(stock, order, number) if _is_of(stock, move, operation)]
    for move in reversed(firsts):
        if order.is_sale or move.amends:
            left -= _reduce(stock, move, left)
    if left <= ZERO:
        return
    following = [move for move in _open(stock, order, number) if not _is_of(stock, move, operation)]
    for move in following:
        _reduce(stock, move, left)
    _send_back(stock, order, number, left, operation)
    assign(stock, following)


def _reduce(stock: Stock, move: Move, less: Decimal) -> Decimal:
    """Lower the demand of a move by up to ``less``; one that has nothing left to do is cancelled."""
    cut = min(less, move.demand)
    if cut <= ZERO:
        return ZERO
    set_demand(stock, move, move.demand - cut)
    if move.demand == cut:
        cancel_move(stock, move)
    else:
        assign(stock, [move])
    return cut


def _send_back(stock: Stock, order: Order, number: int, quantity: Decimal, operation: OperationType) -> None:
    back = operation.return_type or operation.id
    head = Transfer(0, "", back, operation.destination, operation.source, origin=order.id, group=order.id)
    transfer = new_transfer(stock, head)
    move = open_move(stock, transfer, order.lines[number - 1].product, quantity)
    put_move(stock, replace(move, order_line=number))
    confirm(stock, transfer)


def _is_of(stock: Stock, move: Move, operation: OperationType) -> bool:
    transfer = stock.transfers.get(move.transfer)
    return (transfer.operation_type, transfer.source) == (operation.id, operation.source)


def _open(stock: Stock, order: Order, number: int) -> list[Move]:
    return [move for move in _moves(stock, order, number) if move.state not in FINISHED]


def _order_line(stock: Stock, line: Need | OrderLine, *, is_sale: bool) -> OrderLine:
    if isinstance(line, OrderLine):
        return line
    product = stock.products.get(line.product)
    own = product.list_price if is_sale else product.standard_price
    # One dozen costs what twelve pieces cost: a price converts the other way round than a quantity.
    price = exact(own, line.unit, product.unit) if line.unit else own
    return OrderLine(line.product, line.quantity, line.unit, price, packaging=line.packaging)


def _need(stock: Stock, line: OrderLine, quantity: Decimal) -> Need:
    """A need of the line's product in the unit in which stock is kept."""
    own = stock.products.get(line.product).unit
    if line.unit is None or line.unit.name == own.name:
        return Need(line.product, quantity, None, line.packaging)
    return Need(line.product, converted(quantity, line.unit, own), None, line.packaging)


def _open_transfer(stock: Stock, group: str, operation: OperationType) -> Transfer | None:
    for transfer in stock.transfers.where("group", group):
        if transfer.operation_type == operation.id and transfer.state not in FINISHED:
            return transfer
    return None


def _moves(stock: Stock, order: Order, number: int) -> list[Move]:
    return [
        move
        for transfer in stock.transfers.where("group", order.id)
        for move in stock.moves.where("transfer", transfer.id)
        if move.order_line == number
    ]


def _final(stock: Stock, order: Order) -> str:
    finals = [m.final for t in stock.transfers.where("group", order.id) for m in stock.moves.where("transfer", t.id)]
    return next((final for final in finals if final), "")


def _direction(stock: Stock, order: Order, move: Move) -> Decimal:
    """1 for a move that fulfils the order, -1 for one that takes it back, 0 for a step between."""
    outside = Usage.CUSTOMER if order.is_sale else Usage.SUPPLIER
    arrives = stock.locations.get(move.destination).usage is outside
    leaves = stock.locations.get(move.source).usage is outside
    return Decimal(arrives - leaves) if order.is_sale else Decimal(leaves - arrives)
