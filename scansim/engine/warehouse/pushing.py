"""Goods that were brought to a step go on to the next (reference odoo-barcode 4.2, 4.5, 11.1, 11.2).

The next transfer comes into being when the step before is done; goods of one order join its transfer that is still
open.
"""

from __future__ import annotations

from collections.abc import Sequence

from scansim.engine.warehouse.chains import link
from scansim.engine.warehouse.locations import within
from scansim.engine.warehouse.records import FINISHED, Move, PushRule, State, Transfer
from scansim.engine.warehouse.states import move_quantity, put_move, settle
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import confirm_moves, new_transfer

__all__ = ["open_transfer_for", "push"]


def push(stock: Stock, done: Sequence[Move]) -> None:
    """Make and confirm the next moves of those that are done."""
    pushed: list[Move] = []
    for move in done:
        rule = None if move.followers or move.scrapped else _rule_for(stock, move)
        if rule:
            pushed.append(_next(stock, rule, move))
    confirm_moves(stock, pushed)


def _rule_for(stock: Stock, move: Move) -> PushRule | None:
    """The rule that sends on what arrived: one for where its way ends before one for everything.

    So goods that a customer waits for go from the input straight to the output (cross-dock), the others to stock.
    """
    here = sorted(stock.push_rules.where("source", move.destination), key=lambda rule: not rule.towards)
    return next((rule for rule in here if _applies(stock, rule, move)), None)


def _applies(stock: Stock, rule: PushRule, move: Move) -> bool:
    if move.return_of is not None and stock.moves.get(move.return_of).source == rule.source:
        return False
    if not rule.towards:
        return not move.final or not within(stock, move.destination, move.final)
    return bool(move.final) and within(stock, move.final, rule.towards)


def _next(stock: Stock, rule: PushRule, move: Move) -> Move:
    transfer = open_transfer_for(stock, rule, stock.transfers.get(move.transfer))
    following = Move(
        stock.number("move"),
        transfer.id,
        move.product,
        move_quantity(stock, move),
        rule.source,
        rule.destination,
        State.DRAFT,
        unit=move.unit,
        final=move.final,
        order_line=move.order_line,
    )
    put_move(stock, following)
    link(stock, move, following)
    return stock.moves.get(following.id)


def open_transfer_for(stock: Stock, rule: PushRule, before: Transfer) -> Transfer:
    """The open transfer of the same order for this step, or a new one."""
    settle(stock)
    for transfer in stock.transfers.where("group", before.group):
        if transfer.state in FINISHED or transfer.operation_type != rule.operation_type:
            continue
        if (transfer.source, transfer.destination) == (rule.source, rule.destination):
            return transfer
    head = Transfer(
        0,
        "",
        rule.operation_type,
        rule.source,
        rule.destination,
        partner=before.partner,
        origin=before.origin,
        group=before.group,
        urgent=before.urgent,
    )
    return new_transfer(stock, head)
