"""Drawing the top frame as a :class:`HandheldScreen`. Unchanged rows keep their identity, so that only changed ones
are painted again."""

from __future__ import annotations

from collections.abc import Sequence

from scansim.engine.handheld.frames import (
    BackorderDialog,
    CancelDialog,
    Device,
    Editor,
    ExtraProductDialog,
    Frames,
    Menu,
    Operations,
    TransferList,
    TransferView,
)
from scansim.engine.handheld.keys import keys_of_lines
from scansim.engine.handheld.opening import listed
from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction, Item, Progress, ScreenKind
from scansim.engine.quantity import ONE, ZERO, total, written
from scansim.engine.warehouse.records import Line

__all__ = ["Painter"]

_DISCARD = Control("discard")
_BUTTONS_OF_A_LINE = 3


class _Rows:
    """The rows of one transfer as they were last made, and their buttons: only what changes is made anew."""

    def __init__(self, keyed: Sequence[tuple[str, Line]]) -> None:
        self.keys = [key for key, _ in keyed]
        # A number that was taken back may come again for another product.
        self.named = [(line.id, line.product) for _, line in keyed]
        self.places = {line.id: index for index, (_, line) in enumerate(keyed)}
        self.lines: list[Line | None] = [None] * len(keyed)
        self.items = [Item(key, "", progress=Progress.UNTOUCHED) for key in self.keys]
        self.controls = [Control("")] * (len(keyed) * _BUTTONS_OF_A_LINE)
        self.incomplete = len(keyed)
        self.selected: int | None = None

    def are_of(self, lines: Sequence[Line]) -> bool:
        """Whether these are still the lines that the rows were made for, whatever they hold now."""
        return len(lines) == len(self.lines) and all(
            self.named[index] == (lines[index].id, lines[index].product) for index in self._other(lines)
        )

    def due(self, lines: Sequence[Line], selected: int | None) -> list[int]:
        """The rows that do not show what is there now: other values, or selected and not any more."""
        shown = {index for index in (self.selected, self.places.get(selected or 0)) if index is not None}
        wrong = {i for i in shown if self.items[i].selected != (lines[i].id == selected)}
        self.selected = self.places.get(selected or 0)
        return sorted({*self._other(lines), *wrong})

    def _other(self, lines: Sequence[Line]) -> list[int]:
        return [i for i, (old, new) in enumerate(zip(self.lines, lines, strict=False)) if old is not new]

    def change(self, index: int, line: Line, item: Item) -> None:
        """Put a row in the place of the one that stood there."""
        self.incomplete += _is_incomplete(item) - _is_incomplete(self.items[index])
        self.lines[index], self.items[index] = line, item
        first = index * _BUTTONS_OF_A_LINE
        buttons = [_line_control(item), Control(f"edit:{item.key}"), Control(f"select:{item.key}")]
        self.controls[first : first + _BUTTONS_OF_A_LINE] = buttons


