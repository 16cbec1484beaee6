"""Buttons of the handheld by words and numbers. Pure: what comes back is an input, or what to say instead of one."""

from __future__ import annotations

from scansim.engine.handheld.screen import Control, HandheldScreen, ScreenKind
from scansim.plain.shown import choices
from scansim.training.asking import LONGEST_QUANTITY
from scansim.training.inputs import Input, Set, Tap
from scansim.words.plain import line
from scansim.words.speaker import Speaker

__all__ = ["BUTTONS", "are_digits", "bare_answer", "input_of_button"]

BUTTONS = frozenset(
    {"validate", "confirm", "discard", "back", "edit", "fill", "select", "quantity", "choose", "yes", "no", "enter"}
    | {"tap"}
)
"""The commands that are buttons."""

_SHORTEST_CODE = 3
"""A longer number under a question is a label that was read, and no answer."""

_YES = ("create_backorder", "add_product", "confirm", "no_type")
_NO = ("no_backorder", "discard")
"""The answers of the handheld's questions, the one that decides before the one that only leaves."""


def input_of_button(verb: str, rest: str, screen: HandheldScreen, speaker: Speaker, chosen: int | None) -> Input | str:
    """What one of :data:`BUTTONS` means on a screen. ``chosen`` is the choice that NEXT went to."""
    match verb:
        case "edit" | "fill" | "select":
            return _of_line(verb, rest, screen)
        case "quantity":
            return Set("quantity", rest) if rest else line("what_number")
        case "choose":
            return numbered_choice(rest, screen)
        case "yes" | "no":
            return _answer(_YES if verb == "yes" else _NO, screen)
        case "enter":
            return _waiting(screen, chosen)
        case "back" if screen.kind in (ScreenKind.EDITOR, ScreenKind.DIALOG):
            return Tap("discard")
        case "tap":
            return Tap(_button(rest, screen, speaker)) if rest else line("which_thing", verb="tap")
        case _:
            return Tap(verb)


def bare_answer(text: str, screen: HandheldScreen) -> Input | str | None:
    """What a number alone means: the quantity in the editor, the row or answer where those have numbers; else None,
    for it is a code."""
    if not are_digits(text):
        return None
    if screen.kind is ScreenKind.EDITOR:
        return Set("quantity", text) if len(text) <= LONGEST_QUANTITY else None
    is_asked = screen.kind is ScreenKind.DIALOG and len(text) < _SHORTEST_CODE
    if is_asked or 0 < _number(text) <= len(choices(screen)):
        return numbered_choice(text, screen)
    return None


def numbered_choice(text: str, screen: HandheldScreen) -> Input | str:
    """The row, answer or button of a number; on a transfer the line of that number is selected."""
    index = _number(text) - 1
    rows: list[str] = [control.id for control in choices(screen)]
    if screen.kind is ScreenKind.TRANSFER:
        rows = [f"select:{item.key}" for item in screen.items]
    return Tap(rows[index]) if 0 <= index < len(rows) else line("no_row", number=text or "0")


def are_digits(text: str) -> bool:
    """Whether a text is a whole number in ASCII digits."""
    return text.isascii() and text.isdigit()


def _number(text: str) -> int:
    return int(text) if are_digits(text) and len(text) <= LONGEST_QUANTITY else 0


def _of_line(verb: str, rest: str, screen: HandheldScreen) -> Input | str:
    if verb == "fill" and screen.kind is ScreenKind.EDITOR:
        return Tap("fill")
    index = _number(rest) - 1 if rest else screen.focus
    if screen.kind is not ScreenKind.TRANSFER:
        return line("no_lines_now")
    if index is None:
        return line("which_line", verb=verb)
    if not 0 <= index < len(screen.items):
        by_key = [item for item in screen.items if rest.casefold() in (item.key.casefold(), item.title.casefold())]
        if not by_key:
            return line("no_row", number=rest)
        item = by_key[0]
    else:
        item = screen.items[index]
    action = "plus" if verb == "fill" and not item.left else verb
    return Tap(f"{action}:{item.key}")


def _answer(ids: tuple[str, ...], screen: HandheldScreen) -> Input | str:
    if screen.kind is not ScreenKind.DIALOG:
        return line("nobody_asked")
    return next((Tap(id_) for id_ in ids if screen.control(id_)), Tap("discard"))


def _waiting(screen: HandheldScreen, chosen: int | None) -> Input | str:
    """What is waiting to be done. In a question nothing is, until an answer was chosen: Enter alone cannot decide."""
    controls = choices(screen)
    if chosen is not None and chosen < len(controls):
        return Tap(controls[chosen].id)
    if screen.kind in (ScreenKind.DIALOG, ScreenKind.OPERATIONS, ScreenKind.TRANSFERS):
        return line("choose_first")
    return Tap(screen.primary.id) if screen.primary else line("scan_now")


def _button(text: str, screen: HandheldScreen, speaker: Speaker) -> str:
    """The id of a button: by itself, by what stands on it, or by its action and the number of its line."""
    wanted = text.casefold()
    by_words = "_".join(wanted.split())
    for control in screen.controls:
        if wanted == control.id.casefold() or by_words == control.action or wanted in _names(control, speaker):
            return control.id
    verb, _, rest = text.rpartition(" ")
    if verb and are_digits(rest):
        found = _of_line(verb.casefold(), rest, screen)
        if isinstance(found, Tap):
            return found.control
    return by_words


def _names(control: Control, speaker: Speaker) -> tuple[str, str]:
    said = speaker.control(control)
    return said.long.casefold(), said.short.casefold()
