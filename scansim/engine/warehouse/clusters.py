"""Cluster picking: a batch with a tote for each order (reference odoo-barcode 4.7, checklist 44 and 45).

A tote is a package that the goods of one transfer go into. One that holds goods of another transfer of the batch, or of
somebody else, is refused; a second tote for an order that needs one is not.
"""

from __future__ import annotations

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.detail import rewrite
from scansim.engine.warehouse.records import FINISHED, Line
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.states import require_open
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.storage import Package

__all__ = ["put_in_tote", "tote_of"]


def put_in_tote(stock: Stock, line: Line, tote: str) -> Line:
    """Put what a line took into a tote; a name that nothing has yet makes one.

    Raises:
        Refused: for a line of no batch, and for a tote that is another order's or holds other goods.
    """
    transfer = stock.transfers.get(line.transfer)
    require_open(stock, transfer)
    if not transfer.batch:
        raise Refused(Reason.NOT_IN_BATCH, transfer=transfer.name)
    holder = _holder(stock, tote, line)
    if holder:
        raise Refused(Reason.TOTE_TAKEN, tote=tote, holder=holder)
    if tote not in stock.packages:
        stock.packages.put(Package(tote, number=stock.number("packages")))
    return rewrite(stock, replace(line, result_package=tote))


def tote_of(stock: Stock, transfer: int) -> str:
    """The tote that an order's goods went into last; empty before the first."""
    lines = stock.lines.where("transfer", transfer)
    packed = [line for line in lines if line.result_package and line.result_package != line.package]
    return packed[-1].result_package if packed else ""


def _holder(stock: Stock, tote: str, line: Line) -> str:
    """Whose goods are in a tote, other than this order's; empty when it is free."""
    for other in stock.lines.where("result_package", tote):
        if other.transfer != line.transfer and stock.moves.get(other.move).state not in FINISHED:
            return stock.transfers.get(other.transfer).name
    content = any(quant.quantity > ZERO for quant in stock.quants.where("package", tote))
    return tote if content else ""