class Painter:
    """Makes screens from frames and keeps the rows it made."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._rows: dict[int, _Rows] = {}

    def screen(self, frames: Frames) -> HandheldScreen:
        """The screen of the top frame."""
        top = frames[-1]
        match top:
            case Menu():
                controls = (Control("operations", primary=True),)
                return HandheldScreen(ScreenKind.MENU, Instruction.SCAN_TO_OPEN, controls=controls)
            case Operations():
                return self._operations()
            case TransferList():
                return self._transfers(top)
            case TransferView():
                return self._transfer(top)
            case Editor():
                return self._editor(top)
            case BackorderDialog() | ExtraProductDialog() | CancelDialog():
                return self._dialog(top)

    def _operations(self) -> HandheldScreen:
        kinds = self._device.operation_types()
        items = tuple(
            Item(kind.barcode, kind.name, left=str(len(self._device.warehouse.open_transfers(kind.id))))
            for kind in kinds
        )
        controls = (*(Control(f"type:{kind.barcode}") for kind in kinds), Control("back"))
        return HandheldScreen(ScreenKind.OPERATIONS, Instruction.CHOOSE_OPERATION, items=items, controls=controls)

    def _transfers(self, frame: TransferList) -> HandheldScreen:
        stock = self._device.warehouse.stock
        found = listed(self._device, frame)
        items = tuple(
            Item(
                transfer.name,
                transfer.name,
                detail=stock.partners.get(transfer.partner).name if transfer.partner else "",
                left=str(len(self._device.warehouse.moves_of(transfer.id))),
            )
            for transfer in found
        )
        openers = tuple(Control(f"open:{transfer.name}") for transfer in found)
        new = (Control("new"),) if frame.operation_type else ()
        title = stock.operation_types.get(frame.operation_type).name if frame.operation_type else ""
        product = stock.products.get(frame.product).name if frame.product else ""
        return HandheldScreen(
            ScreenKind.TRANSFERS,
            Instruction.CHOOSE_TRANSFER,
            title,
            (("product", product),) if product else (),
            items,
            (*openers, *new, Control("back")),
        )

    def _transfer(self, view: TransferView) -> HandheldScreen:
        warehouse = self._device.warehouse
        transfer = warehouse.stock.transfers.get(view.transfer)
        rows = self._rows_of(view)
        items = tuple(rows.items)
        complete = bool(items) and not rows.incomplete
        focus = rows.places.get(view.selected) if view.selected is not None else None
        if complete:
            instruction = Instruction.PRESS_VALIDATE
        else:
            instruction = Instruction.SCAN_PRODUCT_OR_PLACE if view.unsent else Instruction.SCAN_PRODUCT
        return HandheldScreen(
            ScreenKind.TRANSFER,
            instruction,
            transfer.name,
            self._transfer_facts(view),
            items,
            (
                Control("validate", primary=complete),
                Control("cancel"),
                Control("back"),
                *rows.controls,
            ),
            focus=focus,
        )

    def _transfer_facts(self, view: TransferView) -> tuple[tuple[str, str], ...]:
        stock = self._device.warehouse.stock
        transfer = stock.transfers.get(view.transfer)
        facts = [("destination", stock.locations.get(transfer.destination).complete_name)]
        if transfer.partner:
            facts.append(("partner", stock.partners.get(transfer.partner).name))
        if transfer.origin:
            facts.append(("origin", transfer.origin))
        return tuple(facts)

    def _rows_of(self, view: TransferView) -> _Rows:
        lines = self._device.warehouse.lines_of(view.transfer)
        rows = self._rows.get(view.transfer)
        if rows is None or not rows.are_of(lines):
            rows = self._rows[view.transfer] = _Rows(keys_of_lines(self._device.warehouse, view.transfer))
        for index in rows.due(lines, view.selected):
            selected = lines[index].id == view.selected
            rows.change(index, lines[index], self._item(lines[index], rows.keys[index], selected))
        return rows

    def _item(self, line: Line, key: str, selected: bool) -> Item:
        stock = self._device.warehouse.stock
        product = stock.products.get(line.product)
        elsewhere = line.destination != stock.transfers.get(line.transfer).destination
        left = line.planned - line.done
        return Item(
            key=key,
            title=product.name,
            detail=product.code,
            done=written(line.done),
            demand=written(line.planned),
            left=written(left) if left > ZERO else "",
            unit=product.unit.name,
            place=stock.locations.get(line.destination).name if elsewhere else "",
            progress=_progress(line),
            selected=selected,
        )

    def _editor(self, editor: Editor) -> HandheldScreen:
        stock = self._device.warehouse.stock
        line = stock.lines.get(editor.line)
        product = stock.products.get(line.product)
        packagings = stock.packagings.where("product", line.product)
        adding = tuple(
            Control(f"packaging:{p.id}", facts=(("packaging", p.name), ("quantity", written(p.quantity))))
            for p in packagings
        )
        left = line.planned - editor.quantity
        fill = (Control("fill", facts=(("left", written(left)),)),) if left > ZERO else ()
        minus = (Control("minus_one"),) if editor.quantity >= ONE else ()
        return HandheldScreen(
            ScreenKind.EDITOR,
            Instruction.ENTER_QUANTITY,
            product.name,
            (
                ("code", product.code),
                ("done", written(line.done)),
                ("demand", written(line.planned)),
                ("unit", product.unit.name),
            ),
            controls=(Control("confirm", primary=True), _DISCARD, Control("plus_one"), *minus, *fill, *adding),
            fields=(Field("quantity", written(editor.quantity)),),
        )

    def _dialog(self, dialog: BackorderDialog | ExtraProductDialog | CancelDialog) -> HandheldScreen:
        stock = self._device.warehouse.stock
        title = stock.transfers.get(dialog.transfer).name
        match dialog:
            case BackorderDialog():
                items = tuple(
                    Item(product, stock.products.get(product).name, left=written(missing))
                    for product, missing in dialog.missing
                )
                facts = (("missing", written(total(missing for _, missing in dialog.missing))),)
                controls = (Control("create_backorder"), Control("no_backorder"), _DISCARD)
                return HandheldScreen(ScreenKind.DIALOG, Instruction.CREATE_BACKORDER, title, facts, items, controls)
            case ExtraProductDialog():
                product = stock.products.get(dialog.product)
                return HandheldScreen(
                    ScreenKind.DIALOG,
                    Instruction.ADD_EXTRA_PRODUCT,
                    title,
                    (("product", product.name), ("code", product.code), ("quantity", written(dialog.quantity))),
                    controls=(Control("add_product"), _DISCARD),
                )
            case CancelDialog():
                return HandheldScreen(
                    ScreenKind.DIALOG, Instruction.CANCEL_TRANSFER, title, controls=(Control("confirm"), _DISCARD)
                )


def _line_control(item: Item) -> Control:
    if item.left:
        return Control(f"fill:{item.key}", facts=(("left", item.left),))
    return Control(f"plus:{item.key}")


def _is_incomplete(item: Item) -> bool:
    return item.progress in (Progress.UNTOUCHED, Progress.PARTIAL)


def _progress(line: Line) -> Progress:
    if line.done > line.planned:
        return Progress.OVER
    if line.done == ZERO:
        return Progress.UNTOUCHED
    return Progress.COMPLETE if line.done == line.planned else Progress.PARTIAL
