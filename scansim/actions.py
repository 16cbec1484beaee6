"""One table of actions: what a person can do in the trainer, under which id, and where.

Screens bind keys to these ids; the key line, the help page and a keymap of one's own come from the same table. What
an action does to a run stands in no table: that is the input it leads to.

Beside it the control codes: what a person with nothing but a scanner reads off cards on the wall (DESIGN section 5,
"Hands on the scanner only"). They are routed before the handheld, which knows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "ACTIONS",
    "CONTROL_CODES",
    "Action",
    "ControlCode",
    "ControlKind",
    "Group",
    "Where",
    "action",
    "actions_at",
    "control_code",
]


class Where(StrEnum):
    """A situation of the person in front of the screen: what the keys mean depends on it."""

    LOCK = "lock"
    HOME = "home"
    UNFINISHED = "unfinished"
    BRIEF = "brief"
    MENU = "menu"
    LIST = "list"
    TRANSFER = "transfer"
    EDITOR = "editor"
    QUESTION = "question"
    FLOOR = "floor"
    DEMONSTRATION = "demonstration"
    DEBRIEF = "debrief"
    HELP = "help"
    TROUBLE = "trouble"


class Group(StrEnum):
    """How actions are told apart on the help page."""

    EXERCISE = "exercise"
    HANDHELD = "handheld"
    FLOOR = "floor"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do, and the situations in which it is there."""

    id: str
    group: Group
    where: frozenset[Where]


def _action(id_: str, group: Group, *where: Where) -> Action:
    return Action(id_, group, frozenset(where))


_HANDHELD = (Where.MENU, Where.LIST, Where.TRANSFER, Where.EDITOR, Where.QUESTION)
_IN_A_RUN = (*_HANDHELD, Where.FLOOR)
_SIGNED_IN = (Where.HOME, Where.UNFINISHED, Where.BRIEF, *_IN_A_RUN, Where.DEMONSTRATION, Where.DEBRIEF)

ACTIONS: tuple[Action, ...] = (
    # what Enter does
    _action("enter_as_guest", Group.EXERCISE, Where.LOCK),
    _action("start", Group.EXERCISE, Where.HOME),
    _action("resume", Group.EXERCISE, Where.UNFINISHED),
    _action("begin", Group.EXERCISE, Where.BRIEF),
    _action("next_step", Group.EXERCISE, Where.DEMONSTRATION),
    _action("next_exercise", Group.EXERCISE, Where.DEBRIEF),
    _action("try_again", Group.PROGRAM, Where.TROUBLE),
    _action("open_operations", Group.HANDHELD, Where.MENU),
    _action("open_chosen", Group.HANDHELD, Where.LIST),
    _action("press_primary", Group.HANDHELD, Where.TRANSFER),
    _action("press_chosen", Group.HANDHELD, Where.EDITOR),
    _action("answer_chosen", Group.HANDHELD, Where.QUESTION),
    _action("use_hands", Group.FLOOR, Where.FLOOR),
    # what function keys do
    _action("help", Group.PROGRAM, Where.LOCK, *_SIGNED_IN),
    _action("give_up", Group.EXERCISE, Where.UNFINISHED),
    _action("watch", Group.EXERCISE, Where.BRIEF, Where.DEBRIEF),
    _action("same_again", Group.EXERCISE, Where.DEBRIEF),
    _action("validate", Group.HANDHELD, Where.TRANSFER, Where.FLOOR),
    _action("confirm", Group.HANDHELD, Where.EDITOR),
    _action("floor", Group.FLOOR, Where.MENU, Where.LIST, Where.TRANSFER, Where.QUESTION, Where.FLOOR),
    _action("edit", Group.HANDHELD, Where.TRANSFER, Where.FLOOR),
    # what arrows do
    _action("choose_up", Group.EXERCISE, Where.HOME, Where.UNFINISHED),
    _action("choose_down", Group.EXERCISE, Where.HOME, Where.UNFINISHED),
    _action("row_up", Group.HANDHELD, Where.LIST, Where.TRANSFER),
    _action("row_down", Group.HANDHELD, Where.LIST, Where.TRANSFER),
    _action("answer_up", Group.HANDHELD, Where.QUESTION),
    _action("answer_down", Group.HANDHELD, Where.QUESTION),
    _action("one_more", Group.HANDHELD, Where.EDITOR),
    _action("one_less", Group.HANDHELD, Where.EDITOR),
    _action("button_before", Group.HANDHELD, Where.EDITOR),
    _action("button_after", Group.HANDHELD, Where.EDITOR),
    _action("fill", Group.HANDHELD, Where.TRANSFER),
    _action("hand_up", Group.FLOOR, Where.FLOOR),
    _action("hand_down", Group.FLOOR, Where.FLOOR),
    _action("hand_left", Group.FLOOR, Where.FLOOR),
    _action("hand_right", Group.FLOOR, Where.FLOOR),
    _action("scroll_up", Group.PROGRAM, Where.BRIEF, Where.DEBRIEF, Where.HELP, Where.TROUBLE),
    _action("scroll_down", Group.PROGRAM, Where.BRIEF, Where.DEBRIEF, Where.HELP, Where.TROUBLE),
    # the ways out
    _action("new_transfer", Group.HANDHELD, Where.LIST),
    _action("cancel_transfer", Group.HANDHELD, Where.TRANSFER),
    _action("discard", Group.HANDHELD, Where.EDITOR, Where.QUESTION),
    _action("back", Group.HANDHELD, Where.LIST, Where.TRANSFER, Where.FLOOR),
    _action("leave", Group.EXERCISE, Where.BRIEF, Where.DEMONSTRATION, Where.DEBRIEF, Where.HELP),
    _action("lock", Group.PROGRAM, *_SIGNED_IN, Where.TROUBLE),
    _action("quit", Group.PROGRAM, Where.LOCK, Where.TROUBLE),
)

