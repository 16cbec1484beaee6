"""Command codes on a transfer: each is a button (reference odoo-barcode 2, fidelity item 2).

A code whose button is not there is refused, and nothing changes (item 5).
"""

from __future__ import annotations

from collections.abc import Callable

from scansim.engine.barcodes.commands import Command
from scansim.engine.handheld.events import Printed
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import (
    ActionsPage,
    CancelDialog,
    Device,
    Frames,
    ReturnForm,
    ScrapForm,
    Step,
    TransferView,
)
from scansim.engine.handheld.leaving import go_to_menu, not_now
from scansim.engine.handheld.transfer.finishing import press_validate
from scansim.engine.handheld.transfer.packages import put_in_pack
from scansim.engine.handheld.transfer.steps import is_packable
from scansim.engine.handheld.transfer.work import head_of, is_finished, operation_of
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.engine.warehouse.records import State
from scansim.engine.warehouse.returns import left_to_return, returnable

__all__ = ["available", "may_return", "may_scrap", "open_actions", "run_command"]


def run_command(device: Device, frames: Frames, view: TransferView, command: Command, data: str = "") -> Step:
    """Do what a command says; ``data`` is its code when one was read."""
    if command is Command.MAIN_MENU:
        return go_to_menu(frames)
    if not available(device, view, command):
        return not_now(frames, Code.COMMAND_NOT_AVAILABLE, command=command.value, read=data)
    return _RUN[command](device, frames, view)


def available(device: Device, view: TransferView, command: Command) -> bool:
    """Whether the button of a command is there."""
    match command:
        case Command.VALIDATE:
            return not is_finished(device, view)
        case Command.CANCEL:
            return not view.batch and not is_finished(device, view)
        case Command.PUT_IN_PACK:
            return not is_finished(device, view) and is_packable(device, view)
        case Command.SCRAP:
            return may_scrap(device, view)
        case Command.RETURN:
            return may_return(device, view)
        case Command.PRINT_OPERATION | Command.PRINT_SLIP:
            return not view.batch
        case Command.MAIN_MENU:
            return True


def may_scrap(device: Device, view: TransferView) -> bool:
    """Whether goods can be scrapped from here: of a receipt only when it is done (fidelity item 75)."""
    if view.batch or not device.scrap_place:
        return False
    state = head_of(device, view).state
    incoming = operation_of(device, view).kind is OperationKind.INCOMING
    return state is State.DONE or (state is not State.CANCEL and not incoming)


def may_return(device: Device, view: TransferView) -> bool:
    """Whether the transfer is done, so that goods can come back (fidelity item 76)."""
    return not view.batch and head_of(device, view).state is State.DONE


def open_actions(device: Device, frames: Frames, view: TransferView) -> Step:
    """The page behind the gear."""
    return Step((*frames, ActionsPage(view.transfer)), accepted(Code.WELCOME))


def _print(paper: Command) -> Callable[[Device, Frames, TransferView], Step]:
    def do(device: Device, frames: Frames, view: TransferView) -> Step:
        told = accepted(Code.PRINTED, paper=paper.value, transfer=head_of(device, view).name)
        return Step(frames, told, (Printed(view.transfer, paper.value),))

    return do


def _ask_cancel(device: Device, frames: Frames, view: TransferView) -> Step:
    return Step((*frames, CancelDialog(view.transfer)), warned(Code.CANCEL_ASKED))


def _scrap(device: Device, frames: Frames, view: TransferView) -> Step:
    head = head_of(device, view)
    source = head.destination if head.state is State.DONE else view.source or head.source
    line = device.warehouse.stock.lines.find(view.selected) if view.selected is not None else None
    form = ScrapForm(view.transfer, source=source)
    if line is not None:
        form = ScrapForm(
            view.transfer, line.product, lot=line.lot, source=source if head.state is State.DONE else line.source
        )
    return Step((*frames, form), accepted(Code.WELCOME))


def _return(device: Device, frames: Frames, view: TransferView) -> Step:
    moves = returnable(device.warehouse.stock, view.transfer)
    everything = device.version.return_proposes_all
    quantities = tuple(
        (move.id, left_to_return(device.warehouse.stock, move) if everything else ZERO) for move in moves
    )
    return Step((*frames, ReturnForm(view.transfer, quantities)), accepted(Code.WELCOME))


_RUN: dict[Command, Callable[[Device, Frames, TransferView], Step]] = {
    Command.VALIDATE: press_validate,
    Command.CANCEL: _ask_cancel,
    Command.PUT_IN_PACK: lambda device, frames, view: put_in_pack(device, frames),
    Command.SCRAP: _scrap,
    Command.RETURN: _return,
    Command.PRINT_OPERATION: _print(Command.PRINT_OPERATION),
    Command.PRINT_SLIP: _print(Command.PRINT_SLIP),
}
