"""What a transfer's screen works on: one transfer, or the open transfers of a batch."""

from __future__ import annotations

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import BarcodeSettings, OperationKind, OperationType
from scansim.engine.warehouse.records import FINISHED, Line, Transfer

__all__ = [
    "head_of",
    "is_finished",
    "is_incoming",
    "is_internal",
    "lines_of",
    "lines_of_product",
    "name_of_work",
    "operation_of",
    "tab_of",
    "transfers_of",
    "view_on",
    "view_on_batch",
]


def transfers_of(device: Device, view: TransferView) -> tuple[Transfer, ...]:
    """The transfer, or those of the batch that are still to be done."""
    transfers = device.warehouse.stock.transfers
    if not view.batch:
        return (transfers.get(view.transfer),)
    return tuple(t for t in transfers.where("batch", view.batch) if t.state not in FINISHED)


def head_of(device: Device, view: TransferView) -> Transfer:
    """The transfer; of a batch the first, for all go the same way."""
    if not view.batch:
        return device.warehouse.stock.transfers.get(view.transfer)
    return device.warehouse.stock.transfers.where("batch", view.batch)[0]


def name_of_work(device: Device, view: TransferView) -> str:
    """The name of the transfer or batch."""
    return view.batch or head_of(device, view).name


def operation_of(device: Device, view: TransferView) -> OperationType:
    """The operation type of all that is worked on."""
    return device.warehouse.stock.operation_types.get(head_of(device, view).operation_type)


def tab_of(device: Device, view: TransferView) -> BarcodeSettings:
    """The Barcode tab that holds here."""
    return operation_of(device, view).tab


def is_incoming(device: Device, view: TransferView) -> bool:
    """Whether goods come from outside: then nobody scans a source."""
    return operation_of(device, view).kind is OperationKind.INCOMING


def is_internal(device: Device, view: TransferView) -> bool:
    """Whether goods stay in the house."""
    return operation_of(device, view).kind is OperationKind.INTERNAL


def is_finished(device: Device, view: TransferView) -> bool:
    """Whether the transfer is only to be looked at."""
    return not view.batch and head_of(device, view).state in FINISHED


def lines_of(device: Device, view: TransferView) -> tuple[Line, ...]:
    """All lines, those of a batch transfer by transfer."""
    if not view.batch:
        return device.warehouse.lines_of(view.transfer)
    return tuple(line for t in transfers_of(device, view) for line in device.warehouse.lines_of(t.id))


def lines_of_product(device: Device, view: TransferView, product: str) -> tuple[Line, ...]:
    """The lines of a product; the others are not read."""
    lines = device.warehouse.stock.lines
    if not view.batch:
        return lines.where("product", (view.transfer, product))
    return tuple(line for t in transfers_of(device, view) for line in lines.where("product", (t.id, product)))


def view_on(device: Device, transfer: Transfer) -> TransferView:
    """The screen of a transfer as it opens: what was picked and not packed before still waits for its package."""
    warehouse = device.warehouse
    unpacked = tuple(line.id for line in warehouse.lines_of(transfer.id) if line.picked and not line.result_package)
    unplanned = not any(move.demand > ZERO for move in warehouse.moves_of(transfer.id))
    return TransferView(transfer.id, unpacked=unpacked, unplanned=unplanned)


def view_on_batch(device: Device, batch: str) -> TransferView:
    """The screen of a batch as it opens."""
    view = TransferView(0, batch=batch)
    unpacked = tuple(line.id for line in lines_of(device, view) if line.picked and not line.result_package)
    return TransferView(0, batch=batch, unpacked=unpacked)
