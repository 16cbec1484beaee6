"""Moves become done: what was picked changes stock, the rest is split off or given up, the next step follows.

Reference odoo-barcode 4.0 "Validate", 6.7, 11.1 to 11.6, 11.26, 11.36, 11.44.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO, rounded, total, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import OperationType
from scansim.engine.warehouse.chains import by_package, link
from scansim.engine.warehouse.containers import leave_containers
from scansim.engine.warehouse.detail import drop_all
from scansim.engine.warehouse.lots import name_lots, require_single_serials
from scansim.engine.warehouse.packages import require_one_place
from scansim.engine.warehouse.pushing import push
from scansim.engine.warehouse.records import FINISHED, Line, Move, State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.reservation import assign
from scansim.engine.warehouse.shifting import shift
from scansim.engine.warehouse.states import is_picked, move_quantity, put_move, refresh_state, set_state
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import cancel_move, confirm_moves
from scansim.engine.warehouse.units import PRECISION, converted, stocked, unit_of

__all__ = ["complete", "finish_moves", "split_off", "split_rest"]


def complete(stock: Stock, moves: Sequence[Move], *, keep_rest: bool) -> list[Move]:
    """Do moves: tells which became done. Without ``keep_rest`` what was not done is cancelled."""
    todo: list[Move] = []
    for move in moves:
        current = stock.moves.get(move.id)
        if current.state in FINISHED:
            continue
        picked, held = is_picked(stock, current), move_quantity(stock, current)
        if picked:
            drop_all(stock, [line for line in stock.lines.where("move", move.id) if not line.picked])
        if held > ZERO and picked:
            todo.append(current)
        elif current.demand == ZERO or not keep_rest:
            cancel_move(stock, current)
    if keep_rest:
        split_rest(stock, todo)
    return finish_moves(stock, todo)


def finish_moves(stock: Stock, todo: Sequence[Move], *, may_lack_lots: bool = False) -> list[Move]:
    """Do the lines of the moves whole, then let the next step of their chains follow."""
    done_lines: list[Line] = []
    for move in todo:
        _require_whole(stock, move)
        lines = stock.lines.where("move", move.id)
        drop_all(stock, [line for line in lines if line.quantity == ZERO and move.transfer])
        if not may_lack_lots:
            filled = [line for line in lines if line.quantity > ZERO]
            name_lots(stock, filled, _type_of(stock, move))
        done_lines += stock.lines.where("move", move.id)
    shift(stock, by_package(stock, done_lines))
    packages = dict.fromkeys(line.result_package for line in done_lines if line.result_package)
    require_one_place(stock, packages)
    leave_containers(stock, packages)
    done = [_mark_done(stock, move) for move in todo]
    push(stock, [move for move in done if move.transfer])
    for move in done:
        followers = [stock.moves.get(number) for number in stock.moves.get(move.id).followers]
        assign(stock, followers)
    require_single_serials(stock, [lot for line in done_lines if (lot := stock.lines.get(line.id).lot)])
    return [stock.moves.get(move.id) for move in done]


def split_rest(stock: Stock, moves: Sequence[Move]) -> list[Move]:
    """Split what is left of the demand into moves of their own, which are reserved at once."""
    rests: list[Move] = []
    for move in moves:
        held = move_quantity(stock, move)
        if held >= move.demand:
            continue
        unit, own = unit_of(stock, move), stock.products.get(move.product).unit
        left = converted(move.demand - held, unit, own)
        back = rounded(converted(left, own, unit), PRECISION)
        if left <= ZERO:
            continue
        rests.append(_split(stock, move, held, back if converted(back, unit, own) == left else left, back))
    confirm_moves(stock, rests, merge=False, whole_packages=False)
    return [stock.moves.get(rest.id) for rest in rests]


def split_off(stock: Stock, move: Move, lines: Sequence[Line]) -> Move:
    """Give some lines of a move, and so much of its demand as they hold, to a move of its own."""
    unit, own = unit_of(stock, move), stock.products.get(move.product).unit
    held = total(stocked(stock, line) for line in lines)
    part = min(rounded(converted(held, own, unit), PRECISION), move.demand)
    split = _split(stock, move, move.demand - part, part, part)
    for line in lines:
        stock.lines.put(replace(stock.lines.get(line.id), move=split.id))
    refresh_state(stock, stock.moves.get(move.id))
    return set_state(stock, split, move.state)


def _split(stock: Stock, move: Move, kept: Decimal, rest: Decimal, back: Decimal) -> Move:
    current = stock.moves.get(move.id)
    put_move(stock, replace(current, demand=kept))
    split = replace(
        current,
        id=stock.number("move"),
        demand=rest,
        unit=current.unit if rest == back else None,
        state=State.DRAFT,
        marked=False,
        origins=(),
        followers=(),
    )
    put_move(stock, split)
    for number in current.origins:
        link(stock, stock.moves.get(number), split)
    for number in current.followers:
        if stock.moves.get(number).state not in FINISHED:
            link(stock, split, stock.moves.get(number))
    return split


def _mark_done(stock: Stock, move: Move) -> Move:
    return set_state(stock, move, State.DONE)


def _require_whole(stock: Stock, move: Move) -> None:
    for line in stock.lines.where("move", move.id):
        rounding = unit_of(stock, line).rounding
        if rounded(line.quantity, rounding) != line.quantity:
            raise Refused(
                Reason.NOT_A_MULTIPLE,
                product=stock.products.get(line.product).name,
                quantity=written(line.quantity),
                rounding=written(rounding),
            )


def _type_of(stock: Stock, move: Move) -> OperationType | None:
    transfer = stock.transfers.find(move.transfer)
    return stock.operation_types.get(transfer.operation_type) if transfer else None
