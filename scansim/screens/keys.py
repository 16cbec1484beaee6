"""Which key does which action, and which card. Printable keys are data, so there are only function keys, Enter, Esc
and arrows; cards are what takes their place for someone who has only a scanner."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.binding import Binding

from scansim.actions import (
    ACTIONS,
    ENTER,
    ControlCode,
    ControlKind,
    Meaning,
    Where,
    action,
    actions_at,
    codes_at,
)
from scansim.words.interface import card_name

__all__ = ["KEYS", "Key", "bindings_at", "cards_at", "keys_at"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an action: its name in Textual (a card has none), its sign on the screen.

    ``rank`` says what to leave out first where room is short (the highest); 9 stands on the help page only. A family
    of cards ("0-9") is no button: ``is_family``.
    """

    action: str
    name: str
    sign: str
    rank: int = 1
    is_family: bool = False


KEYS: dict[str, Key] = {
    key.action: key
    for key in (
        *(Key(id_, "enter", "Enter", 0) for id_ in dict.fromkeys(ENTER.values())),
        Key("help", "f1", "F1", 3),
        Key("enter_as_guest", "f4", "F4"),
        Key("give_up", "f2", "F2"),
        Key("watch", "f2", "F2"),
        Key("validate", "f2", "F2"),
        Key("confirm", "f2", "F2", 5),
        Key("replay", "f3", "F3"),
        Key("print_debrief", "f4", "F4", 4),
        Key("same_again", "f5", "F5", 5),
        Key("faster", "f2", "F2", 3),
        Key("watch_ride", "f2", "F2"),
        Key("all_lines", "f3", "F3"),
        Key("state_other", "f4", "F4", 3),
        Key("next_person", "f5", "F5", 4),
        Key("print_certificate", "f6", "F6", 4),
        Key("floor", "f3", "F3"),
        Key("edit", "f4", "F4", 2),
        Key("report", "f5", "F5", 6),
        Key("hands", "f6", "F6", 7),
        Key("hint", "f7", "F7", 8),
        Key("open_boards", "f4", "F4"),
        Key("open_queue", "f2", "F2"),
        Key("open_readiness", "f3", "F3", 4),
        Key("open_errors", "f4", "F4", 4),
        Key("sign_person", "f2", "F2"),
        Key("other_shift", "f5", "F5", 6),
        Key("other_site", "f6", "F6", 6),
        Key("other_role", "f7", "F7", 7),
        Key("check_scanner", "f8", "F8", 4),
        Key("keep_check", "f2", "F2"),
        Key("other_floor", "f3", "F3", 2),
        Key("check_again", "f4", "F4", 6),
        Key("choose_up", "up", "↑", 9),
        Key("choose_down", "down", "↑↓", 4),
        Key("page_up", "pageup", "PgUp", 9),
        Key("page_down", "pagedown", "PgDn", 9),
        Key("row_up", "up", "↑", 9),
        Key("row_down", "down", "↑↓", 4),
        Key("answer_up", "up", "↑", 9),
        Key("answer_down", "down", "↑↓"),
        Key("one_more", "up", "↑"),
        Key("one_less", "down", "↓"),
        Key("button_before", "left", "←", 9),
        Key("button_after", "right", "←→", 5),
        Key("fill", "right", "→", 4),
        Key("choose_button", "left", "←", 7),
        Key("hand_up", "up", "↑", 9),
        Key("hand_down", "down", "↑↓", 9),
        Key("hand_left", "left", "←", 9),
        Key("hand_right", "right", "←↑↓→", 5),
        Key("step_back", "left", "←", 9),
        Key("step_on", "right", "←→"),
        Key("error_before", "pageup", "PgUp", 9),
        Key("error_after", "pagedown", "PgDn"),
        Key("scroll_up", "up", "↑", 9),
        Key("scroll_down", "down", "↑↓", 6),
        Key("new_transfer", "f8", "F8", 9),
        Key("cancel_transfer", "f8", "F8", 9),
        Key("discard", "escape", "Esc", 1),
        Key("back", "escape", "Esc", 5),
        Key("hand_in", "f10", "F10", 9),
        Key("leave_run", "escape", "Esc", 5),
        Key("leave", "escape", "Esc", 5),
        Key("lock", "f9", "F9", 2),
        Key("quit", "f10", "F10", 3),
    )
}

