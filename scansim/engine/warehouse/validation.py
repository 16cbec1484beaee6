"""Validating a transfer: what goes, what is asked, what becomes of the rest.

Nothing picked: every line with a quantity goes. Anything picked: only picked lines go. Whatever demand is left
becomes a backorder or is cancelled, by policy or by answer; asking already marks the lines as picked, even when
nobody answers (reference odoo-barcode 4.0 "Validate", 11.3 to 11.6, 11.44; recorded cases REC-02 to REC-12).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import BackorderPolicy, OperationKind, Tracking
from scansim.engine.warehouse.completion import complete, split_rest
from scansim.engine.warehouse.detail import rewrite
from scansim.engine.warehouse.moves import set_move_quantity
from scansim.engine.warehouse.notices import require_movable
from scansim.engine.warehouse.packages import keep_whole_packages
from scansim.engine.warehouse.quality import require_checked
from scansim.engine.warehouse.records import FINISHED, Move, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.reservation import assign, reserves_by_itself, waiting_for
from scansim.engine.warehouse.states import (
    going,
    is_picked,
    move_quantity,
    open_moves,
    picked_quantity,
    put_move,
    refresh_state,
    require_open,
    settle,
)
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import confirm, new_transfer

__all__ = [
    "BackorderAnswer",
    "BackorderQuestion",
    "Done",
    "ExpiryQuestion",
    "expired_lots",
    "finish_all",
    "pick_everything_if_nothing_was",
    "policy_answer",
    "prepare",
    "question_of",
    "split",
    "validate",
]


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
class ExpiryQuestion:
    """Validation waits for a word on expired goods: these lots (ids) are about to be moved."""

    transfer: int
    lots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The transfer is done; ``backorder`` is the transfer that holds the rest, ``cancelled`` what was given up."""

    transfer: int
    backorder: int | None
    cancelled: tuple[tuple[str, Decimal], ...]


def validate(
    stock: Stock, transfer_id: int, answer: BackorderAnswer | None = None, *, expired: bool = False
) -> Done | BackorderQuestion | ExpiryQuestion:
    """Validate a transfer. ``expired``: expired goods may go.

    Raises:
        Refused: nothing to move, no quantity, a picked tracked line without a lot, or already finished.
    """
    prepare(stock, transfer_id)
    transfer = stock.transfers.get(transfer_id)
    pick_everything_if_nothing_was(stock, transfer)
    decision = policy_answer(stock, transfer) or answer
    question = question_of(stock, transfer)
    if question and decision is None:
        return question
    lots = expired_lots(stock, transfer)
    if lots and not expired:
        return ExpiryQuestion(transfer.id, lots)
    return finish_all(stock, [transfer], decision or BackorderAnswer.CREATE)[0]


def prepare(stock: Stock, transfer_id: int) -> None:
    """Confirm a draft, filling in its demands, and refuse what cannot be validated."""
    transfer = stock.transfers.get(transfer_id)
    require_open(stock, transfer)
    if transfer.state is State.DRAFT:
        confirm(stock, transfer)
        settle(stock)
        for move in open_moves(stock, transfer_id):
            if move.demand > ZERO and move_quantity(stock, move) == ZERO:
                set_move_quantity(stock, move, move.demand)
    _require_something(stock, transfer)
    _require_lots(stock, transfer)
    require_checked(stock, transfer_id)
    require_movable(stock, going(stock, transfer_id))


def policy_answer(stock: Stock, transfer: Transfer) -> BackorderAnswer | None:
    """What the operation type decides about the rest; None when the operator is asked."""
    policy = stock.operation_types.get(transfer.operation_type).backorder
    if policy is BackorderPolicy.ALWAYS:
        return BackorderAnswer.CREATE
    return BackorderAnswer.CANCEL if policy is BackorderPolicy.NEVER else None


def question_of(stock: Stock, transfer: Transfer) -> BackorderQuestion | None:
    """The question about what was not done; None when everything was."""
    missing = _missing(stock, transfer)
    return BackorderQuestion(transfer.id, missing) if missing else None


def expired_lots(stock: Stock, transfer: Transfer) -> tuple[str, ...]:
    """The expired lots among what a transfer holds."""
    lots = [line.lot for line in stock.lines.where("transfer", transfer.id) if line.lot and line.quantity > ZERO]
    return tuple(
        lot for lot in dict.fromkeys(lots) if stock.lots.get(lot).expires and stock.lots.get(lot).expires <= stock.now
    )


def pick_everything_if_nothing_was(stock: Stock, transfer: Transfer) -> None:
    """Nothing picked means that everything that is reserved was done (reference odoo-barcode 11.3)."""
    moves = stock.moves.where("transfer", transfer.id)
    if any(is_picked(stock, move) for move in moves if not move.scrapped):
        return
    if any(move_quantity(stock, move) > ZERO for move in moves):
        for move in moves:
            lines = stock.lines.where("move", move.id)
            for line in lines:
                stock.lines.put(replace(line, picked=line.quantity > ZERO))
            if not lines:
                put_move(stock, replace(move, marked=True))


