"""Which line a scanned product counts on, and what counting does.

The selected line of that product if incomplete, else an incomplete one, else the last: counting goes on past the
demand and is flagged, not blocked (reference odoo-barcode 4.0, rules 1 and 8).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.handheld.events import Counted, Via
from scansim.engine.handheld.feedback import Code, Feedback, accepted, warned
from scansim.engine.handheld.frames import Device, Frames, Step, TransferView
from scansim.engine.quantity import ZERO, written
from scansim.engine.warehouse.catalogue import Product
from scansim.engine.warehouse.records import Line

__all__ = ["count", "line_for", "set_done"]


def line_for(device: Device, view: TransferView, product: str) -> Line | None:
    """The line on which a scan of the product counts, or None when the transfer has no such line."""
    lines = device.warehouse.stock.lines.where("product", (view.transfer, product))
    incomplete = [line for line in lines if line.done < line.planned]
    for line in incomplete:
        if line.id == view.selected:
            return line
    if incomplete:
        return incomplete[0]
    selected = tuple(line for line in lines if line.id == view.selected) or lines[-1:]
    return selected[0] if selected else None


def count(device: Device, frames: Frames, line: Line, quantity: Decimal, via: Via, data: str = "") -> Step:
    """Add ``quantity`` to what was done on a line."""
    return set_done(device, frames, line, line.done + quantity, via, data)


def set_done(device: Device, frames: Frames, line: Line, done: Decimal, via: Via, data: str = "") -> Step:
    """Make ``done`` the quantity done on a line; zero lays the line back as it was planned."""
    warehouse = device.warehouse
    change = done - line.done
    left = warehouse.unpick(line) if done == ZERO else warehouse.pick(line, done)
    product = warehouse.stock.products.get(line.product)
    view = _touched(_view(frames), line.id, is_there=left is not None and left.picked)
    event = Counted(line.transfer, line.id, line.product, change, done, line.planned, via, data)
    return Step((*frames[:-1], view), _feedback(product, line, change, done), (event,))


def _feedback(product: Product, line: Line, change: Decimal, done: Decimal) -> Feedback:
    facts = {
        "product": product.name,
        "change": written(abs(change)),
        "done": written(done),
        "demand": written(line.planned),
        "unit": product.unit.name,
    }
    if change < ZERO:
        return accepted(Code.TAKEN_BACK, **facts)
    if done > line.planned:
        return warned(Code.COUNTED_OVER if line.planned > ZERO else Code.COUNTED_EXTRA, **facts)
    return accepted(Code.COUNTED_COMPLETE if done == line.planned else Code.COUNTED, **facts)


def _view(frames: Frames) -> TransferView:
    top = frames[-1]
    if not isinstance(top, TransferView):
        raise TypeError("counting happens on a transfer's screen")
    return top


def _touched(view: TransferView, line: int, *, is_there: bool) -> TransferView:
    unsent = tuple(id_ for id_ in view.unsent if id_ != line)
    if not is_there:
        return replace(view, selected=None if view.selected == line else view.selected, unsent=unsent)
    return replace(view, selected=line, unsent=(*unsent, line))
