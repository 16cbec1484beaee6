"""The questions of a transfer that are no part of validating it: extra goods, serials seen before, cancelling."""

from __future__ import annotations

from scansim.engine.handheld.events import BatchOpened, TransferCancelled, Via
from scansim.engine.handheld.feedback import Code, warned
from scansim.engine.handheld.frames import (
    BatchReceiptsDialog,
    CancelDialog,
    Device,
    ExtraDialog,
    Frames,
    SerialDialog,
    Step,
    TransferView,
)
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import below, go_back, refuse_control
from scansim.engine.handheld.transfer.goods import add_extra, scan_goods
from scansim.engine.handheld.transfer.packages import take_agreed
from scansim.engine.handheld.transfer.work import view_on_batch
from scansim.engine.replacing import replace

__all__ = ["answer_batch_receipts", "answer_cancel", "answer_extra", "answer_serial"]


def answer_extra(device: Device, frames: Frames, dialog: ExtraDialog, pressed: Pressed) -> Step:
    """A button of the question whether goods that nobody planned are added."""
    if pressed.control == "discard":
        return go_back(frames)
    if pressed.control == "add_product":
        if dialog.package:
            return take_agreed(device, frames[:-1], dialog.package, dialog.goods[0].data)
        return add_extra(device, frames[:-1], dialog.goods)
    return refuse_control(frames, pressed)


def answer_batch_receipts(device: Device, frames: Frames, dialog: BatchReceiptsDialog, pressed: Pressed) -> Step:
    """Receive two receipts of one vendor together, add the product to this one, or neither (fidelity item 22)."""
    match pressed.control:
        case "discard":
            return go_back(frames)
        case "add_product":
            return add_extra(device, frames[:-1], (dialog.goods,))
        case "batch_receipts":
            name = f"BATCH/{device.warehouse.stock.transfers.get(dialog.transfer).name}"
            batch = device.warehouse.create_batch(name, [dialog.transfer, dialog.other])
            opened = (*below(frames, TransferView), view_on_batch(device, batch.id))
            counted = scan_goods(device, opened, dialog.goods)
            return Step(counted.frames, counted.feedback, (BatchOpened(batch.id, Via.CONTROL), *counted.events))
        case _:
            return refuse_control(frames, pressed)


def answer_serial(device: Device, frames: Frames, dialog: SerialDialog, pressed: Pressed) -> Step:
    """A button of the question whether a serial number that is somewhere else is expected here."""
    if pressed.control == "discard":
        return go_back(frames)
    if pressed.control == "confirm":
        return scan_goods(device, frames[:-1], replace(dialog.goods, agreed=True))
    return refuse_control(frames, pressed)


def answer_cancel(device: Device, frames: Frames, dialog: CancelDialog, pressed: Pressed) -> Step:
    """A button of the question whether to cancel the transfer."""
    if pressed.control == "discard":
        return go_back(frames)
    if pressed.control != "confirm":
        return refuse_control(frames, pressed)
    device.warehouse.cancel(dialog.transfer)
    name = device.warehouse.stock.transfers.get(dialog.transfer).name
    told = warned(Code.TRANSFER_CANCELLED, transfer=name)
    return Step(below(frames, TransferView), told, (TransferCancelled(dialog.transfer),))
