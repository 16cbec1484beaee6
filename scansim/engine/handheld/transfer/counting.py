"""Counting on a line: what it writes, how it is told, and what becomes of the screen."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scansim.engine.handheld.events import Counted, Via
from scansim.engine.handheld.feedback import Code, Feedback, accepted, warned
from scansim.engine.handheld.frames import Device, Frames, Goods, Step, TransferView
from scansim.engine.handheld.leaving import view_of
from scansim.engine.handheld.transfer.choosing import is_incomplete, lot_name_of
from scansim.engine.handheld.transfer.work import is_incoming, lines_of_product
from scansim.engine.quantity import ZERO, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.adjustments import quant_at
from scansim.engine.warehouse.catalogue import Product, Tracking
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.units import converted

__all__ = [
    "add_over",
    "as_counted",
    "count",
    "in_unit_of",
    "kept_package",
    "lot_of",
    "set_done",
    "split_rest",
]


def count(device: Device, frames: Frames, line: Line, quantity: Decimal, via: Via) -> Step:
    """Add ``quantity`` to what was done on a line."""
    return set_done(device, frames, line, line.done + quantity, via)


def set_done(
    device: Device,
    frames: Frames,
    line: Line,
    done: Decimal,
    via: Via,
    change: Callable[[Line], Line] | None = None,
    *,
    goods: Goods | None = None,
) -> Step:
    """Make ``done`` the quantity done on a line, with what else ``change`` makes of it; zero lays it back."""
    warehouse = device.warehouse
    added = done - line.done
    if done == ZERO:
        left = _only_what_is_there(device, warehouse.unpick(_unpacked(device, line)))
    else:
        edit = change or (lambda current: current)
        left = warehouse.edit_line(line, lambda current: replace(edit(current), quantity=done, picked=True))
    event = Counted(
        line.transfer,
        line.id,
        line.product,
        added,
        done,
        line.planned,
        via,
        goods.data if goods else "",
        lot_name_of(device, left) if left is not None else "",
        goods.package if goods else "",
    )
    view = as_counted(device, view_of(frames), left if left is not None and left.picked else None, line.id)
    return Step((*frames[:-1], view), _feedback(device, view, line, added, done), (event,))


def add_over(device: Device, frames: Frames, goods: Goods, transfer: int) -> Step:
    """Add a line that nobody planned, and count on it."""
    view, warehouse = view_of(frames), device.warehouse
    head = warehouse.stock.transfers.get(transfer)
    lot, typed = lot_of(device, goods)
    source = goods.source or (view.source if not is_incoming(device, view) else "") or head.source
    package = goods.package
    line = warehouse.add_detail(
        Line(
            0,
            transfer,
            0,
            goods.product,
            goods.quantity,
            source,
            head.destination,
            picked=True,
            lot=lot,
            lot_name=typed,
            package=package,
            result_package=kept_package(device, package),
        )
    )
    event = Counted(
        transfer,
        line.id,
        goods.product,
        goods.quantity,
        goods.quantity,
        ZERO,
        Via.CODE,
        goods.data,
        goods.lot,
        goods.package,
    )
    view = as_counted(device, view, line, line.id)
    return Step((*frames[:-1], view), _feedback(device, view, line, goods.quantity, goods.quantity), (event,))


def _only_what_is_there(device: Device, line: Line | None) -> Line | None:
    """A line that was forced and is laid back holds no more than the record has there."""
    if line is None or device.warehouse.stock.locations.get(line.source).usage.bypasses_reservation:
        return line
    quant = quant_at(device.warehouse.stock, line.place)
    over = -quant.available if quant is not None else ZERO
    if over <= ZERO:
        return line
    return device.warehouse.set_quantity(line, max(ZERO, line.quantity - over))


def _unpacked(device: Device, line: Line) -> Line:
    """The line without the package that what was done on it went into."""
    if not line.picked or line.result_package in ("", line.package):
        return line
    return device.warehouse.edit_line(line, lambda current: replace(current, result_package=""))


def lot_of(device: Device, goods: Goods) -> tuple[str, str]:
    """The id of the lot of goods when the record has it, and the name that validation is to make a lot of else.

    Dates that were read make a new lot at once, for a name alone cannot keep them.
    """
    if not goods.lot:
        return "", ""
    known = device.warehouse.stock.lots.where("of", (goods.product, goods.lot))
    if known:
        return known[0].id, ""
    if goods.expires or goods.best_before:
        dates = {"expires": goods.expires, "best_before": goods.best_before}
        return device.warehouse.new_lot(goods.product, goods.lot, **dates).id, ""
    return "", goods.lot


def kept_package(device: Device, package: str) -> str:
    """The package that goods stay in when all of it moves: a reusable one stays behind."""
    if not package or device.warehouse.stock.packages.get(package).reusable:
        return ""
    return package


def split_rest(device: Device, line: Line, *, keep_lot: bool = False) -> Line:
    """Make what is left to do on a line a line of its own, as planned as it was, and tell it."""
    rest = line.planned - line.done
    device.warehouse.edit_line(line, lambda current: replace(current, planned=current.done))
    blank = replace(line, id=0, quantity=rest, planned=rest, result_package="", lot_name="")
    added = device.warehouse.add_detail(blank if keep_lot else replace(blank, lot=""))
    # A line that is added to a move of which something was picked would count as picked too.
    return device.warehouse.edit_line(added, lambda current: replace(current, picked=False))


def in_unit_of(device: Device, line: Line, quantity: Decimal) -> Decimal:
    """A quantity in the product's unit as the line counts it."""
    if line.unit is None:
        return quantity
    return converted(quantity, device.warehouse.stock.products.get(line.product).unit, line.unit)


def as_counted(device: Device, view: TransferView, line: Line | None, number: int) -> TransferView:
    """The screen after something was counted on the line of this number; ``line`` is None when it was laid back."""
    unsent = tuple(id_ for id_ in view.unsent if id_ != number)
    unpacked = tuple(id_ for id_ in view.unpacked if id_ != number)
    if line is None:
        selected = None if view.selected == number else view.selected
        sent = tuple(id_ for id_ in view.sent if id_ != number)
        return replace(view, selected=selected, unsent=unsent, unpacked=unpacked, sent=sent)
    if not line.result_package:
        unpacked = (*unpacked, number)
    return replace(
        view,
        selected=number,
        unsent=unsent if number in view.sent else (*unsent, number),
        unpacked=unpacked,
        awaiting=_still_awaited(device, view, line),
    )


def _still_awaited(device: Device, view: TransferView, line: Line) -> str:
    """Of serial numbers the next one is asked for until the product is complete."""
    if not view.awaiting or device.warehouse.stock.products.get(line.product).tracking is not Tracking.SERIAL:
        return ""
    left = any(is_incomplete(other) for other in lines_of_product(device, view, line.product))
    return line.product if left else ""


def _feedback(device: Device, view: TransferView, line: Line, change: Decimal, done: Decimal) -> Feedback:
    product: Product = device.warehouse.stock.products.get(line.product)
    facts = {
        "product": product.name,
        "change": written(abs(change)),
        "done": written(done),
        "demand": written(line.planned),
        "unit": (line.unit or product.unit).name,
    }
    if change < ZERO:
        return accepted(Code.TAKEN_BACK, **facts)
    if line.planned == ZERO:
        if view.unplanned:
            return accepted(Code.COUNTED_UNPLANNED, **facts)
        return warned(Code.COUNTED_EXTRA, **facts)
    if done > line.planned:
        return warned(Code.COUNTED_OVER, **facts)
    return accepted(Code.COUNTED_COMPLETE if done == line.planned else Code.COUNTED, **facts)
