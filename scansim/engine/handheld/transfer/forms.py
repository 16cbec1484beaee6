"""Scrap and return: the two forms behind the gear (reference odoo-barcode 4.9, 4.10)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scansim.engine.handheld.events import ReturnCreated, Scrapped
from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused, warned
from scansim.engine.handheld.frames import Device, Frames, ReturnForm, ScrapForm, ScrapShortDialog, Step
from scansim.engine.handheld.inputs import Entered, Pressed
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.leaving import go_back, not_now, refuse_control, refuse_field, refuse_scan
from scansim.engine.handheld.transfer.work import view_on
from scansim.engine.quantity import ONE, ZERO, NotAQuantity, quantity, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Location, Lot, Packaging, Product
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.returns import left_to_return
from scansim.engine.warehouse.storage import Package

__all__ = [
    "answer_scrap_short",
    "enter_return",
    "enter_scrap",
    "press_return",
    "press_scrap",
    "return_keys",
    "scan_scrap",
]


# scrapping


def scan_scrap(device: Device, frames: Frames, form: ScrapForm, data: str) -> Step:
    """A product, lot, package or place says what is scrapped."""
    meaning = device.read(data)
    match meaning:
        case Product():
            changed = replace(form, product=meaning.id, lot="")
        case Packaging():
            changed = replace(form, product=meaning.product, quantity=meaning.quantity, lot="")
        case Lot():
            changed = replace(form, product=meaning.product, lot=meaning.id)
        case Package() if device.company.packages:
            changed = replace(form, package=meaning.id)
        case Location():
            changed = replace(form, source=meaning.id)
        case _:
            return refuse_scan(Code.FINISH_EDITING_FIRST, device, frames, data)
    name = meaning.id if isinstance(meaning, Package) else meaning.name
    return Step((*frames[:-1], changed), accepted(Code.FIELD_ENTERED, value=name))


def enter_scrap(device: Device, frames: Frames, form: ScrapForm, entered: Entered) -> Step:
    """A typed quantity."""
    if entered.field != "quantity":
        return refuse_field(device, frames, form, entered)
    return _with_quantity(frames, entered.value, lambda value: replace(form, quantity=value))


def press_scrap(device: Device, frames: Frames, form: ScrapForm, pressed: Pressed) -> Step:
    """A button of the scrap form."""
    match pressed.control:
        case "discard":
            return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
        case "plus_one":
            return _proposed(frames, replace(form, quantity=form.quantity + ONE))
        case "minus_one" if form.quantity > ONE:
            return _proposed(frames, replace(form, quantity=form.quantity - ONE))
        case "confirm" if form.product:
            return _scrap(device, frames, form, force=False)
        case _:
            return refuse_control(frames, pressed)


def answer_scrap_short(device: Device, frames: Frames, dialog: ScrapShortDialog, pressed: Pressed) -> Step:
    """A button of the warning that there is not so much (fidelity item 75)."""
    if pressed.control == "discard":
        return go_back(frames)
    form = frames[-2]
    if pressed.control == "confirm" and isinstance(form, ScrapForm):
        return _scrap(device, frames[:-1], form, force=True)
    return refuse_control(frames, pressed)


def _scrap(device: Device, frames: Frames, form: ScrapForm, *, force: bool) -> Step:
    place = Place(form.product, form.source, form.lot, form.package)
    question = device.warehouse.scrap(place, form.quantity, device.scrap_place, transfer=form.transfer, force=force)
    product = device.warehouse.stock.products.get(form.product)
    facts = {"product": product.name, "quantity": written(form.quantity)}
    if question is not None:
        told = warned(Code.SCRAP_SHORT_ASKED, on_hand=written(question.on_hand), **facts)
        return Step((*frames, ScrapShortDialog(question.on_hand)), told)
    event = Scrapped(form.transfer, form.product, form.quantity, form.source)
    return Step(frames[:-1], accepted(Code.SCRAPPED, **facts), (event,))


# giving back


def return_keys(device: Device, form: ReturnForm) -> list[str]:
    """How the rows of the form are named."""
    moves = device.warehouse.stock.moves
    return keys_of(device.warehouse, [moves.get(number).product for number, _ in form.quantities])


def press_return(device: Device, frames: Frames, form: ReturnForm, pressed: Pressed) -> Step:
    """A button of the return form."""
    if pressed.control == "discard":
        return Step(frames[:-1], accepted(Code.CHANGES_DISCARDED))
    if pressed.control == "confirm":
        return _return(device, frames, form)
    keys = return_keys(device, form)
    if pressed.target in keys:
        index = keys.index(pressed.target)
        number, now = form.quantities[index]
        move = device.warehouse.stock.moves.get(number)
        match pressed.action:
            case "plus":
                return _proposed(frames, _changed(form, index, now + ONE))
            case "minus" if now >= ONE:
                return _proposed(frames, _changed(form, index, now - ONE))
            case "fill" if now < left_to_return(device.warehouse.stock, move):
                return _proposed(frames, _changed(form, index, left_to_return(device.warehouse.stock, move)))
            case _:
                pass
    return refuse_control(frames, pressed)


def enter_return(device: Device, frames: Frames, form: ReturnForm, entered: Entered) -> Step:
    """A typed quantity; the field is the row's key."""
    keys = return_keys(device, form)
    if entered.field not in keys:
        return refuse_field(device, frames, form, entered)
    index = keys.index(entered.field)
    return _with_quantity(frames, entered.value, lambda value: _changed(form, index, value))


def _return(device: Device, frames: Frames, form: ReturnForm) -> Step:
    quantities = {number: value for number, value in form.quantities if value > ZERO}
    name = device.warehouse.stock.transfers.get(form.transfer).name
    if not quantities:
        return not_now(frames, Code.NOTHING_TO_RETURN, transfer=name)
    made = device.warehouse.return_transfer(form.transfer, quantities)
    told = accepted(Code.RETURN_CREATED, transfer=name, returns=made.name)
    return Step((*frames[:-2], view_on(device, made)), told, (ReturnCreated(form.transfer, made.id),))


def _changed(form: ReturnForm, index: int, value: Decimal) -> ReturnForm:
    rows = list(form.quantities)
    rows[index] = (rows[index][0], value)
    return replace(form, quantities=tuple(rows))


# both


def _proposed(frames: Frames, form: ScrapForm | ReturnForm) -> Step:
    value = form.quantity if isinstance(form, ScrapForm) else sum((q for _, q in form.quantities), ZERO)
    return Step((*frames[:-1], form), accepted(Code.QUANTITY_ENTERED, quantity=written(value)))


def _with_quantity(frames: Frames, text: str, change: Callable[[Decimal], ScrapForm | ReturnForm]) -> Step:
    try:
        value = quantity(text)
    except NotAQuantity:
        value = Decimal(-1)
    if value < ZERO:
        return Step(frames, refused(Verdict.UNREADABLE, Code.NOT_A_QUANTITY, read=text))
    return _proposed(frames, change(value))
