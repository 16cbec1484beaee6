"""What there is to choose on a screen of the handheld: buttons, rows and fields, in the order in which they stand.

And where the choice goes: NEXT moves it by one, START by four, and the letters A to D are the four that it is among. So
whoever has only a scanner reaches every choice of any list, on screens and line by line.
"""

from __future__ import annotations

from itertools import takewhile

from scansim.engine.handheld.screen import Control, Field, HandheldScreen, ScreenKind
from scansim.training.asking import LONGEST_QUANTITY
from scansim.training.inputs import Set

__all__ = [
    "LETTERS",
    "answer_control",
    "choices",
    "chosen_control",
    "chosen_field",
    "field_entered",
    "first_of_letters",
    "is_work",
    "line_beside",
    "next_button",
    "next_choice",
    "next_four",
    "next_line",
    "own_buttons",
    "row_controls",
    "same_choice",
    "value_entered",
]

LETTERS = 4
"""So many cards choose by a letter."""

_WORK = (ScreenKind.TRANSFER, ScreenKind.BATCH, ScreenKind.COUNT)
_LISTS = (ScreenKind.OPERATIONS, ScreenKind.TRANSFERS, ScreenKind.BATCHES)
_PAGES = (ScreenKind.DIALOG, ScreenKind.MENU, ScreenKind.ACTIONS)
_QUANTITY = "quantity"
_LONGEST_VALUE = 60
_ANSWERS = {
    "answer_yes": ("create_backorder", "batch_receipts", "add_product", "confirm", "pass", "keep_counted", "no_type"),
    "answer_no": ("no_backorder", "all_but_expired", "fail", "keep_difference", "discard"),
}
"""Of the handheld's answers the one that decides comes before the one that only leaves."""
_IN_THE_EDITOR = {"confirm": 0, "fill": 1, "packaging": 2, "plus_one": 3, "minus_one": 4, "discard": 5}


def is_work(screen: HandheldScreen) -> bool:
    """Whether goods are scanned here: a transfer, a batch, a count."""
    return screen.kind in _WORK


def own_buttons(screen: HandheldScreen) -> tuple[Control, ...]:
    """The buttons of the screen itself and those of its selected line that have no place on it, but the way back."""
    own = takewhile(lambda control: control.id == control.action, screen.controls)
    found = [control for control in own if control.id != "back"]
    if screen.focus is not None:
        item = screen.items[screen.focus]
        if screen.kind is ScreenKind.COUNT:
            found.append(Control(f"toggle:{item.key}"))
        if item.package and item.selected and screen.kind is not ScreenKind.COUNT:
            found.append(Control(f"content:{item.key}"))
        parent = item.under or (item.key if item.holds and not item.is_package else "")
        found += filter(None, (screen.control(f"{action}:{parent}") for action in ("fold", "unfold") if parent))
    return tuple(found)


def row_controls(screen: HandheldScreen) -> tuple[Control, ...]:
    """The controls that are rows or buttons to choose among, in the order in which they stand there."""
    if screen.kind in _LISTS:
        rows = [control for control in screen.controls if control.action in ("type", "open")]
        return (*rows, *(control for control in screen.controls if control.action == "new"))
    if screen.kind in (ScreenKind.EDITOR, ScreenKind.FORM):
        own = screen.controls if not screen.items else own_buttons(screen)
        return tuple(sorted(own, key=lambda control: _IN_THE_EDITOR.get(control.action, 9)))
    if is_work(screen):
        return own_buttons(screen)
    return screen.controls if screen.kind in _PAGES else ()


def choices(screen: HandheldScreen) -> tuple[Control | Field, ...]:
    """What the highlight goes through: of a form with rows these first, of an editor its buttons before its fields."""
    if screen.kind is ScreenKind.FORM and screen.items:
        return (*screen.fields, *row_controls(screen))
    if screen.kind is ScreenKind.EDITOR:
        return (*row_controls(screen), *(field for field in screen.fields if field.id != _QUANTITY))
    return row_controls(screen)