def finish_all(stock: Stock, transfers: Sequence[Transfer], decision: BackorderAnswer) -> list[Done]:
    """Do transfers, everything answered. Those that are done leave a batch in which others are not."""
    done = [_finish(stock, transfer, decision) for transfer in transfers]
    for transfer in transfers:
        _leave_batch(stock, transfer)
    return done


def _finish(stock: Stock, transfer: Transfer, decision: BackorderAnswer) -> Done:
    missing = _missing(stock, transfer)
    if transfer.owner:
        for line in stock.lines.where("transfer", transfer.id):
            rewrite(stock, replace(line, owner=transfer.owner))
    keep_rest = decision is BackorderAnswer.CREATE
    done = complete(stock, open_moves(stock, transfer.id), keep_rest=keep_rest)
    backorder = _backorder(stock, transfer) if keep_rest else None
    settle(stock)
    if transfer.urgent:
        stock.transfers.put(replace(stock.transfers.get(transfer.id), urgent=False))
    kind = stock.operation_types.get(transfer.operation_type).kind
    if kind is not OperationKind.OUTGOING:
        assign(stock, waiting_for(stock, done))
    return Done(transfer.id, backorder.id if backorder else None, () if keep_rest else missing)


def _leave_batch(stock: Stock, transfer: Transfer) -> None:
    """What is done leaves a batch in which others are still to be done."""
    if transfer.batch and any(
        other.state is not State.DONE for other in stock.transfers.where("batch", transfer.batch)
    ):
        stock.transfers.put(replace(stock.transfers.get(transfer.id), batch=""))


def split(stock: Stock, transfer_id: int) -> Transfer:
    """Split what is not done off into a backorder, without validating; the rest is reserved at once (11.55)."""
    transfer = stock.transfers.get(transfer_id)
    require_open(stock, transfer)
    moves = open_moves(stock, transfer_id)
    if all(move_quantity(stock, move) == ZERO for move in moves) or all(
        move_quantity(stock, move) >= move.demand for move in moves
    ):
        raise Refused(Reason.NOTHING_TO_SPLIT, transfer=transfer.name)
    parts = [move for move in moves if move_quantity(stock, move) > ZERO]
    rests = split_rest(stock, parts)
    for move in parts:
        refresh_state(stock, move)
    untouched = [move for move in moves if move_quantity(stock, move) == ZERO]
    return _new_backorder(stock, transfer, [*untouched, *rests])


def _require_something(stock: Stock, transfer: Transfer) -> None:
    moves = open_moves(stock, transfer.id)
    if not moves:
        raise Refused(Reason.NOTHING_TO_MOVE, transfer=transfer.name)
    counted = [move for move in moves if is_picked(stock, move)] or moves
    if all(move_quantity(stock, move) == ZERO for move in counted):
        raise Refused(Reason.NO_QUANTITY, transfer=transfer.name)


def _require_lots(stock: Stock, transfer: Transfer) -> None:
    if not stock.operation_types.get(transfer.operation_type).uses_lots:
        return
    lines = stock.lines.where("transfer", transfer.id)
    for line in [line for line in lines if line.picked] or lines:
        product = stock.products.get(line.product)
        tracked = product.tracking is not Tracking.NONE and stock.moves.get(line.move).state not in FINISHED
        if tracked and line.quantity > ZERO and not line.lot and not line.lot_name:
            raise Refused(Reason.LOT_REQUIRED, transfer=transfer.name, product=product.name)


def _missing(stock: Stock, transfer: Transfer) -> tuple[tuple[str, Decimal], ...]:
    short: list[tuple[str, Decimal]] = []
    for move in stock.moves.where("transfer", transfer.id):
        left = move.demand - picked_quantity(stock, move)
        if move.state is not State.CANCEL and left > ZERO:
            short.append((move.product, left))
    return tuple(short)


def _backorder(stock: Stock, transfer: Transfer) -> Transfer | None:
    rest = open_moves(stock, transfer.id)
    return _new_backorder(stock, transfer, rest) if rest else None


def _new_backorder(stock: Stock, transfer: Transfer, rest: Sequence[Move]) -> Transfer:
    """A transfer of the same kind that holds what is left; it is reserved at once where its type does so."""
    head = replace(
        transfer,
        id=0,
        name="",
        state=State.CONFIRMED,
        backorder_of=transfer.id,
        batch="",
        return_of=None,
        worker="",
    )
    backorder = new_transfer(stock, head)
    for move in rest:
        put_move(stock, replace(stock.moves.get(move.id), transfer=backorder.id, marked=False))
        for line in stock.lines.where("move", move.id):
            stock.lines.put(replace(line, transfer=backorder.id, picked=False))
    stock.stale.add(transfer.id)
    if reserves_by_itself(stock, backorder):
        assign(stock, open_moves(stock, backorder.id))
    keep_whole_packages(stock, backorder.id)
    return backorder
