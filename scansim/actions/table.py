"""One table of actions: what a person can do in the trainer, under which id, and where.

Screens bind keys to these ids; the key line, the help page and a keymap of one's own come from the same table. What
an action does to a run stands in no table: that is the input it leads to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "ACTIONS",
    "ASKED",
    "AT_THE_DOOR",
    "BOARDS",
    "CHOOSING",
    "ENTER",
    "FLOOR_IN_SIGHT",
    "HANDS_FREE",
    "IN_A_RUN",
    "LONG_LISTS",
    "ON_TOP",
    "READING",
    "REPORTS",
    "SIGNED_IN",
    "Action",
    "Group",
    "Where",
    "action",
    "actions_at",
]


class Where(StrEnum):
    """A situation of the person in front of the screen: what the keys mean depends on it."""

    LOCK = "lock"
    NAMES = "names"
    PIN = "pin"
    FAIR_USE = "fair_use"
    WELCOME = "welcome"
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
    SIGN = "sign"
    STATE = "state"
    EVIDENCE = "evidence"
    SEEN = "seen"
    HARDWARE = "hardware"
    TEAM = "team"
    PERSON = "person"
    QUEUE = "queue"
    READINESS = "readiness"
    ERRORS = "errors"
    HELP = "help"
    TROUBLE = "trouble"


class Group(StrEnum):
    """How actions are told apart on the help page."""

    EXERCISE = "exercise"
    HANDHELD = "handheld"
    FLOOR = "floor"
    PROGRAM = "program"
    BOARDS = "boards"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do, and the situations in which it is there."""

    id: str
    group: Group
    where: frozenset[Where]


def _action(id_: str, group: Group, *where: Where) -> Action:
    return Action(id_, group, frozenset(where))


_HANDHELD = (Where.MENU, Where.LIST, Where.TRANSFER, Where.EDITOR, Where.QUESTION)
IN_A_RUN = (*_HANDHELD, Where.FLOOR)
HANDS_FREE = (Where.MENU, Where.LIST, Where.TRANSFER, Where.FLOOR)  # Nothing waits for an answer.
FLOOR_IN_SIGHT = (*HANDS_FREE, Where.QUESTION)
BOARDS = (Where.TEAM, Where.PERSON, Where.QUEUE)  # Rows of people or rides to choose from.
REPORTS = (Where.READINESS, Where.ERRORS)
ASKED = (Where.REPORT, Where.HANDS, Where.DECISION, Where.SIGN, Where.STATE)  # The trainer itself asks.
SIGNED_IN = (
    Where.HOME,
    Where.UNFINISHED,
    Where.BRIEF,
    *IN_A_RUN,
    *ASKED,
    Where.INTERRUPTED,
    Where.DEMONSTRATION,
    Where.DEBRIEF,
    Where.REPLAY,
    Where.EVIDENCE,
    *BOARDS,
    *REPORTS,
)
AT_THE_DOOR = (Where.NAMES, Where.PIN, Where.FAIR_USE, Where.SEEN, Where.WELCOME)
"""Between the lock and home: somebody says who they are."""
READING = (Where.FAIR_USE, Where.BRIEF, Where.DEBRIEF, *REPORTS, Where.EVIDENCE, Where.SEEN, Where.HELP, Where.TROUBLE)
ON_TOP = (Where.HARDWARE, Where.HELP)  # What stands on top of a page and goes back to it.
CHOOSING = (
    Where.NAMES,
    Where.HOME,
    Where.UNFINISHED,
    Where.MENU,
    Where.LIST,
    Where.TRANSFER,
    Where.EDITOR,
    Where.QUESTION,
    *ASKED,
    Where.INTERRUPTED,
    *BOARDS,
)
_LEFT_BY_ESCAPE = (
    Where.NAMES,
    Where.PIN,
    Where.BRIEF,
    *ASKED,
    Where.DEMONSTRATION,
    Where.DEBRIEF,
    Where.REPLAY,
    Where.EVIDENCE,
    Where.SEEN,
    *BOARDS,
    *REPORTS,
    *ON_TOP,
)
_UP_AND_DOWN = (Where.NAMES, Where.WELCOME, Where.HOME, Where.UNFINISHED, *ASKED, Where.INTERRUPTED, *BOARDS)
LONG_LISTS = (Where.NAMES, Where.LIST, Where.EDITOR, Where.REPORT, Where.HANDS, Where.SIGN, Where.STATE, *BOARDS)
"""Where there can be more to choose from than there are letters."""

