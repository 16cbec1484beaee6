"""One dispatch: for each kind of screen, what a scan, a button and a typed value do on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scansim.engine.handheld import frames as f
from scansim.engine.handheld.counts import applying
from scansim.engine.handheld.counts import screens as counts
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.frames import Device, Frame, Frames, Step
from scansim.engine.handheld.inputs import DeviceInput, Entered, Pressed, Scanned
from scansim.engine.handheld.leaving import refuse_field, refuse_scan
from scansim.engine.handheld.lists import screens as lists
from scansim.engine.handheld.transfer import buttons, dialogs, editor, finishing, forms, packages, quality, scanning

__all__ = ["MODES", "Mode", "dispatch"]


def _answer_first(device: Device, frames: Frames, top: Frame, data: str) -> Step:
    return refuse_scan(Code.ANSWER_FIRST, device, frames, data)


def _finish_editing_first(device: Device, frames: Frames, top: Frame, data: str) -> Step:
    return refuse_scan(Code.FINISH_EDITING_FIRST, device, frames, data)


def _to_what_is_below(device: Device, frames: Frames, top: Frame, data: str) -> Step:
    """A page that asks nothing gives way to a scan."""
    return dispatch(device, frames[:-1], Scanned(data))


@dataclass(frozen=True, slots=True)
class Mode:
    """How one kind of frame takes its inputs. Each function is given the device, all frames and the frame itself."""

    press: Callable[[Device, Frames, Any, Pressed], Step]
    scan: Callable[[Device, Frames, Any, str], Step] = _answer_first
    enter: Callable[[Device, Frames, Any, Entered], Step] = refuse_field


MODES: dict[type[Frame], Mode] = {
    # finding work
    f.Menu: Mode(lists.press_menu, lists.scan),
    f.Settings: Mode(lists.press_page, lists.scan),
    f.Operations: Mode(lists.press_operations, lists.scan),
    f.TransferList: Mode(lists.press_list, lists.scan),
    f.BatchList: Mode(lists.press_list, lists.scan_batches),
    # a transfer or batch
    f.TransferView: Mode(buttons.press, scanning.scan),
    f.Editor: Mode(editor.press, editor.scan, editor.enter),
    f.HugeDialog: Mode(editor.answer_huge),
    f.PackageContent: Mode(lists.press_page, _to_what_is_below),
    f.ActionsPage: Mode(buttons.press_action, _to_what_is_below),
    f.ScrapForm: Mode(forms.press_scrap, forms.scan_scrap, forms.enter_scrap),
    f.ScrapShortDialog: Mode(forms.answer_scrap_short),
    f.ReturnForm: Mode(forms.press_return, _finish_editing_first, forms.enter_return),
    f.ExtraDialog: Mode(dialogs.answer_extra),
    f.BatchReceiptsDialog: Mode(dialogs.answer_batch_receipts),
    f.SerialDialog: Mode(dialogs.answer_serial),
    f.PackageTypeDialog: Mode(packages.answer_type, packages.scan_in_question),
    f.CancelDialog: Mode(dialogs.answer_cancel),
    f.QualityDialog: Mode(quality.answer_quality, enter=quality.enter_quality),
    f.BackorderDialog: Mode(finishing.answer_backorder),
    f.ExpiryDialog: Mode(finishing.answer_expiry),
    f.ProcessAllDialog: Mode(finishing.answer_process_all),
    # a count
    f.CountView: Mode(counts.press, counts.scan),
    f.CountEditor: Mode(counts.press_editor, _finish_editing_first, counts.enter_editor),
    f.ConflictDialog: Mode(applying.answer_conflict),
    f.UntrackedDialog: Mode(applying.answer_untracked),
}


def dispatch(device: Device, frames: Frames, given: DeviceInput) -> Step:
    """What the top frame makes of an input."""
    top = frames[-1]
    mode = MODES[type(top)]
    match given:
        case Scanned():
            return mode.scan(device, frames, top, given.data)
        case Pressed():
            return mode.press(device, frames, top, given)
        case Entered():
            return mode.enter(device, frames, top, given)
