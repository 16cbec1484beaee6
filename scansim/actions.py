"""One table of actions: what a person can do in the trainer, under which id, and where.

Screens bind keys to these ids; the key line, the help page and a keymap of one's own come from the same table. What
an action does to a run stands in no table: that is the input it leads to.

Beside it the control codes: what a person with nothing but a scanner reads off cards on the wall (DESIGN section 5,
"Hands on the scanner only"). They are routed before the handheld, which knows none of them. What each of them means in
each situation is a table too: a code that has no meaning there is refused aloud and changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "ACTIONS",
    "CONTROL_CODES",
    "ENTER",
    "Action",
    "ControlCode",
    "ControlKind",
    "Group",
    "Meaning",
    "Where",
    "action",
    "actions_at",
    "codes_at",
    "control_code",
    "meaning_of",
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
    REPORT = "report"
    HANDS = "hands"
    DECISION = "decision"
    INTERRUPTED = "interrupted"
    DEMONSTRATION = "demonstration"
    DEBRIEF = "debrief"
    REPLAY = "replay"
    HARDWARE = "hardware"
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
_HANDS_FREE = (Where.MENU, Where.LIST, Where.TRANSFER, Where.FLOOR)  # Nothing waits for an answer.
_FLOOR_IN_SIGHT = (*_HANDS_FREE, Where.QUESTION)
_ASKED = (Where.REPORT, Where.HANDS, Where.DECISION)  # The trainer itself asks.
_SIGNED_IN = (
    Where.HOME,
    Where.UNFINISHED,
    Where.BRIEF,
    *_IN_A_RUN,
    *_ASKED,
    Where.INTERRUPTED,
    Where.DEMONSTRATION,
    Where.DEBRIEF,
    Where.REPLAY,
)
_READING = (Where.BRIEF, Where.DEBRIEF, Where.HELP, Where.TROUBLE)
_ON_TOP = (Where.HARDWARE, Where.HELP)  # What stands on top of a page and goes back to it.
_CHOOSING = (
    Where.HOME,
    Where.UNFINISHED,
    Where.MENU,
    Where.LIST,
    Where.TRANSFER,
    Where.EDITOR,
    Where.QUESTION,
    *_ASKED,
    Where.INTERRUPTED,
)
_LONG_LISTS = (Where.LIST, Where.EDITOR, Where.REPORT, Where.HANDS)
"""Where there can be more to choose from than there are letters."""

ENTER: Mapping[Where, str] = {
    Where.LOCK: "enter_as_guest",
    Where.HOME: "start",
    Where.UNFINISHED: "resume",
    Where.BRIEF: "begin",
    Where.DEMONSTRATION: "next_step",
    Where.DEBRIEF: "next_exercise",
    Where.REPLAY: "play",
    Where.HARDWARE: "next_check",
    Where.TROUBLE: "try_again",
    Where.MENU: "open_operations",
    Where.LIST: "open_chosen",
    Where.TRANSFER: "press_primary",
    Where.EDITOR: "press_chosen",
    Where.QUESTION: "answer_chosen",
    Where.FLOOR: "use_hands",
    **dict.fromkeys((*_ASKED, Where.INTERRUPTED), "go_on"),
}
"""What Enter does, on a keyboard and on a card."""

ACTIONS: tuple[Action, ...] = (
    # what Enter does
    _action("enter_as_guest", Group.EXERCISE, Where.LOCK),
    _action("start", Group.EXERCISE, Where.HOME),
    _action("resume", Group.EXERCISE, Where.UNFINISHED),
    _action("begin", Group.EXERCISE, Where.BRIEF),
    _action("next_step", Group.EXERCISE, Where.DEMONSTRATION),
    _action("next_exercise", Group.EXERCISE, Where.DEBRIEF),
    _action("play", Group.EXERCISE, Where.REPLAY),
    _action("next_check", Group.PROGRAM, Where.HARDWARE),
    _action("try_again", Group.PROGRAM, Where.TROUBLE),
    _action("open_operations", Group.HANDHELD, Where.MENU),
    _action("open_chosen", Group.HANDHELD, Where.LIST),
    _action("press_primary", Group.HANDHELD, Where.TRANSFER),
    _action("press_chosen", Group.HANDHELD, Where.EDITOR),
    _action("answer_chosen", Group.HANDHELD, Where.QUESTION),
    _action("use_hands", Group.FLOOR, Where.FLOOR),
    _action("go_on", Group.EXERCISE, *_ASKED, Where.INTERRUPTED),
    # what function keys do
    _action("help", Group.PROGRAM, Where.LOCK, *_SIGNED_IN, Where.HARDWARE),
    _action("give_up", Group.EXERCISE, Where.UNFINISHED),
    _action("watch", Group.EXERCISE, Where.BRIEF, Where.DEBRIEF),
    _action("same_again", Group.EXERCISE, Where.DEBRIEF),
    _action("replay", Group.EXERCISE, Where.DEBRIEF),
    _action("faster", Group.EXERCISE, Where.REPLAY),
    _action("validate", Group.HANDHELD, Where.TRANSFER, Where.FLOOR),
    _action("confirm", Group.HANDHELD, Where.EDITOR),
    _action("floor", Group.FLOOR, *_FLOOR_IN_SIGHT, Where.REPLAY),
    _action("edit", Group.HANDHELD, Where.TRANSFER, Where.FLOOR),
    _action("report", Group.FLOOR, *_HANDS_FREE, Where.REPORT),
    _action("hands", Group.FLOOR, *_HANDS_FREE),
    _action("hint", Group.EXERCISE, *_IN_A_RUN, Where.INTERRUPTED),
    _action("check_scanner", Group.PROGRAM, Where.LOCK, Where.HOME, Where.UNFINISHED),
    _action("keep_check", Group.PROGRAM, Where.HARDWARE),
    _action("other_floor", Group.PROGRAM, Where.HARDWARE),
    _action("check_again", Group.PROGRAM, Where.HARDWARE),
    # what arrows do
    _action("choose_up", Group.EXERCISE, Where.HOME, Where.UNFINISHED, *_ASKED, Where.INTERRUPTED),
    _action("choose_down", Group.EXERCISE, Where.HOME, Where.UNFINISHED, *_ASKED, Where.INTERRUPTED),
    _action("row_up", Group.HANDHELD, Where.MENU, Where.LIST, Where.TRANSFER),
    _action("row_down", Group.HANDHELD, Where.MENU, Where.LIST, Where.TRANSFER),
    _action("answer_up", Group.HANDHELD, Where.QUESTION),
    _action("answer_down", Group.HANDHELD, Where.QUESTION),
    _action("one_more", Group.HANDHELD, Where.EDITOR),
    _action("one_less", Group.HANDHELD, Where.EDITOR),
    _action("button_before", Group.HANDHELD, Where.EDITOR),
    _action("button_after", Group.HANDHELD, Where.EDITOR),
    _action("fill", Group.HANDHELD, Where.TRANSFER),
    _action("choose_button", Group.HANDHELD, Where.TRANSFER),
    _action("hand_up", Group.FLOOR, Where.FLOOR),
    _action("hand_down", Group.FLOOR, Where.FLOOR),
    _action("hand_left", Group.FLOOR, Where.FLOOR),
    _action("hand_right", Group.FLOOR, Where.FLOOR),
    _action("step_back", Group.EXERCISE, Where.REPLAY),
    _action("step_on", Group.EXERCISE, Where.REPLAY),
    _action("error_before", Group.EXERCISE, Where.REPLAY),
    _action("error_after", Group.EXERCISE, Where.REPLAY),
    _action("scroll_up", Group.PROGRAM, *_READING, Where.HARDWARE, Where.REPLAY),
    _action("scroll_down", Group.PROGRAM, *_READING, Where.HARDWARE, Where.REPLAY),
    # what only cards do
    _action("answer_yes", Group.EXERCISE, Where.QUESTION, Where.DECISION),
    _action("answer_no", Group.EXERCISE, Where.QUESTION, Where.DECISION),
    _action("choose_next", Group.EXERCISE, *_CHOOSING, Where.FLOOR),
    _action("choose_nth", Group.EXERCISE, *_CHOOSING),
    _action("choose_four", Group.EXERCISE, *_LONG_LISTS),
    _action("scroll_on", Group.PROGRAM, *_READING, Where.HARDWARE),
    _action("enter_digit", Group.HANDHELD, Where.TRANSFER, Where.EDITOR, Where.QUESTION, Where.REPORT, Where.HANDS),
    _action("look", Group.FLOOR, *_FLOOR_IN_SIGHT),
    _action("open_thing", Group.FLOOR, *_HANDS_FREE),
    _action("take_thing", Group.FLOOR, *_HANDS_FREE),
    _action("put_thing", Group.FLOOR, *_HANDS_FREE),
    _action("set_aside", Group.FLOOR, *_HANDS_FREE),
    _action("relabel", Group.FLOOR, *_HANDS_FREE),
    _action("load", Group.FLOOR, *_HANDS_FREE),
    _action("name_role", Group.EXERCISE, Where.REPORT),
    # the ways out
    _action("new_transfer", Group.HANDHELD, Where.LIST),
    _action("cancel_transfer", Group.HANDHELD, Where.TRANSFER),
    _action("discard", Group.HANDHELD, Where.EDITOR, Where.QUESTION),
    _action("back", Group.HANDHELD, Where.LIST, Where.TRANSFER, Where.FLOOR),
    _action("hand_in", Group.EXERCISE, *_HANDS_FREE),
    _action("leave_run", Group.EXERCISE, Where.MENU, Where.INTERRUPTED),
    _action("leave", Group.EXERCISE, Where.BRIEF, *_ASKED, Where.DEMONSTRATION, Where.DEBRIEF, Where.REPLAY, *_ON_TOP),
    _action("lock", Group.PROGRAM, *_SIGNED_IN, *_ON_TOP, Where.TROUBLE),
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
        "relabel": "NEUL",
        "load": "LOED",
        "hint": "HINT",
        "help": "HELP",
        "lock": "CLOS",
        "finish": "DONE",
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code asks for in a situation: an action and, for codes of a family, which of them (``B``, ``7``)."""

    action: str
    argument: str = ""


