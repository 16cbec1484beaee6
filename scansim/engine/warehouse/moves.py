"""Working on a whole move: its demand, its quantity, its mark.

Reference odoo-barcode 11.10, 11.41 to 11.43; recorded cases REC-02, REC-06, ORD-02, FUZ-095, FUZ-167.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.quantity import ONE, ZERO, rounded
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Tracking, Usage
from scansim.engine.warehouse.detail import drop_all, new_line, rewrite
from scansim.engine.warehouse.lines import require_sensible
from scansim.engine.warehouse.lots import find_lot, new_lot, serial_names
from scansim.engine.warehouse.putaway import put_away
from scansim.engine.warehouse.quants import bypasses
from scansim.engine.warehouse.records import Line, Move, State
from scansim.engine.warehouse.reservation import assign, blank_line, take, unreserve
from scansim.engine.warehouse.states import move_quantity, put_move, refresh_state, require_open_move, set_state
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import PRECISION, converted, exact, unit_of

__all__ = ["name_serials", "pick_move", "set_demand", "set_move_quantity"]


def set_move_quantity(stock: Stock, move: Move, quantity: Decimal) -> Move:
    """Make the lines of a move hold ``quantity`` in all, in the move's unit.

    More is taken from free stock first; what exceeds it becomes a line without a lot from the move's own source.
    Less is cut from the last line backwards, and lines that hold nothing any more go (11.42).
    """
    require_open_move(stock, move)
    require_sensible(stock, move, quantity)
    held = move_quantity(stock, move)
    if quantity > held:
        _raise(stock, move, quantity - held)
    elif quantity < held:
        _cut(stock, move, held - quantity)
    refresh_state(stock, move)
    return stock.moves.get(move.id)


def pick_move(stock: Stock, move: Move, *, picked: bool = True) -> Move:
    """Record that what the lines of a move hold was done, or was not."""
    require_open_move(stock, move)
    for line in stock.lines.where("move", move.id):
        stock.lines.put(replace(line, picked=picked))
    return put_move(stock, replace(stock.moves.get(move.id), marked=picked))


def set_demand(stock: Stock, move: Move, demand: Decimal) -> Move:
    """Write a move's demand.

    Below what is reserved the whole reservation is dropped; above it nothing is reserved until availability is
    checked (11.10). On a receipt the quantity follows (11.41).
    """
    require_open_move(stock, move)
    require_sensible(stock, move, demand)
    from_supplier = stock.locations.get(move.source).usage is Usage.SUPPLIER
    planned = move.state in (State.ASSIGNED, State.PARTIALLY_AVAILABLE)
    if move_quantity(stock, move) > demand:
        unreserve(stock, [move])
        again = from_supplier
    else:
        if move.state is State.ASSIGNED:
            set_state(stock, move, State.PARTIALLY_AVAILABLE)
        again = from_supplier and planned
    put_move(stock, replace(stock.moves.get(move.id), demand=demand))
    if again:
        assign(stock, [move])
    elif planned or not from_supplier:
        refresh_state(stock, move)
    return stock.moves.get(move.id)


def name_serials(stock: Stock, move: Move, first: str, count: int) -> None:
    """Fill in a series of serial numbers: on the lines that have none, then on new lines of one each.

    Where the operation type takes existing lots, the lots are made at once; else validation makes them.
    """
    require_open_move(stock, move)
    nameless = [line for line in stock.lines.where("move", move.id) if not line.lot and not line.lot_name]
    names = serial_names(first, count)
    for line, name in zip(nameless, names, strict=False):
        rewrite(stock, _named(stock, replace(line, quantity=ONE), name))
    for name in names[len(nameless) :]:
        new_line(stock, _named(stock, replace(blank_line(move), quantity=ONE, unit=None), name))


def _named(stock: Stock, line: Line, name: str) -> Line:
    if not stock.operation_types.get(stock.transfers.get(line.transfer).operation_type).use_existing_lots:
        return replace(line, lot_name=name)
    lot = find_lot(stock, line.product, name) or new_lot(stock, line.product, name)
    return replace(line, lot=lot.id)


def _raise(stock: Stock, move: Move, more: Decimal) -> None:
    known = {line.id for line in stock.lines.where("move", move.id)}
    own, unit = stock.products.get(move.product).unit, unit_of(stock, move)
    left = more
    if not bypasses(stock, move.product, move.source):
        taken = take(stock, move, converted(more, unit, own))
        left -= rounded(exact(taken, own, unit), PRECISION) if move.unit else taken
    if left > ZERO:
        _add(stock, move, left)
    put_away(stock, [line for line in stock.lines.where("move", move.id) if line.id not in known])


def _add(stock: Stock, move: Move, quantity: Decimal) -> None:
    require_sensible(stock, move, quantity)
    blank = replace(blank_line(move), picked=_new_lines_are_picked(stock, move))
    if stock.products.get(move.product).tracking is Tracking.SERIAL:
        own = stock.products.get(move.product).unit
        for _ in range(int(converted(quantity, unit_of(stock, move), own))):
            new_line(stock, replace(blank, quantity=ONE, unit=None))
    else:
        new_line(stock, replace(blank, quantity=quantity))


def _new_lines_are_picked(stock: Stock, move: Move) -> bool:
    lines = stock.lines.where("move", move.id)
    return any(line.picked for line in lines) or (not lines and stock.moves.get(move.id).marked)


def _cut(stock: Stock, move: Move, excess: Decimal) -> None:
    left, unit = excess, unit_of(stock, move)
    emptied: list[Line] = []
    for line in reversed(stock.lines.where("move", move.id)):
        if left <= ZERO:
            break
        held = exact(line.quantity, unit_of(stock, line), unit)
        part = min(held, left)
        if part == held:
            emptied.append(line)
        else:
            cut = rounded(exact(part, unit, unit_of(stock, line)), PRECISION)
            require_sensible(stock, line, line.quantity - cut)
            rewrite(stock, replace(line, quantity=line.quantity - cut))
        left -= part
    drop_all(stock, emptied)
