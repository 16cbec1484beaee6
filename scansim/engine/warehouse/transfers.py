"""Creating, confirming and cancelling transfers, and the state of their moves.

Confirming a transfer whose source bypasses reservation (a receipt) makes a line for the full demand of each move
(reference odoo-barcode 6.3; recorded cases REC-02, REC-08).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scansim.engine.quantity import ZERO, is_writable, rounded, total, written
from scansim.engine.warehouse.catalogue import OperationType
from scansim.engine.warehouse.records import FINISHED, Line, Move, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["cancel", "confirm", "create", "move_quantity", "open_move", "refresh_state", "require_open"]


def create(  # noqa: PLR0913 - a document has this many heads
    stock: Stock,
    operation: OperationType,
    demands: Sequence[tuple[str, Decimal]],
    *,
    name: str = "",
    partner: str = "",
    origin: str = "",
    scheduled: str = "",
    backorder_of: int | None = None,
) -> Transfer:
    """A new transfer in draft with one move per demand (product id, quantity)."""
    if name and stock.transfers.where("name", name):
        raise Refused(Reason.BARCODE_TAKEN, barcode=name, record=name, holder=name)
    number = stock.number("transfer")
    transfer = Transfer(
        id=number,
        name=name or _next_name(stock, operation),
        operation_type=operation.id,
        source=operation.source,
        destination=operation.destination,
        partner=partner,
        origin=origin,
        scheduled=scheduled or stock.now,
        backorder_of=backorder_of,
    )
    stock.transfers.put(transfer)
    for product, demand in demands:
        open_move(stock, transfer, product, demand)
    return transfer


def open_move(stock: Stock, transfer: Transfer, product: str, demand: Decimal) -> Move:
    """A new move of the transfer, in the transfer's state."""
    if demand < ZERO:
        raise Refused(Reason.NEGATIVE_QUANTITY, product=stock.products.get(product).name, quantity=written(demand))
    move = Move(
        stock.number("move"), transfer.id, product, demand, transfer.source, transfer.destination, transfer.state
    )
    stock.moves.put(move)
    return move


def confirm(stock: Stock, transfer: Transfer) -> None:
    """Confirm a draft: equal moves are merged, and what bypasses reservation gets its lines."""
    _merge_equal_moves(stock, transfer)
    bypasses = stock.locations.get(transfer.source).usage.bypasses_reservation
    for move in stock.moves.where("transfer", transfer.id):
        _require_writable(stock, move)
        if bypasses and move.demand > ZERO:
            _plan_line(stock, move)
        stock.moves.put(replace(move, state=State.ASSIGNED if bypasses else State.CONFIRMED))
    stock.transfers.put(replace(transfer, state=State.ASSIGNED if bypasses else State.CONFIRMED))


def cancel(stock: Stock, transfer: Transfer) -> None:
    """Cancel an open transfer: its moves are cancelled and their lines go."""
    require_open(transfer)
    for move in stock.moves.where("transfer", transfer.id):
        for line in stock.lines.where("move", move.id):
            stock.lines.remove(line.id)
        stock.moves.put(replace(move, state=State.CANCEL))
    stock.transfers.put(replace(transfer, state=State.CANCEL))


def move_quantity(stock: Stock, move: Move) -> Decimal:
    """What the lines of a move hold, picked or not."""
    return total(line.quantity for line in stock.lines.where("move", move.id))


def refresh_state(stock: Stock, move: Move) -> None:
    """Bring the state of a move in line with what its lines hold."""
    if move.state in FINISHED:
        return
    held = move_quantity(stock, move)
    if held == ZERO and move.demand > ZERO:
        state = State.CONFIRMED
    elif held < move.demand:
        state = State.PARTIALLY_AVAILABLE
    else:
        state = State.ASSIGNED
    stock.moves.put(replace(move, state=state))


def require_open(transfer: Transfer) -> None:
    """Refuse when the transfer is done or cancelled."""
    if transfer.state in FINISHED:
        raise Refused(Reason.ALREADY_FINISHED, transfer=transfer.name, state=transfer.state.value)


def _require_writable(stock: Stock, move: Move) -> None:
    if not is_writable(move.demand):
        name = stock.products.get(move.product).name
        raise Refused(Reason.TOO_LARGE, product=name, quantity=written(move.demand))


def _plan_line(stock: Stock, move: Move) -> None:
    # A demand finer than the unit's rounding is planned half up: 1.5 as 2 (recorded case UOM-06).
    planned = rounded(move.demand, stock.products.get(move.product).unit.rounding)
    stock.lines.put(
        Line(
            id=stock.number("line"),
            transfer=move.transfer,
            move=move.id,
            product=move.product,
            quantity=planned,
            planned=planned,
            source=move.source,
            destination=move.destination,
        )
    )


def _merge_equal_moves(stock: Stock, transfer: Transfer) -> None:
    first: dict[tuple[str, str, str], Move] = {}
    for move in stock.moves.where("transfer", transfer.id):
        key = (move.product, move.source, move.destination)
        if key in first:
            first[key] = replace(first[key], demand=first[key].demand + move.demand)
            stock.moves.put(first[key])
            stock.moves.remove(move.id)
        else:
            first[key] = move


def _next_name(stock: Stock, operation: OperationType) -> str:
    while True:
        name = f"{operation.prefix}{stock.number(operation.prefix):05d}"
        if not stock.transfers.where("name", name):
            return name
