"""Control codes in plain mode: each card is a command that could as well be typed."""

from __future__ import annotations

from scansim.actions import CONTROL_CODES, ControlCode, ControlKind, Where, meaning_of
from scansim.plain.listening import Command

__all__ = ["command_of_card"]

_COMMANDS = {
    "open_operations": "enter",
    "open_chosen": "enter",
    "press_primary": "enter",
    "press_chosen": "enter",
    "answer_chosen": "enter",
    "go_on": "enter",
    "choose_next": "next",
    "choose_nth": "choose",
    "choose_four": "four",
    "choose_button": "button",
    "enter_digit": "digit",
    "answer_yes": "yes",
    "answer_no": "no",
    "back": "back",
    "discard": "back",
    "leave": "back",
    "leave_run": "quit",
    "hand_in": "finish",
    "lock": "lock",
    "floor": "floor",
    "look": "look",
    "open_thing": "open",
    "take_thing": "take",
    "put_thing": "put",
    "set_aside": "aside",
    "relabel": "relabel",
    "load": "load",
    "report": "report",
    "name_role": "role",
    "hint": "hint",
    "help": "help",
}
_LETTERS = [code.value for code in CONTROL_CODES if code.kind is ControlKind.CHOICE]


def command_of_card(code: ControlCode, where: Where, first: int = 0) -> Command | None:
    """The command that a card is in a situation; None when it means nothing there. ``first`` is what A means there."""
    meaning = meaning_of(code, where)
    verb = _COMMANDS.get(meaning.action) if meaning else None
    if meaning is None or verb is None:
        return None
    if verb == "choose":
        return Command(verb, str(first + _LETTERS.index(meaning.argument) + 1))
    return Command(verb, meaning.argument)
