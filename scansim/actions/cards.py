"""The control codes: what a person with nothing but a scanner reads off cards on the wall (DESIGN section 5, "Hands on
the scanner only"). They are routed before the handheld, which knows none of them.

What each of them means in each situation is a table too: a code that has no meaning there is refused aloud and changes
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scansim.actions.table import (
    ASKED,
    AT_THE_DOOR,
    BOARDS,
    CHOOSING,
    ENTER,
    FLOOR_IN_SIGHT,
    HANDS_FREE,
    IN_A_RUN,
    LONG_LISTS,
    ON_TOP,
    READING,
    REPORTS,
    SIGNED_IN,
    Where,
)

__all__ = ["CONTROL_CODES", "ControlCode", "ControlKind", "Meaning", "codes_at", "control_code", "meaning_of"]


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


_STARTS = (Where.FAIR_USE, Where.WELCOME, Where.HOME, Where.UNFINISHED, Where.BRIEF, Where.HARDWARE)
_COMMANDS: dict[str, Mapping[Where, str]] = {
    "start": {each: ENTER[each] for each in _STARTS}
    | {Where.LOCK: "enter_as_guest", Where.TRANSFER: "choose_button", **_at("choose_four", *LONG_LISTS)},
    "enter": ENTER,
    "next": {
        **_at("choose_next", *CHOOSING, Where.FLOOR),
        **_at("scroll_on", *READING),
        # Where nothing is highlighted it goes on.
        **{each: ENTER[each] for each in (Where.DEMONSTRATION, Where.HARDWARE)},
        Where.WELCOME: "choose_down",
        Where.REPLAY: "step_on",
    },
    "back": {
        **_at("lock", Where.FAIR_USE, Where.WELCOME, Where.HOME, Where.UNFINISHED),
        **_at("leave", Where.NAMES, Where.PIN, Where.BRIEF, *ASKED, Where.DEMONSTRATION, Where.DEBRIEF, *ON_TOP),
        **_at("leave", Where.EVIDENCE, Where.SEEN, *BOARDS, *REPORTS),
        **_at("back", Where.LIST, Where.TRANSFER, Where.FLOOR),
        **_at("discard", Where.EDITOR, Where.QUESTION),
        **_at("leave_run", Where.MENU, Where.INTERRUPTED),
        Where.REPLAY: "step_back",
        Where.TROUBLE: "try_again",
    },
    "yes": {
        **_at("answer_yes", Where.QUESTION, Where.DECISION),
        **{each: ENTER[each] for each in (Where.FAIR_USE, Where.WELCOME, Where.UNFINISHED)},
        Where.HARDWARE: "keep_check",
    },
    "no": {
        **_at("answer_no", Where.QUESTION, Where.DECISION),
        **_at("lock", Where.FAIR_USE, Where.WELCOME),
        Where.UNFINISHED: "give_up",
        Where.HARDWARE: "check_again",
    },
    "floor": {**_at("floor", *FLOOR_IN_SIGHT, Where.REPLAY), Where.HARDWARE: "other_floor"},
    "look": {
        **_at("look", *FLOOR_IN_SIGHT),
        **_at("watch_ride", Where.SIGN, Where.EVIDENCE),
        Where.HARDWARE: "scroll_on",
    },
    "open": {**_at("open_thing", *HANDS_FREE), Where.SIGN: "all_lines"},
    "take": {**_at("take_thing", *HANDS_FREE), Where.SIGN: "next_person"},
    "put": {**_at("put_thing", *HANDS_FREE), Where.DEBRIEF: "print_debrief", Where.SIGN: "print_certificate"},
    "aside": {**_at("set_aside", *HANDS_FREE), Where.SIGN: "state_other"},
    "relabel": _at("relabel", *HANDS_FREE),
    "load": _at("load", *HANDS_FREE),
    "hint": _at("hint", *IN_A_RUN, Where.INTERRUPTED),
    "finish": _at("hand_in", *HANDS_FREE),
    "help": {**_at("help", Where.LOCK, *AT_THE_DOOR, *SIGNED_IN, Where.HARDWARE), Where.HELP: "leave"},
    "lock": _at("lock", *AT_THE_DOOR, *SIGNED_IN, *ON_TOP, Where.TROUBLE),
}
_PAGES: dict[str, Mapping[Where, str]] = {
    "A": {Where.BRIEF: "begin", Where.DEBRIEF: "next_exercise", Where.REPLAY: "error_before"},
    "B": {Where.BRIEF: "watch", Where.DEBRIEF: "watch", Where.REPLAY: "error_after"},
    "C": {Where.DEBRIEF: "same_again", Where.REPLAY: "faster"},
    "D": {Where.DEBRIEF: "replay", Where.REPLAY: "leave"},
}
"""The letters of choices that are things to do and no rows."""

_FAMILIES: dict[ControlKind, Mapping[Where, str]] = {
    ControlKind.CHOICE: _at("choose_nth", *CHOOSING),
    ControlKind.DIGIT: _at("enter_digit", Where.TRANSFER, Where.EDITOR, Where.QUESTION, Where.REPORT, Where.HANDS),
    ControlKind.REPORT: _at("report", *HANDS_FREE, Where.REPORT),
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
