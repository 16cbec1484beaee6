"""Packages on a transfer: moved whole, filled, and Put in Pack (reference odoo-barcode 4.0 rules 4 and 5, 4.5, 4.7)."""

from __future__ import annotations

from scansim.engine.barcodes.meaning import NewPackage
from scansim.engine.handheld.events import Counted, Event, Packed, Via
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import (
    Device,
    ExtraDialog,
    Frames,
    Goods,
    PackageTypeDialog,
    Step,
    TransferView,
)
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import go_back, not_now, refuse_control, refuse_scan, view_of
from scansim.engine.handheld.transfer.boxes import stand_in
from scansim.engine.handheld.transfer.choosing import is_incomplete
from scansim.engine.handheld.transfer.counting import kept_package, set_done, split_rest
from scansim.engine.handheld.transfer.goods import add_extra
from scansim.engine.handheld.transfer.steps import asks_for_source, is_packable
from scansim.engine.handheld.transfer.work import head_of, is_incoming, lines_of, lines_of_product, tab_of
from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import FINISHED, Line, Quant
from scansim.engine.warehouse.storage import Package, PackageType

__all__ = [
    "answer_type",
    "pack_into",
    "put_in_pack",
    "scan_in_question",
    "scan_package",
    "scan_package_type",
    "take_agreed",
]


def scan_package(device: Device, frames: Frames, package: Package, data: str) -> Step:
    """A known package: with content all of it is taken at once, an empty one is what the goods go into."""
    if not device.company.packages:
        return not_now(frames, Code.PACKAGES_NOT_USED, read=data, thing=package.id)
    if _content(device, package.id) and not _holder(device, package.id):
        return _take_whole(device, frames, package, data)
    return pack_into(device, frames, package.id, data)


def take_agreed(device: Device, frames: Frames, package: str, data: str) -> Step:
    """Take all of a package, what nobody planned included."""
    return _take_whole(device, frames, device.warehouse.stock.packages.get(package), data, agreed=True)


def scan_package_type(device: Device, frames: Frames, package_type: PackageType, data: str) -> Step:
    """A type of package: a new package of it around what was scanned."""
    return put_in_pack(device, frames, data, package_type.id)


def put_in_pack(device: Device, frames: Frames, data: str = "", package_type: str | None = None) -> Step:
    """A new package around what was scanned and not packed yet; without a type the operation type may ask for one."""
    return pack_into(device, frames, "", data, package_type)


def answer_type(device: Device, frames: Frames, dialog: PackageTypeDialog, pressed: Pressed) -> Step:
    """A button of the question which type the package is of: a type, or none."""
    if pressed.control == "discard":
        return go_back(frames)
    if pressed.control == "no_type":
        return put_in_pack(device, frames[:-1], dialog.data, "")
    if pressed.action == "package_type" and pressed.target in device.warehouse.stock.package_types:
        return put_in_pack(device, frames[:-1], dialog.data, pressed.target)
    return refuse_control(frames, pressed)


def scan_in_question(device: Device, frames: Frames, dialog: PackageTypeDialog, data: str) -> Step:
    """A type that is scanned answers the question, and so does an empty or new package (reference odoo-barcode 1.6)."""
    meaning = device.read(data)
    match meaning:
        case PackageType():
            taken = scan_package_type(device, frames[:-1], meaning, data)
        case Package() if not _content(device, meaning.id) or _holder(device, meaning.id):
            taken = pack_into(device, frames[:-1], meaning.id, data)
        case NewPackage():
            taken = pack_into(device, frames[:-1], meaning.name, data)
        case _:
            return refuse_scan(Code.ANSWER_FIRST, device, frames, data)
    return taken if taken.feedback.was_accepted else Step(frames, taken.feedback)


def pack_into(device: Device, frames: Frames, package: str, data: str, package_type: str | None = None) -> Step:
    """Put what was scanned and not packed yet into a package; an empty name makes the next of the series.

    A package holds goods of one transfer only, and no other transfer of the batch (fidelity item 45).
    """
    view = view_of(frames)
    if not is_packable(device, view):
        return not_now(frames, Code.PACKAGES_NOT_USED, read=data, thing=package or data)
    lines = [device.warehouse.stock.lines.get(number) for number in view.unpacked]
    contains = not lines and device.version.nests_packages
    if contains:
        lines = _packed_lines(device, view)
    if not lines:
        return not_now(frames, Code.NOTHING_TO_PACK, read=data)
    owners = {line.transfer for line in lines}
    if len(owners) > 1:
        return not_now(frames, Code.PACKAGE_OF_SEVERAL, read=data)
    (transfer,) = owners
    if package and _holder(device, package) not in (0, transfer):
        return not_now(frames, Code.PACKAGE_TAKEN, read=data, package=package)
    if package and contains:
        return _contained(device, frames, lines, package)
    if package:
        return _packed(device, frames, lines, device.warehouse.pack_into(transfer, package))
    if package_type is None and tab_of(device, view).asks_package_type:
        return Step(
            (*frames, PackageTypeDialog(transfer, data)), warned(Code.PACKAGE_TYPE_ASKED, count=str(len(lines)))
        )
    if contains:
        return _contained(device, frames, lines, device.warehouse.new_package(package_type or ""))
    return _packed(device, frames, lines, device.warehouse.put_in_pack(transfer, "", package_type or ""))


