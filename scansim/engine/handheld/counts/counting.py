"""Counting: which line a scan counts on, and what it writes (reference odoo-barcode 4.11, 6.10)."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import CountWritten, Via
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import CountView, Device, Frames, Goods, Step
from scansim.engine.handheld.leaving import not_now
from scansim.engine.quantity import ONE, ZERO, is_writable, rounded, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.adjustments import quant_at
from scansim.engine.warehouse.catalogue import Location, Tracking, Usage
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.refusal import Reason, Refused

__all__ = ["count_goods", "go_to", "selected_product", "view_of_count", "write"]


def view_of_count(frames: Frames) -> CountView:
    """The count that is on top."""
    top = frames[-1]
    if not isinstance(top, CountView):
        raise TypeError("this happens on the screen of a count")
    return top


def go_to(device: Device, frames: Frames, location: Location, data: str) -> Step:
    """Count here now. The company may want all listed that should be here (fidelity item 53)."""
    if location.usage not in (Usage.INTERNAL, Usage.TRANSIT):
        raise Refused(Reason.VIEW_LOCATION, location=location.complete_name)
    view = view_of_count(frames)
    quants = view.quants
    if device.company.count_entire_locations:
        here = device.warehouse.stock.quants.where("location", location.id)
        quants = tuple(dict.fromkeys((*quants, *(quant.id for quant in here))))
    shown = replace(view, location=location.id, quants=quants, awaiting="", selected=None, loose=())
    return Step((*frames[:-1], shown), accepted(Code.COUNTING_AT, place=location.complete_name))


def count_goods(device: Device, frames: Frames, goods: Goods) -> Step:
    """Goods were scanned: one more of them here. What is told apart by lots waits for its lot."""
    view, stock = view_of_count(frames), device.warehouse.stock
    product = stock.products.get(goods.product)
    if not view.location:
        return not_now(frames, Code.SCAN_LOCATION_FIRST, read=goods.data, thing=product.name)
    if product.tracking is not Tracking.NONE and not goods.lot:
        waiting = replace(view, awaiting=product.id)
        return Step((*frames[:-1], waiting), accepted(Code.PRODUCT_SELECTED, product=product.name))
    lot = ""
    if product.tracking is not Tracking.NONE:
        known = stock.lots.where("of", (product.id, goods.lot))
        dates = {"expires": goods.expires, "best_before": goods.best_before}
        lot = known[0].id if known else device.warehouse.new_lot(product.id, goods.lot, **dates).id
    place = Place(product.id, view.location, lot)
    found = quant_at(stock, place)
    counted = found.counted if found is not None and found.counted is not None else ZERO
    if product.tracking is Tracking.SERIAL:
        if lot and _is_counted_here(device, view, lot):
            return not_now(frames, Code.SERIAL_TWICE, read=goods.data, serial=goods.lot, product=product.name)
        return write(device, frames, place, ONE, Via.CODE, goods.data)
    return write(device, frames, place, counted + goods.quantity, Via.CODE, goods.data)


def write(device: Device, frames: Frames, place: Place, counted: Decimal, via: Via, data: str = "") -> Step:
    """Write what was counted at a place; nothing changes in stock before it is applied."""
    view, stock = view_of_count(frames), device.warehouse.stock
    product = stock.products.get(place.product)
    if counted < ZERO or rounded(counted, product.unit.rounding) != counted or not is_writable(counted):
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=written(counted)))
    quant = device.warehouse.count(place, counted)
    quants = view.quants if quant.id in view.quants else (*view.quants, quant.id)
    loose = tuple(number for number in view.loose if number != quant.id)
    shown = replace(
        view,
        quants=quants,
        selected=quant.id,
        awaiting=_still_awaited(view, product.tracking),
        loose=loose if place.package or place.location != view.location else (*loose, quant.id),
    )
    lot = stock.lots.get(place.lot).name if place.lot else ""
    event = CountWritten(place.product, place.location, lot, place.package, counted, quant.quantity, via, data)
    told = accepted(Code.COUNT_WRITTEN, product=product.name, counted=written(counted), unit=product.unit.name)
    return Step((*frames[:-1], shown), told, (event,))


def selected_product(device: Device, view: CountView) -> str:
    """The tracked product (id) that a new lot would belong to, empty for none."""
    if view.awaiting:
        return view.awaiting
    quant: Quant | None = device.warehouse.stock.quants.find(view.selected) if view.selected is not None else None
    if quant is None:
        return ""
    tracked = device.warehouse.stock.products.get(quant.product).tracking is not Tracking.NONE
    return quant.product if tracked else ""


def _is_counted_here(device: Device, view: CountView, lot: str) -> bool:
    """Whether a serial number (id) was counted at this place, loose or in a package."""
    return any(
        quant.counted is not None
        and quant.counted >= ONE
        and quant.location == view.location
        and quant.id in view.quants
        for quant in device.warehouse.stock.quants.where("lot", lot)
    )


def _still_awaited(view: CountView, tracking: Tracking) -> str:
    return view.awaiting if tracking is Tracking.SERIAL else ""
