"""What stands on one row of a transfer or batch, and its buttons: a line, the parent of lots, a package that moves
whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.handheld.screen import Control, Item, Progress
from scansim.engine.handheld.transfer.blocks import Block, Kind
from scansim.engine.handheld.transfer.choosing import is_closed, is_incomplete, lot_name_of
from scansim.engine.handheld.transfer.steps import must_be_scanned_first
from scansim.engine.handheld.transfer.work import is_finished, is_incoming, tab_of
from scansim.engine.quantity import ONE, ZERO, total, written
from scansim.engine.warehouse.records import Line

__all__ = ["RowItems"]


class RowItems:
    """Makes the rows of one screen. What holds for the whole screen is looked up once."""

    def __init__(self, device: Device, view: TransferView) -> None:
        self._device = device
        self._stock = device.warehouse.stock
        self._tab = tab_of(device, view)
        self._by_source = not is_incoming(device, view)
        self._is_batch = bool(view.batch)
        self._unplanned = view.unplanned
        self._finished = is_finished(device, view)

    def is_here(self, view: TransferView, line: Line) -> bool:
        """Whether goods are taken from the line's place now."""
        return bool(view.source) and self._by_source and line.source == view.source

    def line(self, view: TransferView, line: Line, key: str, under: str, proposed: str) -> Item:
        """A line. ``proposed`` is what its order's goods went into before."""
        stock = self._stock
        product, transfer = stock.products.get(line.product), stock.transfers.get(line.transfer)
        left = line.planned - line.done
        elsewhere = line.destination != transfer.destination
        return Item(
            key=key,
            title=product.name,
            detail=product.code,
            done=written(line.done),
            demand=written(line.planned),
            left=written(left) if left > ZERO and not is_closed(line) else "",
            unit=(line.unit or product.unit).name,
            place=stock.locations.get(line.destination).name if elsewhere else "",
            progress=self._progress(line.done, line.planned),
            selected=line.id == view.selected,
            lot=lot_name_of(self._device, line) if line.picked or self._tab.show_reserved_lots else "",
            source=stock.locations.get(line.source).name if self._by_source else "",
            package=line.package,
            result_package=line.result_package,
            proposed_package=proposed if not is_closed(line) else "",
            order=transfer.name if self._is_batch else "",
            here=self.is_here(view, line),
            under=under,
            container=self._container(line),
        )

    def line_buttons(self, view: TransferView, line: Line, item: Item) -> tuple[Control, ...]:
        """The buttons of a line."""
        return tuple(self._line_buttons(view, line, item))

    def block(self, view: TransferView, block: Block, lines: Sequence[Line], first: Item, *, is_open: bool) -> Item:
        """The row that stands for several lines; ``first`` is that of their first."""
        if block.kind is Kind.PACKAGE:
            return self._package(view, block, lines, first)
        return self._parent(block, lines, first, is_open=is_open)

    def block_buttons(self, view: TransferView, block: Block, lines: Sequence[Line], item: Item) -> tuple[Control, ...]:
        """The buttons of a parent or package."""
        select = Control(f"select:{block.key}")
        if block.kind is Kind.LOTS:
            facts = (("count", str(len(block.indexes))),)
            return Control(f"{'fold' if item.is_open else 'unfold'}:{block.key}", facts=facts), select
        barred = self._finished or any(must_be_scanned_first(self._device, view, line) for line in lines)
        fill = (Control(f"fill:{block.key}", facts=(("left", item.left),)),) if item.left and not barred else ()
        return *fill, select, Control(f"content:{block.key}")

    def _parent(self, block: Block, lines: Sequence[Line], first: Item, *, is_open: bool) -> Item:
        done, planned = total(line.done for line in lines), total(line.planned for line in lines)
        return Item(
            key=block.key,
            title=first.title,
            detail=first.detail,
            done=written(done),
            demand=written(planned),
            left=written(planned - done) if planned > done else "",
            unit=first.unit,
            place=first.place,
            progress=self._progress(done, planned),
            source=first.source,
            order=first.order,
            here=first.here,
            holds=len(lines),
            is_open=is_open,
        )

    def _package(self, view: TransferView, block: Block, lines: Sequence[Line], first: Item) -> Item:
        incomplete = any(is_incomplete(line) for line in lines)
        done = ZERO if incomplete else ONE
        planned = ONE if any(line.planned > ZERO for line in lines) else ZERO
        begun = incomplete and any(line.done > ZERO for line in lines)
        return Item(
            key=block.key,
            title=first.package,
            done=written(done),
            demand=written(planned),
            left=written(ONE) if incomplete else "",
            place=first.place,
            progress=Progress.PARTIAL if begun else self._progress(done, planned),
            selected=any(line.id == view.selected for line in lines),
            source=first.source,
            package=first.package,
            result_package=first.result_package,
            order=first.order,
            here=first.here,
            holds=len(lines),
            is_package=True,
            container=self._container(lines[0]),
        )

    def _line_buttons(self, view: TransferView, line: Line, item: Item) -> Iterator[Control]:
        if not self._finished and not must_be_scanned_first(self._device, view, line):
            if item.left:
                yield Control(f"fill:{item.key}", facts=(("left", item.left),))
            elif line.planned - line.done <= ZERO:
                yield Control(f"plus:{item.key}")
            yield Control(f"edit:{item.key}")
        yield Control(f"select:{item.key}")
        if line.package:
            yield Control(f"content:{item.key}")

    def _container(self, line: Line) -> str:
        package = self._stock.packages.find(line.result_package) if line.result_package else None
        return package.container if package else ""

    def _progress(self, done: Decimal, planned: Decimal) -> Progress:
        if done > planned:
            return Progress.COMPLETE if self._unplanned else Progress.OVER
        if done == ZERO:
            return Progress.UNTOUCHED
        return Progress.COMPLETE if done == planned else Progress.PARTIAL
