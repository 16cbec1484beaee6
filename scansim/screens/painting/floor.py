"""The floor as rows: goods as countable symbols and never a total, papers, ways to walk.

A hand points at one *spot*: a box, the next loose unit, a paper, a place to walk to. In a room the screen shows
what lies here and in what state, and nothing of it can be picked: labels are read, and places walked to, in the room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rich.cells import cell_len

from scansim.screens.painting.acts import FLOOR
from scansim.screens.painting.looks import CHOSEN, STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, shortened, wrapped
from scansim.training.floor_view import FloorView, Group, Thing
from scansim.training.floor_view import Sheet as Paper
from scansim.words.form_choices import paper_said
from scansim.words.interface import phrase

__all__ = [
    "Hand",
    "Kind",
    "Target",
    "floor_sheet",
    "moved",
    "next_hand",
    "pointed",
    "targets",
    "touched_hand",
    "touched_target",
]

BOX = "▣"
OPEN_BOX = "◫"
LOOSE = "▫"
DAMAGED = "▩"
SMUDGED = "▢"
_MARK = "▸"
_FIVE = 5
_SEVERAL = 2
_FEWEST = 5
"""Of what hands hold at least so many kinds are shown, the last ones, and as many as a screen has rows."""

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
    """One thing that can be pointed at: what it is, its id, the label on it, and the second one."""

    kind: Kind
    id: str
    label: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Where the hand points: the row of targets, and which of them."""

    row: int = 0
    column: int = 0


def targets(view: FloorView) -> tuple[tuple[Target, ...], ...]:
    """What can be pointed at, row by row: goods, then papers, then ways; before looking, looking comes first.

    In a room there is only looking, at the place and at its papers.
    """
    rows: list[tuple[Target, ...]] = [] if view.looked else [(Target(Kind.LOOK, view.place),)]
    if view.pickable:
        rows += [_goods_of(group) for group in view.groups]
    rows += [
        (Target(Kind.PAPER if paper.text else Kind.READ, paper.id, paper.label),)
        for paper in view.sheets
        if view.pickable or not paper.text
    ]
    if view.pickable:
        rows.append(tuple(Target(Kind.WALK, way.id) for way in view.ways))
    return tuple(row for row in rows if row)


def _goods_of(group: Group) -> tuple[Target, ...]:
    """Each box, and of the single units the first of those that look the same."""
    boxes = tuple(Target(Kind.BOX, box.id, box.label, box.second) for box in (*group.boxes, *group.opened))
    return boxes + tuple(Target(Kind.UNIT, things[0].id, things[0].label, things[0].second) for things in group.looks)


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


def touched_hand(act: str) -> Hand:
    """Where a touch on the floor puts the hand."""
    row, _, column = act.removeprefix(FLOOR).partition(":")
    return Hand(int(row), int(column))


def touched_target(view: FloorView, act: str) -> Target | None:
    """What was touched on the floor."""
    return pointed(view, touched_hand(act))[1]


def next_hand(view: FloorView, hand: Hand) -> Hand:
    """The hand after NEXT: at the next thing that differs from the one before it, and after the last at the first."""
    now, _ = pointed(view, hand)
    stops = [
        Hand(row, column)
        for row, found in enumerate(targets(view))
        for column, target in enumerate(found)
        if not column or target.kind is not Kind.BOX or target.label != found[column - 1].label
    ]
    later = (stop for stop in stops if (stop.row, stop.column) > (now.row, now.column))
    return next(later, stops[0] if stops else now)


def floor_sheet(view: FloorView, hand: Hand | None, width: int, height: int = 0, *, with_place: bool = False) -> Sheet:
    """Everything at the place, with air between when it all fits ``height``; ``hand`` is None while hands are away."""
    found = _Painter(view, hand, width, height - with_place).sheet()
    if not with_place:
        return found
    return replace(
        found, pinned=(Pen().write(f" {choice_of(phrase('you_are_at', place=view.name), width - 1)}", STRONG).row(),)
    )


def _printed(thing: Thing, *, is_alone: bool) -> str:
    """What stands on units beside the name: their lot, or, where others bear another, their label."""
    if thing.lot:
        return "  ".join(filter(None, (thing.lot, thing.expires)))
    return "" if is_alone or thing.damaged or thing.is_smudged else thing.label


def _told_apart(group: Group) -> Iterator[str]:
    """The words for symbols that are not those of every day."""
    if group.opened:
        yield "sign_open"
    if any(thing.damaged for thing in group.loose):
        yield "sign_damaged"
    if any(thing.is_smudged and not thing.damaged for thing in group.loose):
        yield "sign_smudged"


