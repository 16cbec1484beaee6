"""Waves: lines of several transfers that are picked together (reference odoo-barcode 4.8).

A transfer of which all lines are taken joins whole. Of others, what is taken becomes a transfer of its own: whole moves
change over, of the rest the part that the lines hold is split off. Nothing is released on the way.
"""

from __future__ import annotations

from collections.abc import Sequence

from scansim.engine.replacing import replace
from scansim.engine.warehouse.batches import create_batch
from scansim.engine.warehouse.completion import split_off
from scansim.engine.warehouse.records import Batch, Line, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.states import put_move, refresh_state, require_open
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import new_transfer

__all__ = ["create_wave"]


def create_wave(stock: Stock, name: str, line_numbers: Sequence[int]) -> Batch:
    """A wave of these lines.

    Raises:
        Refused: for no lines at all, lines of more than one operation type, or of a transfer that is finished or in
            another batch.
    """
    lines = [stock.lines.get(number) for number in dict.fromkeys(line_numbers)]
    if not lines:
        raise Refused(Reason.EMPTY_BATCH, batch=name)
    taken = []
    for number in dict.fromkeys(line.transfer for line in lines):
        transfer = stock.transfers.get(number)
        require_open(stock, transfer)
        if transfer.batch:
            raise Refused(Reason.IN_ANOTHER_BATCH, transfer=transfer.name, batch=transfer.batch)
        taken.append(_taken(stock, transfer, [line for line in lines if line.transfer == number]))
    return create_batch(stock, name, taken, is_wave=True)


def _taken(stock: Stock, transfer: Transfer, lines: Sequence[Line]) -> int:
    """The transfer that holds exactly these lines of ``transfer``: itself, when they are all it has."""
    if len(lines) == len(stock.lines.where("transfer", transfer.id)):
        return transfer.id
    part = new_transfer(stock, replace(transfer, id=0, name="", state=State.CONFIRMED, backorder_of=None))
    for number in dict.fromkeys(line.move for line in lines):
        own = [line for line in lines if line.move == number]
        move = stock.moves.get(number)
        if len(own) < len(stock.lines.where("move", number)):
            move = split_off(stock, move, own)
        put_move(stock, replace(stock.moves.get(move.id), transfer=part.id))
        for line in stock.lines.where("move", move.id):
            stock.lines.put(replace(line, transfer=part.id))
        refresh_state(stock, stock.moves.get(move.id))
    stock.stale.add(transfer.id)
    return part.id
