"""What scans and buttons do while counting (scan matrix, reference odoo-barcode 1.4b "Count")."""

from __future__ import annotations

from scansim.engine.barcodes.commands import Command
from scansim.engine.barcodes.meaning import Ambiguous, Elements, NewPackage, Unknown, UnknownCommand, name_of
from scansim.engine.handheld.counts.applying import press_apply
from scansim.engine.handheld.counts.counting import (
    count_goods,
    go_to,
    selected_product,
    view_of_count,
    write,
)
from scansim.engine.handheld.counts.packing import counted_loose, pack_counted, scan_package
from scansim.engine.handheld.events import CountWritten, Via
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import CountEditor, CountView, Device, Frames, Goods, Step
from scansim.engine.handheld.inputs import Entered, Pressed
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.leaving import (
    go_back,
    go_to_menu,
    not_now,
    refuse_control,
    refuse_field,
    refuse_unreadable,
)
from scansim.engine.handheld.transfer.elements import goods_of_parts
from scansim.engine.handheld.units import NotTheSameKind
from scansim.engine.quantity import ONE, ZERO, NotAQuantity, quantity, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Product
from scansim.engine.warehouse.records import Batch, Quant, Transfer
from scansim.engine.warehouse.storage import Package, PackageType

__all__ = ["enter_editor", "keys_of_counts", "press", "press_editor", "quants_of", "scan"]


def quants_of(device: Device, view: CountView) -> tuple[Quant, ...]:
    """The lines on the screen, in the order in which they came; those whose quant is gone are left out."""
    found = (device.warehouse.stock.quants.find(number) for number in view.quants)
    return tuple(quant for quant in found if quant is not None)


def keys_of_counts(device: Device, view: CountView) -> list[str]:
    """How the lines are named."""
    return keys_of(device.warehouse, [quant.product for quant in quants_of(device, view)])


def scan(  # noqa: PLR0912 - a branch for each kind of code
    device: Device, frames: Frames, view: CountView, data: str
) -> Step:
    """A code read while counting."""
    meaning = device.read(data)
    if isinstance(meaning, Ambiguous):
        own = selected_product(device, view)
        lots = [found for found in meaning.found if isinstance(found, Lot) and found.product == own]
        meaning = lots[0] if lots else meaning
    match meaning:
        case Location():
            return go_to(device, frames, meaning, data)
        case Product():
            return count_goods(device, frames, Goods(meaning.id, data=data))
        case Packaging():
            return count_goods(device, frames, Goods(meaning.product, meaning.quantity, data))
        case Lot():
            return count_goods(device, frames, Goods(meaning.product, ONE, data, meaning.name))
        case Package():
            return scan_package(device, frames, meaning.id, data)
        case Elements():
            return _elements(device, frames, view, meaning)
        case Command.MAIN_MENU:
            return go_to_menu(frames)
        case Command.VALIDATE:
            return press_apply(device, frames, view)
        case Command():
            return not_now(frames, Code.COMMAND_NOT_AVAILABLE, command=meaning.value, read=data)
        case Transfer() | OperationType() | Batch():
            return not_now(frames, Code.LEAVE_COUNT_FIRST, read=data, thing=name_of(meaning))
        case NewPackage() if device.company.packages and counted_loose(device, frames):
            return pack_counted(device, frames, meaning.name, data)
        case Unknown() if data.strip() and selected_product(device, view):
            return count_goods(device, frames, Goods(selected_product(device, view), ONE, data, data))
        case PackageType():
            return not_now(frames, Code.COMMAND_NOT_AVAILABLE, command=meaning.id, read=data)
        case Unknown() | NewPackage() | UnknownCommand() | Ambiguous():
            return refuse_unreadable(frames, meaning)


