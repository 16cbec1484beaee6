"""Transfers worked on together (reference odoo-barcode 4.6, 6.13, 11.34, 11.52)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import FINISHED, Batch, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.states import is_picked, move_quantity, open_moves, require_unfinished, settle
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.transfers import confirm
from scansim.engine.warehouse.validation import (
    BackorderAnswer,
    BackorderQuestion,
    Done,
    ExpiryQuestion,
    expired_lots,
    finish_all,
    pick_everything_if_nothing_was,
    policy_answer,
    prepare,
    question_of,
)

__all__ = [
    "BatchDone",
    "BatchExpiryQuestion",
    "BatchQuestion",
    "ExpiredAnswer",
    "batch_state",
    "create_batch",
    "give_to",
    "join",
    "leave",
    "members",
    "settle_batches",
    "validate_batch",
]


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """Validation waits for an answer for each of these transfers."""

    batch: str
    questions: tuple[BackorderQuestion, ...]


class ExpiredAnswer(StrEnum):
    """What becomes of expired goods in a batch (reference odoo-barcode 4.0 "Validate")."""

    PROCEED = "proceed"
    EXCEPT = "except"


@dataclass(frozen=True, slots=True)
class BatchExpiryQuestion:
    """Validation waits for a word on the expired goods of these transfers."""

    batch: str
    questions: tuple[ExpiryQuestion, ...]


@dataclass(frozen=True, slots=True)
class BatchDone:
    """What became of each transfer that was done."""

    batch: str
    done: tuple[Done, ...]


def create_batch(stock: Stock, name: str, transfers: Sequence[int], *, is_wave: bool = False) -> Batch:
    """A batch in progress, or a draft as long as it has no transfers.

    Raises:
        Refused: for a name that another batch has; for transfers of more than one operation type, of another batch,
            or finished ones.
    """
    if name in stock.batches:
        raise Refused(Reason.BARCODE_TAKEN, barcode=name, record=name, holder=name)
    batch = Batch(name, "draft", is_wave)
    stock.batches.put(batch)
    return join(stock, name, transfers) if transfers else batch


def join(stock: Stock, batch: str, transfers: Sequence[int]) -> Batch:
    """Take transfers into a batch; with its first it begins. Refused as for a new batch."""
    record = stock.batches.get(batch)
    if record.state not in ("draft", "in_progress"):
        raise Refused(Reason.ALREADY_FINISHED, transfer=batch, state=record.state)
    heads = [stock.transfers.get(number) for number in transfers]
    if len({head.operation_type for head in (*members(stock, batch), *heads)}) > 1:
        raise Refused(Reason.MIXED_BATCH, batch=batch)
    for head in heads:
        require_unfinished(head)
        if head.batch not in ("", batch) and stock.batches.get(head.batch).state == "in_progress":
            raise Refused(Reason.IN_ANOTHER_BATCH, transfer=head.name, batch=head.batch)
        stock.transfers.put(replace(head, batch=batch, worker=record.worker or head.worker))
        if head.state is State.DRAFT:
            confirm(stock, stock.transfers.get(head.id))
    started = replace(record, state="in_progress")
    stock.batches.put(started)
    return started


def leave(stock: Stock, transfer: int) -> None:
    """Take a transfer out of its batch; one that was the last cancels the batch (reference odoo-barcode 6.13)."""
    head = stock.transfers.get(transfer)
    if not head.batch:
        raise Refused(Reason.NOT_IN_BATCH, transfer=head.name)
    require_unfinished(head)
    stock.transfers.put(replace(head, batch=""))
    settle_batches(stock)


def give_to(stock: Stock, batch: str, worker: str) -> Batch:
    """Give a batch to somebody, with its transfers (reference odoo-barcode 6.13)."""
    given = replace(stock.batches.get(batch), worker=worker)
    stock.batches.put(given)
    for head in members(stock, batch):
        if head.state not in FINISHED:
            stock.transfers.put(replace(head, worker=worker))
    return given


def members(stock: Stock, batch: str) -> tuple[Transfer, ...]:
    """The transfers of a batch."""
    return stock.transfers.where("batch", batch)


def validate_batch(
    stock: Stock,
    batch: str,
    answer: BackorderAnswer | None = None,
    answers: Mapping[int, BackorderAnswer] | None = None,
    expired: ExpiredAnswer | None = ExpiredAnswer.PROCEED,
) -> BatchDone | BatchQuestion | BatchExpiryQuestion:
    """Validate a batch. ``answers`` tell what becomes of the rest of single transfers.

    If something was picked, transfers without picks leave the batch and stay open; if nothing was, all that have
    something are done and the others leave. With nothing at all reserved nothing happens. Expired goods go, or their
    transfers leave as well; without an answer (None) it is asked for.
    """
    settle(stock)
    if stock.batches.get(batch).state == "draft":
        raise Refused(Reason.EMPTY_BATCH, batch=batch)
    open_ones = [head for head in members(stock, batch) if head.state not in FINISHED]
    empty = [head for head in open_ones if _is_empty(stock, head)]
    rest = [head for head in open_ones if head not in empty]
    untouched = [head for head in rest if not _has_picks(stock, head)]
    leaving = empty + (untouched if len(untouched) < len(rest) else [])
    served = [head for head in rest if head not in leaving]
    if not served:
        return BatchDone(batch, ())
    question = _question(stock, batch, served, answer, answers or {})
    if question:
        return question
    expiring = [ExpiryQuestion(head.id, lots) for head in served if (lots := expired_lots(stock, head))]
    if expiring and expired is None:
        return BatchExpiryQuestion(batch, tuple(expiring))
    if expired is ExpiredAnswer.EXCEPT:
        kept_back = {question.transfer for question in expiring}
        leaving += [head for head in served if head.id in kept_back]
        served = [head for head in served if head.id not in kept_back]
    return _finish(stock, batch, served, leaving, answer, answers or {})


def _question(
    stock: Stock,
    batch: str,
    served: Sequence[Transfer],
    answer: BackorderAnswer | None,
    answers: Mapping[int, BackorderAnswer],
) -> BatchQuestion | None:
    for head in served:
        prepare(stock, head.id)
        pick_everything_if_nothing_was(stock, head)
    asked = [
        question for head in served if policy_answer(stock, head) is None and (question := question_of(stock, head))
    ]
    unanswered = answer is None and any(question.transfer not in answers for question in asked)
    return BatchQuestion(batch, tuple(asked)) if unanswered else None


def _finish(
    stock: Stock,
    batch: str,
    served: Sequence[Transfer],
    leaving: Sequence[Transfer],
    answer: BackorderAnswer | None,
    answers: Mapping[int, BackorderAnswer],
) -> BatchDone:
    for head in leaving:
        stock.transfers.put(replace(stock.transfers.get(head.id), batch=""))
    decisions = {
        head.id: policy_answer(stock, head) or answers.get(head.id) or answer or BackorderAnswer.CREATE
        for head in served
    }
    done: list[Done] = []
    for decision in (BackorderAnswer.CREATE, BackorderAnswer.CANCEL):
        done += finish_all(stock, [head for head in served if decisions[head.id] is decision], decision)
    settle(stock)
    settle_batches(stock)
    return BatchDone(batch, tuple(done))


def _is_empty(stock: Stock, transfer: Transfer) -> bool:
    """Whether there is nothing to do it with: waiting without picks, or ready without a quantity."""
    if transfer.state in (State.WAITING, State.CONFIRMED):
        return not _has_picks(stock, transfer)
    return all(move_quantity(stock, move) == ZERO for move in open_moves(stock, transfer.id))


def _has_picks(stock: Stock, transfer: Transfer) -> bool:
    moves = open_moves(stock, transfer.id)
    return any(is_picked(stock, move) and move_quantity(stock, move) > ZERO for move in moves)


def settle_batches(stock: Stock) -> None:
    """Let the state of every batch in progress follow its transfers."""
    for batch in stock.batches.where("state", "in_progress"):
        state = batch_state(stock, batch)
        if state != batch.state:
            stock.batches.put(replace(batch, state=state))


def batch_state(stock: Stock, batch: Batch) -> str:
    """Done when all its transfers are, cancelled when all are or none is left."""
    states = {head.state for head in members(stock, batch.id)}
    if batch.state in ("done", "cancel", "draft"):
        return batch.state
    if states <= {State.CANCEL}:
        return "cancel"
    return "done" if states <= FINISHED else "in_progress"