def _at(action_id: str, *where: Where) -> dict[Where, str]:
    return dict.fromkeys(where, action_id)


_COMMANDS: dict[str, Mapping[Where, str]] = {
    "start": {each: ENTER[each] for each in (Where.LOCK, Where.HOME, Where.UNFINISHED, Where.BRIEF, Where.HARDWARE)}
    | {Where.TRANSFER: "choose_button", **_at("choose_four", *_LONG_LISTS)},
    "enter": ENTER,
    "next": {
        **_at("choose_next", *_CHOOSING, Where.FLOOR),
        **_at("scroll_on", *_READING),
        # Where nothing is highlighted it goes on.
        **{each: ENTER[each] for each in (Where.DEMONSTRATION, Where.HARDWARE)},
        Where.REPLAY: "step_on",
    },
    "back": {
        **_at("lock", Where.HOME, Where.UNFINISHED),
        **_at("leave", Where.BRIEF, *_ASKED, Where.DEMONSTRATION, Where.DEBRIEF, *_ON_TOP),
        **_at("back", Where.LIST, Where.TRANSFER, Where.FLOOR),
        **_at("discard", Where.EDITOR, Where.QUESTION),
        **_at("leave_run", Where.MENU, Where.INTERRUPTED),
        Where.REPLAY: "step_back",
        Where.TROUBLE: "try_again",
    },
    "yes": {
        **_at("answer_yes", Where.QUESTION, Where.DECISION),
        Where.UNFINISHED: "resume",
        Where.HARDWARE: "keep_check",
    },
    "no": {
        **_at("answer_no", Where.QUESTION, Where.DECISION),
        Where.UNFINISHED: "give_up",
        Where.HARDWARE: "check_again",
    },
    "floor": {**_at("floor", *_FLOOR_IN_SIGHT, Where.REPLAY), Where.HARDWARE: "other_floor"},
    "look": {**_at("look", *_FLOOR_IN_SIGHT), Where.HARDWARE: "scroll_on"},
    "open": _at("open_thing", *_HANDS_FREE),
    "take": _at("take_thing", *_HANDS_FREE),
    "put": _at("put_thing", *_HANDS_FREE),
    "aside": _at("set_aside", *_HANDS_FREE),
    "relabel": _at("relabel", *_HANDS_FREE),
    "load": _at("load", *_HANDS_FREE),
    "hint": _at("hint", *_IN_A_RUN, Where.INTERRUPTED),
    "finish": _at("hand_in", *_HANDS_FREE),
    "help": {**_at("help", Where.LOCK, *_SIGNED_IN, Where.HARDWARE), Where.HELP: "leave"},
    "lock": _at("lock", *_SIGNED_IN, *_ON_TOP, Where.TROUBLE),
}
_PAGES: dict[str, Mapping[Where, str]] = {
    "A": {Where.BRIEF: "begin", Where.DEBRIEF: "next_exercise", Where.REPLAY: "error_before"},
    "B": {Where.BRIEF: "watch", Where.DEBRIEF: "watch", Where.REPLAY: "error_after"},
    "C": {Where.DEBRIEF: "same_again", Where.REPLAY: "faster"},
    "D": {Where.DEBRIEF: "replay", Where.REPLAY: "leave"},
}
"""The letters of choices that are things to do and no rows."""

_FAMILIES: dict[ControlKind, Mapping[Where, str]] = {
    ControlKind.CHOICE: _at("choose_nth", *_CHOOSING),
    ControlKind.DIGIT: _at("enter_digit", Where.TRANSFER, Where.EDITOR, Where.QUESTION, Where.REPORT, Where.HANDS),
    ControlKind.REPORT: _at("report", *_HANDS_FREE, Where.REPORT),
    ControlKind.ROLE: _at("name_role", Where.REPORT),
}


def meaning_of(code: ControlCode, where: Where) -> Meaning | None:
    """What a control code means in a situation; None when it means nothing there."""
    own = _COMMANDS if code.kind is ControlKind.COMMAND else _PAGES if code.kind is ControlKind.CHOICE else {}
    if where in own.get(code.value, {}):
        return Meaning(own[code.value][where])
    family = _FAMILIES.get(code.kind, {})
    return Meaning(family[where], code.value) if where in family else None


def codes_at(where: Where) -> tuple[tuple[ControlCode, Meaning], ...]:
    """The control codes that mean something in a situation, in the order of their table, each with what it means."""
    found = ((code, meaning_of(code, where)) for code in CONTROL_CODES)
    return tuple((code, meaning) for code, meaning in found if meaning is not None)
