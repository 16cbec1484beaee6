"""Steps that must come before the next one (reference odoo-barcode 3 and the state machine of 4.0).

In the order product, lot, package, destination. Each is a setting of the operation type.
"""

from __future__ import annotations

from scansim.engine.handheld.feedback import Code, Feedback, Verdict, refused
from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.handheld.screen import Instruction
from scansim.engine.handheld.transfer.work import is_incoming, tab_of
from scansim.engine.warehouse.catalogue import ScanStep, Tracking
from scansim.engine.warehouse.records import Line

__all__ = [
    "asks_for_source",
    "before_goods",
    "before_validating",
    "instruction",
    "is_packable",
    "lot_instruction",
    "must_be_scanned_first",
]


def asks_for_source(device: Device, view: TransferView) -> bool:
    """Whether the place that goods are taken from must be scanned first, and was not."""
    if view.source or not device.company.storage_locations or is_incoming(device, view):
        return False
    return tab_of(device, view).source_required


def is_packable(device: Device, view: TransferView) -> bool:
    """Whether goods can be put in packages here."""
    return device.company.packages and tab_of(device, view).put_in_pack is not ScanStep.NO


def before_goods(device: Device, view: TransferView, product: str, data: str) -> Feedback | None:
    """Why goods cannot be counted now; None when nothing comes before them. The same product may go on."""
    name = device.warehouse.stock.products.get(product).name
    if asks_for_source(device, view):
        return refused(Verdict.NOT_NOW, Code.SCAN_SOURCE_FIRST, read=data, thing=name)
    if _must_pack(device, view) and not _all_of(device, view.unpacked, product):
        return refused(Verdict.NOT_NOW, Code.PACK_FIRST, read=data, thing=name)
    if _must_send(device, view) and not _all_of(device, view.unsent, product):
        return refused(Verdict.NOT_NOW, Code.SCAN_DESTINATION_FIRST, read=data, thing=name)
    return None


def before_validating(device: Device, view: TransferView) -> Code | None:
    """The mandatory step that is still due when Validate is pressed."""
    if _must_pack(device, view):
        return Code.ALL_MUST_BE_PACKED
    return Code.ALL_MUST_BE_SENT if _must_send(device, view) else None


def instruction(device: Device, view: TransferView, *, complete: bool, here_complete: bool) -> Instruction:
    """The one thing to do now. ``complete``: every line is; ``here_complete``: those at the current source."""
    tab = tab_of(device, view)
    if view.awaiting:
        return lot_instruction(device, view.awaiting)
    if _must_pack(device, view):
        return Instruction.PUT_IN_PACK
    if _must_send(device, view):
        return Instruction.SCAN_DESTINATION
    sendable = bool(view.unsent) and tab.destination is ScanStep.GROUP and device.company.storage_locations
    if complete:
        return Instruction.SCAN_PRODUCT_OR_PLACE if view.unplanned and sendable else Instruction.PRESS_VALIDATE
    if asks_for_source(device, view):
        return Instruction.SCAN_SOURCE
    if here_complete:
        return Instruction.SCAN_NEXT_SOURCE
    return Instruction.SCAN_PRODUCT_OR_PLACE if sendable else Instruction.SCAN_PRODUCT


def must_be_scanned_first(device: Device, view: TransferView, line: Line) -> bool:
    """Whether the setting that the product is scanned bars this line from buttons and pencil."""
    return tab_of(device, view).product_required and not line.picked


def lot_instruction(device: Device, product: str) -> Instruction:
    """What to scan of a product (id) that waits for its lot or serial number."""
    tracking = device.warehouse.stock.products.get(product).tracking
    return Instruction.SCAN_SERIAL if tracking is Tracking.SERIAL else Instruction.SCAN_LOT


def _must_pack(device: Device, view: TransferView) -> bool:
    each = tab_of(device, view).put_in_pack is ScanStep.EACH
    return bool(view.unpacked) and device.company.packages and each


def _must_send(device: Device, view: TransferView) -> bool:
    each = tab_of(device, view).destination is ScanStep.EACH
    return bool(view.unsent) and device.company.storage_locations and each


def _all_of(device: Device, lines: tuple[int, ...], product: str) -> bool:
    return all(device.warehouse.stock.lines.get(line).product == product for line in lines)