_BY_ID = {each.id: each for each in ACTIONS}


def action(id_: str) -> Action:
    """The action of this id. Raises :class:`KeyError` when the table has none."""
    return _BY_ID[id_]


def actions_at(where: Where) -> tuple[Action, ...]:
    """What can be done there, in the order of the table."""
    return tuple(each for each in ACTIONS if where in each.where)


class ControlKind(StrEnum):
    """What a control code says: do this, this answer, this digit, this is wrong, tell this role."""

    COMMAND = "command"
    CHOICE = "choice"
    DIGIT = "digit"
    REPORT = "report"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class ControlCode:
    """A code on a card. ``value`` is the command, the letter, the digit, the report code or the role it stands for.

    ``payload`` is a prefix and four letters, all of the twenty that every keyboard layout sends alike (reference
    labels 6); two payloads differ in at least two letters, and their case does not matter.
    """

    kind: ControlKind
    value: str
    payload: str


_PREFIX = "SCN"
_LETTERS: dict[ControlKind, dict[str, str]] = {
    ControlKind.COMMAND: {
        "start": "STRT",
        "next": "NEXT",
        "back": "RETU",
        "yes": "JESS",
        "no": "NOPE",
        "enter": "ENTR",
        "floor": "FLOR",
        "look": "LOOK",
        "open": "OPEN",
        "take": "GRIP",
        "put": "PUTT",
        "aside": "ESID",
        "hint": "HINT",
        "help": "HELP",
        "lock": "CLOS",
    },
    ControlKind.CHOICE: {"A": "CHOB", "B": "CHIC", "C": "CHED", "D": "CHUF"},
    ControlKind.DIGIT: {str(digit): f"NU{letter}{letter}" for digit, letter in enumerate("BCDEFGHIJK")},
    ControlKind.REPORT: {
        "missing": "RLES",
        "extra": "RTOO",
        "wrong_item": "RELS",
        "damaged": "RBRK",
        "unreadable": "RNRD",
        "place_problem": "RPLC",
        "system": "RSTD",
        "stop_safety": "STOP",
    },
    ControlKind.ROLE: {
        "shift_lead": "KLED",
        "inventory_controller": "KINV",
        "quality": "KPRF",
        "buyer": "KBUR",
        "dispatch_coordinator": "KDSP",
        "customer_service": "KCUS",
        "helpdesk": "KHLP",
        "maintenance": "KFIX",
    },
}

CONTROL_CODES: tuple[ControlCode, ...] = tuple(
    ControlCode(kind, value, f"{_PREFIX}{letters}")
    for kind, by_value in _LETTERS.items()
    for value, letters in by_value.items()
)

_BY_PAYLOAD = {code.payload: code for code in CONTROL_CODES}


def control_code(data: str) -> ControlCode | None:
    """The control code that was read, whatever its case; None for any other label."""
    return _BY_PAYLOAD.get(data.upper()) if data.isascii() else None
