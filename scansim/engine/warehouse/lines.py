"""Working on the lines of an open transfer: quantities done, extra products, destinations.

Lowering a quantity refreshes the state of its move, raising one by hand on a receipt does not (reference
odoo-barcode 11.40); a product added by hand has demand 0 and keeps it (11.45).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.quantity import ZERO, is_writable, rounded, written
from scansim.engine.warehouse.catalogue import Usage
from scansim.engine.warehouse.records import FINISHED, Line
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import open_move, refresh_state, require_open

__all__ = ["add_line", "delete_line", "pick", "require_sensible", "send_to", "set_quantity", "unpick"]


def set_quantity(stock: Stock, line: Line, quantity: Decimal) -> Line:
    """Write the quantity of a line; whether it is picked stays as it is."""
    require_open(stock.transfers.get(line.transfer))
    require_sensible(stock, line.product, quantity)
    changed = replace(line, quantity=quantity)
    stock.lines.put(changed)
    if quantity < line.quantity:
        refresh_state(stock, stock.moves.get(line.move))
    return changed


def pick(stock: Stock, line: Line, quantity: Decimal) -> Line:
    """Record that ``quantity`` of the line was done, in all."""
    changed = replace(set_quantity(stock, line, quantity), picked=True)
    stock.lines.put(changed)
    return changed


def unpick(stock: Stock, line: Line) -> Line | None:
    """Take back what was done: the line stands as planned again; one that was never planned goes."""
    require_open(stock.transfers.get(line.transfer))
    if line.planned == ZERO:
        delete_line(stock, line)
        return None
    changed = replace(line, quantity=line.planned, picked=False)
    stock.lines.put(changed)
    refresh_state(stock, stock.moves.get(line.move))
    return changed


def add_line(
    stock: Stock, transfer_id: int, product: str, quantity: Decimal, *, destination: str = "", picked: bool = True
) -> Line:
    """A detailed line by hand: it joins the first open move of its product, else a new move with demand 0.

    No putaway is looked up for it (reference odoo-barcode 4.1 "Putaway nuance").
    """
    transfer = stock.transfers.get(transfer_id)
    require_open(transfer)
    require_sensible(stock, product, quantity)
    _require_real(stock, destination or transfer.destination)
    moves = [m for m in stock.moves.where("transfer", transfer.id) if m.product == product and m.state not in FINISHED]
    move = moves[0] if moves else open_move(stock, transfer, product, ZERO)
    line = Line(
        id=stock.number("line"),
        transfer=transfer.id,
        move=move.id,
        product=product,
        quantity=quantity,
        source=transfer.source,
        destination=destination or transfer.destination,
        picked=picked,
    )
    stock.lines.put(line)
    return line


def delete_line(stock: Stock, line: Line) -> None:
    """Take a line out; a move that nobody demanded goes with its last line."""
    require_open(stock.transfers.get(line.transfer))
    stock.lines.remove(line.id)
    move = stock.moves.get(line.move)
    if move.demand == ZERO and not stock.lines.where("move", move.id):
        stock.moves.remove(move.id)
    else:
        refresh_state(stock, move)


def send_to(stock: Stock, line: Line, destination: str) -> Line:
    """Write the destination of a line. Nothing can lie in a view, which only groups locations."""
    require_open(stock.transfers.get(line.transfer))
    _require_real(stock, destination)
    changed = replace(line, destination=destination)
    stock.lines.put(changed)
    return changed


def require_sensible(stock: Stock, product: str, quantity: Decimal) -> None:
    """Refuse a quantity that is negative, no multiple of the unit's rounding, or too long to be written."""
    record = stock.products.get(product)
    if quantity < ZERO:
        raise Refused(Reason.NEGATIVE_QUANTITY, product=record.name, quantity=written(quantity))
    if rounded(quantity, record.unit.rounding) != quantity:
        raise Refused(
            Reason.NOT_A_MULTIPLE,
            product=record.name,
            quantity=written(quantity),
            rounding=written(record.unit.rounding),
        )
    if not is_writable(quantity):
        raise Refused(Reason.TOO_LARGE, product=record.name, quantity=written(quantity))


def _require_real(stock: Stock, location: str) -> None:
    record = stock.locations.get(location)
    if record.usage is Usage.VIEW:
        raise Refused(Reason.VIEW_LOCATION, location=record.complete_name)