_SELDOM, _ONLY_IN_HELP = 6, 9
_CARD_RANKS = {
    "start": 0,
    "enter": 0,
    "yes": 4,
    "no": 4,
    "back": 1,
    "next": 2,
    "lock": 2,
    "help": 3,
    "floor": 4,
    "hint": 6,
    "look": 7,
}
_FAMILIES = {
    ControlKind.CHOICE: ("A-D", 5),
    ControlKind.DIGIT: ("0-9", 3),
}
_FIRST, _LAST = ("enter", "yes", "no"), ("back", "help", "lock")


_NOT_ME = {(Where.FAIR_USE, "lock"): 1, (Where.WELCOME, "lock"): 1}
"""Where one has to get out who is called by another's name."""

_RANKS_AT = {(Where.MENU, "hand_in"): 4, (Where.FLOOR, "report"): 4, **_NOT_ME}
"""Where a key is worth more room than elsewhere: at the menu nothing is open, and the work may be done; what
is wrong on the floor is reported there."""


def keys_at(where: Where) -> tuple[Key, ...]:
    """The keys that mean something there, in the order of the actions."""
    keys = (KEYS[each.id] for each in actions_at(where) if each.id in KEYS)
    return tuple(replace(key, rank=_RANKS_AT.get((where, key.action), key.rank)) for key in keys)


def cards_at(where: Where) -> tuple[Key, ...]:
    """The cards that mean something there, as keys: a family of cards as one of them, the ways out last.

    With them the one card of the handheld itself that every job needs.
    """
    found: dict[str, Key] = {}
    if where in action("validate").where:
        found["validate"] = Key("validate", "", card_name("validate"), 1)
    for code, meaning in codes_at(where):
        card = _card(code, meaning, where)
        found.setdefault(card.sign, card)
    order = [*map(card_name, _FIRST), "", *map(card_name, _LAST)]
    return tuple(sorted(found.values(), key=lambda card: order.index(card.sign if card.sign in order else "")))


def _card(code: ControlCode, meaning: Meaning, where: Where) -> Key:
    if meaning.argument and code.kind in _FAMILIES:
        sign, rank = _FAMILIES[code.kind]
        rank = rank if where is not Where.TRANSFER else _SELDOM
        return Key(meaning.action, "", sign, rank, is_family=True)
    if meaning.action in ("choose_button", "choose_four"):
        return Key(meaning.action, "", card_name(code.value), _SELDOM)
    says_it_too = code.value
    if meaning.action == ENTER.get(where):
        says_it_too = "enter"
    elif meaning.action == "lock":
        says_it_too = "lock"
    if code.value != says_it_too:
        return Key(meaning.action, "", card_name(code.value), _ONLY_IN_HELP)
    rank = 5 if code.kind is ControlKind.CHOICE else _CARD_RANKS.get(code.value, _ONLY_IN_HELP)
    rank = _NOT_ME.get((where, meaning.action), rank)
    return Key(meaning.action, "", card_name(code.value), rank)


def bindings_at(*where: Where) -> list[Binding]:
    """Bindings for a screen that is ever in these situations; each has the id of its action, to be remapped by.

    A screen runs them through ``action_act`` and refuses in ``check_action`` what does not apply at the moment.
    """
    return [
        Binding(
            KEYS[each.id].name,
            f"act('{each.id}')",
            each.id,
            show=False,
            id=each.id,
        )
        for each in ACTIONS
        if each.id in KEYS and each.where & set(where)
    ]
