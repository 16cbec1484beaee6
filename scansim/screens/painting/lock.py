"""The lock as rows."""

from __future__ import annotations

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


def lock_sheet(station: str, width: int, height: int, coming: Coming, *, by_cards: bool = False) -> Sheet:
    """The training mark, the station, the one thing to do; in the middle of the height there is."""
    blank = Pen().row()
    rows = [
        centred(f"  {phrase('training').long}  ", width, TRAINING),
        centred(station, width, STRONG),
        blank,
        *_middle("lock_what", width),
        *_middle("lock_not_real", width),
        blank,
        *_ways_in(coming, width, by_cards=by_cards),
    ]
    while len(rows) > height > 0 and blank in rows:
        rows.remove(blank)
    above = max(0, (height - len(rows)) // 2)
    return sheet([*[blank] * above, *rows])


def _ways_in(coming: Coming, width: int, *, by_cards: bool) -> list[Row]:
    blank = Pen().row()
    match coming:
        case Coming.NOT_KNOWN:
            return [blank] * 3
        case Coming.AS_GUEST:
            hints = [*_middle("lock_no_name", width), *([] if by_cards else _middle("lock_by_card", width))]
            return [_the_one_thing(width, by_cards=by_cards), blank, *hints]
        case Coming.BY_BADGE:
            text = f"  {phrase('lock_badge').long}  "
            return [centred(line, width, INSTRUCTION) for line in (" " * cell_len(text), text, " " * cell_len(text))]


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
    return pen.write(key, KEY, "enter").write(f"  {label}", STRONG, "enter").row()
