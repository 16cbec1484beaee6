"""The rows of a transfer or batch: made once, and made anew only where something changed.

Unchanged rows keep their identity, so that only changed ones are painted again, and what a scan costs does not grow
with the lines on the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress, count
from operator import is_not

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.screen import Control, Item, Progress
from scansim.engine.handheld.transfer.buttons import must_be_scanned_first
from scansim.engine.handheld.transfer.choosing import is_closed, lot_name_of
from scansim.engine.handheld.transfer.work import is_finished, is_incoming, tab_of
from scansim.engine.quantity import ZERO, written
from scansim.engine.warehouse.records import Line

__all__ = ["Rows"]


class Rows:
    """The rows of one screen as they were last made, and their buttons.

    ``incomplete`` and ``incomplete_at`` count what is left to do, in all and by source; ``planned`` counts the lines
    that somebody demanded.
    """

    def __init__(self, device: Device, view: TransferView, lines: Sequence[Line]) -> None:
        self._device = device
        self._keys = keys_of(device.warehouse, [line.product for line in lines])
        # A number that was taken back may come again for another product.
        self._named = [(line.id, line.product, line.source) for line in lines]
        self._by_source = not is_incoming(device, view)
        display = self._sorted() if self._by_source else range(len(lines))
        self._place = {index: place for place, index in enumerate(display)}
        self._at: dict[str, list[int]] = {}
        self._of: dict[int, list[int]] = {}
        for index, line in enumerate(lines):
            self._at.setdefault(line.source, []).append(index)
            self._of.setdefault(line.transfer, []).append(index)
        self._index = {line.id: index for index, line in enumerate(lines)}
        self._lines: list[Line | None] = [None] * len(lines)
        # In the order of the screen: the rows, the buttons of each, and all of these with where each row's begin.
        self._items = [Item(self._keys[index], "") for index in display]
        self._buttons_at: list[tuple[Control, ...]] = [()] * len(lines)
        self._buttons: list[Control] = []
        self._starts: list[int] = []
        self._proposed: dict[int, str] = {}
        self._selected: int | None = None
        self._source = ""
        self.incomplete = 0
        self.incomplete_at: Counter[str] = Counter()
        self.planned = 0

    def are_of(self, lines: Sequence[Line]) -> bool:
        """Whether these are still the lines that the rows were made for, at the places where they were."""
        return len(lines) == len(self._lines) and all(
            self._named[i] == (lines[i].id, lines[i].product, lines[i].source) for i in self._changed(lines)
        )

    def update(self, view: TransferView, lines: Sequence[Line]) -> None:
        """Make anew the rows that do not show what is there now."""
        due = set(self._changed(lines))
        if view.batch:
            due |= self._of_new_proposals(lines, due)
        for number in (self._selected, view.selected):
            index = self._index.get(number or 0)
            if index is not None and self._item_of(index).selected != (number == view.selected):
                due.add(index)
        if view.source != self._source:
            due.update(self._at.get(self._source, ()), self._at.get(view.source, ()))
        self._selected, self._source = view.selected, view.source
        moved = not self._starts
        for index in due:
            moved |= self._change(index, view, lines[index])
        if moved:
            self._starts = [0, *accumulate(map(len, self._buttons_at))]
            self._buttons = list(chain.from_iterable(self._buttons_at))

    def items(self) -> tuple[Item, ...]:
        """The rows in the order of the screen."""
        return tuple(self._items)

    def buttons(self) -> list[Control]:
        """Their buttons in the same order."""
        return self._buttons

    def focus(self, view: TransferView) -> int | None:
        """The row to look at: the selected one, else the first that is left to do where goods are taken from."""
        index = self._index.get(view.selected) if view.selected is not None else None
        if index is None and view.source:
            left = (i for i in self._at.get(view.source, ()) if _is_incomplete(self._item_of(i)))
            index = next(left, None)
        return None if index is None else self._place[index]

    def _item_of(self, index: int) -> Item:
        return self._items[self._place[index]]

    def _sorted(self) -> list[int]:
        places = self._device.warehouse.stock.locations
        return sorted(range(len(self._named)), key=lambda i: (places.get(self._named[i][2]).complete_name, i))

    def _changed(self, lines: Sequence[Line]) -> list[int]:
        return list(compress(count(), map(is_not, self._lines, lines)))

    def _of_new_proposals(self, lines: Sequence[Line], changed: set[int]) -> set[int]:
        """The rows of orders whose goods go into another package than before (cluster picking, fidelity item 44)."""
        due: set[int] = set()
        for transfer in {lines[index].transfer for index in changed}:
            packed = [lines[i].result_package for i in self._of[transfer] if is_closed(lines[i])]
            proposed = packed[-1] if packed else ""
            if self._proposed.get(transfer, "") != proposed:
                self._proposed[transfer] = proposed
                due.update(self._of[transfer])
        return due

    def _change(self, index: int, view: TransferView, line: Line) -> bool:
        """Make a row anew; tells whether it has another number of buttons than before, which moves all behind it."""
        place = self._place[index]
        old = self._items[place] if self._lines[index] is not None else None
        item = self._item(line, self._keys[index], view)
        for change, shown in ((-1, old), (1, item)):
            if shown is not None:
                self.incomplete += change * _is_incomplete(shown)
                self.incomplete_at[line.source] += change * _is_incomplete(shown)
                self.planned += change * (shown.demand != "0")
        self._lines[index], self._items[place] = line, item
        before, buttons = self._buttons_at[place], tuple(self._buttons_of(view, line, item))
        self._buttons_at[place] = buttons
        if len(buttons) != len(before):
            return True
        if self._starts:
            start = self._starts[place]
            self._buttons[start : start + len(buttons)] = buttons
        return False

    def _item(self, line: Line, key: str, view: TransferView) -> Item:
        stock = self._device.warehouse.stock
        product, transfer = stock.products.get(line.product), stock.transfers.get(line.transfer)
        elsewhere = line.destination != transfer.destination
        left = line.planned - line.done
        tab = tab_of(self._device, view)
        return Item(
            key=key,
            title=product.name,
            detail=product.code,
            done=written(line.done),
            demand=written(line.planned),
            left=written(left) if left > ZERO and not is_closed(line) else "",
            unit=(line.unit or product.unit).name,
            place=stock.locations.get(line.destination).name if elsewhere else "",
            progress=_progress(line, view),
            selected=line.id == view.selected,
            lot=lot_name_of(self._device, line) if line.picked or tab.show_reserved_lots else "",
            source=stock.locations.get(line.source).name if self._by_source else "",
            package=line.package,
            result_package=line.result_package,
            proposed_package=self._proposed.get(line.transfer, "") if not is_closed(line) else "",
            order=transfer.name if view.batch else "",
            here=bool(view.source) and self._by_source and line.source == view.source,
        )

    def _buttons_of(self, view: TransferView, line: Line, item: Item) -> Iterator[Control]:
        if not is_finished(self._device, view) and not must_be_scanned_first(self._device, view, line):
            if item.left:
                yield Control(f"fill:{item.key}", facts=(("left", item.left),))
            elif line.planned - line.done <= ZERO:
                yield Control(f"plus:{item.key}")
            yield Control(f"edit:{item.key}")
        yield Control(f"select:{item.key}")
        if line.package:
            yield Control(f"content:{item.key}")


def _is_incomplete(item: Item) -> bool:
    return item.progress in (Progress.UNTOUCHED, Progress.PARTIAL)


def _progress(line: Line, view: TransferView) -> Progress:
    if line.done > line.planned:
        return Progress.COMPLETE if view.unplanned else Progress.OVER
    if line.done == ZERO:
        return Progress.UNTOUCHED
    return Progress.COMPLETE if line.done == line.planned else Progress.PARTIAL
