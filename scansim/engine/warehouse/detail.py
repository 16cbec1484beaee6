"""Writing the lines of open moves so that reservations always follow them.

The sum of what the lines of a place reserve is what its quants have reserved (reference odoo-barcode 6.3). A line of
goods that leave without reservation (a receipt) reserves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.quants import bypasses, reserve
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.states import put_move, refresh_state
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import stocked

__all__ = ["drop", "drop_all", "new_line", "new_lines", "rewrite", "unreserve_line"]


def new_line(stock: Stock, line: Line) -> Line:
    """Add a line and reserve what it holds; the line gets its number."""
    return new_lines(stock, [line])[0]


def new_lines(stock: Stock, lines: Iterable[Line]) -> list[Line]:
    """Add lines and reserve what they hold; the state of their moves follows once, when all are there."""
    added = [replace(line, id=stock.number("line")) for line in lines]
    reserving = [line for line in added if line.quantity != ZERO and reserves(stock, line)]
    for line in added:
        stock.lines.put(line)
    for line in reserving:
        reserve(stock, line.place, stocked(stock, line))
    for move in dict.fromkeys(line.move for line in reserving):
        refresh_state(stock, stock.moves.get(move))
    return added


def rewrite(stock: Stock, line: Line) -> Line:
    """Write a changed line: what it had reserved is released, what it now says is reserved.

    Lowering a quantity refreshes the state of its move, raising one on a receipt does not (11.40).
    """
    old, holds = stock.lines.get(line.id), reserves(stock, line)
    if (old.place, stocked(stock, old)) != (line.place, stocked(stock, line)):
        if reserves(stock, old):
            reserve(stock, old.place, -stocked(stock, old))
        if holds:
            reserve(stock, line.place, stocked(stock, line))
    stock.lines.put(line)
    if line.quantity < old.quantity or (line.quantity != old.quantity and holds):
        refresh_state(stock, stock.moves.get(line.move))
    return line


def drop(stock: Stock, line: Line) -> None:
    """Take a line out and release what it reserved."""
    drop_all(stock, [line])


def drop_all(stock: Stock, lines: Iterable[Line]) -> None:
    """Take lines out and release what they reserved."""
    moves: list[int] = []
    for line in lines:
        unreserve_line(stock, line)
        stock.lines.remove(line.id)
        moves.append(line.move)
    for number in dict.fromkeys(moves):
        move = stock.moves.get(number)
        if move.marked and not stock.lines.where("move", number):
            put_move(stock, replace(move, marked=False))
        refresh_state(stock, move)


def unreserve_line(stock: Stock, line: Line) -> None:
    """Release what a line reserved."""
    if line.quantity != ZERO and reserves(stock, line):
        reserve(stock, line.place, -stocked(stock, line))


def reserves(stock: Stock, line: Line) -> bool:
    """Whether the line holds stock back for its move."""
    return not bypasses(stock, line.product, line.source)
