"""Stable codes of what the training layer itself answers: to hands, feet, reports and hints."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Answered"]


class Answered(StrEnum):
    """What became of an input that is not the handheld's."""

    WALKED = "walked"
    LOOKED = "looked"
    PAPER_READ = "paper_read"
    BOX_OPENED = "box_opened"
    SET_ASIDE = "set_aside"
    TAKEN = "taken"
    TAKEN_INTO_TOTE = "taken_into_tote"
    PUT_DOWN = "put_down"
    RELABELLED = "relabelled"
    LOADED = "loaded"
    REPORTED = "reported"
    REPORTED_TO = "reported_to"
    ANSWERED = "answered"
    HINT = "hint"
    PAUSED = "paused"
    RESUMED = "resumed"
    ABANDONED = "abandoned"
    FINISHED = "handed_in"
    FREE_LEFT = "free_left"
    # refused
    RUN_OVER = "run_over"
    RUN_PAUSED = "run_paused"
    NOT_PAUSED = "not_paused"
    NO_SUCH_PLACE = "no_such_place"
    NOT_HERE = "not_here"
    NOT_IN_HAND = "not_in_hand"
    NO_SUCH_TOTE = "no_such_tote"
    ONLY_ONE = "only_one"
    WALK_LABEL_NOT_SCANNED = "walk_label_not_scanned"
    NOTHING_TO_PICK = "nothing_to_pick"
    NO_SUCH_ACT = "no_such_act"
    LABEL_SMUDGED = "label_smudged"
    LABEL_IS_READABLE = "label_is_readable"
    REPORT_IT_FIRST = "report_it_first"
    NO_DOOR_HERE = "no_door_here"
    PLACE_IS_FULL = "place_is_full"
    NOT_A_COUNT = "not_a_count"
    UNKNOWN_REPORT = "unknown_report"
    NO_QUESTION = "no_question"
    NO_SUCH_ANSWER = "no_such_answer"
    QUESTION_WAITS = "question_waits"
    NO_COACH = "no_coach"
    NO_HINT_IN_CHECK = "no_hint_in_check"
    NOTHING_TO_HAND_IN = "nothing_to_hand_in"
    NOT_UTF8 = "not_utf8"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"
