"""The buttons of a transfer's screen: of the whole, and of its lines (reference odoo-barcode 1.4)."""

from __future__ import annotations

from collections.abc import Callable

from scansim.engine.barcodes.commands import Command
from scansim.engine.handheld.events import Via
from scansim.engine.handheld.feedback import Code, accepted
from scansim.engine.handheld.frames import ActionsPage, Device, Editor, Frames, PackageContent, Step, TransferView
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.keys import line_of_key
from scansim.engine.handheld.leaving import go_back, not_now, refuse_control
from scansim.engine.handheld.transfer.block_buttons import press_block
from scansim.engine.handheld.transfer.boxes import container_of
from scansim.engine.handheld.transfer.choosing import is_closed, lot_name_of
from scansim.engine.handheld.transfer.commands import available, open_actions, run_command
from scansim.engine.handheld.transfer.counting import count
from scansim.engine.handheld.transfer.steps import must_be_scanned_first
from scansim.engine.handheld.transfer.work import head_of, is_finished, lines_of
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import Line

__all__ = ["COMMANDS", "editor_of", "press", "press_action"]

COMMANDS: dict[str, Command] = {
    "validate": Command.VALIDATE,
    "put_in_pack": Command.PUT_IN_PACK,
    "print_operation": Command.PRINT_OPERATION,
    "print_slip": Command.PRINT_SLIP,
    "scrap": Command.SCRAP,
    "return": Command.RETURN,
    "cancel": Command.CANCEL,
}
"""Buttons and the commands that they are."""

_ON_SCREEN = ("validate", "put_in_pack", "cancel")
_ON_LINES = frozenset({"fill", "plus", "edit", "select", "content"})
_ON_BLOCKS = frozenset({"fold", "unfold", "select", "fill", "content"})


def press(device: Device, frames: Frames, view: TransferView, pressed: Pressed) -> Step:
    """A button of a transfer's screen; ``fill``, ``plus``, ``edit`` without a target act on the selected line."""
    match pressed.control:
        case "back":
            return go_back(frames)
        case "actions" if not view.batch:
            return open_actions(device, frames, view)
        case "new_line" if not is_finished(device, view):
            head = head_of(device, view)
            return Step((*frames, Editor(head.id, 0, ONE)), accepted(Code.WELCOME))
        case control if control in _ON_SCREEN and available(device, view, COMMANDS[control]):
            return run_command(device, frames, view, COMMANDS[control])
        case _ if pressed.action in _ON_LINES:
            line = line_of_key(device, view, lines_of(device, view), pressed.target)
            if line is not None:
                return _press_line(device, frames, view, line, pressed)
        case _:
            pass
    if pressed.action in _ON_BLOCKS:
        return press_block(device, frames, view, pressed)
    return refuse_control(frames, pressed)


def press_action(device: Device, frames: Frames, page: ActionsPage, pressed: Pressed) -> Step:
    """A button of the page behind the gear: it acts on the transfer below."""
    view = frames[-2]
    if pressed.control == "back":
        return go_back(frames)
    command = COMMANDS.get(pressed.control)
    if not isinstance(view, TransferView) or command is None or pressed.control in ("validate", "put_in_pack"):
        return refuse_control(frames, pressed)
    if not available(device, view, command):
        return refuse_control(frames, pressed)
    return run_command(device, frames[:-1], view, command)


def editor_of(device: Device, line: Line) -> Editor:
    """The pencil of a line, with what it holds."""
    return Editor(
        line.transfer,
        line.id,
        line.done,
        line.product,
        lot_name_of(device, line),
        line.source,
        line.destination,
        line.package,
        line.result_package,
        line.owner,
        container_of(device, line.result_package),
    )


def _press_line(device: Device, frames: Frames, view: TransferView, line: Line, pressed: Pressed) -> Step:
    product = device.warehouse.stock.products.get(line.product)
    selected = (*frames[:-1], replace(view, selected=line.id, awaiting=""))
    if pressed.action == "select":
        return Step(selected, accepted(Code.LINE_SELECTED, product=product.name))
    if pressed.action == "content" and line.package:
        return Step((*selected, PackageContent(line.package)), accepted(Code.WELCOME))
    act = _ACTS.get(pressed.action)
    if act is None or is_finished(device, view):
        return refuse_control(frames, pressed)
    if must_be_scanned_first(device, view, line):
        return not_now(frames, Code.SCAN_THE_PRODUCT, product=product.name, control=pressed.control)
    return act(device, frames, line) or refuse_control(frames, pressed)


def _fill(device: Device, frames: Frames, line: Line) -> Step | None:
    left = line.planned - line.done
    return count(device, frames, line, left, Via.CONTROL) if left > ZERO and not is_closed(line) else None


def _plus(device: Device, frames: Frames, line: Line) -> Step | None:
    return count(device, frames, line, ONE, Via.CONTROL) if line.planned - line.done <= ZERO else None


def _edit(device: Device, frames: Frames, line: Line) -> Step | None:
    view = frames[-1]
    below = (*frames[:-1], replace(view, selected=line.id)) if isinstance(view, TransferView) else frames
    return Step((*below, editor_of(device, line)), accepted(Code.WELCOME))


_ACTS: dict[str, Callable[[Device, Frames, Line], Step | None]] = {"fill": _fill, "plus": _plus, "edit": _edit}
