"""Working on the lines of a transfer: quantities done, lots, packages, extra products, destinations.

Lowering a quantity refreshes the state of its move, raising one by hand on a receipt does not (reference
odoo-barcode 11.40); a product added by hand has demand 0 and keeps it (11.45).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scansim.engine.quantity import ZERO, is_writable, rounded, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Usage
from scansim.engine.warehouse.detail import drop, new_line, rewrite
from scansim.engine.warehouse.records import FINISHED, Line, Move, State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.shifting import shift_new
from scansim.engine.warehouse.states import (
    is_picked,
    move_quantity,
    refresh_state,
    require_open,
    require_open_move,
)
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import open_move
from scansim.engine.warehouse.units import unit_of

__all__ = [
    "add_done_line",
    "add_line",
    "delete_line",
    "edit",
    "pick",
    "require_sensible",
    "send_to",
    "set_quantity",
    "unpick",
]


def set_quantity(stock: Stock, line: Line, quantity: Decimal) -> Line:
    """Write the quantity of a line; whether it is picked stays as it is."""
    require_open_move(stock, stock.moves.get(line.move))
    require_sensible(stock, line, quantity)
    return rewrite(stock, replace(line, quantity=quantity))


def pick(stock: Stock, line: Line, quantity: Decimal) -> Line:
    """Record that ``quantity`` of the line was done, in all."""
    changed = replace(set_quantity(stock, line, quantity), picked=True)
    stock.lines.put(changed)
    return changed


def unpick(stock: Stock, line: Line) -> Line | None:
    """Take back what was done: the line stands as planned again; one that was never planned goes."""
    require_open_move(stock, stock.moves.get(line.move))
    if line.planned == ZERO:
        delete_line(stock, line)
        return None
    changed = rewrite(stock, replace(line, quantity=line.planned, picked=False))
    refresh_state(stock, stock.moves.get(line.move))
    return changed


def edit(stock: Stock, line: Line, change: Callable[[Line], Line]) -> Line:
    """Write what ``change`` makes of an open line: lot, package, places, quantity, mark."""
    require_open_move(stock, stock.moves.get(line.move))
    changed = change(line)
    require_sensible(stock, changed, changed.quantity)
    _require_real(stock, changed.destination)
    return rewrite(stock, changed)


def add_line(stock: Stock, line: Line) -> Line:
    """A detailed line by hand: it joins the first open move of its product, else a new move with demand 0.

    No putaway is looked up for it (reference odoo-barcode 4.1 "Putaway nuance"). ``move`` of the line is ignored;
    empty places are the transfer's.
    """
    transfer = stock.transfers.get(line.transfer)
    require_open(stock, transfer)
    destination = line.destination or transfer.destination
    require_sensible(stock, line, line.quantity)
    _require_real(stock, destination)
    move = _move_for(stock, line)
    added = replace(line, move=move.id, source=line.source or transfer.source, destination=destination)
    return new_line(stock, replace(added, picked=line.picked or is_picked(stock, move)))


def add_done_line(stock: Stock, line: Line) -> Line:
    """A line by hand on a done transfer: a done move of its own that changes stock at once (FUZ-124).

    A lot is only what is chosen: a typed name stays a name.
    """
    transfer = stock.transfers.get(line.transfer)
    if transfer.state is not State.DONE:
        raise Refused(Reason.ALREADY_FINISHED, transfer=transfer.name, state=transfer.state.value)
    require_sensible(stock, line, line.quantity)
    move = open_move(stock, transfer, line.product, line.quantity)
    added = replace(
        line,
        id=stock.number("line"),
        move=move.id,
        source=line.source or transfer.source,
        destination=line.destination or transfer.destination,
        picked=True,
    )
    _require_real(stock, added.destination)
    shift_new(stock, added)
    return added


def delete_line(stock: Stock, line: Line) -> None:
    """Take a line out; a move that nobody demanded goes with its last line."""
    require_open_move(stock, stock.moves.get(line.move))
    drop(stock, line)
    move = stock.moves.get(line.move)
    if move.demand == ZERO and not stock.lines.where("move", move.id):
        stock.moves.remove(move.id)
        stock.stale.add(line.transfer)


def send_to(stock: Stock, line: Line, destination: str) -> Line:
    """Write the destination of a line. Nothing can lie in a view, which only groups locations."""
    return edit(stock, line, lambda current: replace(current, destination=destination))


def require_sensible(stock: Stock, record: Line | Move, quantity: Decimal) -> None:
    """Refuse a quantity that is negative, no multiple of the unit's rounding, or too long to be written."""
    name, rounding = stock.products.get(record.product).name, unit_of(stock, record).rounding
    if quantity < ZERO:
        raise Refused(Reason.NEGATIVE_QUANTITY, product=name, quantity=written(quantity))
    if rounded(quantity, rounding) != quantity:
        raise Refused(Reason.NOT_A_MULTIPLE, product=name, quantity=written(quantity), rounding=written(rounding))
    if not is_writable(quantity):
        raise Refused(Reason.TOO_LARGE, product=name, quantity=written(quantity))


def _move_for(stock: Stock, line: Line) -> Move:
    of = stock.moves.where("of", (line.transfer, line.product))
    moves = [move for move in of if move.state not in FINISHED]
    short = [move for move in moves if move_quantity(stock, move) < move.demand]
    if short or moves:
        return (short or moves)[0]
    return open_move(stock, stock.transfers.get(line.transfer), line.product, ZERO)


def _require_real(stock: Stock, location: str) -> None:
    record = stock.locations.get(location)
    if record.usage is Usage.VIEW:
        raise Refused(Reason.VIEW_LOCATION, location=record.complete_name)
