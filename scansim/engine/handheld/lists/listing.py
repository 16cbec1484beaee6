"""What lists show, and what a scan narrows them to (reference odoo-barcode 1.3, fidelity items 11 and 12)."""

from __future__ import annotations

from scansim.engine.handheld.frames import BatchList, Device, Filter, TransferList
from scansim.engine.warehouse.catalogue import Lot, Packaging, Product
from scansim.engine.warehouse.records import Batch, State, Transfer
from scansim.engine.warehouse.storage import Package

__all__ = ["filter_of", "listed", "listed_batches", "to_process"]

_TO_PROCESS = (State.ASSIGNED, State.CONFIRMED, State.WAITING)


def listed(device: Device, frame: TransferList) -> tuple[Transfer, ...]:
    """The open transfers that a list shows."""
    types = [frame.operation_type] if frame.operation_type else [kind.id for kind in device.operation_types()]
    found = [transfer for id_ in types for transfer in device.warehouse.open_transfers(id_)]
    return tuple(transfer for transfer in found if _holds(device, transfer, frame.filter))


def listed_batches(device: Device, frame: BatchList) -> tuple[Batch, ...]:
    """The batches in progress that the list shows."""
    transfers = device.warehouse.stock.transfers
    return tuple(
        batch
        for batch in device.warehouse.stock.batches.where("state", "in_progress")
        if any(_holds(device, transfer, frame.filter) for transfer in transfers.where("batch", batch.id))
    )


def to_process(device: Device, operation_type: str) -> int:
    """The count on a card: transfers that are ready or wait, drafts left out."""
    return sum(transfer.state in _TO_PROCESS for transfer in device.warehouse.open_transfers(operation_type))


def filter_of(device: Device, meaning: Product | Packaging | Lot | Package | Transfer) -> Filter:
    """What a scan narrows a list to."""
    match meaning:
        case Product():
            return Filter(product=meaning.id, name=meaning.name)
        case Packaging():
            return Filter(product=meaning.product, name=device.warehouse.stock.products.get(meaning.product).name)
        case Lot():
            return Filter(lot=meaning.id, name=meaning.name)
        case Package():
            return Filter(package=meaning.id, name=meaning.id)
        case Transfer():
            return Filter(transfer=meaning.id, name=meaning.name)


def _holds(device: Device, transfer: Transfer, wanted: Filter) -> bool:
    warehouse = device.warehouse
    if wanted.transfer and wanted.transfer != transfer.id:
        return False
    if wanted.product and not any(move.product == wanted.product for move in warehouse.moves_of(transfer.id)):
        return False
    if not wanted.lot and not wanted.package:
        return True
    lines = warehouse.lines_of(transfer.id)
    return any(
        (wanted.lot and line.lot == wanted.lot)
        or (wanted.package and wanted.package in (line.package, line.result_package))
        for line in lines
    )
