"""Menu, operations, lists, settings, package content: what scans and buttons do there.

Reference odoo-barcode 1.2, 1.3.
"""

from __future__ import annotations

from scansim.engine.barcodes.commands import Command
from scansim.engine.barcodes.meaning import Ambiguous, Elements, NewPackage, Unknown, UnknownCommand, goods_of_code
from scansim.engine.handheld.counts.opening import open_count
from scansim.engine.handheld.device import MenuScan
from scansim.engine.handheld.events import Via
from scansim.engine.handheld.feedback import Code, accepted
from scansim.engine.handheld.frames import (
    BatchList,
    Device,
    Frames,
    Menu,
    Operations,
    PackageContent,
    Settings,
    Step,
    TransferList,
)
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import go_back, go_to_menu, not_now, refuse_control, refuse_unreadable
from scansim.engine.handheld.lists.listing import filter_of, listed, listed_batches
from scansim.engine.handheld.lists.opening import create, create_from, open_batch, open_transfer
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Location, Lot, OperationKind, OperationType, Packaging, Product
from scansim.engine.warehouse.records import Batch, Transfer
from scansim.engine.warehouse.storage import Package, PackageType

__all__ = ["press_list", "press_menu", "press_operations", "press_page", "scan", "scan_batches"]

Listable = Product | Packaging | Lot | Package


def scan(device: Device, frames: Frames, top: object, data: str) -> Step:
    """A code read on the menu, the operations or a list of transfers."""
    meaning = device.read(data)
    match meaning:
        case Transfer():
            return open_transfer(device, frames, meaning, Via.CODE)
        case OperationType():
            return _operation(device, frames, meaning)
        case Batch():
            return open_batch(device, frames, meaning, Via.CODE)
        case Location():
            return create_from(device, frames, meaning, data)
        case Product() | Packaging() | Lot() | Package():
            return _filter(device, frames, meaning, data)
        case Elements():
            goods = goods_of_code(device.warehouse.stock, meaning.parts.product, device.company.reading)
            if goods is not None:
                return _filter(device, frames, goods, data)
            return refuse_unreadable(frames, meaning)
        case Command.MAIN_MENU:
            return go_to_menu(frames)
        case Command():
            return not_now(frames, Code.COMMAND_NOT_AVAILABLE, command=meaning.value, read=data)
        case Unknown() | UnknownCommand() | Ambiguous() | NewPackage():
            return refuse_unreadable(frames, meaning)
        case PackageType():
            return not_now(frames, Code.NO_TRANSFER_WITH_IT, read=data, thing=meaning.id)


def scan_batches(device: Device, frames: Frames, top: BatchList, data: str) -> Step:
    """A code read in the list of batches: it filters, where the version knows how (fidelity item 12)."""
    meaning = device.read(data)
    if not device.version.filters_batches or not isinstance(meaning, Listable | Transfer):
        return scan(device, frames, top, data)
    filtered = BatchList(filter_of(device, meaning))
    if not listed_batches(device, filtered):
        return not_now(frames, Code.NO_TRANSFER_WITH_IT, read=data, thing=filtered.filter.name)
    return Step((*frames[:-1], filtered), accepted(Code.LIST_FILTERED, thing=filtered.filter.name))


def press_menu(device: Device, frames: Frames, top: Menu, pressed: Pressed) -> Step:
    """A button of the menu."""
    match pressed.control:
        case "operations":
            return Step((*frames, Operations()), accepted(Code.WELCOME))
        case "counts" if device.counts:
            return open_count(device, frames)
        case "batches" if device.company.batches:
            return Step((*frames, BatchList()), accepted(Code.WELCOME))
        case "settings":
            return Step((*frames, Settings()), accepted(Code.WELCOME))
        case _:
            return refuse_control(frames, pressed)


def press_operations(device: Device, frames: Frames, top: Operations, pressed: Pressed) -> Step:
    """A card, or back."""
    if pressed.action == "type":
        for operation in device.operation_types():
            if operation.barcode == pressed.target:
                return Step((*frames, TransferList(operation.id)), accepted(Code.WELCOME))
    return go_back(frames) if pressed.control == "back" else refuse_control(frames, pressed)


def press_list(device: Device, frames: Frames, top: TransferList | BatchList, pressed: Pressed) -> Step:
    """A row of a list, New, or back."""
    if pressed.control == "back":
        return go_back(frames)
    if isinstance(top, BatchList):
        for batch in listed_batches(device, top):
            if pressed.control == f"open:{batch.id}":
                return open_batch(device, frames, batch, Via.CONTROL)
        return refuse_control(frames, pressed)
    if pressed.control == "new" and top.operation_type:
        return create(device, frames, device.warehouse.stock.operation_types.get(top.operation_type))
    if pressed.action == "open":
        for transfer in device.warehouse.stock.transfers.where("name", pressed.target):
            if transfer in listed(device, top):
                return open_transfer(device, frames, transfer, Via.CONTROL)
    return refuse_control(frames, pressed)


def press_page(device: Device, frames: Frames, top: Settings | PackageContent, pressed: Pressed) -> Step:
    """A page without anything to do: back."""
    return go_back(frames) if pressed.control == "back" else refuse_control(frames, pressed)


def _operation(device: Device, frames: Frames, operation: OperationType) -> Step:
    lists = operation.kind is OperationKind.OUTGOING and device.company.deliveries_on_menu is MenuScan.LIST
    if lists and operation.kind in device.operable:
        return Step((*frames, TransferList(operation.id)), accepted(Code.WELCOME))
    return create(device, frames, operation)


def _filter(device: Device, frames: Frames, meaning: Listable, data: str) -> Step:
    top = frames[-1]
    wanted = filter_of(device, meaning)
    filtered = replace(top, filter=wanted) if isinstance(top, TransferList) else TransferList(filter=wanted)
    if not listed(device, filtered):
        if isinstance(meaning, Package) and _is_filled(device, meaning):
            return Step((*frames, PackageContent(meaning.id)), accepted(Code.PACKAGE_OPENED, package=meaning.id))
        return not_now(frames, Code.NO_TRANSFER_WITH_IT, read=data, thing=wanted.name)
    below = frames[:-1] if isinstance(top, TransferList) else frames
    return Step((*below, filtered), accepted(Code.LIST_FILTERED, thing=wanted.name))


def _is_filled(device: Device, package: Package) -> bool:
    return bool(device.warehouse.package_content(package.id))
