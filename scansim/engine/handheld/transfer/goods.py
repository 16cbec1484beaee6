"""Products, boxes and lots: what a scan of goods does (reference odoo-barcode 4.0 rules 1 to 3 and 7, 4.1, 4.4)."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import ExtraProductAdded, Via
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import (
    BatchReceiptsDialog,
    Device,
    ExtraDialog,
    Frames,
    Goods,
    SerialDialog,
    Step,
    TransferView,
)
from scansim.engine.handheld.leaving import not_now, view_of
from scansim.engine.handheld.transfer.choosing import line_for, line_for_lot, lot_name_of
from scansim.engine.handheld.transfer.counting import add_over, in_unit_of, lot_of, set_done, split_rest
from scansim.engine.handheld.transfer.steps import before_goods
from scansim.engine.handheld.transfer.work import (
    head_of,
    is_incoming,
    lines_of_product,
    operation_of,
    tab_of,
)
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Lot, Product, Tracking, Usage
from scansim.engine.warehouse.records import Line, Quant

__all__ = ["add_extra", "may_create_lots", "scan_goods", "scan_lot", "selected_tracked"]


def scan_goods(device: Device, frames: Frames, goods: Goods) -> Step:
    """A product or box was scanned, perhaps with its lot: count it, ask for its lot, or ask whether it belongs here."""
    view, product = view_of(frames), device.warehouse.stock.products.get(goods.product)
    refusal = before_goods(device, view, goods.product, goods.data)
    if refusal is not None:
        return Step(frames, refusal)
    if not _is_tracked(device, view, product):
        goods = replace(goods, lot="")
    elif not goods.lot:
        return _await_lot(device, frames, goods)
    elif product.tracking is Tracking.SERIAL:
        goods = replace(goods, quantity=ONE)
    if goods.lot:
        refused_step = _refuse_lot(device, frames, goods)
        if refused_step is not None:
            return refused_step
    return _count(device, frames, goods)


def scan_lot(device: Device, frames: Frames, lot: Lot, data: str) -> Step:
    """A lot or serial number that the record knows was scanned: it says its product itself."""
    view = view_of(frames)
    product = device.warehouse.stock.products.get(lot.product)
    if not operation_of(device, view).uses_lots:
        return not_now(frames, Code.LOTS_NOT_USED, read=data, thing=lot.name)
    quantity = ONE
    if product.tracking is Tracking.LOT and view.unplanned and not view.awaiting and not is_incoming(device, view):
        quantity = _held_of(device, view, lot) or ONE
    return scan_goods(device, frames, Goods(lot.product, quantity, data, lot.name, is_one=False))


def add_extra(device: Device, frames: Frames, goods: tuple[Goods, ...]) -> Step:
    """Add goods that nobody planned, each as its own line."""
    events: tuple[ExtraProductAdded, ...] = ()
    step = Step(frames, accepted(Code.WENT_BACK))
    for each in goods:
        view = view_of(step.frames)
        product = device.warehouse.stock.products.get(each.product)
        if _is_tracked(device, view, product) and not each.lot:
            awaiting = replace(view, awaiting=each.product, selected=None)
            told = accepted(Code.PRODUCT_SELECTED, product=product.name)
            step = Step((*step.frames[:-1], awaiting), told, step.events)
            continue
        added = add_over(device, step.frames, each, head_of(device, view).id)
        events = (ExtraProductAdded(head_of(device, view).id, each.product),)
        step = Step(added.frames, added.feedback, (*step.events, *events, *added.events))
    return step


def may_create_lots(device: Device, view: TransferView) -> bool:
    """Whether a new lot or serial number may be made here."""
    return operation_of(device, view).use_create_lots


def selected_tracked(device: Device, view: TransferView) -> Product | None:
    """The tracked product that a lot would belong to: the one that waits for it, else that of the selected line."""
    stock = device.warehouse.stock
    if view.awaiting:
        return stock.products.get(view.awaiting)
    line = stock.lines.find(view.selected) if view.selected is not None else None
    product = stock.products.get(line.product) if line is not None else None
    return product if product is not None and _is_tracked(device, view, product) else None


def _is_tracked(device: Device, view: TransferView, product: Product) -> bool:
    return product.tracking is not Tracking.NONE and operation_of(device, view).uses_lots


def _await_lot(device: Device, frames: Frames, goods: Goods) -> Step:
    """The product is only selected; what counts is its lot (reference odoo-barcode 4.0, rule 2)."""
    view = view_of(frames)
    product = device.warehouse.stock.products.get(goods.product)
    if not lines_of_product(device, view, goods.product) and view.awaiting != goods.product:
        return _unplanned(device, frames, goods)
    line = line_for(device, view, goods.product)
    waiting = replace(view, selected=line.id if line else view.selected, awaiting=goods.product)
    return Step((*frames[:-1], waiting), accepted(Code.PRODUCT_SELECTED, product=product.name))


def _refuse_lot(device: Device, frames: Frames, goods: Goods) -> Step | None:
    view, stock = view_of(frames), device.warehouse.stock
    product = stock.products.get(goods.product)
    known = stock.lots.where("of", (goods.product, goods.lot))
    if not known and not may_create_lots(device, view):
        return not_now(frames, Code.LOT_UNKNOWN, read=goods.data, lot=goods.lot, product=product.name)
    if product.tracking is not Tracking.SERIAL:
        return None
    lines = lines_of_product(device, view, goods.product)
    if any(line.picked and lot_name_of(device, line) == goods.lot for line in lines):
        return not_now(frames, Code.SERIAL_TWICE, read=goods.data, serial=goods.lot, product=product.name)
    if known and is_incoming(device, view) and not goods.agreed:
        places = tuple(stock.locations.get(quant.location).complete_name for quant in _units_of(device, known[0]))
        if places:
            told = warned(Code.SERIAL_ELSEWHERE_ASKED, serial=goods.lot, product=product.name, places=", ".join(places))
            return Step((*frames, SerialDialog(goods, places)), told)
    return None


def _count(device: Device, frames: Frames, goods: Goods) -> Step:
    view = view_of(frames)
    line = line_for_lot(device, view, goods.product, goods.lot) if goods.lot else line_for(device, view, goods.product)
    if line is not None:
        return _count_on(device, frames, line, goods)
    lines = lines_of_product(device, view, goods.product)
    if lines:
        return add_over(device, frames, goods, lines[-1].transfer)
    if view.awaiting == goods.product or goods.agreed:
        return add_extra(device, frames, (goods,))
    return _unplanned(device, frames, goods)


def _count_on(device: Device, frames: Frames, line: Line, goods: Goods) -> Step:
    view = view_of(frames)
    other_lot = bool(goods.lot) and lot_name_of(device, line) != goods.lot
    source, strayed = _source_for(device, view, line, goods)
    if line.picked and (other_lot or source != line.source or line.id in view.sent):
        line = split_rest(device, line, keep_lot=not other_lot and source == line.source)
    lot, typed = lot_of(device, goods) if goods.lot else (line.lot, line.lot_name)
    moved = source != line.source or other_lot

    def change(current: Line) -> Line:
        is_same = (current.source, current.lot, current.lot_name) == (source, lot, typed)
        taken = current if is_same else replace(current, source=source, lot=lot, lot_name=typed)
        if moved:
            return replace(taken, package="", result_package="")
        # Single units are taken out of a package that would have moved whole.
        is_whole = current.result_package and current.package == current.result_package
        return replace(taken, result_package="") if is_whole else taken

    quantity = goods.quantity if goods.is_one else in_unit_of(device, line, goods.quantity)
    counted = set_done(device, frames, line, line.done + quantity, Via.CODE, change, goods=goods)
    if line.package and line.package == line.result_package:
        _open_package(device, line)
    if strayed:
        place = device.warehouse.stock.locations.get(source).complete_name
        told = warned(Code.SERIAL_TAKEN_ELSEWHERE, serial=goods.lot, place=place, **dict(counted.feedback.facts))
        return Step(counted.frames, told, counted.events)
    return counted


def _open_package(device: Device, line: Line) -> None:
    """A package that is opened does not move whole: what is left of it comes out of it, too."""
    for other in device.warehouse.stock.lines.where("result_package", line.package):
        if (other.transfer, other.package, other.picked) == (line.transfer, line.package, False):
            device.warehouse.edit_line(other, lambda current: replace(current, result_package=""))


def _source_for(device: Device, view: TransferView, line: Line, goods: Goods) -> tuple[str, bool]:
    """Where the goods are taken from, and whether that is another place than the operator said.

    The place that was scanned, else the line's; a serial number is where it is (reference odoo-barcode 6.8).
    """
    said = goods.source or view.source or line.source
    if is_incoming(device, view):
        return line.source, False
    product = device.warehouse.stock.products.get(goods.product)
    known = device.warehouse.stock.lots.where("of", (goods.product, goods.lot))
    if product.tracking is not Tracking.SERIAL or not known:
        return said, False
    tree = head_of(device, view).source
    places = [q.location for q in _units_of(device, known[0]) if device.warehouse.is_within(q.location, tree)]
    if not places or said in places:
        return said, False
    return places[0], True


def _unplanned(device: Device, frames: Frames, goods: Goods) -> Step:
    """Goods that the transfer does not list (fidelity items 21 and 22)."""
    view = view_of(frames)
    product = device.warehouse.stock.products.get(goods.product)
    if view.unplanned:
        return add_extra(device, frames, (goods,))
    if not tab_of(device, view).allow_extra_products:
        return not_now(frames, Code.PRODUCT_NOT_EXPECTED, product=product.name, read=goods.data)
    name = head_of(device, view).name
    other = _receipt_with(device, view, goods.product)
    if other:
        told = warned(Code.BATCH_RECEIPTS_ASKED, product=product.name, transfer=name)
        return Step((*frames, BatchReceiptsDialog(view.transfer, other, goods)), told)
    told = warned(Code.EXTRA_PRODUCT_ASKED, product=product.name, transfer=name)
    return Step((*frames, ExtraDialog(view.transfer, (goods,))), told)


def _receipt_with(device: Device, view: TransferView, product: str) -> int:
    """Another open receipt of the same vendor that expects the product; 0 for none, and before version 19."""
    head = head_of(device, view)
    if not device.version.offers_batch_receipts or view.batch or not is_incoming(device, view) or not head.partner:
        return 0
    for other in device.warehouse.open_transfers(head.operation_type):
        expects = any(move.product == product for move in device.warehouse.moves_of(other.id))
        if other.id != head.id and other.partner == head.partner and not other.batch and expects:
            return other.id
    return 0


def _held_of(device: Device, view: TransferView, lot: Lot) -> Decimal:
    """What the record holds of a lot where goods are taken from."""
    source = view.source or head_of(device, view).source
    units = _units_of(device, lot)
    return sum((q.quantity for q in units if device.warehouse.is_within(q.location, source)), ZERO)


def _units_of(device: Device, lot: Lot) -> tuple[Quant, ...]:
    """Where goods of a lot are, in the house or at a customer's."""
    usages = (Usage.INTERNAL, Usage.CUSTOMER, Usage.TRANSIT)
    stock = device.warehouse.stock
    return tuple(
        quant
        for quant in stock.quants.where("lot", lot.id)
        if quant.quantity > ZERO and stock.locations.get(quant.location).usage in usages
    )
