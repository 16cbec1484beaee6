"""Questions as screens: what is asked, about what, and the answers in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scansim.engine.handheld import frames as f
from scansim.engine.handheld.frames import Device, Frame, Frames, TransferView
from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction, Item, ScreenKind
from scansim.engine.quantity import total, written

__all__ = ["DIALOGS", "paint_dialog"]

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dialog:
    """How one question is shown."""

    instruction: Instruction
    answers: tuple[str, ...]
    facts: Callable[[Device, Any], Facts] = lambda device, dialog: ()
    items: Callable[[Device, Any], tuple[Item, ...]] = lambda device, dialog: ()
    choices: Callable[[Device], tuple[Control, ...]] = lambda device: ()
    """Answers that the warehouse has; they come first."""


def paint_dialog(device: Device, frames: Frames, dialog: Frame) -> HandheldScreen:
    """A question; its title is what it is asked about."""
    asked = DIALOGS[type(dialog)]
    said = asked.instruction
    if isinstance(dialog, f.ExtraDialog) and dialog.package:
        said = Instruction.ADD_EXTRA_PACKAGE
    return HandheldScreen(
        ScreenKind.DIALOG,
        said,
        _title(device, frames),
        asked.facts(device, dialog),
        asked.items(device, dialog),
        (*asked.choices(device), *(Control(answer) for answer in (*asked.answers, "discard"))),
        fields=_fields(dialog),
    )


def _fields(dialog: Frame) -> tuple[Field, ...]:
    if not isinstance(dialog, f.QualityDialog):
        return ()
    return (Field("quantity", written(dialog.failed) if dialog.failed is not None else ""),)


def _title(device: Device, frames: Frames) -> str:
    for frame in reversed(frames):
        if isinstance(frame, TransferView):
            return frame.batch or device.warehouse.stock.transfers.get(frame.transfer).name
    return ""


def _missing(device: Device, dialog: f.BackorderDialog) -> Facts:
    return (("missing", written(total(missing for _, missing in dialog.missing))),)


def _missing_items(device: Device, dialog: f.BackorderDialog) -> tuple[Item, ...]:
    products = device.warehouse.stock.products
    return tuple(Item(product, products.get(product).name, left=written(left)) for product, left in dialog.missing)


def _lots(device: Device, dialog: f.ExpiryDialog) -> tuple[Item, ...]:
    stock = device.warehouse.stock
    lots = [stock.lots.get(lot) for lot in dialog.lots]
    return tuple(Item(lot.id, stock.products.get(lot.product).name, f"{lot.name} {lot.expires[:10]}") for lot in lots)


def _extra(device: Device, dialog: f.ExtraDialog) -> Facts:
    goods = dialog.goods[0]
    if dialog.package:
        return (("package", dialog.package), ("quantity", str(len(dialog.goods))))
    product = device.warehouse.stock.products.get(goods.product)
    return (("product", product.name), ("code", product.code), ("quantity", written(goods.quantity)))


def _extra_items(device: Device, dialog: f.ExtraDialog) -> tuple[Item, ...]:
    if not dialog.package:
        return ()
    products = device.warehouse.stock.products
    return tuple(
        Item(str(index), products.get(goods.product).name, goods.lot, left=written(goods.quantity))
        for index, goods in enumerate(dialog.goods)
    )


def _other_receipt(device: Device, dialog: f.BatchReceiptsDialog) -> Facts:
    stock = device.warehouse.stock
    other = stock.transfers.get(dialog.other)
    product = stock.products.get(dialog.goods.product).name
    partner = stock.partners.get(other.partner).name
    return (("product", product), ("other", other.name), ("partner", partner))


def _serial(device: Device, dialog: f.SerialDialog) -> Facts:
    product = device.warehouse.stock.products.get(dialog.goods.product).name
    return (("serial", dialog.goods.lot), ("product", product), ("places", ", ".join(dialog.places)))


def _package_types(device: Device) -> tuple[Control, ...]:
    types = device.warehouse.stock.package_types
    return tuple(Control(f"package_type:{kind.id}", facts=(("type", kind.id),)) for kind in types)


def _checked(device: Device, dialog: f.QualityDialog) -> Facts:
    return (("product", device.warehouse.stock.products.get(dialog.product).name), ("point", dialog.point))


def _conflicts(device: Device, dialog: f.ConflictDialog) -> tuple[Item, ...]:
    stock = device.warehouse.stock
    quants = [quant for number in dialog.quants if (quant := stock.quants.find(number)) is not None]
    return tuple(
        Item(
            str(quant.id),
            stock.products.get(quant.product).name,
            stock.locations.get(quant.location).name,
            done=written(quant.counted) if quant.counted is not None else "",
            demand=written(quant.quantity),
        )
        for quant in quants
    )


def _untracked(device: Device, dialog: f.UntrackedDialog) -> tuple[Item, ...]:
    return tuple(Item(product, device.warehouse.stock.products.get(product).name) for product in dialog.products)


DIALOGS: dict[type[Frame], Dialog] = {
    f.BackorderDialog: Dialog(
        Instruction.CREATE_BACKORDER, ("create_backorder", "no_backorder"), _missing, _missing_items
    ),
    f.ExpiryDialog: Dialog(Instruction.MOVE_EXPIRED, ("confirm", "all_but_expired"), items=_lots),
    f.ProcessAllDialog: Dialog(Instruction.PROCESS_ALL, ("confirm",)),
    f.ExtraDialog: Dialog(Instruction.ADD_EXTRA_PRODUCT, ("add_product",), _extra, _extra_items),
    f.BatchReceiptsDialog: Dialog(Instruction.BATCH_RECEIPTS, ("batch_receipts", "add_product"), _other_receipt),
    f.SerialDialog: Dialog(Instruction.SERIAL_ELSEWHERE, ("confirm",), _serial),
    f.QualityDialog: Dialog(Instruction.CHECK_QUALITY, ("pass", "fail"), _checked),
    f.HugeDialog: Dialog(
        Instruction.HUGE_QUANTITY, ("confirm",), lambda device, dialog: (("quantity", written(dialog.quantity)),)
    ),
    f.ScrapShortDialog: Dialog(
        Instruction.SCRAP_SHORT, ("confirm",), lambda device, dialog: (("on_hand", written(dialog.on_hand)),)
    ),
    f.PackageTypeDialog: Dialog(Instruction.CHOOSE_PACKAGE_TYPE, ("no_type",), choices=_package_types),
    f.CancelDialog: Dialog(Instruction.CANCEL_TRANSFER, ("confirm",)),
    f.ConflictDialog: Dialog(Instruction.STOCK_CHANGED, ("keep_counted", "keep_difference"), items=_conflicts),
    f.UntrackedDialog: Dialog(Instruction.APPLY_WITHOUT_LOT, ("confirm",), items=_untracked),
}
