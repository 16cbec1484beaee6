"""The floor in words: what stands where one is, in groups with numbers to name them by, and never a total.

A number belongs to a product, and to the tote that it is in, for the whole run: goods that come, go and are taken in
hand never make another thing answer to a number that was said before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from scansim.engine.floor.things import SMUDGED
from scansim.engine.handheld.screen import Instruction, ScreenKind
from scansim.training.floor_view import FloorView, Group, Sheet, Stop, Thing
from scansim.training.run import Run
from scansim.words.plain import line

__all__ = [
    "Label",
    "Numbers",
    "changed_groups",
    "floor_lines",
    "label_lines",
    "named_label",
    "paper_lines",
    "place_named",
    "places",
]

_FIVE = 5
_DIGITS = 5


_Placed = tuple[Group, str]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that somebody means: what it says (empty when it cannot be read), and the id of what bears it; empty
    for what is not here, such as goods on order."""

    data: str
    thing: str


class Numbers:
    """The numbers of goods, given out as they are first spoken of."""

    def __init__(self) -> None:
        self._keys: list[tuple[str, str]] = []

    def of(self, group: Group) -> int:
        """The number of a group."""
        key = (group.product, group.tote)
        if key not in self._keys:
            self._keys.append(key)
        return self._keys.index(key) + 1

    def product(self, number: int) -> str:
        """The product of a number; empty when it was never given out."""
        return self._keys[number - 1][0] if 0 < number <= len(self._keys) else ""


def floor_lines(view: FloorView, numbers: Numbers) -> Iterator[str]:
    """All that is seen from where one stands."""
    yield from _signs(view)
    yield from _goods(view, numbers)
    if view.full:
        yield line("place_full")
    for number, sheet in enumerate(view.sheets, 1):
        yield line("paper" if sheet.text else "paper_unread", number=str(number), name=sheet.name)
    if view.ways:
        yield line("ways", places=places(view))


def _signs(view: FloorView) -> Iterator[str]:
    """What holds for the whole place, or wherever one goes."""
    if view.closed:
        yield line("place_closed")
    if view.scanner_is_dead:
        yield line("scanner_is_dead")
    if view.at_keyboard:
        yield line("keyboard_here")


def changed_groups(before: FloorView, after: FloorView, numbers: Numbers) -> Iterator[str]:
    """The groups that hands moved: as they are now, wherever they are."""
    if before.place != after.place:
        yield from floor_lines(after, numbers)
        return
    same = set(_placed(before))
    for group, where in _placed(after):
        if (group, where) not in same:
            yield " ".join(filter(None, (line(where) if where else "", _group(group, numbers))))
    left = {(group.product, group.tote) for group in after.groups}
    yield from (line("gone", name=group.name) for group in before.groups if (group.product, group.tote) not in left)


def label_lines(view: FloorView, numbers: Numbers) -> Iterator[str]:
    """The codes on what is here, for someone who types them."""
    found = False
    for group, _ in _placed(view):
        labels = [
            line(f"label_{kind}", label=label)
            for kind, things in (("box", group.boxes), ("loose", group.loose))
            for label in dict.fromkeys(thing.label for thing in things if thing.label)
        ]
        if labels:
            found = True
            yield line("labels_of", number=str(numbers.of(group)), name=group.name, labels=", ".join(labels))
    for number, sheet in enumerate(view.sheets, 1):
        if sheet.label:
            found = True
            yield line("label_paper", number=str(number), label=sheet.label)
    if not found:
        yield line("no_labels")


def paper_lines(sheet: Sheet) -> Iterator[str]:
    """What a paper says, and the code that it bears."""
    yield from sheet.text
    if sheet.label:
        yield line("paper_bears", label=sheet.label)


def places(view: FloorView) -> str:
    """Where one can go, by name."""
    return ", ".join(_way(way) for way in view.ways)


def _way(way: Stop) -> str:
    return line("way_closed", place=way.name).removesuffix(".") if way.closed else way.name


def place_named(text: str, view: FloorView) -> str:
    """The id of the place that is meant, by its name, by how that begins, or by its id; else the text itself."""
    wanted = text.casefold()
    for way in view.ways:
        if wanted in (way.name.casefold(), way.id.casefold()):
            return way.id
    beginning = [way.id for way in view.ways if way.name.casefold().startswith(wanted)]
    return beginning[0] if len(beginning) == 1 else text


def named_label(text: str, run: Run, numbers: Numbers, *, standing: bool = False) -> Label | None:
    """The label that is meant by ``2``, ``box 2``, ``paper 1``, ``line 2``, or by a name or reference that stands
    there; None when nothing is called so. With ``standing`` what is in hand or was set aside is not meant: nobody
    counts a thing twice by a slip."""
    words = text.casefold().split()
    kind, number = (words[0], words[-1]) if len(words) > 1 else ("", words[0] if words else "")
    if words in (["paper"], ["box"]):
        kind, number = words[0], "1"
    if not (number.isascii() and number.isdecimal() and len(number) < _DIGITS):
        return _by_name(text, run, _meant(run.floor, standing=standing))
    match kind:
        case "paper":
            return _at([Label(sheet.label, sheet.id) for sheet in run.floor.sheets], int(number) - 1)
        case "line":
            codes = [item.detail for item in run.screen.items] if run.screen.kind is ScreenKind.TRANSFER else []
            return _at([Label(_barcode(run, code=code), "") for code in codes], int(number) - 1)
        case "" | "box" | "one" | "damaged" | "smudged":
            goods = _meant(run.floor, standing=standing)
            return _by_number(kind, int(number), run, numbers, goods)
        case _:
            return None


