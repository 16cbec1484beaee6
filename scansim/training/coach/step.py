"""What the coach says: one step, and the inputs that do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.training.inputs import Input

__all__ = ["Advice", "CoachStep", "Must", "step", "stop"]


class Advice(StrEnum):
    """What kind of step it is; its sentence is in words/."""

    GO_TO = "go_to"
    SCAN_WALK_LABEL = "scan_walk_label"
    LOOK_AT_GOODS = "look_at_goods"
    READ_PAPER = "read_paper"
    TAKE_BACK = "take_back"
    PUT_BACK = "put_back"
    SCAN_DOCUMENT = "scan_document"
    SCAN_BOX = "scan_box"
    SCAN_UNIT = "scan_unit"
    SCAN_SOURCE = "scan_source"
    SCAN_DESTINATION = "scan_destination"
    SCAN_PACKAGE = "scan_package"
    SCAN_LOT = "scan_lot"
    PUT_IN_PACK = "put_in_pack"
    OPEN_BOX = "open_box"
    OPEN_COUNT = "open_count"
    COUNT_NONE = "count_none"
    KEEP_COUNTED = "keep_counted"
    APPLY = "apply"
    SEE_STOCK = "see_stock"
    REPORT = "report"
    SET_ASIDE = "set_aside"
    LOAD = "load"
    RELABEL = "relabel"
    TYPE_CODE = "type_code"
    ENTER_COUNTED = "enter_counted"
    SET_QUANTITY = "set_quantity"
    COUNT_AGAIN = "count_again"
    OPEN_EDITOR = "open_editor"
    CONFIRM_QUANTITY = "confirm_quantity"
    DISCARD = "discard"
    LEAVE = "leave"
    VALIDATE = "validate"
    KEEP_REST_OPEN = "keep_rest_open"
    GIVE_REST_UP = "give_rest_up"
    ANSWER = "answer"
    GO_ON = "go_on"
    HAND_IN = "hand_in"
    FINISHED = "finished"
    STOP = "stop"


class Must(StrEnum):
    """What must still become true when the coach cannot go on; its sentence is in words/."""

    GOODS_COME_BACK = "goods_come_back"
    RECORD_IS_PUT_RIGHT = "record_is_put_right"
    GOODS_ARE_FOUND = "goods_are_found"
    PLACE_IS_KNOWN = "place_is_known"
    REFUSAL_IS_UNDERSTOOD = "refusal_is_understood"
    RUN_IS_REPEATED = "run_is_repeated"


@dataclass(frozen=True, slots=True)
class CoachStep:
    """One step: the advice, the facts of its sentence, and the input that does it (None: nothing to do)."""

    advice: Advice
    input: Input | None = None
    facts: tuple[tuple[str, str], ...] = ()


def step(advice: Advice, given: Input | None = None, **facts: str) -> CoachStep:
    """A step with its facts."""
    return CoachStep(advice, given, tuple(facts.items()))


def stop(must: Must, **facts: str) -> CoachStep:
    """Nothing that hands or the handheld could do: what must still become true."""
    return step(Advice.STOP, None, must=must.value, **facts)
