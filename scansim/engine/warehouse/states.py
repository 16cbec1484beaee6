"""What state a move is in, given its lines, and a transfer, given its moves (reference odoo-barcode 6.3, 11.7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO, rounded, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.notices import require_workable
from scansim.engine.warehouse.records import FINISHED, Line, Move, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import PRECISION, exact, unit_of

__all__ = [
    "going",
    "is_picked",
    "move_quantity",
    "open_moves",
    "picked_quantity",
    "put_move",
    "refresh_state",
    "require_open",
    "require_open_move",
    "require_unfinished",
    "set_state",
    "settle",
]

_RANK = {State.ASSIGNED: 4, State.WAITING: 3, State.PARTIALLY_AVAILABLE: 2, State.CONFIRMED: 1}


def put_move(stock: Stock, move: Move) -> Move:
    """Write a move; its transfer's state follows when the verb ends. In a new state a mark on nothing is forgotten."""
    old = stock.moves.find(move.id)
    if move.marked and old is not None and old.state is not move.state:
        move = replace(move, marked=False)
    stock.moves.put(move)
    if old is None or (old.state, old.demand, old.transfer) != (move.state, move.demand, move.transfer):
        _mark_stale(stock, old, move)
    return move


def _mark_stale(stock: Stock, old: Move | None, move: Move) -> None:
    """Have the transfer's state looked at; a receipt stays ready whatever its open moves hold."""
    open_before = old is not None and old.state in _RANK and old.transfer == move.transfer
    transfer = stock.transfers.find(move.transfer) if open_before and move.state in _RANK else None
    if transfer is None or not stock.locations.get(transfer.source).usage.bypasses_reservation:
        stock.stale.add(move.transfer)


def set_state(stock: Stock, move: Move, state: State) -> Move:
    """Write the state of a move."""
    current = stock.moves.get(move.id)
    return current if current.state is state else put_move(stock, replace(current, state=state))


def move_quantity(stock: Stock, move: Move) -> Decimal:
    """What the lines of a move hold, picked or not, in the move's unit."""
    return _held(stock, move, _lines(stock, move))


def picked_quantity(stock: Stock, move: Move) -> Decimal:
    """What the picked lines of a move hold, in the move's unit."""
    return _held(stock, move, [line for line in _lines(stock, move) if line.picked])


def is_picked(stock: Stock, move: Move) -> bool:
    """Whether a move counts as picked: once any line is (reference odoo-barcode 11.39)."""
    lines = _lines(stock, move)
    return move.state is State.DONE or any(line.picked for line in lines) or (not lines and move.marked)


def open_moves(stock: Stock, transfer: int) -> tuple[Move, ...]:
    """The moves of a transfer that are neither done nor cancelled."""
    return tuple(move for move in stock.moves.where("transfer", transfer) if move.state not in FINISHED)


def refresh_state(stock: Stock, move: Move) -> None:
    """Bring the state of a move in line with what its lines hold."""
    current = stock.moves.find(move.id)
    if current is None or current.state in FINISHED or current.state is State.DRAFT:
        return
    held = move_quantity(stock, current)
    if held >= current.demand:
        state = State.ASSIGNED
    elif held > ZERO:
        state = State.PARTIALLY_AVAILABLE
    elif any(stock.moves.get(origin).state not in FINISHED for origin in current.origins):
        state = State.WAITING
    else:
        state = State.CONFIRMED
    if state is not current.state:
        put_move(stock, replace(current, state=state))


def require_open(stock: Stock, transfer: Transfer) -> None:
    """Refuse when the transfer is done or cancelled, or when a notice on it stops work."""
    require_unfinished(transfer)
    require_workable(stock, transfer)


def require_open_move(stock: Stock, move: Move) -> None:
    """The same for a move, which may be finished in a transfer that is not: given up, or scrapped."""
    transfer = stock.transfers.get(move.transfer)
    require_open(stock, transfer)
    if move.state in FINISHED:
        raise Refused(Reason.ALREADY_FINISHED, transfer=transfer.name, state=move.state.value)


def require_unfinished(transfer: Transfer) -> None:
    """Refuse when the transfer is done or cancelled."""
    if transfer.state in FINISHED:
        raise Refused(Reason.ALREADY_FINISHED, transfer=transfer.name, state=transfer.state.value)


def going(stock: Stock, transfer: int) -> list[Line]:
    """The lines that validating the transfer now would do: those picked, or, with none picked, all with a quantity."""
    lines = [
        line
        for line in stock.lines.where("transfer", transfer)
        if line.quantity > ZERO and stock.moves.get(line.move).state not in FINISHED
    ]
    return [line for line in lines if line.picked] or lines


def settle(stock: Stock) -> None:
    """Let the state of every transfer follow its moves."""
    for number in sorted(stock.stale):
        transfer = stock.transfers.find(number)
        if transfer is not None:
            state = _transfer_state(stock, transfer)
            if state is not transfer.state:
                stock.transfers.put(replace(transfer, state=state))
    stock.stale.clear()


def _transfer_state(stock: Stock, transfer: Transfer) -> State:
    moves = stock.moves.where("transfer", transfer.id)
    states = {move.state for move in moves}
    if not moves:
        return transfer.state
    if State.DRAFT in states:
        return State.DRAFT
    if states == {State.CANCEL}:
        return State.CANCEL
    if states <= FINISHED:
        return State.DONE
    if stock.locations.get(transfer.source).usage.bypasses_reservation:
        return State.ASSIGNED
    state = _relevant(moves, at_once=transfer.at_once)
    return State.ASSIGNED if state is State.PARTIALLY_AVAILABLE else state


def _relevant(moves: Sequence[Move], *, at_once: bool) -> State:
    todo = [
        move
        for move in moves
        if move.state not in FINISHED and not (move.state is State.ASSIGNED and move.demand == ZERO)
    ]
    if not todo:
        return State.ASSIGNED
    todo.sort(key=lambda move: (_RANK[move.state], move.demand))
    first, last = todo[0], todo[-1]
    if at_once:
        if all(move.demand == ZERO for move in todo):
            return State.ASSIGNED
        if first.state is State.CONFIRMED:
            return State.CONFIRMED if first.demand else State.ASSIGNED
        return State.CONFIRMED if first.state is State.PARTIALLY_AVAILABLE else first.state
    ready = (State.ASSIGNED, State.PARTIALLY_AVAILABLE)
    if first.state is not State.ASSIGNED and any(move.state in ready for move in todo):
        return State.PARTIALLY_AVAILABLE
    return State.ASSIGNED if last.state is State.CONFIRMED and last.demand == ZERO else last.state


def _lines(stock: Stock, move: Move) -> tuple[Line, ...]:
    return stock.lines.where("move", move.id)


def _held(stock: Stock, move: Move, lines: Sequence[Line]) -> Decimal:
    if all(line.unit == move.unit for line in lines):
        return total(line.quantity for line in lines)
    unit = unit_of(stock, move)
    return rounded(total(exact(line.quantity, unit_of(stock, line), unit) for line in lines), PRECISION)
