"""Moves that follow one another: what came from the step before, and the step that comes next.

Reference odoo-barcode 6.3 (chained moves), 11.1, 11.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import Line, Move, Place, State
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import stocked

__all__ = ["brought", "by_package", "link", "unlink"]


def link(stock: Stock, before: Move, after: Move) -> None:
    """Let one move follow another."""
    first = stock.moves.get(before.id)
    if after.id not in first.followers:
        stock.moves.put(replace(first, followers=(*first.followers, after.id)))
    second = stock.moves.get(after.id)
    if before.id not in second.origins:
        stock.moves.put(replace(second, origins=(*second.origins, before.id)))


def unlink(stock: Stock, move: Move) -> None:
    """Let a move stand for itself: it no longer waits for those before it."""
    current = stock.moves.get(move.id)
    for number in current.origins:
        origin = stock.moves.find(number)
        if origin is not None:
            stock.moves.put(replace(origin, followers=tuple(n for n in origin.followers if n != move.id)))
    stock.moves.put(replace(stock.moves.get(move.id), origins=()))


def brought(stock: Stock, move: Move) -> dict[Place, Decimal]:
    """What the done moves before this one brought, less what its siblings took or hold."""
    siblings = _siblings(stock, move)
    found: dict[Place, Decimal] = {}
    for origin in _origins_of(stock, [move.id, *siblings]):
        if stock.moves.get(origin).state is State.DONE:
            for line in by_package(stock, stock.lines.where("move", origin)):
                found[line.landing] = found.get(line.landing, ZERO) + stocked(stock, line)
    held = (State.DONE, State.ASSIGNED, State.PARTIALLY_AVAILABLE)
    for sibling in siblings:
        if stock.moves.get(sibling).state in held:
            for line in stock.lines.where("move", sibling):
                if line.place in found:
                    found[line.place] -= stocked(stock, line)
    return {place: quantity for place, quantity in found.items() if quantity > ZERO}


def by_package(stock: Stock, lines: Iterable[Line]) -> list[Line]:
    """Lines in the order in which they are worked off: loose goods, then what is in the newest package."""
    return sorted(
        lines,
        key=lambda line: (
            line.result_package != "",
            -stock.packages.get(line.result_package).number if line.result_package else 0,
            line.id,
        ),
    )


def _siblings(stock: Stock, move: Move) -> list[int]:
    found = [n for origin in move.origins for n in stock.moves.get(origin).followers]
    return [n for n in dict.fromkeys(found) if n != move.id and n in stock.moves]


def _origins_of(stock: Stock, moves: list[int]) -> list[int]:
    return list(dict.fromkeys(origin for number in moves for origin in stock.moves.get(number).origins))
