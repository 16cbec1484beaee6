"""Several things in one scan act as one: the place, then the goods, then their package and destination.

Reference odoo-barcode 5.4. When one of them is refused, all are.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scansim.engine.barcodes.elements import ScanParts
from scansim.engine.barcodes.meaning import Elements, Unknown, goods_of_code
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import Device, Frames, Goods, Step, TransferView
from scansim.engine.handheld.leaving import not_now, refuse_unreadable, view_of
from scansim.engine.handheld.transfer.goods import scan_goods, selected_tracked
from scansim.engine.handheld.transfer.packages import pack_into, scan_package, scan_package_type
from scansim.engine.handheld.transfer.places import send_to, take_from
from scansim.engine.handheld.units import NotTheSameKind, read_quantity
from scansim.engine.quantity import ONE
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Location, Packaging
from scansim.engine.warehouse.storage import PackageType

__all__ = ["goods_of_parts", "scan_elements"]

Act = Callable[[Device, Frames], Step]


def scan_elements(device: Device, frames: Frames, scan: Elements) -> Step:
    """Do what the parts of one scan say, in the order of the work."""
    acts = _acts(device, view_of(frames), scan)
    if acts is None:
        return refuse_unreadable(frames, Unknown(scan.data))
    step = Step(frames, accepted(Code.WELCOME))
    for act in acts:
        if not isinstance(step.frames[-1], TransferView):
            break
        taken = act(device, step.frames)
        if not taken.feedback.was_accepted:
            return Step(frames, taken.feedback)
        step = Step(taken.frames, taken.feedback, (*step.events, *taken.events))
    return step


def goods_of_parts(device: Device, parts: ScanParts, data: str, selected: str) -> Goods | None:
    """The goods that the parts name; those without a product belong to ``selected``. None when nothing is of this code.

    Raises:
        NotTheSameKind: for a quantity in a unit that the product is not kept in.
    """
    stock = device.warehouse.stock
    if parts.product:
        found = goods_of_code(stock, parts.product, device.company.reading)
        if found is None:
            return None
        product = stock.products.get(found.product) if isinstance(found, Packaging) else found
        size = found.quantity if isinstance(found, Packaging) else ONE
    else:
        known = stock.lots.where("name", parts.lot)
        owner = known[0].product if len(known) == 1 else selected
        if not owner:
            return None
        product, size = stock.products.get(owner), ONE
    is_one = parts.quantity is None and size == ONE
    quantity: Decimal = size if parts.quantity is None else size * read_quantity(parts.quantity, parts.unit, product)
    return Goods(
        product.id,
        quantity,
        data,
        parts.lot,
        expires=parts.expires,
        best_before=parts.best_before,
        is_one=is_one,
    )


def _acts(device: Device, view: TransferView, scan: Elements) -> list[Act] | None:
    """What to do, in this order; None when a part names nothing."""
    parts = scan.parts
    acts: list[Act] = []
    for code, verb in ((parts.source, take_from), (parts.destination, send_to)):
        place = _location(device, code)
        if code and place is None:
            return None
        if place is not None:
            acts.append(_at(verb, place, scan.data))
    destination = [acts.pop()] if parts.destination else []
    if parts.product or parts.lot or parts.quantity is not None:
        acts.append(_count(device, view, scan))
    if parts.package:
        acts.append(_pack(parts.package, scan.data))
    elif parts.package_type:
        package_type = _package_type(device, parts.package_type)
        if package_type is None:
            return None
        acts.append(_pack_as(package_type, scan.data))
    return acts + destination


def _at(verb: Callable[[Device, Frames, Location], Step], place: Location, data: str) -> Act:
    def act(device: Device, frames: Frames) -> Step:
        head = device.warehouse.stock.transfers.find(view_of(frames).transfer)
        tree = (head.source if verb is take_from else head.destination) if head else place.id
        if not device.warehouse.is_within(place.id, tree):
            wanted = device.warehouse.stock.locations.get(tree).complete_name
            return not_now(frames, Code.WRONG_LOCATION, read=data, place=place.name, wanted=wanted)
        return verb(device, frames, place)

    return act


def _count(device: Device, view: TransferView, scan: Elements) -> Act:
    tracked = selected_tracked(device, view)
    line = device.warehouse.stock.lines.find(view.selected) if view.selected is not None else None
    selected = tracked.id if tracked else line.product if line and not scan.parts.lot else ""

    def act(device: Device, frames: Frames) -> Step:
        try:
            goods = goods_of_parts(device, scan.parts, scan.data, selected)
        except NotTheSameKind as mismatch:
            told = refused(
                Verdict.NOT_NOW, Code.UNIT_DOES_NOT_FIT, read=scan.data, unit=mismatch.unit, product=mismatch.product
            )
            return Step(frames, told)
        if goods is None:
            return refuse_unreadable(frames, Unknown(scan.data))
        return scan_goods(device, frames, replace(goods, agreed=False))

    return act


def _pack(package: str, data: str) -> Act:
    def act(device: Device, frames: Frames) -> Step:
        known = device.warehouse.stock.packages.find(package)
        if known is not None:
            return scan_package(device, frames, known, data)
        return pack_into(device, frames, package, data)

    return act


def _pack_as(package_type: PackageType, data: str) -> Act:
    def act(device: Device, frames: Frames) -> Step:
        return scan_package_type(device, frames, package_type, data)

    return act


def _package_type(device: Device, code: str) -> PackageType | None:
    types = device.warehouse.stock.package_types
    return next(iter(types.where("barcode", code)), None) or types.find(code)


def _location(device: Device, code: str) -> Location | None:
    found = device.warehouse.stock.locations.where("barcode", code) if code else ()
    return found[0] if found else None
