"""Demand that nothing is reserved for: it stands on the screen all the same, and a scan forces it.

Reference odoo-barcode 4.4: a line without stock shows nothing reserved; scanning it counts, and stock may go below zero
or another order may lose its reservation (6.9). The record has lines only for what it reserved, so a transfer that is
opened gets an empty line for the rest of each move.
"""

from __future__ import annotations

from scansim.engine.handheld.frames import Device
from scansim.engine.quantity import ZERO, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import FINISHED, Line, Move, Transfer

__all__ = ["show_shortages"]


def show_shortages(device: Device, transfer: Transfer) -> None:
    """Have an empty line for what is demanded and not reserved, and none where that has changed since."""
    if transfer.state in FINISHED:
        return
    for move in device.warehouse.moves_of(transfer.id):
        if move.demand > ZERO and move.state not in FINISHED:
            _show(device, move)


def _show(device: Device, move: Move) -> None:
    warehouse = device.warehouse
    lines = warehouse.stock.lines.where("move", move.id)
    empty = [line for line in lines if line.quantity == ZERO and not line.picked]
    short = move.demand - total(max(line.planned, line.done) for line in lines if line not in empty)
    for line in empty[1:] if short > ZERO else empty:
        warehouse.delete_line(line)
    if short <= ZERO:
        return
    if empty:
        if empty[0].planned != short:
            warehouse.edit_line(empty[0], lambda current: replace(current, planned=short))
        return
    line = Line(0, move.transfer, move.id, move.product, ZERO, move.source, move.destination, short, unit=move.unit)
    added = warehouse.add_detail(line)
    if added.picked:
        warehouse.edit_line(added, lambda current: replace(current, picked=False))
