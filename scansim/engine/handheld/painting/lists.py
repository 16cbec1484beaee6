"""Menu, settings, operations and lists as screens."""

from __future__ import annotations

from scansim.engine.handheld.counts.requests import requested
from scansim.engine.handheld.frames import BatchList, Device, TransferList
from scansim.engine.handheld.lists.listing import listed, listed_batches, to_process
from scansim.engine.handheld.screen import Control, HandheldScreen, Instruction, Item, ScreenKind

__all__ = ["paint_batches", "paint_menu", "paint_operations", "paint_settings", "paint_transfers"]

_BACK = Control("back")


def paint_menu(device: Device) -> HandheldScreen:
    """The main menu; the button of counts says how many are asked of this person."""
    batches = (Control("batches"),) if device.company.batches else ()
    asked = (Control("counts", facts=(("count", str(len(requested(device)))),)),) if device.counts else ()
    controls = (Control("operations", primary=True), *asked, *batches, Control("settings"))
    return HandheldScreen(ScreenKind.MENU, Instruction.SCAN_TO_OPEN, controls=controls)


def paint_settings(device: Device) -> HandheldScreen:
    """What is set for the whole app, to be looked at: it is the company's to change."""
    company = device.company
    rows = {
        "version": device.version.name,
        "nomenclature": company.reading.nomenclature.value,
        "conversion": company.reading.conversion.value,
        "packages": _said(company.packages),
        "batches": _said(company.batches),
        "owners": _said(company.owners),
        "storage_locations": _said(company.storage_locations),
        "count_entire_locations": _said(company.count_entire_locations),
        "show_quantity_to_count": _said(company.show_quantity_to_count),
    }
    items = tuple(Item(key, key, value) for key, value in rows.items())
    return HandheldScreen(ScreenKind.SETTINGS, Instruction.LOOK_AT_SETTINGS, items=items, controls=(_BACK,))


def paint_operations(device: Device) -> HandheldScreen:
    """A card for each operation type, with how much there is to process."""
    kinds = device.operation_types()
    items = tuple(Item(kind.barcode, kind.name, left=str(to_process(device, kind.id))) for kind in kinds)
    controls = (*(Control(f"type:{kind.barcode}") for kind in kinds), _BACK)
    return HandheldScreen(ScreenKind.OPERATIONS, Instruction.CHOOSE_OPERATION, items=items, controls=controls)


def paint_transfers(device: Device, frame: TransferList) -> HandheldScreen:
    """The open transfers of a type, or those that a scan left."""
    stock, found = device.warehouse.stock, listed(device, frame)
    items = tuple(
        Item(
            transfer.name,
            transfer.name,
            detail=stock.partners.get(transfer.partner).name if transfer.partner else "",
            left=str(len(device.warehouse.moves_of(transfer.id))),
        )
        for transfer in found
    )
    openers = tuple(Control(f"open:{transfer.name}") for transfer in found)
    new = (Control("new"),) if frame.operation_type else ()
    title = stock.operation_types.get(frame.operation_type).name if frame.operation_type else ""
    facts = (("product", frame.filter.name),) if frame.filter.name else ()
    return HandheldScreen(
        ScreenKind.TRANSFERS, Instruction.CHOOSE_TRANSFER, title, facts, items, (*openers, *new, _BACK)
    )


def paint_batches(device: Device, frame: BatchList) -> HandheldScreen:
    """The batches in progress, or those that a scan left."""
    found = listed_batches(device, frame)
    transfers = device.warehouse.stock.transfers
    items = tuple(Item(batch.id, batch.id, left=str(len(transfers.where("batch", batch.id)))) for batch in found)
    facts = (("product", frame.filter.name),) if frame.filter.name else ()
    controls = (*(Control(f"open:{batch.id}") for batch in found), _BACK)
    return HandheldScreen(ScreenKind.BATCHES, Instruction.CHOOSE_BATCH, "", facts, items, controls)


def _said(setting: bool) -> str:
    return "yes" if setting else "no"