class _Painter:
    def __init__(self, view: FloorView, hand: Hand | None, width: int, height: int) -> None:
        self._view = view
        self._hand = None if hand is None else pointed(view, hand)[0]
        self._width = width
        self._height = height
        self._most = max(height, _FEWEST)
        self._rows: list[Row] = []
        self._number = -1
        self._is_in_reach = view.pickable
        self._keep: tuple[int, int] | None = None

    def sheet(self) -> Sheet:
        ends: list[int] = []
        for section in (self._signs, self._goods, self._aside, self._papers, self._around, self._in_hand):
            before = len(self._rows)
            section()
            if before and len(self._rows) > before:
                ends.append(before)
        gaps = min(len(ends), max(0, self._height - len(self._rows)))
        # The gaps further up are the first to go.
        for end in reversed(ends[len(ends) - gaps :]):
            self._blank_row_at(end)
        return sheet(self._rows, self._keep)

    def _blank_row_at(self, index: int) -> None:
        self._rows.insert(index, Pen().row())
        if self._keep is not None and self._keep[0] >= index:
            self._keep = (self._keep[0] + 1, self._keep[1] + 1)

    def _signs(self) -> None:
        """What holds for the whole place, or wherever one goes."""
        signs = {
            "place_closed": self._view.closed,
            "scanner_is_dead": self._view.scanner_is_dead,
            "keyboard_here": self._view.at_keyboard,
        }
        for code in (code for code, holds in signs.items() if holds):
            self._rows.append(Pen().write("  ").write(choice_of(phrase(code), self._width - 2), STRONG).row())

    def _goods(self) -> None:
        if not self._view.looked:
            self._is_in_reach = True
            self._one(choice_of(phrase("not_looked"), self._width - 4))
            self._is_in_reach = self._view.pickable
        elif self._view.full:
            self._rows.append(Pen().write("  ").write(choice_of(phrase("place_full"), self._width - 2), STRONG).row())
        elif not self._view.groups:
            self._rows.append(Pen().write("  ").write(choice_of(phrase("nothing_left"), self._width - 2)).row())
        names = self._names()
        for group in self._view.groups:
            self._group(group, names)

    def _in_hand(self) -> None:
        self._apart("in_hand", self._view.in_hand)

    def _aside(self) -> None:
        self._apart("aside", self._view.aside)

    def _papers(self) -> None:
        for paper in self._view.sheets:
            self._is_in_reach = self._view.pickable or not paper.text
            self._paper(paper)
        self._is_in_reach = self._view.pickable

    def _around(self) -> None:
        if not self._is_in_reach:
            said = phrase("labels_in_room")
            lines = wrapped(choice_of(said, self._width - 3), self._width - 3)
            self._rows += [Pen().write("  ").write(line).row() for line in lines]
        elif self._view.ways:
            self._heading("walk_to")
            self._ways()

    def _apart(self, heading: str, groups: tuple[Group, ...]) -> None:
        """Goods that hands hold or have set aside: shown, and pointed at by nobody."""
        if groups:
            self._heading(heading)
            self._is_in_reach = False
            if len(groups) > self._most:
                self._rows.append(Pen().write("  …").row())
            names = min(max(cell_len(group.name) for group in groups[-self._most :]), self._width // 2) + 1
            for group in groups[-self._most :]:
                self._group(group, names)
            self._is_in_reach = self._view.pickable

    def _heading(self, code: str) -> None:
        self._rows.append(Pen().write(f"  {phrase(code).long}", STRONG).row())

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
        for index, box in enumerate((*group.boxes, *group.opened)):
            text = f"{BOX if index < len(group.boxes) else OPEN_BOX}{box.holds or ''}"
            pen = self._room_for(cell_len(text) + 2, pen, indent)
            self._symbol(text, pen, index, chosen=index == column)
        first = len(group.boxes) + len(group.opened)
        is_alone = len({thing.label for thing in group.loose if thing.label}) < _SEVERAL
        for place, things in enumerate(group.looks, first):
            pen = self._look(things, pen, indent, place, column, is_alone=is_alone)
        self._rows.append(pen.row())
        for code in _told_apart(group):
            self._rows.append(Pen().to(indent).write(f" {choice_of(phrase(code), self._width - indent - 1)}").row())

    def _look(
        self, things: tuple[Thing, ...], pen: Pen, indent: int, place: int, column: int, *, is_alone: bool
    ) -> Pen:
        """Units that look the same, in fives, behind the lot or the label that tells them from others."""
        printed = _printed(things[0], is_alone=is_alone)
        if printed:
            if pen.at > indent:
                self._rows.append(pen.row())
            pen = Pen().to(indent).write(f" {shortened(printed, self._width - indent - 1)}")
            self._rows.append(pen.row(self._act(place)))
            pen = Pen().to(indent)
        symbol = DAMAGED if things[0].damaged else SMUDGED if things[0].is_smudged else LOOSE
        for start in range(0, len(things), _FIVE):
            count = min(_FIVE, len(things) - start)
            pen = self._room_for(count + 2, pen, indent)
            self._symbol(symbol * count, pen, place, chosen=start == 0 and place == column)
        return pen

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
        pointing = self._one(choice_of(paper_said(paper), self._width - 3))
        for text in paper.text:
            for line in wrapped(text, self._width - 4):
                self._rows.append(Pen().write("    ").write(line).row(self._act(0)))
        if paper.text and paper.label and self._view.pickable:
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
            text = shortened(f"▲ {way.name}" if way.closed else way.name, self._width - 4)
            if pen.at + cell_len(text) + 2 > self._width:
                self._rows.append(pen.row())
                pen = Pen().write(" ")
            self._symbol(text, pen, index, chosen=pointing and self._hand is not None and self._hand.column == index)
        self._rows.append(pen.row())
        self._end(first, pointing=pointing)

    def _begin(self) -> bool:
        """A row of things begins: whether the hand points at one of them."""
        if not self._is_in_reach:
            return False
        self._number += 1
        return self._hand is not None and self._hand.row == self._number

    def _end(self, first: int, *, pointing: bool) -> None:
        if pointing:
            self._keep = (first, len(self._rows) - 1)

    def _act(self, column: int) -> str:
        return f"{FLOOR}{self._number}:{column}" if self._is_in_reach else ""
