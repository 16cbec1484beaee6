"""The screens of counting. A blind count tells nowhere what is expected (fidelity item 52)."""

from __future__ import annotations

from scansim.engine.handheld.counts.screens import keys_of_counts, quants_of
from scansim.engine.handheld.frames import CountEditor, CountView, Device
from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction, Item, Progress, ScreenKind
from scansim.engine.handheld.transfer.steps import lot_instruction
from scansim.engine.quantity import ONE, ZERO, written
from scansim.engine.warehouse.records import Quant

__all__ = ["paint_count", "paint_count_editor"]


def paint_count(device: Device, view: CountView) -> HandheldScreen:
    """The lines counted and to be counted."""
    stock, quants = device.warehouse.stock, quants_of(device, view)
    items = tuple(
        _item(device, quant, key, selected=quant.id == view.selected)
        for key, quant in zip(keys_of_counts(device, view), quants, strict=True)
    )
    rows = [control for item, quant in zip(items, quants, strict=True) for control in _buttons(device, item, quant)]
    counted = any(quant.counted is not None for quant in quants)
    place = stock.locations.find(view.location)
    facts = [("place", place.complete_name)] if place else []
    if view.awaiting:
        facts.append(("product", stock.products.get(view.awaiting).name))
        said = lot_instruction(device, view.awaiting)
    else:
        said = Instruction.COUNT_PRODUCTS if view.location else Instruction.SCAN_LOCATION
    apply = (Control("apply"),) if counted and device.losses else ()
    focus = next((index for index, item in enumerate(items) if item.selected), None)
    return HandheldScreen(
        ScreenKind.COUNT, said, "", tuple(facts), items, (*apply, Control("back"), *rows), focus=focus
    )


def paint_count_editor(device: Device, editor: CountEditor) -> HandheldScreen:
    """The pencil of a counted line."""
    stock = device.warehouse.stock
    quant = stock.quants.get(editor.quant)
    product = stock.products.get(quant.product)
    expected = written(quant.quantity) if device.company.show_quantity_to_count else ""
    counted = written(quant.counted) if quant.counted is not None else ""
    minus = (Control("minus_one"),) if editor.quantity >= ONE else ()
    return HandheldScreen(
        ScreenKind.EDITOR,
        Instruction.ENTER_QUANTITY,
        product.name,
        (("code", product.code), ("done", counted), ("demand", expected), ("unit", product.unit.name)),
        controls=(Control("confirm", primary=True), Control("discard"), Control("plus_one"), *minus),
        fields=(Field("quantity", written(editor.quantity)),),
    )


def _item(device: Device, quant: Quant, key: str, *, selected: bool) -> Item:
    stock = device.warehouse.stock
    product = stock.products.get(quant.product)
    shown = device.company.show_quantity_to_count
    left = quant.quantity - quant.counted if quant.counted is not None else quant.quantity
    return Item(
        key=key,
        title=product.name,
        detail=product.code,
        done="" if quant.counted is None else written(quant.counted),
        demand=written(quant.quantity) if shown else "",
        left=written(left) if shown and left > ZERO else "",
        unit=product.unit.name,
        place=stock.locations.get(quant.location).name,
        progress=_progress(quant, shown=shown),
        selected=selected,
        lot=stock.lots.get(quant.lot).name if quant.lot else "",
        package=quant.package,
    )


def _progress(quant: Quant, *, shown: bool) -> Progress:
    if quant.counted is None:
        return Progress.UNTOUCHED
    if not shown or quant.counted == quant.quantity:
        return Progress.COMPLETE
    return Progress.OVER if quant.counted > quant.quantity else Progress.PARTIAL


def _buttons(device: Device, item: Item, quant: Quant) -> list[Control]:
    fill = device.company.show_quantity_to_count and quant.counted != quant.quantity >= ZERO
    buttons = [Control(f"plus:{item.key}")]
    if fill:
        buttons.append(Control(f"fill:{item.key}", facts=(("left", written(quant.quantity)),)))
    return [*buttons, Control(f"toggle:{item.key}"), Control(f"edit:{item.key}"), Control(f"select:{item.key}")]
