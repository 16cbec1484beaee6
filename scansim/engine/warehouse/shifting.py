"""Done lines change stock; what others had reserved of it is released (reference odoo-barcode 6.9, 11.8, 11.19)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.chains import unlink
from scansim.engine.warehouse.detail import drop_all, rewrite, unreserve_line
from scansim.engine.warehouse.notices import require_movable
from scansim.engine.warehouse.quants import available, bypasses, change
from scansim.engine.warehouse.records import FINISHED, Line, Place
from scansim.engine.warehouse.reservation import assign
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import converted, stocked, unit_of

__all__ = ["shift", "shift_again", "shift_new"]


def shift(stock: Stock, lines: Sequence[Line]) -> None:
    """Move what picked lines say, keeping the date of what is moved."""
    require_movable(stock, lines)
    moved: set[int] = set()
    for line in lines:
        current = stock.lines.get(line.id)
        moved.add(current.id)
        if stock.products.get(current.product).storable:
            unreserve_line(stock, current)
            _shift_one(stock, current, moved)


def shift_again(stock: Stock, old: Line, new: Line) -> None:
    """Write a done line anew: what it moved is taken back and moved as it now says (11.33)."""
    require_movable(stock, [old, new])
    if stock.products.get(old.product).storable:
        quantity = stocked(stock, old)
        _, date = _change(stock, old.landing, -quantity)
        _change(stock, old.place, quantity, date)
    shift_new(stock, new)


def shift_new(stock: Stock, line: Line) -> None:
    """Write a done line and move what it says; it had reserved nothing."""
    require_movable(stock, [line])
    stock.lines.put(line)
    if stock.products.get(line.product).storable:
        _shift_one(stock, line, {line.id})


def _shift_one(stock: Stock, line: Line, moved: set[int]) -> None:
    quantity = stocked(stock, line)
    left, date = _change(stock, line.place, -quantity)
    _change(stock, line.landing, quantity, date)
    if left < ZERO:
        _release_others(stock, line, -left, moved)


def _change(stock: Stock, place: Place, quantity: Decimal, date: str = "") -> tuple[Decimal, str]:
    left, in_date = change(stock, place, quantity, date)
    if left < ZERO and place.lot:
        _name_unnamed(stock, place, abs(quantity), in_date)
    return left, in_date


def _name_unnamed(stock: Stock, place: Place, quantity: Decimal, date: str) -> None:
    """Stock without a lot in the same place becomes the lot that went below zero."""
    nameless = place._replace(lot="")
    unnamed = min(quantity, available(stock, nameless, strict=True))
    if unnamed > ZERO:
        change(stock, nameless, -unnamed, date)
        change(stock, place, unnamed, date)


def _release_others(stock: Stock, line: Line, quantity: Decimal, moved: set[int]) -> None:
    """Take what is no longer there from unpicked lines: of the same transfer first, then of the latest scheduled.

    Their moves look for other stock at once, and no longer wait for what was before them in a chain.
    """
    if bypasses(stock, line.product, line.source):
        return
    left = quantity
    emptied: list[Line] = []
    touched: list[int] = []
    for other in _others(stock, line, moved):
        touched.append(other.move)
        held = stocked(stock, other)
        if held <= left:
            left -= held
            emptied.append(other)
            if left == ZERO:
                break
        else:
            own, unit = stock.products.get(line.product).unit, unit_of(stock, other)
            less = min(converted(left, own, unit), other.quantity)
            rewrite(stock, replace(other, quantity=other.quantity - less))
            break
    moves = [stock.moves.get(number) for number in dict.fromkeys(touched)]
    for move in moves:
        unlink(stock, move)
    drop_all(stock, emptied)
    assign(stock, moves)


def _others(stock: Stock, line: Line, moved: set[int]) -> list[Line]:
    found = [
        other
        for other in stock.lines.where("place", line.place)
        if not other.picked
        and other.quantity > ZERO
        and other.id not in moved
        and stock.moves.get(other.move).state not in FINISHED
    ]
    found.sort(key=lambda other: _scheduled(stock, other), reverse=True)
    found.sort(key=lambda other: other.transfer != line.transfer)
    return found


def _scheduled(stock: Stock, line: Line) -> str:
    transfer = stock.transfers.find(line.transfer)
    return transfer.scheduled if transfer else ""
