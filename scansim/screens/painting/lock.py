"""The lock as rows."""

from __future__ import annotations

from scansim.screens.painting.looks import KEY, STRONG, TRAINING
from scansim.screens.painting.row import Pen, Row, Sheet, centred, choice_of, sheet
from scansim.words.interface import action_label, phrase

__all__ = ["lock_sheet"]


def lock_sheet(station: str, width: int, height: int) -> Sheet:
    """The training mark, the station, the one thing to do; in the middle of the height there is."""
    blank = Pen().row()
    rows = [
        centred(f"  {phrase('training').long}  ", width, TRAINING),
        centred(station, width, STRONG),
        blank,
        centred(choice_of(phrase("lock_what"), width), width),
        centred(choice_of(phrase("lock_not_real"), width), width),
        blank,
        _the_one_thing(width),
        blank,
        centred(choice_of(phrase("lock_no_name"), width), width),
    ]
    while len(rows) > height > 0 and blank in rows:
        rows.remove(blank)
    above = max(0, (height - len(rows)) // 2)
    return sheet([*[blank] * above, *rows])


def _the_one_thing(width: int) -> Row:
    key, label = "  Enter  ", choice_of(action_label("enter_as_guest"), max(0, width - 12))
    used = len(key) + 2 + len(label)
    pen = Pen().to((width - used) // 2)
    return pen.write(key, KEY, "enter").write(f"  {label}", STRONG, "enter").row()
