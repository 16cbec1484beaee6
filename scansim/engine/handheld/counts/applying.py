"""Applying counts, and the questions that asks (reference odoo-barcode 4.11, 6.10).

Only lines whose count is set are applied; the engine itself would take one that is not for zero.
"""

from __future__ import annotations

from scansim.engine.handheld.events import CountsApplied
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import ConflictDialog, CountView, Device, Frames, Step, UntrackedDialog
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import below, go_back, not_now, refuse_control
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.adjustments import ConflictAnswer, ConflictQuestion, UntrackedQuestion
from scansim.engine.warehouse.records import Quant

__all__ = ["answer_conflict", "answer_untracked", "press_apply"]

_ANSWERS = {"keep_counted": ConflictAnswer.KEEP_COUNTED, "keep_difference": ConflictAnswer.KEEP_DIFFERENCE}


def press_apply(device: Device, frames: Frames, view: CountView) -> Step:
    """Apply what was counted."""
    return _apply(device, frames, view, None, untracked=False)


def answer_conflict(device: Device, frames: Frames, dialog: ConflictDialog, pressed: Pressed) -> Step:
    """A button of the question what holds when stock has changed since it was counted (fidelity item 55)."""
    answer, view = _ANSWERS.get(pressed.control), frames[-2]
    if pressed.control == "discard":
        return go_back(frames)
    if answer is None or not isinstance(view, CountView):
        return refuse_control(frames, pressed)
    return _apply(device, frames[:-1], view, answer, untracked=False)


def answer_untracked(device: Device, frames: Frames, dialog: UntrackedDialog, pressed: Pressed) -> Step:
    """A button of the question about goods that were counted without their lot (fidelity item 57)."""
    view = frames[-2]
    if pressed.control == "discard":
        return go_back(frames)
    if pressed.control != "confirm" or not isinstance(view, CountView):
        return refuse_control(frames, pressed)
    return _apply(device, frames[:-1], view, dialog.conflict, untracked=True)


def _apply(
    device: Device, frames: Frames, view: CountView, conflict: ConflictAnswer | None, *, untracked: bool
) -> Step:
    stock = device.warehouse.stock
    shown = (stock.quants.find(number) for number in view.quants)
    counted: list[Quant] = [quant for quant in shown if quant is not None and quant.counted is not None]
    if not counted or not device.losses:
        return not_now(frames, Code.NOTHING_COUNTED)
    mark = device.warehouse.mark()
    question = device.warehouse.apply_counts(
        counted, device.losses, conflict, untracked=untracked, policy=device.count_policy
    )
    match question:
        case ConflictQuestion():
            names = ", ".join(_product(device, stock.quants.get(number)) for number in question.quants)
            return Step((*frames, ConflictDialog(question.quants)), warned(Code.CONFLICT_ASKED, products=names))
        case UntrackedQuestion():
            # A conflict that was settled on the way is settled again when this one is answered.
            device.warehouse.undo_to(mark)
            names = ", ".join(stock.products.get(product).name for product in question.products)
            dialog = UntrackedDialog(question.products, conflict)
            return Step((*frames, dialog), warned(Code.UNTRACKED_ASKED, products=names))
        case None:
            done = tuple((q.product, q.location, q.counted or ZERO, q.difference) for q in counted)
            told = accepted(Code.COUNTS_APPLIED, count=str(len(counted)))
            return Step(below(frames, CountView), told, (CountsApplied(done),))


def _product(device: Device, quant: Quant) -> str:
    return device.warehouse.stock.products.get(quant.product).name