def press(device: Device, frames: Frames, view: CountView, pressed: Pressed) -> Step:
    """A button of the screen, or of a line; without a target that of the selected line."""
    if pressed.control == "back":
        return go_back(frames)
    if pressed.control == "apply":
        return press_apply(device, frames, view)
    quant = _quant_of_key(device, view, pressed.target)
    if quant is None:
        return refuse_control(frames, pressed)
    counted = quant.counted if quant.counted is not None else ZERO
    match pressed.action:
        case "select":
            product = device.warehouse.stock.products.get(quant.product).name
            shown = replace(view, selected=quant.id)
            return Step((*frames[:-1], shown), accepted(Code.LINE_SELECTED, product=product))
        case "plus":
            return write(device, frames, quant.place, counted + ONE, Via.CONTROL)
        case "fill" if device.company.show_quantity_to_count and quant.counted != quant.quantity >= ZERO:
            return write(device, frames, quant.place, quant.quantity, Via.CONTROL)
        case "toggle":
            return _toggle(device, frames, view, quant)
        case "edit":
            return Step((*frames, CountEditor(quant.id, counted)), accepted(Code.WELCOME))
        case _:
            return refuse_control(frames, pressed)


def press_editor(device: Device, frames: Frames, editor: CountEditor, pressed: Pressed) -> Step:
    """A button of a line's pencil: it sets an absolute quantity (fidelity item 51)."""
    match pressed.control:
        case "plus_one":
            return _propose(frames, replace(editor, quantity=editor.quantity + ONE))
        case "minus_one" if editor.quantity >= ONE:
            return _propose(frames, replace(editor, quantity=editor.quantity - ONE))
        case "discard":
            return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
        case "confirm":
            place = device.warehouse.stock.quants.get(editor.quant).place
            return write(device, frames[:-1], place, editor.quantity, Via.FIELD)
        case _:
            return refuse_control(frames, pressed)


def enter_editor(device: Device, frames: Frames, editor: CountEditor, entered: Entered) -> Step:
    """A typed quantity."""
    if entered.field != "quantity":
        return refuse_field(device, frames, editor, entered)
    try:
        value = quantity(entered.value)
    except NotAQuantity:
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=entered.value))
    if value < ZERO:
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=entered.value))
    return _propose(frames, replace(editor, quantity=value))


def _propose(frames: Frames, editor: CountEditor) -> Step:
    return Step((*frames[:-1], editor), accepted(Code.QUANTITY_ENTERED, quantity=written(editor.quantity)))


def _toggle(device: Device, frames: Frames, view: CountView, quant: Quant) -> Step:
    """A line that nobody counted is counted as nothing; one that was is as if nobody had."""
    if quant.counted is None:
        return write(device, frames, quant.place, ZERO, Via.CONTROL)
    device.warehouse.clear_count(quant.place)
    lot = device.warehouse.stock.lots.get(quant.lot).name if quant.lot else ""
    event = CountWritten(quant.product, quant.location, lot, quant.package, None, quant.quantity, Via.CONTROL)
    left = tuple(number for number in view.quants if device.warehouse.stock.quants.find(number) is not None)
    shown = replace(view, quants=left, selected=quant.id if quant.id in left else None)
    product = device.warehouse.stock.products.get(quant.product).name
    return Step((*frames[:-1], shown), accepted(Code.COUNT_TAKEN_BACK, product=product), (event,))


def _elements(device: Device, frames: Frames, view: CountView, scan: Elements) -> Step:
    try:
        goods = goods_of_parts(device, scan.parts, scan.data, selected_product(device, view))
    except NotTheSameKind as mismatch:
        return not_now(frames, Code.UNIT_DOES_NOT_FIT, read=scan.data, unit=mismatch.unit, product=mismatch.product)
    if goods is None:
        return refuse_unreadable(frames, scan)
    step = count_goods(device, frames, goods)
    package = scan.parts.package
    if not package or not step.feedback.was_accepted or view_of_count(step.frames).awaiting:
        return step
    if not device.company.packages:
        return not_now(frames, Code.PACKAGES_NOT_USED, read=scan.data, thing=package)
    packed = pack_counted(device, step.frames, package, scan.data)
    return Step(packed.frames, packed.feedback, (*step.events, *packed.events))


def _quant_of_key(device: Device, view: CountView, key: str) -> Quant | None:
    if not key:
        return device.warehouse.stock.quants.find(view.selected) if view.selected is not None else None
    keys = keys_of_counts(device, view)
    return quants_of(device, view)[keys.index(key)] if key in keys else None
