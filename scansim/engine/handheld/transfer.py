"""The transfer's client screen: what each scan and button does (reference odoo-barcode 1.4, 1.4b, 4.1)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.barcodes.commands import Command
from scansim.engine.barcodes.meaning import Ambiguous, Unknown, UnknownCommand, meaning_of
from scansim.engine.handheld.counting import count, line_for
from scansim.engine.handheld.events import Counted, DestinationSet, ExtraProductAdded, Via
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused, warned
from scansim.engine.handheld.finishing import press_validate
from scansim.engine.handheld.frames import CancelDialog, Device, Editor, ExtraProductDialog, Frames, Step, TransferView
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.keys import line_of_key
from scansim.engine.handheld.opening import go_back, go_to_menu, refuse_control, refuse_unreadable
from scansim.engine.quantity import ONE, ZERO, written
from scansim.engine.warehouse.catalogue import Location, OperationType, Packaging, Product, Tracking
from scansim.engine.warehouse.records import Line, Transfer

__all__ = ["add_extra", "press", "scan"]

_ON_LINES = frozenset({"fill", "plus", "edit", "select"})


def scan(device: Device, frames: Frames, view: TransferView, data: str) -> Step:
    """A code read on a transfer's screen."""
    meaning = meaning_of(data, device.warehouse, device.family)
    match meaning:
        case Product():
            return _product(device, frames, view, meaning, ONE, data)
        case Packaging():
            product = device.warehouse.stock.products.get(meaning.product)
            return _product(device, frames, view, product, meaning.quantity, data)
        case Location():
            return _location(device, frames, view, meaning, data)
        case Command():
            return _command(device, frames, view, meaning, data)
        case Transfer() | OperationType():
            return Step(frames, refused(Verdict.NOT_NOW, Code.LEAVE_TRANSFER_FIRST, read=data, thing=meaning.name))
        case Unknown() | UnknownCommand() | Ambiguous():
            return refuse_unreadable(frames, meaning)
        case _:
            return Step(frames, refused(Verdict.NOT_NOW, Code.SCAN_PRODUCT_FIRST, read=data, thing=meaning.name))


def press(device: Device, frames: Frames, view: TransferView, pressed: Pressed) -> Step:
    """A button of a transfer's screen; ``fill``, ``plus``, ``edit`` without a target act on the selected line."""
    match pressed.control:
        case "back":
            return go_back(frames)
        case "validate":
            return press_validate(device, frames, view)
        case "cancel":
            return _ask_cancel(frames, view)
        case _ if pressed.action in _ON_LINES:
            line = line_of_key(device.warehouse, view, pressed.target)
            if line is not None:
                return _press_line(device, frames, view, line, pressed)
        case _:
            pass
    return refuse_control(frames, pressed)


def add_extra(device: Device, frames: Frames, dialog: ExtraProductDialog) -> Step:
    """Add a product that nobody planned, as its own line."""
    view = frames[-1]
    if not isinstance(view, TransferView):
        raise TypeError("a product is added on a transfer's screen")
    line = device.warehouse.add_line(dialog.transfer, dialog.product, dialog.quantity)
    product = device.warehouse.stock.products.get(dialog.product)
    added = ExtraProductAdded(dialog.transfer, dialog.product)
    counted = Counted(
        dialog.transfer, line.id, dialog.product, dialog.quantity, dialog.quantity, ZERO, Via.CODE, dialog.data
    )
    feedback = warned(
        Code.COUNTED_EXTRA,
        product=product.name,
        change=written(dialog.quantity),
        done=written(dialog.quantity),
        demand="0",
        unit=product.unit.name,
    )
    shown = replace(view, selected=line.id, unsent=(*view.unsent, line.id))
    return Step((*frames[:-1], shown), feedback, (added, counted))


