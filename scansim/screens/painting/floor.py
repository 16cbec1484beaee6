"""The floor as rows: goods as countable symbols and never a total, papers, ways to walk.

A hand points at one *spot*: a box, the next loose unit, a paper, a place to walk to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from rich.cells import cell_len

from scansim.screens.painting.looks import CHOSEN, STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, shortened, wrapped
from scansim.training.floor_view import FloorView, Group
from scansim.training.floor_view import Sheet as Paper
from scansim.words.interface import phrase

__all__ = ["Hand", "Kind", "Target", "floor_sheet", "moved", "pointed", "targets"]

BOX = "▣"
LOOSE = "▫"
_MARK = "▸"
_FIVE = 5
_ROOM_FOR_ONE_ROW = 52


class Kind(StrEnum):
    """What a hand points at."""

    LOOK = "look"
    BOX = "box"
    UNIT = "unit"
    READ = "read"
    PAPER = "paper"
    WALK = "walk"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that can be pointed at: what it is, its id, and the label on it."""

    kind: Kind
    id: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Where the hand points: the row of targets, and which of them."""

    row: int = 0
    column: int = 0


def targets(view: FloorView) -> tuple[tuple[Target, ...], ...]:
    """What can be pointed at, row by row: goods, then papers, then ways; before looking, looking comes first."""
    rows: list[tuple[Target, ...]] = [] if view.looked else [(Target(Kind.LOOK, view.place),)]
    for group in view.groups:
        boxes = tuple(Target(Kind.BOX, box.id, box.label) for box in group.boxes)
        loose = tuple(Target(Kind.UNIT, unit.id, unit.label) for unit in group.loose[:1])
        rows.append(boxes + loose)
    rows += [(Target(Kind.PAPER if paper.text else Kind.READ, paper.id, paper.label),) for paper in view.sheets]
    ways = tuple(Target(Kind.WALK, way.id) for way in view.ways)
    return (*(row for row in rows if row), *((ways,) if ways else ()))


def pointed(view: FloorView, hand: Hand) -> tuple[Hand, Target | None]:
    """The nearest place where the hand can be, and what it points at there."""
    rows = targets(view)
    if not rows:
        return Hand(), None
    row = min(max(hand.row, 0), len(rows) - 1)
    column = min(max(hand.column, 0), len(rows[row]) - 1)
    return Hand(row, column), rows[row][column]


def moved(view: FloorView, hand: Hand, down: int = 0, right: int = 0) -> Hand:
    """The hand after an arrow key."""
    hand, _ = pointed(view, hand)
    if right:
        return pointed(view, Hand(hand.row, hand.column + right))[0]
    return pointed(view, Hand(hand.row + down, 0))[0]


def floor_sheet(view: FloorView, hand: Hand | None, width: int, height: int = 0, *, with_place: bool = False) -> Sheet:
    """Everything at the place, with air between when it all fits ``height``; ``hand`` is None while hands are away."""
    found = _Painter(view, hand, width, height - with_place).sheet()
    if not with_place:
        return found
    return replace(
        found, pinned=(Pen().write(f" {choice_of(phrase('you_are_at', place=view.name), width - 1)}", STRONG).row(),)
    )


class _Painter:
    def __init__(self, view: FloorView, hand: Hand | None, width: int, height: int) -> None:
        self._view = view
        self._hand = None if hand is None else pointed(view, hand)[0]
        self._width = width
        self._height = height
        self._rows: list[Row] = []
        self._number = -1
        self._keep: tuple[int, int] | None = None

    def sheet(self) -> Sheet:
        self._goods()
        ends = [len(self._rows)]
        for paper in self._view.sheets:
            self._paper(paper)
        ends.append(len(self._rows))
        if self._view.ways:
            self._rows.append(Pen().write(f"  {phrase('walk_to').long}", STRONG).row())
            self._ways()
        if len(self._rows) + len(ends) <= self._height:
            for end in reversed(ends):
                self._blank_row_at(end)
        return sheet(self._rows, self._keep)

    def _blank_row_at(self, index: int) -> None:
        self._rows.insert(index, Pen().row())
        if self._keep is not None and self._keep[0] >= index:
            self._keep = (self._keep[0] + 1, self._keep[1] + 1)

    def _goods(self) -> None:
        if not self._view.looked:
            self._one(choice_of(phrase("not_looked"), self._width - 4))
        elif not self._view.groups:
            self._rows.append(Pen().write("  ").write(choice_of(phrase("nothing_left"), self._width - 2)).row())
        names = self._names()
        for group in self._view.groups:
            self._group(group, names)

    def _names(self) -> int:
        """The width of the column of names, or 0 when names have a row of their own; so that counting moves nothing."""
        widest = max((cell_len(group.name) for group in self._view.groups), default=0)
        return min(widest, self._width // 3) + 1 if self._width >= _ROOM_FOR_ONE_ROW else 0

    def _group(self, group: Group, names: int) -> None:
        pointing = self._begin()
        first = len(self._rows)
        mark = Pen().write(_MARK if pointing else " ", STRONG).write(" ")
        if names:
            mark.column(group.name, names, act=self._act(0))
        else:
            rest = self._width - 2
            name = shortened(group.name, rest)
            mark.write(name)
            if rest - cell_len(name) > cell_len(group.code) + 2:
                mark.write(f"  {group.code}")
            self._rows.append(mark.row(self._act(0)))
            mark = Pen().write("   ")
        self._symbols(group, mark, pointing=pointing)
        self._end(first, pointing=pointing)

    def _symbols(self, group: Group, pen: Pen, *, pointing: bool) -> None:
        """Boxes one by one, then loose units in fives; the pair of brackets says which one the hand is on."""
        indent = pen.at
        column = self._hand.column if pointing and self._hand else -1
        for index, box in enumerate(group.boxes):
            text = f"{BOX}{box.holds}"
            pen = self._room_for(cell_len(text) + 2, pen, indent)
            self._symbol(text, pen, index, chosen=index == column)
        chunks = [group.loose[i : i + _FIVE] for i in range(0, len(group.loose), _FIVE)]
        place = len(group.boxes)
        for index, chunk in enumerate(chunks):
            pen = self._room_for(len(chunk) + 2, pen, indent)
            self._symbol(LOOSE * len(chunk), pen, place, chosen=index == 0 and place == column)
        self._rows.append(pen.row())

    def _symbol(self, text: str, pen: Pen, place: int, *, chosen: bool) -> None:
        left, right = ("‹", "›") if chosen else (" ", " ")
        pen.write(left, STRONG).write(text, CHOSEN if chosen else "", self._act(place)).write(right, STRONG)

    def _room_for(self, cells: int, pen: Pen, indent: int) -> Pen:
        if pen.at + cells <= self._width or pen.at <= indent:
            return pen
        self._rows.append(pen.row())
        return Pen().to(indent)

    def _paper(self, paper: Paper) -> None:
        first = len(self._rows)
        pointing = self._one(paper.name)
        for text in paper.text:
            for line in wrapped(text, self._width - 4):
                self._rows.append(Pen().write("    ").write(line).row(self._act(0)))
        if paper.text and paper.label:
            self._rows.append(Pen().write(f"    ║│║│║ {shortened(paper.label, self._width - 10)}").row(self._act(0)))
        self._end(first, pointing=pointing)

    def _one(self, text: str) -> bool:
        pointing = self._begin()
        pen = Pen().write(_MARK if pointing else " ", STRONG).write(" ")
        pen.write(shortened(text, self._width - 3), CHOSEN if pointing else "")
        self._rows.append(pen.row(self._act(0)))
        self._end(len(self._rows) - 1, pointing=pointing)
        return pointing

    def _ways(self) -> None:
        pointing = self._begin()
        first = len(self._rows)
        pen = Pen().write(_MARK if pointing else " ", STRONG)
        for index, way in enumerate(self._view.ways):
            text = shortened(way.name, self._width - 4)
            if pen.at + cell_len(text) + 2 > self._width:
                self._rows.append(pen.row())
                pen = Pen().write(" ")
            self._symbol(text, pen, index, chosen=pointing and self._hand is not None and self._hand.column == index)
        self._rows.append(pen.row())
        self._end(first, pointing=pointing)

    def _begin(self) -> bool:
        self._number += 1
        return self._hand is not None and self._hand.row == self._number

    def _end(self, first: int, *, pointing: bool) -> None:
        if pointing:
            self._keep = (first, len(self._rows) - 1)

    def _act(self, column: int) -> str:
        return f"{self._number}:{column}"
