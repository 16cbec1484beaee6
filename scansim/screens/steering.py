"""From keys, touches and entries to the inputs of a run. Pure: a screen asks, and sends what comes back.

What an input does is decided by the run; here stands only which button a key means on the screen that is shown.
"""

from __future__ import annotations

from scansim.engine.floor.things import SMUDGED
from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.scanner.entry import Entry, Grade, Origin
from scansim.screens.painting.floor import Kind, Target
from scansim.screens.painting.handheld_lines import line_button
from scansim.training.choices_on import (
    answer_control,
    choices,
    chosen_control,
    chosen_field,
    is_work,
    line_beside,
    same_choice,
    value_entered,
)
from scansim.training.inputs import Do, Go, Input, Scan, Tap, from_entry

__all__ = [
    "choice_after",
    "first_choice",
    "input_of_entry",
    "input_of_hand",
    "is_typed_by_hand",
    "moved_choice",
    "tap_of_action",
    "tap_of_line",
]

_BUTTONS: dict[str, str] = {
    "cancel_transfer": "cancel",
    "new_transfer": "new",
    "confirm": "confirm",
    "one_more": "plus_one",
    "one_less": "minus_one",
    "back": "back",
    "discard": "discard",
}


def first_choice(screen: HandheldScreen) -> int | None:
    """Which row or button is highlighted at first: in a question none, so that Enter alone cannot decide.

    Nor where goods are scanned: there Enter is Validate.
    """
    return None if screen.kind is ScreenKind.DIALOG or is_work(screen) or not choices(screen) else 0


def moved_choice(screen: HandheldScreen, choice: int | None, step: int) -> int | None:
    """The highlight after an arrow key."""
    count = len(choices(screen))
    if not count:
        return None
    if choice is None:
        return 0 if step > 0 else count - 1
    return min(max(choice + step, 0), count - 1)


def choice_after(before: HandheldScreen, choice: int | None, after: HandheldScreen) -> int | None:
    """The highlight after an input: it stays on its button on the same screen, else it starts anew."""
    stays = same_choice(before, choice, after)
    if stays is not None:
        return stays
    is_same = (before.kind, before.instruction, before.title) == (after.kind, after.instruction, after.title)
    return None if is_same and choice is None else first_choice(after)


def tap_of_action(action: str, screen: HandheldScreen, choice: int | None) -> Tap | None:
    """The button that an action means now; None when there is no such button on the screen."""
    match action:
        case "press_primary" | "open_operations":
            control = chosen_control(screen, choice) or screen.primary
            return Tap(control.id) if control else None
        case "open_chosen" | "press_chosen" | "answer_chosen":
            control = chosen_control(screen, choice)
            return Tap(control.id) if control else None
        case "row_up" | "row_down":
            return _select(screen, -1 if action == "row_up" else 1)
        case "answer_yes" | "answer_no":
            control = answer_control(screen, action)
            return Tap(control.id) if control else None
        case "fill" | "edit":
            return _of_line(screen, action)
        case "one_more" | "one_less" if screen.items:
            field = chosen_field(screen, choice)
            return _present(screen, f"{'plus' if action == 'one_more' else 'minus'}:{field.id}") if field else None
        case "validate":
            return _present(screen, "validate") or _present(screen, "apply")
        case _:
            return _present(screen, _BUTTONS[action])


def tap_of_line(screen: HandheldScreen, index: int) -> Tap | None:
    """What selects a line of a transfer; None when there is none, or it is selected already."""
    if index >= len(screen.items) or index == screen.focus:
        return None
    return Tap(f"select:{screen.items[index].key}")


def input_of_entry(entry: Entry, screen: HandheldScreen, choice: int | None = None) -> Input:
    """What an entry is: what is typed by hand into an open form is the value of its field, all else goes in as read.

    Of a quantity only digits are; the other fields take any text. A label that is read is never a value.
    """
    value = value_entered(entry.data, screen, choice) if is_typed_by_hand(entry) else None
    return value or from_entry(entry)


def input_of_hand(target: Target, screen: HandheldScreen | None = None) -> Input | None:
    """What Enter does with the thing that the hand points at; None for a paper that bears no label.

    Where the handheld's ``screen`` asks for a lot, its label is read, if there is one.
    """
    match target.kind:
        case Kind.LOOK | Kind.READ:
            return Do("look", target.id)
        case Kind.WALK:
            return Go(target.id)
        case Kind.PAPER if not target.label:
            return None
        case _:
            asks_for_lot = screen is not None and screen.instruction is Instruction.SCAN_LOT
            label = (target.second if asks_for_lot else "") or target.label or target.second
            return Scan(label or SMUDGED, Grade.PICKED, thing=target.id)


def is_typed_by_hand(entry: Entry) -> bool:
    """Whether fingers typed it."""
    return entry.origin is Origin.KEY and entry.grade is Grade.TYPED and entry.fault is None


def _present(screen: HandheldScreen, id_: str) -> Tap | None:
    return Tap(id_) if screen.control(id_) else None


def _select(screen: HandheldScreen, step: int) -> Tap | None:
    index = line_beside(screen, step)
    return None if index is None else tap_of_line(screen, index)


def _of_line(screen: HandheldScreen, action: str) -> Tap | None:
    """The button at the end of the selected line, or its pencil; every line has both, and what stands for several the
    button."""
    if screen.focus is None:
        return None
    item = screen.items[screen.focus]
    if item.holds and action == "edit":
        return None
    return Tap(line_button(item)[1] if action == "fill" else f"edit:{item.key}")
