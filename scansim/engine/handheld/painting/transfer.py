"""The screens of work: transfer, batch, editor, package content, actions, forms."""

from __future__ import annotations

from scansim.engine.barcodes.commands import Command
from scansim.engine.handheld.frames import (
    ActionsPage,
    Device,
    Editor,
    Frames,
    PackageContent,
    ReturnForm,
    ScrapForm,
    TransferView,
)
from scansim.engine.handheld.painting.rows import Rows
from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction, Item, ScreenKind
from scansim.engine.handheld.transfer.buttons import COMMANDS
from scansim.engine.handheld.transfer.commands import available
from scansim.engine.handheld.transfer.editor_fields import places_with_stock, shows_field
from scansim.engine.handheld.transfer.forms import return_keys
from scansim.engine.handheld.transfer.series import series_length
from scansim.engine.handheld.transfer.steps import before_validating, instruction
from scansim.engine.handheld.transfer.work import head_of, is_finished, name_of_work
from scansim.engine.quantity import ONE, ZERO, written
from scansim.engine.warehouse.returns import left_to_return

__all__ = ["paint_actions", "paint_editor", "paint_package", "paint_return", "paint_scrap", "paint_transfer"]

_DISCARD = Control("discard")
_BACK = Control("back")


def paint_transfer(device: Device, view: TransferView, rows: Rows) -> HandheldScreen:
    """A transfer's or batch's client screen."""
    items = rows.items()
    complete = bool(items) and not rows.incomplete
    here_complete = bool(view.source) and rows.incomplete > 0 and not rows.incomplete_at[view.source]
    finished = is_finished(device, view)
    said = instruction(device, view, complete=complete, here_complete=here_complete)
    return HandheldScreen(
        ScreenKind.BATCH if view.batch else ScreenKind.TRANSFER,
        Instruction.TRANSFER_IS_DONE if finished else said,
        name_of_work(device, view),
        _facts(device, view),
        items,
        (*_own_buttons(device, view, complete=complete), *rows.buttons()),
        focus=rows.focus(view),
    )


def _own_buttons(device: Device, view: TransferView, *, complete: bool) -> list[Control]:
    shown = [
        ("validate", available(device, view, Command.VALIDATE) and before_validating(device, view) is None),
        ("put_in_pack", available(device, view, Command.PUT_IN_PACK)),
        ("new_line", not is_finished(device, view)),
        ("cancel", available(device, view, Command.CANCEL)),
        ("actions", not view.batch),
        ("back", True),
    ]
    return [Control(id_, primary=complete and id_ == "validate") for id_, is_there in shown if is_there]


def _facts(device: Device, view: TransferView) -> tuple[tuple[str, str], ...]:
    stock, head = device.warehouse.stock, head_of(device, view)
    facts = [("destination", stock.locations.get(head.destination).complete_name)]
    if view.source:
        facts.append(("source", stock.locations.get(view.source).complete_name))
    if view.awaiting:
        facts.append(("product", stock.products.get(view.awaiting).name))
    if head.partner and not view.batch:
        facts.append(("partner", stock.partners.get(head.partner).name))
    if head.origin and not view.batch:
        facts.append(("origin", head.origin))
    return tuple(facts)


def paint_editor(device: Device, frames: Frames, editor: Editor) -> HandheldScreen:
    """The pencil of a line, or a new line: first its product."""
    stock = device.warehouse.stock
    product = stock.products.find(editor.product)
    fields = tuple(
        Field(name, value) for name, value in _values(device, editor) if shows_field(device, frames, editor, name)
    )
    if product is None:
        said = Instruction.CHOOSE_PRODUCT
        return HandheldScreen(ScreenKind.EDITOR, said, controls=(_DISCARD, *_steps(editor)), fields=fields)
    line = stock.lines.get(editor.line) if editor.line else None
    done, demand = (line.done, line.planned) if line else (ZERO, ZERO)
    left = demand - editor.quantity
    adding = tuple(
        Control(f"packaging:{p.id}", facts=(("packaging", p.name), ("quantity", written(p.quantity))))
        for p in stock.packagings.where("product", editor.product)
    )
    places = tuple(
        Control(
            f"take_from:{stock.locations.get(quant.location).barcode}",
            facts=(("place", stock.locations.get(quant.location).name), ("quantity", written(quant.quantity))),
        )
        for quant in places_with_stock(device, frames, editor)
    )
    fill = (Control("fill", facts=(("left", written(left)),)),) if left > ZERO else ()
    count = series_length(device, frames, editor)
    series = (Control("generate", facts=(("count", str(count)), ("serial", editor.lot))),) if count else ()
    return HandheldScreen(
        ScreenKind.EDITOR,
        Instruction.ENTER_QUANTITY,
        product.name,
        (
            ("code", product.code),
            ("done", written(done)),
            ("demand", written(demand)),
            ("unit", product.unit.name),
        ),
        controls=(Control("confirm", primary=True), _DISCARD, *_steps(editor), *fill, *adding, *series, *places),
        fields=fields,
    )


