"""The lines of a transfer, a batch or a count as rows: how far each is, what it is, and where from and where to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len

from scansim.engine.handheld.screen import HandheldScreen, Instruction, Item, Progress, ScreenKind
from scansim.screens.painting.acts import TAP
from scansim.screens.painting.looks import BUTTON, HERE, ORDERS, STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, shortened
from scansim.training.choices_on import own_buttons
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["PROGRESS", "line_button", "line_row", "lines_sheet"]

PROGRESS: dict[Progress, str] = {
    Progress.UNTOUCHED: " ",
    Progress.PARTIAL: "◐",
    Progress.COMPLETE: "✔",
    Progress.OVER: "!",
}
_MARK, _HERE, _SAME, _NOT_COUNTED = "▸", "•", "│", "–"
_QUANTITY = 7
_UNIT = 6
_BUTTON = 8
_ROOM_FOR_UNITS = 46
_ROOM_FOR_CODES = 56
_CODE = 12
_FEW = 60
_LEAST = 4
"""With fewer letters of a part nobody knows what it is."""
_ROOM_FOR_BUTTONS = 26
"""With less the button stands below its line, and only the selected line has one."""
_Part = tuple[str, str]


def lines_sheet(screen: HandheldScreen, width: int) -> Sheet:
    """The lines; where goods have a source, an order or a lot of their own, each has a second row for that.

    Where goods only arrive, just the selected line has one, so that more lines are in view.
    """
    items, focus, counts = screen.items, screen.focus, screen.kind is ScreenKind.COUNT
    has_button = _Buttons(screen).stands_at
    if items and (items[0].source or items[0].order or counts):
        kept = None if focus is None else (2 * focus, 2 * focus + 1)

        def row_of_two(index: int) -> Row:
            item = items[index // 2]
            if index % 2:
                return detail_row(item, width, counts=counts, button=has_button(item))
            return line_row(item, width, button=has_button(item), counts=counts)

        return Sheet(2 * len(items), row_of_two, kept)
    more = focus is not None and (width < _ROOM_FOR_BUTTONS or has_details(items[focus]))
    last = -1 if focus is None else focus

    def row(index: int) -> Row:
        if more and index == last + 1:
            return detail_row(items[last], width, button=has_button(items[last]))
        item = items[index - 1] if more and index > last else items[index]
        return line_row(item, width, button=has_button(item))

    return Sheet(len(items) + more, row, None if focus is None else (focus, focus + more))


@lru_cache(maxsize=1024)
def line_row(item: Item, width: int, *, button: bool = True, counts: bool = False) -> Row:
    """One line: how far it is, what it is, done of demand, and the button that fills it."""
    with_unit = width >= _ROOM_FOR_UNITS
    style = STRONG if item.selected else ""
    done = _done(item, counts=counts)
    quantity = max(_QUANTITY, cell_len(done))
    pen = Pen().write(_MARK if item.selected else " ", STRONG)
    pen.write(PROGRESS[item.progress], STRONG).write(" ")
    text, act = line_button(item)
    beside = width >= _ROOM_FOR_BUTTONS
    if not beside:
        quantity = cell_len(done) + 1
    ending = quantity + (_UNIT + 1 if with_unit else 0) + (_BUTTON if beside else 0)
    with_code = width >= _ROOM_FOR_CODES and item.detail
    title = width - pen.at - ending - (_CODE + 1 if with_code else 0)
    pen.column(item.title if counts else _title(item), title, style)
    if with_code:
        pen.write(" ").column(item.detail, _CODE)
    pen.right(done, quantity, style)
    if with_unit:
        pen.write(" ").column(item.unit, _UNIT)
    if button and beside:
        pen.right(text, _BUTTON, BUTTON, f"{TAP}{act}")
    return pen.row(f"{TAP}select:{item.key}")


@lru_cache(maxsize=1024)
def detail_row(item: Item, width: int, *, counts: bool = False, button: bool = False) -> Row:
    """What else there is to know of a line: where from, which lot, in what, where to, whose order."""
    pen = Pen().write(_SAME if item.selected else " ", STRONG).write(_HERE if item.here else " ", STRONG).write(" ")
    text, act = line_button(item)
    # Where room is short, what a line that is complete lies in is worth more than one more of it.
    under = button and item.selected and width < _ROOM_FOR_BUTTONS and bool(item.left or not item.result_package)
    room = width - pen.at - (cell_len(text) + 1 if under else 0)
    for part, style in _fitting(item, room, counts=counts):
        pen.write(part, style)
    if under:
        pen.to(width - cell_len(text)).write(text, BUTTON, f"{TAP}{act}")
    return pen.row(f"{TAP}select:{item.key}")


def has_details(item: Item) -> bool:
    """Whether a line has anything to say besides its figures."""
    inside = (item.package, item.result_package, item.proposed_package, item.container)
    return any((item.lot and not item.under, *inside, item.place, item.source))


def line_button(item: Item) -> tuple[str, str]:
    """The button at the end of a line: what stands on it, and the control it presses."""
    if item.is_package and not item.left:
        return "[…]", f"content:{item.key}"
    if item.holds and not item.is_package:
        return (
            (f"[{item.holds} ↑]", f"fold:{item.key}") if item.is_open else (f"[{item.holds} ↓]", f"unfold:{item.key}")
        )
    return (f"[+{item.left}]", f"fill:{item.key}") if item.left else ("[+1]", f"plus:{item.key}")


class _Buttons:
    """Whether a line has its button at the end: not in what is done, not where its label must be scanned first."""

    def __init__(self, screen: HandheldScreen) -> None:
        self._screen = screen
        self._none = screen.instruction is Instruction.TRANSFER_IS_DONE
        # A dictionary of thousands of buttons is only made where some of them are missing.
        rows = len(screen.controls) - len(own_buttons(screen))
        self._looks = len(screen.items) <= _FEW or rows < 2 * len(screen.items)

    def stands_at(self, item: Item) -> bool:
        """Whether there is one at the end of a line."""
        if self._none:
            return False
        return not self._looks or self._screen.control(line_button(item)[1]) is not None


def _done(item: Item, *, counts: bool) -> str:
    if not counts:
        return f"{item.done}/{item.demand}"
    done = item.done or _NOT_COUNTED
    return f"{done}/{item.demand}" if item.demand else done


def _title(item: Item) -> str:
    if item.under:
        return f"  {item.lot or phrase('lot_open').short}"
    if item.source or item.order:
        return item.title
    with_lot = f"{item.title} {item.lot}" if item.lot and not item.selected else item.title
    return f"{with_lot} → {item.place}" if item.place and not item.selected else with_lot


def _fitting(item: Item, room: int, *, counts: bool) -> list[_Part]:
    """All parts in their long form, or all in their short one; what is taken needs no word about where from."""
    parts = list(_parts(item, counts=counts))
    texts = [(said.long, style) for said, style in parts]
    if _cells(texts) > room:
        texts = [(said.short, style) for said, style in parts]
    if _cells(texts) > room and item.result_package and item.source:
        texts = texts[1:]
    kept: list[_Part] = []
    for text, style in texts:
        if room < min(_LEAST, cell_len(text)):
            break
        kept += [(shortened(text, room), style), ("  ", "")]
        room -= cell_len(text) + 2
    return [part for part in kept[:-1] if part[0]]


def _cells(texts: Sequence[_Part]) -> int:
    return sum(cell_len(text) + 2 for text, _ in texts) - 2


def _parts(item: Item, *, counts: bool) -> Iterator[tuple[Said, str]]:
    source = item.place if counts else item.source
    if source:
        yield Said(source, source), HERE if item.here else ""
    if item.lot and not item.under:
        yield phrase("lot_of", lot=item.lot), ""
    if item.is_package:
        yield phrase("package_holds" if item.holds > 1 else "package_holds_one", count=str(item.holds)), ""
    elif item.package:
        yield phrase("in_package", package=item.package), ""
    packed = item.result_package if item.result_package != item.package else ""
    target = packed or item.container or ("" if counts else item.place)
    if target:
        yield Said(f"→ {target}", f"→{target}"), STRONG
        if packed and item.container:
            yield phrase("in_container", package=item.container), STRONG
    elif item.proposed_package:
        yield phrase("propose_package", package=item.proposed_package), STRONG
    if item.order:
        number = item.order.rpartition("/")[2]
        yield Said(f" {item.order} ", number), ORDERS[_colour(number)]


def _colour(number: str) -> int:
    """Neighbours have different colours; the number that stands there says which order it is."""
    return (int(number) if number.isdecimal() else len(number)) % len(ORDERS)
