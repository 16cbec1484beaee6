"""Menu, operations and lists: finding a transfer and opening it (reference odoo-barcode 1.2, 1.3)."""

from __future__ import annotations

from scansim.engine.barcodes.commands import Command
from scansim.engine.barcodes.meaning import Ambiguous, Unknown, UnknownCommand, meaning_of
from scansim.engine.handheld.events import TransferCreated, TransferOpened, Via
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import Device, Frames, Menu, Operations, Step, TransferList, TransferView
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.warehouse.catalogue import Location, OperationType, Packaging, Product
from scansim.engine.warehouse.records import FINISHED, Transfer

__all__ = ["go_back", "go_to_menu", "listed", "press", "refuse_control", "refuse_unreadable", "scan"]


def scan(device: Device, frames: Frames, data: str) -> Step:
    """A code read on the menu, the operations or a list."""
    meaning = meaning_of(data, device.warehouse, device.family)
    match meaning:
        case Transfer():
            return _open(device, frames, meaning, Via.CODE)
        case OperationType():
            return _create(device, frames, meaning)
        case Product():
            return _filter(device, frames, meaning, data)
        case Packaging():
            return _filter(device, frames, device.warehouse.stock.products.get(meaning.product), data)
        case Command.MAIN_MENU:
            return go_to_menu(frames)
        case Command():
            return Step(frames, refused(Verdict.NOT_NOW, Code.COMMAND_NOT_AVAILABLE, command=meaning.value, read=data))
        case Location():
            return Step(
                frames, refused(Verdict.NOT_NOW, Code.OPERATION_NOT_AVAILABLE, operation=meaning.name, read=data)
            )
        case Unknown() | UnknownCommand() | Ambiguous():
            return refuse_unreadable(frames, meaning)
        case _:
            return Step(frames, refused(Verdict.NOT_NOW, Code.NO_TRANSFER_WITH_IT, read=data, thing=meaning.name))


def press(device: Device, frames: Frames, pressed: Pressed) -> Step:
    """A button of the menu, the operations or a list."""
    top = frames[-1]
    stock = device.warehouse.stock
    match (top, pressed.action):
        case (Menu(), _) if pressed.control == "operations":
            return Step((*frames, Operations()), accepted(Code.WELCOME))
        case (Operations(), "type"):
            for operation in device.operation_types():
                if operation.barcode == pressed.target:
                    return Step((*frames, TransferList(operation.id)), accepted(Code.WELCOME))
        case (TransferList(), "open"):
            for transfer in stock.transfers.where("name", pressed.target):
                if transfer in listed(device, top):
                    return _open(device, frames, transfer, Via.CONTROL)
        case (TransferList(operation_type=id_), _) if id_ and pressed.control == "new":
            return _create(device, frames, stock.operation_types.get(id_))
        case (Operations() | TransferList(), _) if pressed.control == "back":
            return go_back(frames)
        case _:
            pass
    return refuse_control(frames, pressed)


def listed(device: Device, frame: TransferList) -> tuple[Transfer, ...]:
    """The open transfers that a list shows."""
    types = [frame.operation_type] if frame.operation_type else [kind.id for kind in device.operation_types()]
    found = [transfer for id_ in types for transfer in device.warehouse.open_transfers(id_)]
    if not frame.product:
        return tuple(found)
    return tuple(t for t in found if any(m.product == frame.product for m in device.warehouse.moves_of(t.id)))


def go_back(frames: Frames) -> Step:
    """Leave the top screen."""
    return Step(frames[:-1], accepted(Code.WENT_BACK))


def go_to_menu(frames: Frames) -> Step:
    """Leave everything."""
    return Step(frames[:1], accepted(Code.WENT_BACK))


def refuse_unreadable(frames: Frames, meaning: Unknown | UnknownCommand | Ambiguous) -> Step:
    """The code names nothing, no command, or several things."""
    match meaning:
        case Unknown():
            feedback = refused(Verdict.UNREADABLE, Code.UNKNOWN_BARCODE, read=meaning.data)
        case UnknownCommand():
            feedback = refused(Verdict.UNREADABLE, Code.UNKNOWN_COMMAND, read=meaning.data)
        case Ambiguous():
            names = ", ".join(meaning.names)
            feedback = refused(Verdict.AMBIGUOUS, Code.AMBIGUOUS_BARCODE, read=meaning.data, things=names)
    return Step(frames, feedback)


def refuse_control(frames: Frames, pressed: Pressed) -> Step:
    """No such button stands on this screen now."""
    return Step(frames, refused(Verdict.NOT_NOW, Code.NO_SUCH_CONTROL, control=pressed.control))


def _open(device: Device, frames: Frames, transfer: Transfer, via: Via) -> Step:
    operation = device.warehouse.stock.operation_types.get(transfer.operation_type)
    if operation.kind not in device.operable:
        return _not_available(frames, operation)
    if transfer.state in FINISHED:
        feedback = refused(Verdict.NOT_NOW, Code.TRANSFER_FINISHED, transfer=transfer.name, state=transfer.state.value)
        return Step(frames, feedback)
    feedback = accepted(Code.TRANSFER_OPENED, transfer=transfer.name, origin=transfer.origin)
    return Step((*frames, TransferView(transfer.id)), feedback, (TransferOpened(transfer.id, via),))


def _create(device: Device, frames: Frames, operation: OperationType) -> Step:
    if operation.kind not in device.operable:
        return _not_available(frames, operation)
    transfer = device.warehouse.create_transfer(operation.id)
    feedback = accepted(Code.TRANSFER_CREATED, transfer=transfer.name, operation=operation.name)
    return Step((*frames, TransferView(transfer.id)), feedback, (TransferCreated(transfer.id),))


def _not_available(frames: Frames, operation: OperationType) -> Step:
    return Step(frames, refused(Verdict.NOT_NOW, Code.OPERATION_NOT_AVAILABLE, operation=operation.name))


def _filter(device: Device, frames: Frames, product: Product, data: str) -> Step:
    top = frames[-1]
    base = top.operation_type if isinstance(top, TransferList) else ""
    filtered = TransferList(base, product.id)
    if not listed(device, filtered):
        return Step(frames, refused(Verdict.NOT_NOW, Code.NO_TRANSFER_WITH_IT, read=data, thing=product.name))
    below = frames[:-1] if isinstance(top, TransferList) else frames
    return Step((*below, filtered), accepted(Code.LIST_FILTERED, thing=product.name))
