"""A series of serial numbers from the first one on: the button of the line editor (reference odoo-barcode 4.12, K).

Where the operation type makes new numbers, a line of a product told apart by serial numbers has it once its first
number is typed. It counts each unit with its number: as many as the quantity says, or, with that at 1 or less, all
that still have none.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import Counted, Via
from scansim.engine.handheld.feedback import Code, accepted
from scansim.engine.handheld.frames import Device, Editor, Frames, Step
from scansim.engine.handheld.leaving import not_now, view_of
from scansim.engine.handheld.transfer.choosing import lot_name_of
from scansim.engine.handheld.transfer.counting import as_counted
from scansim.engine.handheld.transfer.editor_fields import shows_field
from scansim.engine.handheld.transfer.work import operation_of
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Tracking
from scansim.engine.warehouse.lots import lies_at, serial_names
from scansim.engine.warehouse.records import Line

__all__ = ["LONGEST_SERIES", "generate", "series_length"]

LONGEST_SERIES = 500
"""More at once are a mistake; a barcode in the field of the quantity is one."""


def series_length(device: Device, frames: Frames, editor: Editor) -> int:
    """How many numbers the button would make; 0 where there is no such button."""
    if not editor.line or not editor.lot or not shows_field(device, frames, editor, "lot"):
        return 0
    product = device.warehouse.stock.products.get(editor.product)
    if product.tracking is not Tracking.SERIAL or not operation_of(device, view_of(frames[:-1])).use_create_lots:
        return 0
    count = int(editor.quantity) if editor.quantity > ONE else len(_without_number(device, editor))
    return count if 1 < count <= LONGEST_SERIES else 0


def generate(device: Device, frames: Frames, editor: Editor) -> Step:
    """Count so many units, each with its number. Refused when one of the numbers is taken already."""
    names = serial_names(editor.lot, series_length(device, frames, editor))
    product = device.warehouse.stock.products.get(editor.product)
    taken = next((name for name in names if _is_taken(device, editor, name)), "")
    if taken:
        return not_now(frames, Code.SERIAL_NUMBER_TAKEN, serial=taken, product=product.name)
    warehouse = device.warehouse
    edited = warehouse.stock.lines.get(editor.line)
    warehouse.name_serials(warehouse.stock.moves.get(edited.move), names[0], len(names))
    view, events = view_of(frames[:-1]), []
    named = {lot_name_of(device, line): line for line in _lines(device, editor)}
    for name in names:
        counted = warehouse.edit_line(named[name], lambda current: replace(current, quantity=ONE, picked=True))
        view = as_counted(device, view, counted, counted.id)
        events.append(_event(counted, name))
    told = accepted(
        Code.SERIALS_GENERATED, product=product.name, count=str(len(names)), serial=names[0], last=names[-1]
    )
    return Step((*frames[:-2], view), told, tuple(events))


def _event(line: Line, name: str) -> Counted:
    planned: Decimal = line.planned
    return Counted(line.transfer, line.id, line.product, ONE, ONE, planned, Via.FIELD, "", name)


def _lines(device: Device, editor: Editor) -> tuple[Line, ...]:
    """The lines of the edited line's move."""
    return device.warehouse.stock.lines.where("move", device.warehouse.stock.lines.get(editor.line).move)


def _without_number(device: Device, editor: Editor) -> list[Line]:
    return [line for line in _lines(device, editor) if not line.lot and not line.lot_name and line.done == ZERO]


def _is_taken(device: Device, editor: Editor, name: str) -> bool:
    """Whether a line of the transfer has this number, or a unit of it is in the house."""
    stock = device.warehouse.stock
    lines = stock.lines.where("product", (editor.transfer, editor.product))
    if any(lot_name_of(device, line) == name for line in lines):
        return True
    return any(lies_at(stock, lot.id) for lot in stock.lots.where("of", (editor.product, name)))
