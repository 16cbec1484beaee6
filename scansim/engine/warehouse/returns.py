"""Returning what a transfer brought (reference odoo-barcode 4.9, 11.32, 11.46, 11.47)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.engine.warehouse.chains import link
from scansim.engine.warehouse.records import FINISHED, Move, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.reservation import unreserve
from scansim.engine.warehouse.states import move_quantity, put_move
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import confirm, new_transfer

__all__ = ["left_to_return", "return_transfer", "returnable"]


def returnable(stock: Stock, transfer_id: int) -> list[Move]:
    """The moves that a return can take back. Refused when the transfer is not done or brought nothing."""
    transfer = stock.transfers.get(transfer_id)
    if transfer.state is not State.DONE:
        raise Refused(Reason.NOT_DONE, transfer=transfer.name, state=transfer.state.value)
    moves = stock.moves.where("transfer", transfer_id)
    found = [move for move in moves if move.state is State.DONE and not move.scrapped]
    if not found:
        raise Refused(Reason.NOTHING_TO_RETURN, transfer=transfer.name)
    return found


def left_to_return(stock: Stock, move: Move) -> Decimal:
    """What a move brought less what is on its way back or back. The form reads it in the product's unit (FUZ-307)."""
    left = move_quantity(stock, move)
    for number in move.followers:
        follower = stock.moves.find(number)
        if follower and follower.return_of == move.id and follower.state is not State.CANCEL:
            held = move_quantity(stock, follower) if follower.state is State.DONE else follower.demand
            left -= held
    return max(left, ZERO)


def return_transfer(stock: Stock, transfer_id: int, quantities: Mapping[int, Decimal], name: str = "") -> Transfer:
    """A return of so much of each move (number, quantity in the product's unit), from where it went.

    The reservations of the steps that were to follow are dropped.

    Raises:
        Refused: not done, or nothing to return.
    """
    moves = returnable(stock, transfer_id)
    transfer = stock.transfers.get(transfer_id)
    if not any(quantity > ZERO for quantity in quantities.values()):
        raise Refused(Reason.NOTHING_TO_RETURN, transfer=transfer.name)
    for move in moves:
        unreserve(stock, _open(stock, move.followers))
    operation = stock.operation_types.get(transfer.operation_type)
    back = operation.return_type or operation.id
    head = Transfer(
        0,
        name,
        back,
        transfer.destination,
        _return_place(stock, transfer, back),
        partner=transfer.partner,
        origin=transfer.name,
        group=transfer.group,
        return_of=transfer.id,
    )
    made = new_transfer(stock, head)
    for move in moves:
        if quantities.get(move.id, ZERO) > ZERO:
            _return_move(stock, made, move, quantities[move.id])
    confirm(stock, made)
    return made


def _return_place(stock: Stock, transfer: Transfer, back: str) -> str:
    """What was delivered comes back to the place of receipts; everything else to where it came from."""
    delivered = stock.operation_types.get(transfer.operation_type).kind is OperationKind.OUTGOING
    return stock.operation_types.get(back).destination if delivered else transfer.source


def _return_move(stock: Stock, transfer: Transfer, move: Move, quantity: Decimal) -> None:
    made = Move(
        stock.number("move"),
        transfer.id,
        move.product,
        quantity,
        move.destination,
        transfer.destination,
        State.DRAFT,
        return_of=move.id,
        order_line=move.order_line,
    )
    put_move(stock, made)
    link(stock, move, made)
    for number in move.followers:
        for sibling in stock.moves.get(number).origins if number in stock.moves else ():
            if sibling != made.id and stock.moves.get(sibling).state is not State.CANCEL:
                link(stock, stock.moves.get(sibling), made)


def _open(stock: Stock, numbers: Sequence[int]) -> list[Move]:
    moves = [stock.moves.find(number) for number in numbers]
    return [move for move in moves if move is not None and move.state not in FINISHED]
