"""Quality checks: goods that need one are asked about before the transfer is validated (reference 1.4, K)."""

from __future__ import annotations

from scansim.engine.handheld.events import QualityChecked
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused, warned
from scansim.engine.handheld.frames import Device, Frames, QualityDialog, Step, TransferView
from scansim.engine.handheld.inputs import Entered, Pressed
from scansim.engine.handheld.leaving import go_back, refuse_control, refuse_field
from scansim.engine.handheld.transfer.work import transfers_of
from scansim.engine.quantity import ZERO, NotAQuantity, quantity, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.site import CheckState, QualityCheck

__all__ = ["answer_quality", "ask_quality", "checks_due", "enter_quality"]


def checks_due(device: Device, view: TransferView) -> tuple[QualityCheck, ...]:
    """The checks that are still to be done for what is about to go."""
    return tuple(
        check
        for transfer in transfers_of(device, view)
        for check in device.warehouse.quality_checks(transfer.id)
        if check.state is CheckState.TO_DO
    )


def ask_quality(device: Device, frames: Frames, check: QualityCheck) -> Step:
    """The question of a check."""
    product = device.warehouse.stock.products.get(check.product).name
    dialog = QualityDialog(check.transfer, check.point, check.product)
    return Step((*frames, dialog), warned(Code.QUALITY_ASKED, product=product))


def enter_quality(device: Device, frames: Frames, dialog: QualityDialog, entered: Entered) -> Step:
    """How many failed."""
    if entered.field != "quantity":
        return refuse_field(device, frames, dialog, entered)
    try:
        failed = quantity(entered.value)
    except NotAQuantity:
        failed = ZERO
    if failed <= ZERO:
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=entered.value))
    told = accepted(Code.QUANTITY_ENTERED, quantity=written(failed))
    return Step((*frames[:-1], replace(dialog, failed=failed)), told)


def answer_quality(device: Device, frames: Frames, dialog: QualityDialog, pressed: Pressed) -> Step:
    """A button of the check: it passed, it failed, or not now. The next check follows, then Validate can be pressed."""
    if pressed.control == "discard":
        return go_back(frames)
    view = frames[-2]
    if pressed.control not in ("pass", "fail") or not isinstance(view, TransferView):
        return refuse_control(frames, pressed)
    passed = pressed.control == "pass"
    if passed:
        device.warehouse.pass_check(dialog.transfer, dialog.point, dialog.product)
    else:
        device.warehouse.fail_check(dialog.transfer, dialog.point, dialog.product, dialog.failed)
    name = device.warehouse.stock.products.get(dialog.product).name
    told = accepted(Code.QUALITY_PASSED, product=name) if passed else warned(Code.QUALITY_FAILED, product=name)
    left = checks_due(device, view)
    frames = frames[:-1]
    if left:
        frames = ask_quality(device, frames, left[0]).frames
    return Step(frames, told, (QualityChecked(dialog.transfer, dialog.product, passed),))
