"""What each kind of code does on a transfer's screen (the scan matrix, reference odoo-barcode 1.4b)."""

from __future__ import annotations

from scansim.engine.barcodes.commands import Command
from scansim.engine.barcodes.meaning import Ambiguous, Elements, Meaning, NewPackage, Unknown, UnknownCommand, name_of
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.frames import Device, Frames, Goods, Step, TransferView
from scansim.engine.handheld.leaving import not_now, refuse_scan, refuse_unreadable
from scansim.engine.handheld.transfer.commands import run_command
from scansim.engine.handheld.transfer.elements import scan_elements
from scansim.engine.handheld.transfer.goods import may_create_lots, scan_goods, scan_lot, selected_tracked
from scansim.engine.handheld.transfer.packages import pack_into, scan_package, scan_package_type
from scansim.engine.handheld.transfer.places import scan_location
from scansim.engine.handheld.transfer.work import is_finished
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Product
from scansim.engine.warehouse.records import Batch, Transfer
from scansim.engine.warehouse.storage import Package, PackageType

__all__ = ["scan"]


def scan(device: Device, frames: Frames, view: TransferView, data: str) -> Step:
    """A code read on a transfer's screen."""
    meaning = _in_context(device, view, device.read(data))
    if isinstance(meaning, Command):
        return run_command(device, frames, view, meaning, data)
    if is_finished(device, view):
        return refuse_scan(Code.ONLY_TO_LOOK_AT, device, frames, data)
    match meaning:
        case Product():
            return scan_goods(device, frames, Goods(meaning.id, data=data))
        case Packaging():
            return scan_goods(device, frames, Goods(meaning.product, meaning.quantity, data, is_one=False))
        case Lot():
            return scan_lot(device, frames, meaning, data)
        case Location():
            return scan_location(device, frames, meaning, data)
        case Package():
            return scan_package(device, frames, meaning, data)
        case PackageType():
            return scan_package_type(device, frames, meaning, data)
        case Elements():
            return scan_elements(device, frames, meaning)
        case Transfer() | OperationType() | Batch():
            return not_now(frames, Code.LEAVE_TRANSFER_FIRST, read=data, thing=name_of(meaning))
        case Unknown() | NewPackage():
            return _new(device, frames, view, meaning)
        case UnknownCommand() | Ambiguous():
            return refuse_unreadable(frames, meaning)


def _in_context(device: Device, view: TransferView, meaning: Meaning) -> Meaning:
    """Of several things that bear one code the lot of the product that is worked on is meant."""
    product = selected_tracked(device, view)
    if not isinstance(meaning, Ambiguous) or product is None:
        return meaning
    lots = [found for found in meaning.found if isinstance(found, Lot) and found.product == product.id]
    return lots[0] if lots else meaning


def _new(device: Device, frames: Frames, view: TransferView, meaning: Unknown | NewPackage) -> Step:
    """A code that nothing bears: a new lot where one is made, a new package where goods wait for one."""
    product = selected_tracked(device, view)
    if product is not None and meaning.data.strip() and (view.awaiting or not isinstance(meaning, NewPackage)):
        if may_create_lots(device, view):
            return scan_goods(device, frames, Goods(product.id, data=meaning.data, lot=meaning.data, is_one=False))
        if view.awaiting:
            return not_now(frames, Code.LOT_UNKNOWN, read=meaning.data, lot=meaning.data, product=product.name)
    if isinstance(meaning, NewPackage) and device.company.packages:
        return pack_into(device, frames, meaning.name, meaning.data)
    return refuse_unreadable(frames, meaning)
