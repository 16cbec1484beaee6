"""Validating a transfer: what goes, what is asked, what becomes of the rest.

Nothing picked: every line with a quantity goes. Anything picked: only picked lines go. Whatever demand is left
becomes a backorder or is cancelled, by policy or by answer; asking already marks the lines as picked, even when
nobody answers (reference odoo-barcode 4.0 "Validate", 11.3 to 11.6, 11.44; recorded cases REC-02 to REC-12).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO, rounded, total
from scansim.engine.warehouse.catalogue import BackorderPolicy, Tracking
from scansim.engine.warehouse.quants import move_stock
from scansim.engine.warehouse.records import FINISHED, Move, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import confirm, create, require_open

__all__ = ["BackorderAnswer", "BackorderQuestion", "Done", "validate"]


class BackorderAnswer(StrEnum):
    """What the operator decides about demand that was not done."""

    CREATE = "create"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class BackorderQuestion:
    """Validation waits for an answer: so much of each product (id, quantity) was not done."""

    transfer: int
    missing: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The transfer is done; ``backorder`` is the transfer that holds the rest, ``cancelled`` what was given up."""

    transfer: int
    backorder: int | None
    cancelled: tuple[tuple[str, Decimal], ...]


def validate(stock: Stock, transfer_id: int, answer: BackorderAnswer | None = None) -> Done | BackorderQuestion:
    """Validate a transfer.

    Raises:
        Refused: nothing to move, no quantity, a picked tracked line without a lot, or already finished.
    """
    transfer = stock.transfers.get(transfer_id)
    require_open(transfer)
    _require_something(stock, transfer)
    _pick_everything_if_nothing_was(stock, transfer)
    _require_lots(stock, transfer)
    missing = _missing(stock, transfer)
    decision = _decision(stock, transfer, answer)
    if missing and decision is None:
        return BackorderQuestion(transfer.id, missing)
    return _finish(stock, transfer, missing, decision)


def _decision(stock: Stock, transfer: Transfer, answer: BackorderAnswer | None) -> BackorderAnswer | None:
    policy = stock.operation_types.get(transfer.operation_type).backorder
    if policy is BackorderPolicy.ALWAYS:
        return BackorderAnswer.CREATE
    if policy is BackorderPolicy.NEVER:
        return BackorderAnswer.CANCEL
    return answer


def _require_something(stock: Stock, transfer: Transfer) -> None:
    if not _open_moves(stock, transfer):
        raise Refused(Reason.NOTHING_TO_MOVE, transfer=transfer.name)
    lines = stock.lines.where("transfer", transfer.id)
    counted = [line for line in lines if line.picked] or lines
    if all(line.quantity == ZERO for line in counted):
        raise Refused(Reason.NO_QUANTITY, transfer=transfer.name)


def _pick_everything_if_nothing_was(stock: Stock, transfer: Transfer) -> None:
    lines = stock.lines.where("transfer", transfer.id)
    if not any(line.picked for line in lines):
        for line in lines:
            if line.quantity > ZERO:
                stock.lines.put(replace(line, picked=True))


def _require_lots(stock: Stock, transfer: Transfer) -> None:
    for line in stock.lines.where("transfer", transfer.id):
        product = stock.products.get(line.product)
        if line.picked and line.quantity > ZERO and product.tracking is not Tracking.NONE and not line.lot:
            raise Refused(Reason.LOT_REQUIRED, transfer=transfer.name, product=product.name)


def _missing(stock: Stock, transfer: Transfer) -> tuple[tuple[str, Decimal], ...]:
    short: list[tuple[str, Decimal]] = []
    for move in _open_moves(stock, transfer):
        left = move.demand - _done(stock, move)
        if left > ZERO:
            short.append((move.product, left))
    return tuple(short)


def _finish(
    stock: Stock, transfer: Transfer, missing: tuple[tuple[str, Decimal], ...], decision: BackorderAnswer | None
) -> Done:
    kept = _large_enough(stock, missing) if decision is BackorderAnswer.CREATE else ()
    backorder = _backorder(stock, transfer, kept) if kept else None
    products = {product for product, _ in kept}
    for move in _open_moves(stock, transfer):
        _finish_move(stock, move, cut_demand=move.product in products)
    stock.transfers.put(replace(transfer, state=State.DONE))
    cancelled = () if decision is BackorderAnswer.CREATE else missing
    return Done(transfer.id, backorder.id if backorder else None, cancelled)


def _large_enough(stock: Stock, missing: tuple[tuple[str, Decimal], ...]) -> tuple[tuple[str, Decimal], ...]:
    """What is missing by at least the unit's rounding: nobody waits for less (reference odoo-barcode 11.36)."""
    return tuple(
        (product, left) for product, left in missing if rounded(left, stock.products.get(product).unit.rounding) > ZERO
    )


def _backorder(stock: Stock, transfer: Transfer, missing: tuple[tuple[str, Decimal], ...]) -> Transfer:
    operation = stock.operation_types.get(transfer.operation_type)
    backorder = create(
        stock,
        operation,
        missing,
        partner=transfer.partner,
        origin=transfer.origin,
        scheduled=transfer.scheduled,
        backorder_of=transfer.id,
    )
    confirm(stock, backorder)
    return stock.transfers.get(backorder.id)


def _finish_move(stock: Stock, move: Move, *, cut_demand: bool) -> None:
    done = _done(stock, move)
    for line in stock.lines.where("move", move.id):
        if line.picked and line.quantity > ZERO:
            move_stock(stock, line)
        else:
            stock.lines.remove(line.id)
    if done == ZERO:
        if cut_demand:
            stock.moves.remove(move.id)
        else:
            stock.moves.put(replace(move, state=State.CANCEL))
        return
    demand = min(move.demand, done) if cut_demand else move.demand
    stock.moves.put(replace(move, demand=demand, state=State.DONE))


def _done(stock: Stock, move: Move) -> Decimal:
    return total(line.done for line in stock.lines.where("move", move.id))


def _open_moves(stock: Stock, transfer: Transfer) -> tuple[Move, ...]:
    return tuple(move for move in stock.moves.where("transfer", transfer.id) if move.state not in FINISHED)
