"""The lock as rows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from rich.cells import cell_len

from scansim.screens.painting.looks import INSTRUCTION, KEY, STRONG, TRAINING
from scansim.screens.painting.row import Pen, Row, Sheet, centred, choice_of, sheet, wrapped
from scansim.words.interface import action_label, card_name, phrase, signs

__all__ = ["Coming", "lock_sheet"]


class Coming(Enum):
    """How one comes in: while the records are being opened that is not known yet."""

    NOT_KNOWN = auto()
    AS_GUEST = auto()
    BY_BADGE = auto()


def lock_sheet(
    station: str, width: int, height: int, coming: Coming, ways: Sequence[str], *, by_cards: bool = False
) -> Sheet:
    """The training mark, the station, the one thing to do; in the middle of the height there is. ``ways`` are the
    actions by which one comes in without a badge."""
    blank = Pen().row()
    rows = [
        centred(f"  {phrase('training').long}  ", width, TRAINING),
        centred(station, width, STRONG),
        blank,
        *_middle("lock_what", width),
        *_middle("lock_not_real", width),
        blank,
        *_ways_in(coming, ways, width, by_cards=by_cards),
    ]
    while len(rows) > height > 0 and blank in rows:
        rows.remove(blank)
    above = max(0, (height - len(rows)) // 2)
    return sheet([*[blank] * above, *rows])


def _ways_in(coming: Coming, ways: Sequence[str], width: int, *, by_cards: bool) -> list[Row]:
    blank = Pen().row()
    match coming:
        case Coming.NOT_KNOWN:
            return [blank] * 3
        case Coming.AS_GUEST:
            hints = [*_middle("lock_no_name", width), *([] if by_cards else _middle("lock_by_card", width))]
            return [_the_one_thing(width, by_cards=by_cards), blank, *hints]
        case Coming.BY_BADGE:
            text = f"  {phrase('lock_badge').long}  "
            air = " " * cell_len(text)
            band = [centred(line, width, INSTRUCTION) for line in (air, text, air)]
            return [*band, blank, *_other_ways(ways, width, by_cards=by_cards)]


def _other_ways(ways: Sequence[str], width: int, *, by_cards: bool) -> list[Row]:
    """The ways in without a badge, one below the other."""
    signs_of = {
        "come_in": card_name("enter") if by_cards else "Enter",
        "enter_as_guest": card_name("start") if by_cards else "F4",
    }
    signed = [(way, signs_of[way], phrase(f"lock_{way}")) for way in ways]
    room = max((cell_len(sign) for _, sign, _ in signed), default=0)
    said = [choice_of(text, width - room - 4) for *_, text in signed]
    left = (width - room - 2 - max(map(cell_len, said), default=0)) // 2
    return [
        Pen().to(left).write(sign, KEY, way).to(left + room + 2).write(text, act=way).row()
        for (way, sign, _), text in zip(signed, said, strict=True)
    ]


def _middle(code: str, width: int) -> list[Row]:
    said = phrase(code)
    text = said.long if cell_len(said.long) <= width else said.short
    return [centred(line, width) for line in wrapped(text, width)]


def _the_one_thing(width: int, *, by_cards: bool) -> Row:
    sign = card_name("start") if by_cards else signs(by_cards=False)["enter"]
    key = f"  {sign}  " if width >= 26 else f" {sign} "
    label = choice_of(action_label("come_in_as_guest"), max(0, width - len(key) - 2))
    used = len(key) + 2 + len(label)
    pen = Pen().to((width - used) // 2)
    return pen.write(key, KEY, "come_in").write(f"  {label}", STRONG, "come_in").row()
