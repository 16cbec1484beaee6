"""The line editor: quantity, lot, places, packages; nothing is written before Confirm (reference odoo-barcode 1.5).

A quantity that is huge, or that is somebody's barcode, is asked about before it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scansim.engine.barcodes.check_digits import is_number, right_check_digit
from scansim.engine.barcodes.meaning import goods_of_code
from scansim.engine.handheld.events import Counted, Via
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused, warned
from scansim.engine.handheld.frames import Device, Editor, Frames, HugeDialog, Step, TransferView
from scansim.engine.handheld.inputs import Entered, Pressed
from scansim.engine.handheld.leaving import go_back, not_now, refuse_control, refuse_field, refuse_scan, view_of
from scansim.engine.handheld.transfer.boxes import enter_container, enter_package, put_where_said
from scansim.engine.handheld.transfer.counting import as_counted, kept_package, set_done
from scansim.engine.handheld.transfer.editor_fields import shows_field
from scansim.engine.handheld.transfer.series import generate, series_length
from scansim.engine.handheld.transfer.work import head_of, is_incoming, operation_of
from scansim.engine.quantity import ONE, ZERO, NotAQuantity, quantity, rounded, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Location, Packaging, Product, Usage
from scansim.engine.warehouse.records import Line

__all__ = ["answer_huge", "enter", "press", "scan"]

_GTIN_LENGTHS = (8, 12, 13, 14)
_SHORTEST_LABEL = 5


def scan(device: Device, frames: Frames, editor: Editor, data: str) -> Step:
    """A code read in the editor: only a new line takes one, for its product."""
    if editor.line or editor.product:
        return refuse_scan(Code.FINISH_EDITING_FIRST, device, frames, data)
    return _choose_product(device, frames, editor, data)


def press(device: Device, frames: Frames, editor: Editor, pressed: Pressed) -> Step:
    """A button of the editor."""
    planned = _planned(device, editor)
    match pressed.control:
        case "plus_one":
            return _propose(frames, editor, editor.quantity + ONE)
        case "minus_one" if editor.quantity >= ONE:
            return _propose(frames, editor, editor.quantity - ONE)
        case "fill" if editor.quantity < planned:
            return _propose(frames, editor, planned)
        case "generate" if series_length(device, frames, editor):
            return generate(device, frames, editor)
        case "confirm" if editor.product:
            return _confirm(device, frames, editor)
        case "discard":
            return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
        case _ if pressed.action == "packaging" and editor.product:
            for packaging in device.warehouse.stock.packagings.where("product", editor.product):
                if packaging.id == pressed.target:
                    return _propose(frames, editor, editor.quantity + packaging.quantity)
        case _ if pressed.action == "take_from" and shows_field(device, frames, editor, "source"):
            found = device.warehouse.stock.locations.where("barcode", pressed.target)
            if found:
                return _keep(frames, replace(editor, source=found[0].id), found[0].complete_name)
        case _:
            pass
    return refuse_control(frames, pressed)


def enter(device: Device, frames: Frames, editor: Editor, entered: Entered) -> Step:
    """A value typed into the editor."""
    act = _FIELDS.get(entered.field)
    if act is None or not shows_field(device, frames, editor, entered.field):
        return refuse_field(device, frames, editor, entered)
    return act(device, frames, editor, entered.value)


def answer_huge(device: Device, frames: Frames, dialog: HugeDialog, pressed: Pressed) -> Step:
    """A button of the question whether a huge quantity is meant."""
    if pressed.control == "discard":
        return go_back(frames)
    editor = frames[-2]
    if pressed.control == "confirm" and isinstance(editor, Editor):
        return _write(device, frames[:-1], editor)
    return refuse_control(frames, pressed)


def _planned(device: Device, editor: Editor) -> Decimal:
    return device.warehouse.stock.lines.get(editor.line).planned if editor.line else ZERO


def _propose(frames: Frames, editor: Editor, value: Decimal) -> Step:
    changed = replace(editor, quantity=value)
    return Step((*frames[:-1], changed), accepted(Code.QUANTITY_ENTERED, quantity=written(value)))


def _keep(frames: Frames, editor: Editor, value: str) -> Step:
    return Step((*frames[:-1], editor), accepted(Code.FIELD_ENTERED, value=value))


# values


def _enter_quantity(device: Device, frames: Frames, editor: Editor, text: str) -> Step:
    product = device.warehouse.stock.products.find(editor.product)
    unreadable = Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=text))
    try:
        value = quantity(text)
    except NotAQuantity:
        return unreadable
    if value < ZERO or (product is not None and rounded(value, product.unit.rounding) != value):
        return unreadable
    return _propose(frames, editor, value)


def _choose_product(device: Device, frames: Frames, editor: Editor, data: str) -> Step:
    """The product of a new line; where goods are put away, its destination is looked up (fidelity item 20)."""
    meaning = device.read(data)
    match meaning:
        case Product():
            product, size = meaning, editor.quantity
        case Packaging():
            product, size = device.warehouse.stock.products.get(meaning.product), meaning.quantity
        case _:
            return refuse_scan(Code.SCAN_PRODUCT_FIRST, device, frames, data)
    return _keep(frames, replace(editor, product=product.id, quantity=size), product.name)


def _enter_lot(device: Device, frames: Frames, editor: Editor, text: str) -> Step:
    view = frames[-2]
    if not isinstance(view, TransferView):
        raise TypeError("lines are edited on a transfer's screen")
    known = device.warehouse.stock.lots.where("of", (editor.product, text))
    if text and not known and not operation_of(device, view).use_create_lots:
        product = device.warehouse.stock.products.get(editor.product).name
        return not_now(frames, Code.LOT_UNKNOWN, read=text, lot=text, product=product)
    if text and not text.strip():
        return Step(frames, refused(Verdict.UNREADABLE, Code.UNKNOWN_BARCODE, read=text))
    return _keep(frames, replace(editor, lot=text), text)


def _enter_place(name: str) -> Callable[[Device, Frames, Editor, str], Step]:
    def enter_place(device: Device, frames: Frames, editor: Editor, text: str) -> Step:
        view = frames[-2]
        meaning = device.read(text)
        if not isinstance(meaning, Location) or not isinstance(view, TransferView):
            return Step(frames, refused(Verdict.UNREADABLE, Code.UNKNOWN_BARCODE, read=text))
        head = head_of(device, view)
        tree = head.source if name == "source" else head.destination
        if meaning.usage is Usage.VIEW or not device.warehouse.is_within(meaning.id, tree):
            wanted = device.warehouse.stock.locations.get(tree).complete_name
            return not_now(frames, Code.WRONG_LOCATION, read=text, place=meaning.name, wanted=wanted)
        changed = replace(editor, source=meaning.id) if name == "source" else replace(editor, destination=meaning.id)
        return _keep(frames, changed, meaning.complete_name)

    return enter_place


def _enter_owner(device: Device, frames: Frames, editor: Editor, text: str) -> Step:
    """Whose goods they are, by name; empty for ours (consignment)."""
    wanted = " ".join(text.split()).casefold()
    found = [partner for partner in device.warehouse.stock.partners if partner.name.casefold() == wanted]
    if wanted and not found:
        return Step(frames, refused(Verdict.UNREADABLE, Code.OWNER_UNKNOWN, read=text))
    name, id_ = (found[0].name, found[0].id) if found else ("", "")
    return _keep(frames, replace(editor, owner=id_), name)


_FIELDS: dict[str, Callable[[Device, Frames, Editor, str], Step]] = {
    "quantity": _enter_quantity,
    "product": _choose_product,
    "lot": _enter_lot,
    "source": _enter_place("source"),
    "destination": _enter_place("destination"),
    "owner": _enter_owner,
    "package": enter_package("package"),
    "result_package": enter_package("result_package"),
    "container": enter_container,
}


# writing


def _confirm(device: Device, frames: Frames, editor: Editor) -> Step:
    before = device.warehouse.stock.lines.get(editor.line).done if editor.line else ONE
    if editor.quantity != before and _is_huge(device, editor.quantity):
        told = warned(Code.HUGE_ASKED, quantity=written(editor.quantity))
        return Step((*frames, HugeDialog(editor.quantity)), told)
    return _write(device, frames, editor)


def _is_huge(device: Device, value: Decimal) -> bool:
    text = written(value)
    is_gtin = is_number(text) and len(text) in _GTIN_LENGTHS and right_check_digit(text)
    is_label = len(text) >= _SHORTEST_LABEL and goods_of_code(device.warehouse.stock, text) is not None
    return value >= device.company.huge_quantity or is_gtin or is_label


def _write(device: Device, frames: Frames, editor: Editor) -> Step:
    if not editor.line:
        return _add(device, frames[:-1], editor)
    line = device.warehouse.stock.lines.get(editor.line)
    change = _changes(device, line, editor)
    moved = put_where_said(device, editor)
    if editor.quantity == line.done and change is None and not moved:
        return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
    if editor.quantity == line.done:
        device.warehouse.edit_line(line, change or (lambda current: current))
        return Step(frames[:-1], accepted(Code.LINE_CHANGED, product=_name(device, line.product)))
    return set_done(device, frames[:-1], line, editor.quantity, Via.FIELD, change)


def _changes(device: Device, line: Line, editor: Editor) -> Callable[[Line], Line] | None:
    """What the fields make of the line besides its quantity; None when they say what it says."""
    known = device.warehouse.stock.lots.where("of", (line.product, editor.lot)) if editor.lot else ()
    lot, typed = (known[0].id, "") if known else ("", editor.lot)

    def change(current: Line) -> Line:
        return replace(
            current,
            lot=lot,
            lot_name=typed,
            source=editor.source,
            destination=editor.destination,
            package=editor.package,
            result_package=editor.result_package,
            owner=editor.owner,
        )

    return None if change(line) == line else change


def _add(device: Device, frames: Frames, editor: Editor) -> Step:
    """A line by hand; one that arrives is put where the putaway rules say (fidelity item 20)."""
    view, warehouse = view_of(frames), device.warehouse
    head = warehouse.stock.transfers.get(editor.transfer)
    if editor.quantity == ZERO:
        return Step(frames, accepted(Code.CHANGES_DISCARDED))
    known = warehouse.stock.lots.where("of", (editor.product, editor.lot)) if editor.lot else ()
    place = editor.destination or warehouse.suggested_place(editor.product, editor.quantity, head.destination)
    source = editor.source or ("" if is_incoming(device, view) else view.source) or head.source
    line = warehouse.add_detail(
        Line(
            0,
            head.id,
            0,
            editor.product,
            editor.quantity,
            source,
            place,
            picked=True,
            lot=known[0].id if known else "",
            lot_name="" if known else editor.lot,
            package=editor.package,
            result_package=editor.result_package or kept_package(device, editor.package),
            owner=editor.owner,
        )
    )
    put_where_said(device, editor)
    event = Counted(head.id, line.id, editor.product, editor.quantity, editor.quantity, ZERO, Via.FIELD, "", editor.lot)
    shown = as_counted(device, view, line, line.id)
    told = accepted(Code.LINE_ADDED, product=_name(device, editor.product), done=written(editor.quantity))
    return Step((*frames[:-1], shown), told, (event,))


def _name(device: Device, product: str) -> str:
    return device.warehouse.stock.products.get(product).name