ENTER: Mapping[Where, str] = {
    Where.LOCK: "come_in",
    Where.NAMES: "choose_name",
    Where.PIN: "give_pin",
    Where.FAIR_USE: "agree",
    Where.WELCOME: "go_in",
    Where.HOME: "start",
    Where.UNFINISHED: "resume",
    Where.BRIEF: "begin",
    Where.DEMONSTRATION: "next_step",
    Where.DEBRIEF: "next_exercise",
    Where.REPLAY: "play",
    Where.EVIDENCE: "close_evidence",
    Where.SEEN: "acknowledge",
    Where.HARDWARE: "next_check",
    Where.TROUBLE: "try_again",
    Where.TEAM: "open_person",
    Where.PERSON: "open_ride",
    Where.QUEUE: "open_waiting",
    Where.MENU: "open_operations",
    Where.LIST: "open_chosen",
    Where.TRANSFER: "press_primary",
    Where.EDITOR: "press_chosen",
    Where.QUESTION: "answer_chosen",
    Where.FLOOR: "use_hands",
    **dict.fromkeys((*ASKED, Where.INTERRUPTED), "go_on"),
}
"""What Enter does, on a keyboard and on a card."""

ACTIONS: tuple[Action, ...] = (
    # what Enter does
    _action("come_in", Group.EXERCISE, Where.LOCK),
    _action("choose_name", Group.PROGRAM, Where.NAMES),
    _action("give_pin", Group.PROGRAM, Where.PIN),
    _action("agree", Group.PROGRAM, Where.FAIR_USE),
    _action("go_in", Group.EXERCISE, Where.WELCOME),
    _action("start", Group.EXERCISE, Where.HOME),
    _action("resume", Group.EXERCISE, Where.UNFINISHED),
    _action("begin", Group.EXERCISE, Where.BRIEF),
    _action("next_step", Group.EXERCISE, Where.DEMONSTRATION),
    _action("next_exercise", Group.EXERCISE, Where.DEBRIEF),
    _action("play", Group.EXERCISE, Where.REPLAY),
    _action("close_evidence", Group.EXERCISE, Where.EVIDENCE),
    _action("acknowledge", Group.PROGRAM, Where.SEEN),
    _action("next_check", Group.PROGRAM, Where.HARDWARE),
    _action("try_again", Group.PROGRAM, Where.TROUBLE),
    _action("open_person", Group.BOARDS, Where.TEAM),
    _action("open_ride", Group.BOARDS, Where.PERSON),
    _action("open_waiting", Group.BOARDS, Where.QUEUE),
    _action("open_operations", Group.HANDHELD, Where.MENU),
    _action("open_chosen", Group.HANDHELD, Where.LIST),
    _action("press_primary", Group.HANDHELD, Where.TRANSFER),
    _action("press_chosen", Group.HANDHELD, Where.EDITOR),
    _action("answer_chosen", Group.HANDHELD, Where.QUESTION),
    _action("use_hands", Group.FLOOR, Where.FLOOR),
    _action("go_on", Group.EXERCISE, *ASKED, Where.INTERRUPTED),
    # what function keys do
    _action("help", Group.PROGRAM, Where.LOCK, *AT_THE_DOOR, *SIGNED_IN, Where.HARDWARE),
    _action("enter_as_guest", Group.EXERCISE, Where.LOCK),
    _action("give_up", Group.EXERCISE, Where.UNFINISHED),
    _action("watch", Group.EXERCISE, Where.BRIEF, Where.DEBRIEF),
    _action("replay", Group.EXERCISE, Where.DEBRIEF),
    _action("print_debrief", Group.EXERCISE, Where.DEBRIEF),
    _action("same_again", Group.EXERCISE, Where.DEBRIEF),
    _action("faster", Group.EXERCISE, Where.REPLAY),
    _action("watch_ride", Group.EXERCISE, Where.SIGN, Where.EVIDENCE),
    _action("all_lines", Group.EXERCISE, Where.SIGN),
    _action("state_other", Group.EXERCISE, Where.SIGN),
    _action("next_person", Group.EXERCISE, Where.SIGN),
    _action("print_certificate", Group.EXERCISE, Where.SIGN),
    _action("validate", Group.HANDHELD, Where.TRANSFER, Where.FLOOR),
    _action("confirm", Group.HANDHELD, Where.EDITOR),
    _action("floor", Group.FLOOR, *FLOOR_IN_SIGHT, Where.REPLAY),
    _action("edit", Group.HANDHELD, Where.TRANSFER, Where.FLOOR),
    _action("report", Group.FLOOR, *HANDS_FREE, Where.REPORT),
    _action("hands", Group.FLOOR, *HANDS_FREE),
    _action("hint", Group.EXERCISE, *IN_A_RUN, Where.INTERRUPTED),
    _action("open_boards", Group.BOARDS, Where.WELCOME, Where.HOME, Where.UNFINISHED),
    _action("open_queue", Group.BOARDS, Where.TEAM),
    _action("open_readiness", Group.BOARDS, Where.TEAM),
    _action("open_errors", Group.BOARDS, Where.TEAM),
    _action("sign_person", Group.BOARDS, Where.PERSON),
    _action("other_shift", Group.BOARDS, Where.TEAM, Where.ERRORS),
    _action("other_site", Group.BOARDS, Where.TEAM, Where.READINESS, Where.ERRORS),
    _action("other_role", Group.BOARDS, Where.TEAM, Where.ERRORS),
    _action("check_scanner", Group.PROGRAM, Where.LOCK, Where.WELCOME, Where.HOME, Where.UNFINISHED),
    _action("keep_check", Group.PROGRAM, Where.HARDWARE),
    _action("other_floor", Group.PROGRAM, Where.HARDWARE),
    _action("check_again", Group.PROGRAM, Where.HARDWARE),
    # what arrows do
    _action("choose_up", Group.EXERCISE, *_UP_AND_DOWN),
    _action("choose_down", Group.EXERCISE, *_UP_AND_DOWN),
    _action("page_up", Group.EXERCISE, Where.HOME, Where.UNFINISHED),
    _action("page_down", Group.EXERCISE, Where.HOME, Where.UNFINISHED),
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
    _action("scroll_up", Group.PROGRAM, *READING, Where.HARDWARE, Where.REPLAY),
    _action("scroll_down", Group.PROGRAM, *READING, Where.HARDWARE, Where.REPLAY),
    # what only cards do
    _action("answer_yes", Group.EXERCISE, Where.QUESTION, Where.DECISION),
    _action("answer_no", Group.EXERCISE, Where.QUESTION, Where.DECISION),
    _action("choose_next", Group.EXERCISE, *CHOOSING, Where.FLOOR),
    _action("choose_nth", Group.EXERCISE, *CHOOSING),
    _action("choose_four", Group.EXERCISE, *LONG_LISTS),
    _action("scroll_on", Group.PROGRAM, *READING, Where.HARDWARE),
    _action("enter_digit", Group.HANDHELD, Where.TRANSFER, Where.EDITOR, Where.QUESTION, Where.REPORT, Where.HANDS),
    _action("look", Group.FLOOR, *FLOOR_IN_SIGHT),
    _action("open_thing", Group.FLOOR, *HANDS_FREE),
    _action("take_thing", Group.FLOOR, *HANDS_FREE),
    _action("put_thing", Group.FLOOR, *HANDS_FREE),
    _action("set_aside", Group.FLOOR, *HANDS_FREE),
    _action("relabel", Group.FLOOR, *HANDS_FREE),
    _action("load", Group.FLOOR, *HANDS_FREE),
    _action("name_role", Group.EXERCISE, Where.REPORT),
    # the ways out
    _action("new_transfer", Group.HANDHELD, Where.LIST),
    _action("cancel_transfer", Group.HANDHELD, Where.TRANSFER),
    _action("discard", Group.HANDHELD, Where.EDITOR, Where.QUESTION),
    _action("back", Group.HANDHELD, Where.LIST, Where.TRANSFER, Where.FLOOR),
    _action("hand_in", Group.EXERCISE, *HANDS_FREE),
    _action("leave_run", Group.EXERCISE, Where.MENU, Where.INTERRUPTED),
    _action("leave", Group.EXERCISE, *_LEFT_BY_ESCAPE),
    _action("lock", Group.PROGRAM, *AT_THE_DOOR, *SIGNED_IN, *ON_TOP, Where.TROUBLE),
    _action("quit", Group.PROGRAM, Where.LOCK, Where.TROUBLE),
)

_BY_ID = {each.id: each for each in ACTIONS}


def action(id_: str) -> Action:
    """The action of this id. Raises :class:`KeyError` when the table has none."""
    return _BY_ID[id_]


def actions_at(where: Where) -> tuple[Action, ...]:
    """What can be done there, in the order of the table."""
    return tuple(each for each in ACTIONS if where in each.where)