def _meant(view: FloorView, *, standing: bool) -> FloorView:
    return replace(view, in_hand=(), aside=()) if standing else view


def _by_number(kind: str, number: int, run: Run, numbers: Numbers, view: FloorView) -> Label | None:
    """What bears this number here; when none of it is here, what is known of it."""
    for group, _ in _placed(view):
        if numbers.of(group) == number:
            things = _of_kind(kind, group)
            if things:
                return Label(_read(things[0], run), things[0].id)
    product = numbers.product(number)
    return Label(_barcode(run, product=product), "") if product else None


def _by_name(text: str, run: Run, view: FloorView) -> Label | None:
    wanted = text.casefold()
    for group, _ in _placed(view):
        if wanted in (group.name.casefold(), group.code.casefold()):
            thing = _of_kind("", group)[0]
            return Label(_read(thing, run), thing.id)
    return next((Label(sheet.label, sheet.id) for sheet in view.sheets if wanted == sheet.name.casefold()), None)


def _read(thing: Thing, run: Run) -> str:
    """What a scanner reads of a thing: where the handheld asks for a lot, the label of its lot."""
    asks_for_lot = run.screen.instruction is Instruction.SCAN_LOT
    return (thing.second if asks_for_lot else "") or thing.label or thing.second or SMUDGED


def _of_kind(kind: str, group: Group) -> tuple[Thing, ...]:
    """The things that a word before a number means: sound ones first, unless it says damaged, or smudged."""
    match kind:
        case "box":
            return (*group.boxes, *group.opened)
        case "damaged":
            return tuple(thing for thing in group.loose if thing.damaged)
        case "smudged":
            return tuple(thing for thing in group.loose if thing.is_smudged)
    singles = sorted(group.loose, key=lambda thing: (thing.damaged, thing.is_smudged))
    return tuple(singles) if kind == "one" else (*singles, *group.boxes, *group.opened)


def _at(labels: list[Label], index: int) -> Label | None:
    return labels[index] if 0 <= index < len(labels) else None


def _barcode(run: Run, product: str = "", code: str = "") -> str:
    found = (each for each in run.pack.products if each.id == product or (code and each.code == code))
    return next((each.barcode for each in found), "")


def _placed(view: FloorView) -> Iterator[_Placed]:
    yield from ((group, "") for group in view.groups)
    yield from ((group, "in_hand") for group in view.in_hand)
    yield from ((group, "aside") for group in view.aside)


def _goods(view: FloorView, numbers: Numbers) -> Iterator[str]:
    if not view.looked:
        yield line("look_first")
    elif not view.groups:
        yield line("nothing_here")
    said = ""
    for group, where in _placed(view):
        if where != said:
            said = where
            yield line(where)
        yield _group(group, numbers)


def _group(group: Group, numbers: Numbers) -> str:
    facts = {"number": str(numbers.of(group)), "name": group.name, "code": group.code, "groups": _amounts(group)}
    return line("group_of_tote", tote=group.tote, **facts) if group.tote else line("group", **facts)


def _amounts(group: Group) -> str:
    """Boxes by what their labels say, loose units in fives: as an eye takes them in, and never a total."""
    parts = [_boxes(len(list(same)), holds) for holds, same in groupby(group.boxes, key=_holds)]
    parts += [line("open_box", holds=str(box.holds)) for box in group.opened]
    parts += [_look(things, group) for things in group.looks]
    return ", ".join(parts)


def _look(things: tuple[Thing, ...], group: Group) -> str:
    """Single units that look the same: what tells them from the others is said, how many they are is counted."""
    fives = [str(min(_FIVE, len(things) - first)) for first in range(0, len(things), _FIVE)]
    said = line("loose", counts=_listed(fives))
    first = things[0]
    if first.lot:
        said = line("of_lot", counts=said, lot=first.lot, expires=first.expires or "-")
    elif first.label and not first.damaged and len({thing.label for thing in group.loose if thing.label}) > 1:
        said = line("with_label", counts=said, label=first.label)
    if first.damaged:
        return line("damaged", counts=said)
    return line("smudged", counts=said) if first.is_smudged else said


def _holds(box: Thing) -> int:
    return box.holds


def _boxes(count: int, holds: int) -> str:
    code = "boxes" if count > 1 else "one_box"
    return line(code if holds else f"{code}_unknown", count=str(count), holds=str(holds))


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return line("and", one=", ".join(parts[:-1]), other=parts[-1])
