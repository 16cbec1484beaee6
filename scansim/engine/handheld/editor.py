"""The line editor: plus, minus, fill, packagings, a typed quantity; nothing is written before Confirm.

Reference odoo-barcode 1.5.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.handheld.counting import set_done
from scansim.engine.handheld.events import Via
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import Device, Editor, Frames, Step
from scansim.engine.handheld.inputs import Entered, Pressed
from scansim.engine.handheld.opening import refuse_control
from scansim.engine.quantity import ONE, ZERO, NotAQuantity, quantity, rounded, written

__all__ = ["enter", "press"]


def press(device: Device, frames: Frames, editor: Editor, pressed: Pressed) -> Step:
    """A button of the editor."""
    line = device.warehouse.stock.lines.get(editor.line)
    match pressed.control:
        case "plus_one":
            return _propose(frames, editor, editor.quantity + ONE)
        case "minus_one" if editor.quantity >= ONE:
            return _propose(frames, editor, editor.quantity - ONE)
        case "fill" if editor.quantity < line.planned:
            return _propose(frames, editor, line.planned)
        case "confirm":
            return _confirm(device, frames, editor)
        case "discard":
            return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
        case _ if pressed.action == "packaging":
            for packaging in device.warehouse.stock.packagings.where("product", line.product):
                if packaging.id == pressed.target:
                    return _propose(frames, editor, editor.quantity + packaging.quantity)
    return refuse_control(frames, pressed)


def enter(device: Device, frames: Frames, editor: Editor, entered: Entered) -> Step:
    """A value typed into the editor."""
    if entered.field != "quantity":
        return Step(frames, refused(Verdict.NOT_NOW, Code.NO_SUCH_FIELD, field=entered.field))
    product = device.warehouse.stock.products.get(device.warehouse.stock.lines.get(editor.line).product)
    try:
        value = quantity(entered.value)
    except NotAQuantity:
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=entered.value))
    if value < ZERO or rounded(value, product.unit.rounding) != value:
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=entered.value))
    return _propose(frames, editor, value)


def _propose(frames: Frames, editor: Editor, value: Decimal) -> Step:
    changed = replace(editor, quantity=value)
    return Step((*frames[:-1], changed), accepted(Code.QUANTITY_ENTERED, quantity=written(value)))


def _confirm(device: Device, frames: Frames, editor: Editor) -> Step:
    line = device.warehouse.stock.lines.get(editor.line)
    if editor.quantity == line.done:
        return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
    return set_done(device, frames[:-1], line, editor.quantity, Via.FIELD)
