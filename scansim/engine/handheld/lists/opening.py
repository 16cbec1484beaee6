"""Opening and making transfers and batches (reference odoo-barcode 1.2, 1.3)."""

from __future__ import annotations

from scansim.engine.handheld.events import BatchOpened, TransferCreated, TransferOpened, Via
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import Device, Frames, Step
from scansim.engine.handheld.leaving import not_now
from scansim.engine.handheld.transfer.places import take_from
from scansim.engine.handheld.transfer.shortages import show_shortages
from scansim.engine.handheld.transfer.work import view_on, view_on_batch
from scansim.engine.warehouse.catalogue import Location, OperationKind, OperationType, Usage
from scansim.engine.warehouse.records import Batch, State, Transfer

__all__ = ["create", "create_from", "open_batch", "open_transfer"]


def open_transfer(device: Device, frames: Frames, transfer: Transfer, via: Via) -> Step:
    """The screen of a transfer. One that is done is only to be looked at, printed, returned; not a cancelled one."""
    operation = device.warehouse.stock.operation_types.get(transfer.operation_type)
    if operation.kind not in device.operable:
        return _not_available(frames, operation)
    show_shortages(device, transfer)
    opened = (*frames, view_on(device, transfer))
    event = TransferOpened(transfer.id, via)
    if transfer.state is State.CANCEL:
        return not_now(frames, Code.TRANSFER_FINISHED, transfer=transfer.name, state=transfer.state.value)
    if transfer.state is State.DONE:
        told = warned(Code.FINISHED_OPENED, transfer=transfer.name)
        return Step(opened, told, (event,))
    told = accepted(Code.TRANSFER_OPENED, transfer=transfer.name, origin=transfer.origin)
    return Step(opened, told, (event,))


def open_batch(device: Device, frames: Frames, batch: Batch, via: Via) -> Step:
    """The screen of a batch that is still to be done."""
    if not device.company.batches:
        return not_now(frames, Code.BATCHES_NOT_USED, thing=batch.id)
    members = device.warehouse.stock.transfers.where("batch", batch.id)
    if batch.state in ("done", "cancel") or not members:
        return not_now(frames, Code.TRANSFER_FINISHED, transfer=batch.id, state=batch.state)
    operation = device.warehouse.stock.operation_types.get(members[0].operation_type)
    if operation.kind not in device.operable:
        return _not_available(frames, operation)
    for member in members:
        show_shortages(device, member)
    told = accepted(Code.BATCH_OPENED, transfer=batch.id, count=str(len(members)))
    return Step((*frames, view_on_batch(device, batch.id)), told, (BatchOpened(batch.id, via),))


def create(device: Device, frames: Frames, operation: OperationType) -> Step:
    """A new, empty transfer, whatever is scheduled (fidelity item 7)."""
    if operation.kind not in device.operable:
        return _not_available(frames, operation)
    transfer = device.warehouse.create_transfer(operation.id)
    told = accepted(Code.TRANSFER_CREATED, transfer=transfer.name, operation=operation.name)
    return Step((*frames, view_on(device, transfer)), told, (TransferCreated(transfer.id),))


def create_from(device: Device, frames: Frames, location: Location, data: str) -> Step:
    """A new internal transfer that takes from the location that was scanned (fidelity item 10)."""
    internal = [kind for kind in device.operation_types() if _moves_within(device, kind, location)]
    if not internal or not device.company.storage_locations or location.usage is Usage.VIEW:
        return not_now(frames, Code.OPERATION_NOT_AVAILABLE, operation=location.name, read=data)
    made = create(device, frames, internal[0])
    taken = take_from(device, made.frames, location)
    return Step(taken.frames, made.feedback, (*made.events, *taken.events))


def _moves_within(device: Device, operation: OperationType, location: Location) -> bool:
    """Whether a type takes from there and may bring goods back there: only the general one does."""
    return (
        operation.kind is OperationKind.INTERNAL
        and device.warehouse.is_within(location.id, operation.source)
        and device.warehouse.is_within(location.id, operation.destination)
    )


def _not_available(frames: Frames, operation: OperationType) -> Step:
    return not_now(frames, Code.OPERATION_NOT_AVAILABLE, operation=operation.name)