def _values(device: Device, editor: Editor) -> list[tuple[str, str]]:
    locations = device.warehouse.stock.locations
    source, destination = locations.find(editor.source), locations.find(editor.destination)
    owner = device.warehouse.stock.partners.find(editor.owner)
    return [
        ("quantity", written(editor.quantity)),
        ("product", editor.product),
        ("lot", editor.lot),
        ("source", source.complete_name if source else ""),
        ("destination", destination.complete_name if destination else ""),
        ("owner", owner.name if owner else ""),
        ("package", editor.package),
        ("result_package", editor.result_package),
        ("container", editor.container),
    ]


def _steps(editor: Editor) -> tuple[Control, ...]:
    minus = (Control("minus_one"),) if editor.quantity >= ONE else ()
    return (Control("plus_one"), *minus)


def paint_package(device: Device, page: PackageContent) -> HandheldScreen:
    """What lies in a package."""
    stock = device.warehouse.stock
    items = tuple(
        Item(
            str(quant.id),
            stock.products.get(quant.product).name,
            stock.lots.get(quant.lot).name if quant.lot else "",
            left=written(quant.quantity),
            unit=stock.products.get(quant.product).unit.name,
            source=stock.locations.get(quant.location).name,
        )
        for quant in device.warehouse.package_content(page.package)
    )
    return HandheldScreen(ScreenKind.PACKAGE, Instruction.LOOK_AT_PACKAGE, page.package, items=items, controls=(_BACK,))


def paint_actions(device: Device, frames: Frames, page: ActionsPage) -> HandheldScreen:
    """Behind the gear."""
    view = frames[-2]
    if not isinstance(view, TransferView):
        raise TypeError("the gear belongs to a transfer's screen")
    own = ("validate", "put_in_pack")
    controls = [Control(id_) for id_, cmd in COMMANDS.items() if id_ not in own and available(device, view, cmd)]
    title = name_of_work(device, view)
    return HandheldScreen(ScreenKind.ACTIONS, Instruction.CHOOSE_ACTION, title, controls=(*controls, _BACK))


def paint_scrap(device: Device, form: ScrapForm) -> HandheldScreen:
    """The form for scrapping."""
    stock = device.warehouse.stock
    product, source = stock.products.find(form.product), stock.locations.find(form.source)
    lot = stock.lots.find(form.lot)
    facts = (
        ("product", product.name if product else ""),
        ("lot", lot.name if lot else ""),
        ("package", form.package),
        ("place", source.complete_name if source else ""),
    )
    minus = (Control("minus_one"),) if form.quantity > ONE else ()
    confirm = (Control("confirm", primary=True),) if product else ()
    return HandheldScreen(
        ScreenKind.FORM,
        Instruction.SCRAP_WHAT,
        stock.transfers.get(form.transfer).name,
        facts,
        controls=(*confirm, _DISCARD, Control("plus_one"), *minus),
        fields=(Field("quantity", written(form.quantity)),),
    )


def paint_return(device: Device, form: ReturnForm) -> HandheldScreen:
    """The form for a return: how much of each move comes back."""
    stock = device.warehouse.stock
    items: list[Item] = []
    controls: list[Control] = [Control("confirm", primary=True), _DISCARD]
    fields: list[Field] = []
    for key, (number, wanted) in zip(return_keys(device, form), form.quantities, strict=True):
        move = stock.moves.get(number)
        product, most = stock.products.get(move.product), left_to_return(stock, move)
        items.append(Item(key, product.name, product.code, written(wanted), written(most), unit=product.unit.name))
        fields.append(Field(key, written(wanted)))
        controls.append(Control(f"plus:{key}"))
        if wanted >= ONE:
            controls.append(Control(f"minus:{key}"))
        if wanted < most:
            controls.append(Control(f"fill:{key}", facts=(("left", written(most - wanted)),)))
    title = stock.transfers.get(form.transfer).name
    return HandheldScreen(
        ScreenKind.FORM, Instruction.RETURN_WHAT, title, (), tuple(items), tuple(controls), tuple(fields)
    )
