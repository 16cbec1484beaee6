"""Quality checks: the goods that need one are asked about before the transfer is validated (reference 1.4, K)."""

from __future__ import annotations

from dataclasses import replace

from scansim.engine.handheld.events import QualityChecked
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import Device, Frames, QualityDialog, Step, TransferView
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import go_back, refuse_control
from scansim.engine.handheld.transfer.work import lines_of, operation_of

__all__ = ["answer_quality", "products_to_check"]


def products_to_check(device: Device, view: TransferView) -> tuple[str, ...]:
    """The products that move and whose check is still due; with nothing picked, everything moves."""
    if not device.company.quality_checks:
        return ()
    operation = operation_of(device, view).id
    asked = [product for kind, product in device.company.quality_checks if kind == operation]
    lines = lines_of(device, view)
    moving = dict.fromkeys(line.product for line in [line for line in lines if line.picked] or lines)
    return tuple(product for product in moving if product not in view.checked and ("" in asked or product in asked))


def answer_quality(device: Device, frames: Frames, dialog: QualityDialog, pressed: Pressed) -> Step:
    """A button of the check: it passed, it failed, or not now. A failed one is on record and holds nothing back."""
    if pressed.control == "discard":
        return go_back(frames)
    view = frames[-2]
    if pressed.control not in ("pass", "fail") or not isinstance(view, TransferView):
        return refuse_control(frames, pressed)
    product, *others = dialog.products
    passed = pressed.control == "pass"
    frames = (*frames[:-2], replace(view, checked=(*view.checked, product)))
    name = device.warehouse.stock.products.get(product).name
    told = accepted(Code.QUALITY_PASSED, product=name) if passed else warned(Code.QUALITY_FAILED, product=name)
    if others:
        frames = (*frames, QualityDialog(dialog.transfer, tuple(others)))
    return Step(frames, told, (QualityChecked(dialog.transfer, product, passed),))