def chosen_control(screen: HandheldScreen, choice: int | None) -> Control | None:
    """The control that is highlighted; of a row of a form the one that fills it."""
    chosen = _chosen(screen, choice)
    return screen.control(f"fill:{chosen.id}") if isinstance(chosen, Field) else chosen


def chosen_field(screen: HandheldScreen, choice: int | None) -> Field | None:
    """The field that is highlighted."""
    chosen = _chosen(screen, choice)
    return chosen if isinstance(chosen, Field) else None


def field_entered(screen: HandheldScreen, choice: int | None) -> str:
    """The field that takes what is typed now: the highlighted one, else the quantity; empty when there is none."""
    chosen = chosen_field(screen, choice)
    if chosen is not None:
        return chosen.id
    return next((field.id for field in screen.fields if field.id == _QUANTITY), "")


def answer_control(screen: HandheldScreen, action: str) -> Control | None:
    """The control that YES (``answer_yes``) or NO (``answer_no``) means in a question."""
    return next(filter(None, map(screen.control, _ANSWERS[action])), None)


def value_entered(text: str, screen: HandheldScreen, choice: int | None) -> Set | None:
    """What a text typed by hand is to an open form: the value of its field. Of a quantity only digits are."""
    field = field_entered(screen, choice) if screen.fields else ""
    if not field:
        return None
    if screen.kind is ScreenKind.EDITOR and field != _QUANTITY:
        return Set(field, text) if len(text) <= _LONGEST_VALUE else None
    is_quantity = len(text) <= LONGEST_QUANTITY and text.isascii() and text.isdigit()
    return Set(field, text) if is_quantity else None


def first_of_letters(choice: int | None) -> int:
    """The index of what the letter A means while the highlight is there: of each four the letters are those of one."""
    return 0 if choice is None else choice // LETTERS * LETTERS


def next_choice(count: int, choice: int | None) -> int | None:
    """The highlight after NEXT among so many: after the last one it is at the first again."""
    if not count:
        return None
    return 0 if choice is None else (choice + 1) % count


def next_four(count: int, choice: int | None) -> int | None:
    """The highlight at the first of the next four; None when the letters reach all there is."""
    if count <= LETTERS:
        return None
    start = 0 if choice is None else first_of_letters(choice) + LETTERS
    return start if start < count else 0


def next_button(count: int, choice: int | None) -> int | None:
    """The highlight on the buttons of a transfer: after the last one there is none, and Enter is Validate again."""
    following = 0 if choice is None else choice + 1
    return following if following < count else None


def next_line(screen: HandheldScreen) -> int:
    """The line after the selected one; after the last one the first. A parent whose lots are shown is none."""
    following = 0 if screen.focus is None else screen.focus + 1
    lines = [index for index, item in enumerate(screen.items) if not item.is_open]
    return next((index for index in lines if index >= following), lines[0] if lines else 0)


def line_beside(screen: HandheldScreen, step: int) -> int | None:
    """The line above or below the selected one, which stays at the ends; None without lines."""
    lines = [index for index, item in enumerate(screen.items) if not item.is_open]
    if not lines:
        return None
    if screen.focus is None:
        return lines[0] if step > 0 else lines[-1]
    beside = [index for index in lines if (index > screen.focus if step > 0 else index < screen.focus)]
    return (beside[0] if step > 0 else beside[-1]) if beside else screen.focus


def same_choice(before: HandheldScreen, choice: int | None, after: HandheldScreen) -> int | None:
    """Where on the same screen the choice is after an input; None on another one, and where it is not there any more.

    Where goods are scanned each input ends a choice.
    """
    if (before.kind, before.instruction, before.title) != (after.kind, after.instruction, after.title):
        return None
    there = choices(before)
    if choice is None or choice >= len(there) or is_work(after):
        return None
    ids = [each.id for each in choices(after)]
    return ids.index(there[choice].id) if there[choice].id in ids else None


def _chosen(screen: HandheldScreen, choice: int | None) -> Control | Field | None:
    there = choices(screen)
    return there[choice] if choice is not None and 0 <= choice < len(there) else None
