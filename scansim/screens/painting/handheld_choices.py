"""What there is to choose on a screen of the handheld: buttons, rows and fields, in the order in which they stand."""

from __future__ import annotations

from itertools import takewhile

from scansim.engine.handheld.screen import Control, Field, HandheldScreen, ScreenKind

__all__ = [
    "answer_control",
    "choices",
    "chosen_control",
    "chosen_field",
    "field_entered",
    "is_work",
    "own_buttons",
    "row_controls",
]

_WORK = (ScreenKind.TRANSFER, ScreenKind.BATCH, ScreenKind.COUNT)
_LISTS = (ScreenKind.OPERATIONS, ScreenKind.TRANSFERS, ScreenKind.BATCHES)
_PAGES = (ScreenKind.DIALOG, ScreenKind.MENU, ScreenKind.ACTIONS)
_QUANTITY = "quantity"
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
        elif item.package and item.selected:
            found.append(Control(f"content:{item.key}"))
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


def _chosen(screen: HandheldScreen, choice: int | None) -> Control | Field | None:
    there = choices(screen)
    return there[choice] if choice is not None and 0 <= choice < len(there) else None
