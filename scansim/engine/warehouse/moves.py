"""Working on a whole move: typing its quantity, marking it done.

Reference odoo-barcode 11.42 and 11.43; recorded cases REC-02, REC-06, ORD-02, FUZ-095, FUZ-167.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.lines import require_sensible
from scansim.engine.warehouse.records import Line, Move
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import move_quantity, refresh_state, require_open

__all__ = ["pick_move", "set_move_quantity"]


def set_move_quantity(stock: Stock, move: Move, quantity: Decimal) -> Move:
    """Make the lines of a move hold ``quantity`` in all.

    More becomes a new line from the move's source to its destination; less is cut from the last line backwards,
    and lines that hold nothing any more go.
    """
    require_open(stock.transfers.get(move.transfer))
    require_sensible(stock, move.product, quantity)
    held = move_quantity(stock, move)
    if quantity > held:
        _add(stock, move, quantity - held)
    elif quantity < held:
        _cut(stock, move, held - quantity)
    refresh_state(stock, move)
    return stock.moves.get(move.id)


def pick_move(stock: Stock, move: Move) -> Move:
    """Record that what the lines of a move hold was done."""
    require_open(stock.transfers.get(move.transfer))
    for line in stock.lines.where("move", move.id):
        stock.lines.put(replace(line, picked=True))
    return move


def _add(stock: Stock, move: Move, quantity: Decimal) -> None:
    require_sensible(stock, move.product, quantity)
    number = stock.number("line")
    stock.lines.put(Line(number, move.transfer, move.id, move.product, quantity, move.source, move.destination))


def _cut(stock: Stock, move: Move, excess: Decimal) -> None:
    left = excess
    for line in reversed(stock.lines.where("move", move.id)):
        if left < line.quantity:
            require_sensible(stock, move.product, line.quantity - left)
            stock.lines.put(replace(line, quantity=line.quantity - left))
            return
        left -= line.quantity
        stock.lines.remove(line.id)
        if left == ZERO:
            return
