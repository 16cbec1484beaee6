"""Buttons of the handheld by words and numbers. Pure: what comes back is an input, or what to say instead of one."""

from __future__ import annotations

from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Item, ScreenKind
from scansim.plain.shown import buttons
from scansim.training.asking import LONGEST_QUANTITY
from scansim.training.choices_on import (
    answer_control,
    choices,
    chosen_control,
    chosen_field,
    field_entered,
    is_work,
    value_entered,
)
from scansim.training.inputs import Input, Set, Tap
from scansim.words.handheld import FIELDS
from scansim.words.plain import line
from scansim.words.speaker import Speaker

__all__ = ["BUTTONS", "Meant", "bare_answer", "button_named", "input_of_button"]

BUTTONS = frozenset(
    {"validate", "confirm", "discard", "back", "edit", "fill", "select", "quantity", "set", "choose", "yes", "no"}
    | {"enter", "tap"}
)
"""The commands that are buttons."""

Meant = Input | Field | str
"""An input, a field that takes what is typed next, or what to say instead."""

_SHORTEST_CODE = 3
"""A longer number under a question is a label that was read, and no answer."""


def input_of_button(verb: str, rest: str, screen: HandheldScreen, speaker: Speaker, chosen: int | None) -> Meant:
    """What one of :data:`BUTTONS` means on a screen. ``chosen`` is the choice that NEXT or a number went to."""
    match verb:
        case "edit" | "fill" | "select":
            return _of_row(verb, rest, screen)
        case "quantity":
            return Set(field_entered(screen, chosen) or "quantity", rest) if rest else line("what_number")
        case "set":
            return _value(rest, screen)
        case "choose":
            return numbered_choice(rest, screen)
        case "yes" | "no":
            control = answer_control(screen, f"answer_{verb}") if screen.kind is ScreenKind.DIALOG else None
            return Tap(control.id) if control else line("nobody_asked")
        case "enter":
            return _waiting(screen, chosen)
        case "back" if screen.control("discard"):
            return Tap("discard")
        case "validate" if screen.control("apply"):
            return Tap("apply")
        case "tap":
            return _tapped(rest, screen, speaker) if rest else line("which_thing", verb="tap")
        case _:
            return Tap(verb)


def bare_answer(text: str, screen: HandheldScreen, chosen: int | None = None) -> Meant | None:
    """What a text alone means: the value of an open field, the row or answer of a number; None when it is a code."""
    value = value_entered(text, screen, chosen)
    if value is not None or not _are_digits(text):
        return value
    is_asked = screen.kind is ScreenKind.DIALOG and len(text) < _SHORTEST_CODE
    is_there = not is_work(screen) and 0 < _number(text) <= len(choices(screen))
    return numbered_choice(text, screen) if is_asked or is_there else None


def numbered_choice(text: str, screen: HandheldScreen) -> Meant:
    """The row, answer, button or field of a number; where there is work the line of that number is selected."""
    index = _number(text) - 1
    rows = screen.items if is_work(screen) else choices(screen)
    if not 0 <= index < len(rows):
        return line("no_row", number=text or "0")
    row = rows[index]
    if isinstance(row, Item):
        return Tap(f"select:{row.key}")
    return row if isinstance(row, Field) else Tap(row.id)


def button_named(text: str, screen: HandheldScreen, speaker: Speaker) -> Control | None:
    """The button of the screen itself whose whole words a text is, where these are always the same words."""
    wanted = " ".join(text.casefold().split())
    for control in buttons(screen):
        names = _names(control, speaker)
        if wanted in (names[-1:] if control.facts else names):
            return control
    return None


def _of_row(verb: str, rest: str, screen: HandheldScreen) -> Meant:
    """A button of a row: of the selected one, or of the one of a number, name or key."""
    if verb == "fill" and screen.control("fill"):
        return Tap("fill")
    if not screen.items:
        return line("no_lines_now")
    if not rest and screen.focus is None:
        return line("which_line", verb=verb)
    item = _row(rest, screen)
    if item is None:
        return line("no_row", number=rest)
    fill = f"fill:{item.key}"
    return Tap(f"plus:{item.key}" if verb == "fill" and not screen.control(fill) else f"{verb}:{item.key}")


def _row(text: str, screen: HandheldScreen) -> Item | None:
    if not text and screen.focus is not None:
        return screen.items[screen.focus]
    index = _number(text) - 1
    if 0 <= index < len(screen.items):
        return screen.items[index]
    wanted = text.casefold()
    return next((each for each in screen.items if wanted in (each.key.casefold(), each.title.casefold())), None)


def _value(text: str, screen: HandheldScreen) -> Meant:
    """A field by its name or number, and its value behind it; an empty value takes away what stands there."""
    wanted = text.casefold()
    for index, each in enumerate(choices(screen), 1):
        names = (str(index), *_field_names(each)) if isinstance(each, Field) else ()
        for name in names:
            if wanted == name or wanted.startswith(f"{name} "):
                return Set(each.id, text[len(name) :].strip())
    return line("what_field")


def _field_names(field: Field) -> tuple[str, ...]:
    said = FIELDS[field.id].say({}) if field.id in FIELDS else None
    names = (said.long, said.short) if said else ()
    return tuple(name.casefold() for name in (*names, field.id, field.id.replace("_", " ")))


def _waiting(screen: HandheldScreen, chosen: int | None) -> Meant:
    """What is waiting to be done. In a question nothing is, until an answer was chosen: Enter alone cannot decide."""
    field = chosen_field(screen, chosen)
    control = chosen_control(screen, chosen) or (None if field else screen.primary)
    if control is not None:
        return Tap(control.id)
    if field is not None:
        return field
    return line("scan_now" if is_work(screen) or not choices(screen) else "choose_first")


def _tapped(text: str, screen: HandheldScreen, speaker: Speaker) -> Meant:
    """A button: by its id, by what stands on it, or by its action and the number of its row."""
    wanted = " ".join(text.casefold().split())
    by_words = wanted.replace(" ", "_")
    own = [each for each in choices(screen) if isinstance(each, Control)]
    for control in (*own, *screen.controls):
        if wanted == control.id.casefold() or by_words == control.action or wanted in _names(control, speaker):
            return Tap(control.id)
    verb, _, rest = text.rpartition(" ")
    return _of_row(verb.casefold(), rest, screen) if verb and _are_digits(rest) else Tap(by_words)


def _names(control: Control, speaker: Speaker) -> tuple[str, str, str]:
    said = speaker.control(control)
    return said.long.casefold(), said.short.casefold(), control.id.replace("_", " ")


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _number(text: str) -> int:
    return int(text) if _are_digits(text) and len(text) <= LONGEST_QUANTITY else 0
