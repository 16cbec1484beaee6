"""Opening an inventory adjustment: what is asked of this person, else an empty screen (reference odoo-barcode 4.11)."""

from __future__ import annotations

from scansim.engine.handheld.counts.requests import requested
from scansim.engine.handheld.feedback import Code, accepted
from scansim.engine.handheld.frames import CountView, Device, Frames, Step
from scansim.engine.warehouse.catalogue import OperationKind

__all__ = ["open_count"]


def open_count(device: Device, frames: Frames) -> Step:
    """The screen for counting. Where a company keeps no locations, all of its stock is one place."""
    asked = requested(device)
    view = CountView("" if device.company.storage_locations else _stock_place(device), asked)
    return Step((*frames, view), accepted(Code.COUNT_OPENED, count=str(len(asked))))


def _stock_place(device: Device) -> str:
    kinds = device.warehouse.stock.operation_types
    return next((kind.destination for kind in kinds if kind.kind is OperationKind.INCOMING), "")
