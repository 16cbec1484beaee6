"""Validate, and the questions it asks (reference odoo-barcode 4.0 "Validate", 4.6)."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import BackorderAsked, TransferValidated
from scansim.engine.handheld.feedback import Code, accepted, refused_by_record, warned
from scansim.engine.handheld.frames import (
    BackorderDialog,
    Device,
    ExpiryDialog,
    Frames,
    ProcessAllDialog,
    Step,
    TransferView,
)
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import below, go_back, not_now, refuse_control
from scansim.engine.handheld.transfer.quality import ask_quality, checks_due
from scansim.engine.handheld.transfer.steps import before_validating, is_packable
from scansim.engine.handheld.transfer.work import lines_of, name_of_work, tab_of
from scansim.engine.quantity import total, written
from scansim.engine.warehouse.batches import BatchDone, BatchExpiryQuestion, BatchQuestion, ExpiredAnswer
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done, ExpiryQuestion

__all__ = ["answer_backorder", "answer_expiry", "answer_process_all", "press_validate"]

_ANSWERS = {"create_backorder": BackorderAnswer.CREATE, "no_backorder": BackorderAnswer.CANCEL}


def press_validate(device: Device, frames: Frames, view: TransferView) -> Step:
    """Validate, or say what is still due, or ask what becomes of the rest."""
    name, tab = name_of_work(device, view), tab_of(device, view)
    picked = [line for line in lines_of(device, view) if line.picked]
    if not picked and not tab.allow_full_validation:
        return not_now(frames, Code.SCAN_SOMETHING_FIRST, transfer=name)
    due = before_validating(device, view) or _not_packed_or_sent(device, view, picked)
    if due is not None:
        return not_now(frames, due, transfer=name)
    checks = checks_due(device, view)
    if checks:
        return ask_quality(device, frames, checks[0])
    if not picked and device.version.asks_to_process_all and lines_of(device, view):
        return Step(
            (*frames, ProcessAllDialog(view.transfer, view.batch)), warned(Code.PROCESS_ALL_ASKED, transfer=name)
        )
    return _validate(device, frames, view)


def answer_process_all(device: Device, frames: Frames, dialog: ProcessAllDialog, pressed: Pressed) -> Step:
    """A button of the question whether everything is to be taken as done."""
    if pressed.control == "discard":
        return go_back(frames)
    view = frames[-2]
    if pressed.control != "confirm" or not isinstance(view, TransferView):
        return refuse_control(frames, pressed)
    return _validate(device, frames[:-1], view)


def answer_backorder(device: Device, frames: Frames, dialog: BackorderDialog, pressed: Pressed) -> Step:
    """A button of the backorder question."""
    if pressed.control == "discard":
        return go_back(frames)
    answer = _ANSWERS.get(pressed.control)
    view = frames[-2]
    if answer is None or not isinstance(view, TransferView):
        return refuse_control(frames, pressed)
    return _validate(device, frames[:-1], view, answer, expired=dialog.expired)


def answer_expiry(device: Device, frames: Frames, dialog: ExpiryDialog, pressed: Pressed) -> Step:
    """A button of the question whether expired goods may go."""
    view = frames[-2]
    if not isinstance(view, TransferView):
        raise TypeError("expired goods are asked about on a transfer's screen")
    match pressed.control:
        case "discard":
            return go_back(frames)
        case "confirm" if dialog.batch:
            return _validate_batch(device, frames[:-1], view, dialog.answer, ExpiredAnswer.PROCEED)
        case "all_but_expired" if dialog.batch:
            return _validate_batch(device, frames[:-1], view, dialog.answer, ExpiredAnswer.EXCEPT)
        case "confirm":
            return _validate(device, frames[:-1], view, dialog.answer, expired=True)
        case "all_but_expired":
            for line in device.warehouse.lines_of(dialog.transfer):
                if line.lot in dialog.lots:
                    device.warehouse.unpick(line)
            if not any(line.picked for line in device.warehouse.lines_of(dialog.transfer)):
                return not_now(frames, Code.NOTHING_TO_VALIDATE, transfer=name_of_work(device, view))
            return _validate(device, frames[:-1], view, dialog.answer, expired=True)
        case _:
            return refuse_control(frames, pressed)


def _validate(
    device: Device,
    frames: Frames,
    view: TransferView,
    answer: BackorderAnswer | None = None,
    *,
    expired: bool = False,
) -> Step:
    if view.batch:
        return _validate_batch(device, frames, view, answer)
    name = name_of_work(device, view)
    try:
        outcome = device.warehouse.validate(view.transfer, answer, expired=expired)
    except Refused as refusal:
        return _refuse(frames, refusal, name)
    match outcome:
        case Done():
            return _done(device, below(frames, TransferView), outcome)
        case ExpiryQuestion():
            return _ask_of_expired(device, frames, ExpiryDialog(view.transfer, outcome.lots, answer), name)
        case BackorderQuestion():
            return _ask(device, frames, BackorderDialog(view.transfer, outcome.missing, expired=expired), name)


def _validate_batch(
    device: Device,
    frames: Frames,
    view: TransferView,
    answer: BackorderAnswer | None,
    expired: ExpiredAnswer | None = None,
) -> Step:
    outcome = device.warehouse.validate_batch(view.batch, answer, expired=expired)
    match outcome:
        case BatchDone():
            return _batch_done(frames, view, outcome)
        case BatchExpiryQuestion():
            lots = tuple(dict.fromkeys(lot for question in outcome.questions for lot in question.lots))
            return _ask_of_expired(device, frames, ExpiryDialog(0, lots, answer, view.batch), view.batch)
        case BatchQuestion():
            return _ask(device, frames, BackorderDialog(0, _missing(outcome), view.batch), view.batch)


def _missing(outcome: BatchQuestion) -> tuple[tuple[str, Decimal], ...]:
    """What all transfers together lack, by product."""
    missing = [pair for question in outcome.questions for pair in question.missing]
    products = dict.fromkeys(product for product, _ in missing)
    return tuple((product, total(left for other, left in missing if other == product)) for product in products)


def _batch_done(frames: Frames, view: TransferView, outcome: BatchDone) -> Step:
    if not outcome.done:
        return not_now(frames, Code.NOTHING_TO_VALIDATE, transfer=view.batch)
    events = tuple(TransferValidated(done.transfer, done.backorder, done.cancelled) for done in outcome.done)
    told = accepted(Code.BATCH_VALIDATED, transfer=view.batch, count=str(len(outcome.done)))
    return Step(below(frames, TransferView), told, events)


def _ask_of_expired(device: Device, frames: Frames, dialog: ExpiryDialog, name: str) -> Step:
    lots = ", ".join(device.warehouse.stock.lots.get(lot).name for lot in dialog.lots)
    return Step((*frames, dialog), warned(Code.EXPIRED_ASKED, transfer=name, lots=lots))


def _ask(device: Device, frames: Frames, dialog: BackorderDialog, name: str) -> Step:
    products = ", ".join(device.warehouse.stock.products.get(product).name for product, _ in dialog.missing)
    missing = written(total(quantity for _, quantity in dialog.missing))
    told = warned(Code.BACKORDER_ASKED, transfer=name, products=products, missing=missing)
    return Step((*frames, dialog), told, (BackorderAsked(dialog.transfer, dialog.missing),))


def _not_packed_or_sent(device: Device, view: TransferView, picked: list[Line]) -> Code | None:
    """The settings that force all products to be packed, or to have a destination (reference odoo-barcode 3)."""
    tab, transfers = tab_of(device, view), device.warehouse.stock.transfers
    if tab.all_packed and is_packable(device, view) and any(not line.result_package for line in picked):
        return Code.ALL_MUST_BE_PACKED
    sent = all(line.destination != transfers.get(line.transfer).destination or line.id in view.sent for line in picked)
    if tab.all_sent and device.company.storage_locations and not sent:
        return Code.ALL_MUST_BE_SENT
    return None


def _done(device: Device, frames: Frames, outcome: Done) -> Step:
    transfers = device.warehouse.stock.transfers
    name = transfers.get(outcome.transfer).name
    event = TransferValidated(outcome.transfer, outcome.backorder, outcome.cancelled)
    if outcome.backorder is not None:
        backorder = transfers.get(outcome.backorder).name
        feedback = accepted(Code.VALIDATED_WITH_BACKORDER, transfer=name, backorder=backorder)
    elif outcome.cancelled:
        cancelled = written(total(quantity for _, quantity in outcome.cancelled))
        feedback = accepted(Code.VALIDATED_REST_CANCELLED, transfer=name, cancelled=cancelled)
    else:
        feedback = accepted(Code.VALIDATED, transfer=name)
    return Step(frames, feedback, (event,))


def _refuse(frames: Frames, refusal: Refused, name: str) -> Step:
    if refusal.reason in (Reason.NOTHING_TO_MOVE, Reason.NO_QUANTITY):
        return not_now(frames, Code.NOTHING_TO_VALIDATE, transfer=name)
    return Step(frames, refused_by_record(refusal))
