"""Validate and Cancel, and the questions they ask (reference odoo-barcode 4.0 "Validate")."""

from __future__ import annotations

from scansim.engine.handheld.events import BackorderAsked, TransferCancelled, TransferValidated
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused, refused_by_record, warned
from scansim.engine.handheld.frames import BackorderDialog, CancelDialog, Device, Frames, Step, TransferView
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.opening import go_back, refuse_control
from scansim.engine.quantity import total, written
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, Done

__all__ = ["answer_backorder", "answer_cancel", "press_validate"]

_ANSWERS = {"create_backorder": BackorderAnswer.CREATE, "no_backorder": BackorderAnswer.CANCEL}


def press_validate(device: Device, frames: Frames, view: TransferView) -> Step:
    """Validate, or ask what becomes of the rest."""
    warehouse = device.warehouse
    transfer = warehouse.stock.transfers.get(view.transfer)
    settings = warehouse.stock.operation_types.get(transfer.operation_type).settings
    if not settings.allow_full_validation and not any(line.picked for line in warehouse.lines_of(transfer.id)):
        return Step(frames, refused(Verdict.NOT_NOW, Code.SCAN_SOMETHING_FIRST, transfer=transfer.name))
    try:
        # The handheld opens receipts only: it has no question about expired goods.
        outcome = warehouse.validate(view.transfer, expired=True)
    except Refused as refusal:
        return _refuse(frames, refusal, transfer.name)
    if isinstance(outcome, Done):
        return _done(device, frames[:-1], outcome)
    products = ", ".join(warehouse.stock.products.get(product).name for product, _ in outcome.missing)
    missing = written(total(quantity for _, quantity in outcome.missing))
    feedback = warned(Code.BACKORDER_ASKED, transfer=transfer.name, products=products, missing=missing)
    asked = BackorderAsked(view.transfer, outcome.missing)
    return Step((*frames, BackorderDialog(view.transfer, outcome.missing)), feedback, (asked,))


def answer_backorder(device: Device, frames: Frames, dialog: BackorderDialog, pressed: Pressed) -> Step:
    """A button of the backorder question."""
    if pressed.control == "discard":
        return go_back(frames)
    answer = _ANSWERS.get(pressed.control)
    if answer is None:
        return refuse_control(frames, pressed)
    outcome = device.warehouse.validate(dialog.transfer, answer, expired=True)
    if not isinstance(outcome, Done):
        raise TypeError("an answered question is not asked again")
    return _done(device, frames[:-2], outcome)


def answer_cancel(device: Device, frames: Frames, dialog: CancelDialog, pressed: Pressed) -> Step:
    """A button of the question whether to cancel the transfer."""
    if pressed.control == "discard":
        return go_back(frames)
    if pressed.control != "confirm":
        return refuse_control(frames, pressed)
    device.warehouse.cancel(dialog.transfer)
    name = device.warehouse.stock.transfers.get(dialog.transfer).name
    return Step(frames[:-2], warned(Code.TRANSFER_CANCELLED, transfer=name), (TransferCancelled(dialog.transfer),))


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
        return Step(frames, refused(Verdict.NOT_NOW, Code.NOTHING_TO_VALIDATE, transfer=name))
    return Step(frames, refused_by_record(refusal))
