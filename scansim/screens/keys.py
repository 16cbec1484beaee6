"""Which key does which action. Printable keys are data, so there are only function keys, Enter, Esc and arrows."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from scansim.actions import ACTIONS, Where, actions_at

__all__ = ["KEYS", "Key", "bindings_at", "keys_at"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an action: its name in Textual, its sign on the screen.

    ``rank`` says what to leave out first where room is short (the highest); 9 stands on the help page only.
    """

    action: str
    name: str
    sign: str
    rank: int = 1


_ENTER = (
    "enter_as_guest",
    "start",
    "resume",
    "begin",
    "next_step",
    "next_exercise",
    "try_again",
    "open_operations",
    "open_chosen",
    "press_primary",
    "press_chosen",
    "answer_chosen",
    "use_hands",
)

KEYS: dict[str, Key] = {
    key.action: key
    for key in (
        *(Key(id_, "enter", "Enter", 0) for id_ in _ENTER),
        Key("help", "f1", "F1", 3),
        Key("give_up", "f2", "F2"),
        Key("watch", "f2", "F2"),
        Key("validate", "f2", "F2"),
        Key("confirm", "f2", "F2", 5),
        Key("same_again", "f3", "F3"),
        Key("floor", "f3", "F3"),
        Key("edit", "f4", "F4", 2),
        Key("choose_up", "up", "↑", 9),
        Key("choose_down", "down", "↑↓", 4),
        Key("row_up", "up", "↑", 9),
        Key("row_down", "down", "↑↓", 4),
        Key("answer_up", "up", "↑", 9),
        Key("answer_down", "down", "↑↓"),
        Key("one_more", "up", "↑"),
        Key("one_less", "down", "↓"),
        Key("button_before", "left", "←", 9),
        Key("button_after", "right", "←→", 5),
        Key("fill", "right", "→", 4),
        Key("hand_up", "up", "↑", 9),
        Key("hand_down", "down", "↑↓", 9),
        Key("hand_left", "left", "←", 9),
        Key("hand_right", "right", "←↑↓→", 5),
        Key("scroll_up", "up", "↑", 9),
        Key("scroll_down", "down", "↑↓", 6),
        Key("new_transfer", "f7", "F7", 9),
        Key("cancel_transfer", "f8", "F8", 9),
        Key("discard", "escape", "Esc", 1),
        Key("back", "escape", "Esc", 5),
        Key("leave", "escape", "Esc", 5),
        Key("lock", "f9", "F9", 2),
        Key("quit", "f10", "F10", 3),
    )
}

_ALSO = {"enter_as_guest": ("f4",)}


def keys_at(where: Where) -> tuple[Key, ...]:
    """The keys that mean something there, in the order of the actions."""
    return tuple(KEYS[each.id] for each in actions_at(where))


def bindings_at(*where: Where) -> list[Binding]:
    """Bindings for a screen that is ever in these situations; each has the id of its action, to be remapped by.

    A screen runs them through ``action_act`` and refuses in ``check_action`` what does not apply at the moment.
    """
    return [
        Binding(
            ",".join((KEYS[each.id].name, *_ALSO.get(each.id, ()))),
            f"act('{each.id}')",
            each.id,
            show=False,
            id=each.id,
        )
        for each in ACTIONS
        if each.where & set(where)
    ]
