"""The lock as rows."""

from __future__ import annotations

from rich.cells import cell_len

from scansim.screens.painting.looks import KEY, STRONG, TRAINING
from scansim.screens.painting.row import Pen, Row, Sheet, centred, choice_of, sheet, wrapped
from scansim.words.interface import action_label, card_name, phrase, signs

__all__ = ["lock_sheet"]


def lock_sheet(station: str, width: int, height: int, *, by_cards: bool = False) -> Sheet:
    """The training mark, the station, the one thing to do; in the middle of the height there is."""
    blank = Pen().row()
    rows = [
        centred(f"  {phrase('training').long}  ", width, TRAINING),
        centred(station, width, STRONG),
        blank,
        *_middle("lock_what", width),
        *_middle("lock_not_real", width),
        blank,
        _the_one_thing(width, by_cards=by_cards),
        blank,
        *_middle("lock_no_name", width),
        *([] if by_cards else _middle("lock_by_card", width)),
    ]
    while len(rows) > height > 0 and blank in rows:
        rows.remove(blank)
    above = max(0, (height - len(rows)) // 2)
    return sheet([*[blank] * above, *rows])


def _middle(code: str, width: int) -> list[Row]:
    said = phrase(code)
    text = said.long if cell_len(said.long) <= width else said.short
    return [centred(line, width) for line in wrapped(text, width)]


def _the_one_thing(width: int, *, by_cards: bool) -> Row:
    sign = card_name("start") if by_cards else signs(by_cards=False)["enter"]
    key = f"  {sign}  " if width >= 26 else f" {sign} "
    label = choice_of(action_label("enter_as_guest"), max(0, width - len(key) - 2))
    used = len(key) + 2 + len(label)
    pen = Pen().to((width - used) // 2)
    return pen.write(key, KEY, "enter").write(f"  {label}", STRONG, "enter").row()