def _packed(device: Device, frames: Frames, lines: list[Line], name: str) -> Step:
    view, warehouse = view_of(frames), device.warehouse
    for line in lines:
        current = warehouse.stock.lines.get(line.id)
        if is_incomplete(current):
            split_rest(device, current, keep_lot=True)
    packed = replace(view, unpacked=(), awaiting="")
    count = str(len(lines))
    event = Packed(lines[0].transfer, name, tuple(line.id for line in lines))
    return Step((*frames[:-1], packed), accepted(Code.PACKED, package=name, count=count), (event,))


def _packed_lines(device: Device, view: TransferView) -> list[Line]:
    """The picked lines whose package stands in no other one."""
    packages = device.warehouse.stock.packages
    packed = [line for line in lines_of(device, view) if line.picked and line.result_package]
    return [line for line in packed if not packages.get(line.result_package).container]


def _contained(device: Device, frames: Frames, lines: list[Line], container: str) -> Step:
    """The packages of these lines stand in another one, new when nothing has its name (from version 19 on)."""
    if container not in device.warehouse.stock.packages:
        device.warehouse.add([Package(container)])
    packages = tuple(dict.fromkeys(line.result_package for line in lines))
    for package in packages:
        stand_in(device, package, container)
    event = Packed(lines[0].transfer, container, tuple(line.id for line in lines))
    told = accepted(Code.CONTAINED, package=container, count=str(len(packages)), packages=", ".join(packages))
    return Step(frames, told, (event,))


def _holder(device: Device, package: str) -> int:
    """The open transfer whose goods go into a package, or into one that stands in it; 0 for none."""
    stock = device.warehouse.stock
    inside = (package, *(each.id for each in stock.packages.where("container", package)))
    for line in (line for each in inside for line in stock.lines.where("result_package", each)):
        transfer = stock.transfers.find(line.transfer)
        if (
            line.picked
            and line.package != line.result_package
            and transfer is not None
            and transfer.state not in FINISHED
        ):
            return line.transfer
    return 0


def _content(device: Device, package: str) -> list[Quant]:
    return list(device.warehouse.package_content(package))


def _take_whole(device: Device, frames: Frames, package: Package, data: str, *, agreed: bool = False) -> Step:
    content = _content(device, package.id)
    view, head = view_of(frames), head_of(device, view_of(frames))
    if asks_for_source(device, view):
        return not_now(frames, Code.SCAN_SOURCE_FIRST, read=data, thing=package.id)
    if not is_incoming(device, view) and not all(
        device.warehouse.is_within(quant.location, head.source) for quant in content
    ):
        place = device.warehouse.stock.locations.get(content[0].location).complete_name
        return not_now(frames, Code.PACKAGE_ELSEWHERE, read=data, package=package.id, place=place)
    lines = [_line_of(device, view, quant) for quant in content]
    boxes = {quant.package for quant in content}
    if any(line is not None and line.picked and line.package in boxes for line in lines):
        return not_now(frames, Code.PACKAGE_TWICE, read=data, package=package.id)
    extra = tuple(_goods(device, quant, data) for quant, line in zip(content, lines, strict=True) if line is None)
    if extra and not view.unplanned and not agreed:
        if not tab_of(device, view).allow_extra_products:
            return not_now(frames, Code.PACKAGE_NOT_EXPECTED, read=data, package=package.id)
        whole = tuple(_goods(device, quant, data) for quant in content)
        told = warned(Code.EXTRA_PACKAGE_ASKED, package=package.id, transfer=head.name)
        return Step((*frames, ExtraDialog(view.transfer, whole, package.id)), told)
    step = Step(frames, accepted(Code.WENT_BACK))
    for quant, line in zip(content, lines, strict=True):
        if line is None:
            taken = add_extra(device, step.frames, (_goods(device, quant, data),))
        else:
            taken = _take(device, step.frames, line, quant, data)
        step = Step(taken.frames, taken.feedback, (*step.events, *taken.events))
    return _told(step, package, len(content))


def _take(device: Device, frames: Frames, line: Line, quant: Quant, data: str) -> Step:
    """The line does what lies in the package, out of it and in it."""
    if line.picked:
        line = split_rest(device, line)
    goods = _goods(device, quant, data)
    kept = kept_package(device, quant.package)

    def change(current: Line) -> Line:
        source = current.source if is_incoming(device, view_of(frames)) else quant.location
        return replace(current, source=source, lot=quant.lot, lot_name="", package=quant.package, result_package=kept)

    return set_done(device, frames, line, quant.quantity, Via.CODE, change, goods=goods)


def _line_of(device: Device, view: TransferView, quant: Quant) -> Line | None:
    """The line that reserves this content; else one of the product that is incomplete; None when there is none."""
    lines = lines_of_product(device, view, quant.product)
    own = [line for line in lines if (line.package, line.lot) == (quant.package, quant.lot)]
    free = [line for line in lines if is_incomplete(line) and not line.result_package and not line.package]
    reserved = [line for line in lines if is_incomplete(line) and not line.picked]
    return next(iter([*own, *free, *reserved]), None)


def _goods(device: Device, quant: Quant, data: str) -> Goods:
    lot = device.warehouse.stock.lots.get(quant.lot).name if quant.lot else ""
    return Goods(quant.product, quant.quantity, data, lot, quant.package, quant.location, is_one=False, agreed=True)


def _told(step: Step, package: Package, count: int) -> Step:
    events: tuple[Event, ...] = step.events
    over = any(isinstance(event, Counted) and event.done > event.planned > ZERO for event in events)
    tell = warned if over else accepted
    return Step(step.frames, tell(Code.PACKAGE_COUNTED, package=package.id, count=str(count)), events)
