"""The rows of a transfer or batch: made once, and made anew only where something changed.

Unchanged rows keep their identity, so that only changed ones are painted again, and what a scan costs does not grow
with the lines on the screen. Where lines come, go or stand otherwise, the rows are laid out anew, of what was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, compress, count
from operator import is_not

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.painting.row_items import RowItems
from scansim.engine.handheld.screen import Control, Item
from scansim.engine.handheld.transfer.blocks import Block, Grouping, Kind, is_open
from scansim.engine.handheld.transfer.choosing import is_closed, is_incomplete
from scansim.engine.handheld.transfer.work import is_incoming
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.records import Line

__all__ = ["Rows"]

_Row = tuple[Item, tuple[Control, ...]]
_NOTHING: _Row = (Item("", ""), ())


class Rows:
    """The rows of one screen as they were last made, and their buttons; ``before`` are those whose place they take.

    ``incomplete`` and ``incomplete_at`` count what is left to do, in all and by source; ``planned`` counts the lines
    that somebody demanded.
    """

    def __init__(self, device: Device, view: TransferView, lines: Sequence[Line], before: Rows | None = None) -> None:
        self._device = device
        self._make = RowItems(device, view)
        self._grouping = Grouping(device, view)
        self._keys = keys_of(device.warehouse, [line.product for line in lines])
        # A number that was taken back may come again for another product.
        self._named = [self._name(line) for line in lines]
        blocks = self._grouping.blocks(lines, self._keys)
        self._blocks = blocks if is_incoming(device, view) else self._by_place(blocks, lines)
        self._block_of = {index: number for number, block in enumerate(self._blocks) for index in block.indexes}
        self._at: dict[str, list[int]] = {}
        self._of: dict[int, list[int]] = {}
        for index, line in enumerate(lines):
            self._at.setdefault(line.source, []).append(index)
            self._of.setdefault(line.transfer, []).append(index)
        self._index = {line.id: index for index, line in enumerate(lines)}
        self._lines: list[Line | None] = [None] * len(lines)
        self._rows: list[_Row] = [_NOTHING] * len(lines)
        self._heads: dict[int, _Row] = {}
        self._made_before = before.made() if before is not None else {}
        self._heads_before = before.heads() if before is not None else {}
        # In the order of the screen: the rows, where each line and each parent is, the buttons and where they begin.
        self._items: list[Item] = []
        self._place: dict[int, int] = {}
        self._head_place: dict[int, int] = {}
        self._buttons: list[Control] = []
        self._starts: list[int] = []
        self._open: set[int] = set()
        self._proposed: dict[int, str] = {}
        self._selected: int | None = None
        self._source = ""
        self._turned: tuple[int, ...] = ()
        self.incomplete = 0
        self.incomplete_at: Counter[str] = Counter()
        self.planned = 0

    def are_of(self, lines: Sequence[Line]) -> bool:
        """Whether these are still the lines that the rows were made for, at the places where they were."""
        return len(lines) == len(self._lines) and all(
            self._named[i] == self._name(lines[i]) for i in self._changed(lines)
        )

    def made(self) -> dict[int, tuple[Line, _Row]]:
        """The rows of lines by their numbers, and for what they were made."""
        return {line.id: (line, row) for line, row in zip(self._lines, self._rows, strict=True) if line is not None}

    def heads(self) -> dict[str, _Row]:
        """The rows of parents and packages by their keys."""
        return {row[0].key: row for row in self._heads.values()}

    def update(self, view: TransferView, lines: Sequence[Line]) -> None:
        """Make anew the rows that do not show what is there now."""
        is_first = not self._items and bool(lines)
        due = set(self._changed(lines))
        if view.batch:
            due |= self._of_new_proposals(lines, due)
        touched = {self._index[number] for number in (self._selected, view.selected) if number in self._index}
        due |= {i for i in touched if self._rows[i][0].selected != (lines[i].id == view.selected)}
        if view.source != self._source:
            due.update(self._at.get(self._source, ()), self._at.get(view.source, ()))
        turned = {self._index[number] for number in {*self._turned} ^ {*view.turned} if number in self._index}
        self._selected, self._source, self._turned = view.selected, view.source, view.turned
        for index in due:
            self._remake(index, view, lines[index])
        heads = range(len(self._blocks)) if is_first else {self._block_of[i] for i in due | touched | turned}
        moved = self._fold(view, lines, heads)
        self._made_before, self._heads_before = {}, {}
        if is_first or moved:
            self._lay_out()
        else:
            self._patch(due, heads)

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
            index = next((i for i in self._at.get(view.source, ()) if _is_left(self._lines[i])), None)
        if index is None:
            return None
        return self._place[index] if index in self._place else self._head_place[self._block_of[index]]

    # which rows there are

    def _name(self, line: Line) -> tuple[object, ...]:
        return line.id, line.product, line.source, self._grouping.mark(line)

    def _by_place(self, blocks: list[Block], lines: Sequence[Line]) -> list[Block]:
        places = self._device.warehouse.stock.locations
        return sorted(blocks, key=lambda block: places.get(lines[block.indexes[0]].source).complete_name)

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

    # making them

    def _remake(self, index: int, view: TransferView, line: Line) -> None:
        for change, counted in ((-1, self._lines[index]), (1, line)):
            if counted is not None:
                self.incomplete += change * _is_left(counted)
                self.incomplete_at[counted.source] += change * _is_left(counted)
                self.planned += change * (counted.planned != ZERO)
        self._lines[index] = line
        self._rows[index] = self._kept(index, view, line) or self._row(index, view, line)

    def _row(self, index: int, view: TransferView, line: Line) -> _Row:
        proposed = self._proposed.get(line.transfer, "")
        item = self._make.line(view, line, self._keys[index], self._under(index), proposed)
        return item, self._make.line_buttons(view, line, item)

    def _kept(self, index: int, view: TransferView, line: Line) -> _Row | None:
        """The row that was made for this very line before the rows were laid out anew."""
        old, row = self._made_before.get(line.id, (None, _NOTHING))
        item = row[0]
        same = (
            old is line
            and (item.key, item.under) == (self._keys[index], self._under(index))
            and item.selected == (line.id == view.selected)
            and item.here == self._make.is_here(view, line)
            and item.proposed_package == ("" if is_closed(line) else self._proposed.get(line.transfer, ""))
        )
        return row if same else None

    def _under(self, index: int) -> str:
        block = self._blocks[self._block_of[index]]
        return block.key if block.kind is Kind.LOTS else ""

    def _fold(self, view: TransferView, lines: Sequence[Line], numbers: Iterable[int]) -> bool:
        """Make the parents and packages of these blocks anew; tells whether one was folded or unfolded."""
        moved = False
        for number in numbers:
            block = self._blocks[number]
            if block.kind is Kind.LINE:
                continue
            own = [lines[index] for index in block.indexes]
            opened = block.kind is Kind.LOTS and is_open(self._device, view, [line.id for line in own])
            moved |= opened != (number in self._open)
            (self._open.add if opened else self._open.discard)(number)
            item = self._make.block(view, block, own, self._rows[block.indexes[0]][0], is_open=opened)
            row = item, self._make.block_buttons(view, block, own, item)
            old = self._heads.get(number) or self._heads_before.get(block.key)
            self._heads[number] = old if old == row else row
        return moved

    # laying them out

    def _lay_out(self) -> None:
        shown: list[_Row] = []
        self._place, self._head_place = {}, {}
        for number, block in enumerate(self._blocks):
            if block.kind is not Kind.LINE:
                self._head_place[number] = len(shown)
                shown.append(self._heads[number])
            if block.kind is Kind.LINE or number in self._open:
                self._place.update(zip(block.indexes, count(len(shown)), strict=False))
                shown += [self._rows[index] for index in block.indexes]
        self._items = [item for item, _ in shown]
        self._arrange([buttons for _, buttons in shown])

    def _patch(self, due: Iterable[int], heads: Iterable[int]) -> None:
        """Put rows that were made anew where they stand."""
        changed = [(self._place[i], self._rows[i]) for i in due if i in self._place]
        changed += [(self._head_place[n], self._heads[n]) for n in heads if n in self._head_place]
        moved = False
        for place, (item, buttons) in changed:
            self._items[place] = item
            start, end = self._starts[place], self._starts[place + 1]
            moved |= end - start != len(buttons)
            if not moved:
                self._buttons[start:end] = buttons
        if moved:
            self._arrange(self._buttons_shown())

    def _buttons_shown(self) -> list[tuple[Control, ...]]:
        rows: list[tuple[Control, ...]] = [()] * len(self._items)
        for index, place in self._place.items():
            rows[place] = self._rows[index][1]
        for number, place in self._head_place.items():
            rows[place] = self._heads[number][1]
        return rows

    def _arrange(self, buttons: list[tuple[Control, ...]]) -> None:
        self._starts = [0]
        for own in buttons:
            self._starts.append(self._starts[-1] + len(own))
        self._buttons = list(chain.from_iterable(buttons))


def _is_left(line: Line | None) -> bool:
    return line is not None and (is_incomplete(line) or line.done == ZERO)
