"""Which fields the line editor has (reference odoo-barcode 1.5)."""

from __future__ import annotations

from scansim.engine.handheld.frames import Device, Editor, Frames, TransferView
from scansim.engine.handheld.transfer.work import head_of, is_incoming, operation_of, tab_of
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import OperationKind, Tracking
from scansim.engine.warehouse.records import Quant

__all__ = ["places_with_stock", "shows_field"]

_MOST_PLACES = 5


def shows_field(device: Device, frames: Frames, editor: Editor, field: str) -> bool:
    """Whether a field is there: by what the goods are, which way they go, and what the company uses."""
    view = frames[-2]
    if not isinstance(view, TransferView):
        return False
    kind = operation_of(device, view).kind
    if field == "quantity":
        return True
    if field == "product":
        return not editor.line and not editor.product
    if not editor.product:
        return False
    match field:
        case "lot":
            tracked = device.warehouse.stock.products.get(editor.product).tracking is not Tracking.NONE
            return tracked and operation_of(device, view).uses_lots and not tab_of(device, view).lot_required
        case "source":
            return not is_incoming(device, view) and device.company.storage_locations
        case "destination":
            return kind is not OperationKind.OUTGOING and device.company.storage_locations
        case "owner":
            return device.company.owners
        case "package":
            return device.company.packages and not is_incoming(device, view)
        case "container":
            return device.company.packages and device.version.nests_packages and bool(editor.result_package)
        case _:
            return field == "result_package" and device.company.packages


def places_with_stock(device: Device, frames: Frames, editor: Editor) -> tuple[Quant, ...]:
    """Where else the product lies that the transfer may take from: the list Quantity in Stock, the first few."""
    view = frames[-2]
    if not isinstance(view, TransferView) or not shows_field(device, frames, editor, "source"):
        return ()
    tree = head_of(device, view).source
    found = [
        quant
        for quant in device.warehouse.stock.quants.where("product", editor.product)
        if quant.quantity > ZERO
        and quant.location != editor.source
        and device.warehouse.stock.locations.get(quant.location).barcode
        and device.warehouse.is_within(quant.location, tree)
    ]
    by_place = {quant.location: quant for quant in reversed(found)}
    return tuple(sorted(by_place.values(), key=lambda quant: quant.location))[:_MOST_PLACES]