def _product(
    device: Device, frames: Frames, view: TransferView, product: Product, quantity: Decimal, data: str
) -> Step:
    if product.tracking is not Tracking.NONE:
        return Step(frames, refused(Verdict.NOT_NOW, Code.TRACKED_NOT_AVAILABLE, product=product.name, read=data))
    line = line_for(device, view, product.id)
    if line is not None:
        return count(device, frames, line, quantity, Via.CODE, data)
    return _unplanned(device, frames, view, product, quantity, data)


def _unplanned(
    device: Device, frames: Frames, view: TransferView, product: Product, quantity: Decimal, data: str
) -> Step:
    warehouse = device.warehouse
    transfer = warehouse.stock.transfers.get(view.transfer)
    dialog = ExtraProductDialog(view.transfer, product.id, quantity, data)
    if not any(move.demand > ZERO for move in warehouse.moves_of(view.transfer)):
        return add_extra(device, frames, dialog)
    if not warehouse.stock.operation_types.get(transfer.operation_type).settings.allow_extra_products:
        return Step(frames, refused(Verdict.NOT_NOW, Code.PRODUCT_NOT_EXPECTED, product=product.name, read=data))
    feedback = warned(Code.EXTRA_PRODUCT_ASKED, product=product.name, transfer=transfer.name)
    return Step((*frames, dialog), feedback)


def _location(device: Device, frames: Frames, view: TransferView, location: Location, data: str) -> Step:
    warehouse = device.warehouse
    transfer = warehouse.stock.transfers.get(view.transfer)
    if not warehouse.is_within(location.id, transfer.destination):
        wanted = warehouse.stock.locations.get(transfer.destination).complete_name
        return Step(
            frames, refused(Verdict.NOT_NOW, Code.WRONG_LOCATION, read=data, place=location.name, wanted=wanted)
        )
    if not view.unsent:
        return Step(frames, refused(Verdict.NOT_NOW, Code.SCAN_PRODUCT_FIRST, read=data, thing=location.name))
    for id_ in view.unsent:
        warehouse.send_to(warehouse.stock.lines.get(id_), location.id)
    event = DestinationSet(view.transfer, location.id, view.unsent)
    feedback = accepted(Code.DESTINATION_SET, place=location.complete_name, count=str(len(view.unsent)))
    return Step((*frames[:-1], replace(view, unsent=())), feedback, (event,))


def _command(device: Device, frames: Frames, view: TransferView, command: Command, data: str) -> Step:
    match command:
        case Command.MAIN_MENU:
            return go_to_menu(frames)
        case Command.VALIDATE:
            return press_validate(device, frames, view)
        case Command.CANCEL:
            return _ask_cancel(frames, view)
        case Command.PRINT_OPERATION | Command.PRINT_SLIP:
            name = device.warehouse.stock.transfers.get(view.transfer).name
            return Step(frames, accepted(Code.PRINTED, paper=command.value, transfer=name))
        case _:
            return Step(frames, refused(Verdict.NOT_NOW, Code.COMMAND_NOT_AVAILABLE, command=command.value, read=data))


def _press_line(device: Device, frames: Frames, view: TransferView, line: Line, pressed: Pressed) -> Step:
    left = line.planned - line.done
    product = device.warehouse.stock.products.get(line.product)
    match pressed.action:
        case "fill" if left > ZERO:
            return count(device, frames, line, left, Via.CONTROL)
        case "plus" if left <= ZERO:
            return count(device, frames, line, ONE, Via.CONTROL)
        case "edit":
            editor = Editor(view.transfer, line.id, line.done)
            return Step((*frames[:-1], replace(view, selected=line.id), editor), accepted(Code.WELCOME))
        case "select":
            selected = replace(view, selected=line.id)
            return Step((*frames[:-1], selected), accepted(Code.LINE_SELECTED, product=product.name))
        case _:
            return refuse_control(frames, pressed)


def _ask_cancel(frames: Frames, view: TransferView) -> Step:
    return Step((*frames, CancelDialog(view.transfer)), warned(Code.CANCEL_ASKED))
