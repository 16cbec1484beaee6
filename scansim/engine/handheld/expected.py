"""What the handheld would accept now: a lazy set, as python-chess tells which moves are legal.

Membership is decided by trying the input and taking it back, so that it cannot disagree with what would happen.
Iterating walks the finite alphabet of this warehouse: its labels, the commands of the family, the visible buttons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.engine.handheld.frames import Device, Frames, TransferView
from scansim.engine.handheld.inputs import DeviceInput, Pressed, Scanned
from scansim.engine.handheld.painting.painter import Painter
from scansim.engine.handheld.transfer.work import lines_of

__all__ = ["Expected"]


class Expected:
    """The inputs that would be accepted now. Supports ``in``, iteration, ``bool`` and :meth:`count`."""

    def __init__(self, device: Device, frames: Frames, would_accept: Callable[[DeviceInput], bool]) -> None:
        self._device = device
        self._frames = frames
        self._would_accept = would_accept

    def __contains__(self, given: DeviceInput) -> bool:
        return self._would_accept(given)

    def __iter__(self) -> Iterator[DeviceInput]:
        return (given for given in self._alphabet() if self._would_accept(given))

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def __repr__(self) -> str:
        return f"<Expected: {', '.join(map(repr, self))}>"

    def count(self) -> int:
        """How many inputs of the alphabet would be accepted."""
        return sum(1 for _ in self)

    def _alphabet(self) -> Iterator[DeviceInput]:
        screen = Painter(self._device).screen(self._frames)
        yield from (Pressed(control.id) for control in screen.controls)
        seen: set[str] = set()
        for data in self._codes():
            if data and data not in seen:
                seen.add(data)
                yield Scanned(data)

    def _codes(self) -> Iterator[str]:
        stock = self._device.warehouse.stock
        yield from self._planned_codes()
        for transfer in stock.transfers:
            yield transfer.name
            yield transfer.origin
        for product in stock.products:
            yield product.barcode
        for packaging in stock.packagings:
            yield packaging.barcode
        for location in stock.locations:
            yield location.barcode
        for lot in stock.lots:
            yield lot.name
        for boxes in (stock.packages, stock.package_types, stock.batches):
            for box in boxes:
                yield box.id
        for operation in stock.operation_types:
            yield operation.barcode if self._device.version.family is Family.CURRENT else operation.legacy_barcode
        for command in Command:
            yield payload_of(command, self._device.version.family)

    def _planned_codes(self) -> Iterator[str]:
        top = self._frames[-1]
        if not isinstance(top, TransferView):
            return
        stock = self._device.warehouse.stock
        for line in lines_of(self._device, top):
            yield stock.products.get(line.product).barcode
            for packaging in stock.packagings.where("product", line.product):
                yield packaging.barcode
