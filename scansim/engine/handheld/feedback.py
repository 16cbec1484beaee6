"""What the handheld answers: a tone, a stable code, and the facts of the sentence. The sentence itself is in words/."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.warehouse.refusal import Refused

__all__ = ["Code", "Feedback", "Tone", "Verdict", "accepted", "refused", "refused_by_record", "warned"]


class Tone(StrEnum):
    """How it should look and sound."""

    OK = "ok"
    ATTENTION = "attention"
    ERROR = "error"


class Verdict(StrEnum):
    """Why something was refused: it means nothing, it may not be done now, or it means several things."""

    UNREADABLE = "unreadable"
    NOT_NOW = "not_now"
    AMBIGUOUS = "ambiguous"


class Code(StrEnum):
    """Stable codes of what happened."""

    # accepted
    WELCOME = "welcome"
    TRANSFER_OPENED = "transfer_opened"
    TRANSFER_CREATED = "transfer_created"
    LIST_FILTERED = "list_filtered"
    COUNTED = "counted"
    COUNTED_COMPLETE = "counted_complete"
    COUNTED_OVER = "counted_over"
    COUNTED_EXTRA = "counted_extra"
    TAKEN_BACK = "taken_back"
    LINE_SELECTED = "line_selected"
    LINE_REMOVED = "line_removed"
    DESTINATION_SET = "destination_set"
    QUANTITY_ENTERED = "quantity_entered"
    CHANGES_DISCARDED = "changes_discarded"
    VALIDATED = "validated"
    VALIDATED_WITH_BACKORDER = "validated_with_backorder"
    VALIDATED_REST_CANCELLED = "validated_rest_cancelled"
    TRANSFER_CANCELLED = "transfer_cancelled"
    PRINTED = "printed"
    WENT_BACK = "went_back"
    # asked
    BACKORDER_ASKED = "backorder_asked"
    EXTRA_PRODUCT_ASKED = "extra_product_asked"
    CANCEL_ASKED = "cancel_asked"
    # refused
    UNKNOWN_BARCODE = "unknown_barcode"
    UNKNOWN_COMMAND = "unknown_command"
    AMBIGUOUS_BARCODE = "ambiguous_barcode"
    ANSWER_FIRST = "answer_first"
    FINISH_EDITING_FIRST = "finish_editing_first"
    LEAVE_TRANSFER_FIRST = "leave_transfer_first"
    SCAN_PRODUCT_FIRST = "scan_product_first"
    WRONG_LOCATION = "wrong_location"
    PRODUCT_NOT_EXPECTED = "product_not_expected"
    TRACKED_NOT_AVAILABLE = "tracked_not_available"
    NO_TRANSFER_WITH_IT = "no_transfer_with_it"
    TRANSFER_FINISHED = "transfer_finished"
    OPERATION_NOT_AVAILABLE = "operation_not_available"
    COMMAND_NOT_AVAILABLE = "command_not_available"
    NO_SUCH_CONTROL = "no_such_control"
    NO_SUCH_FIELD = "no_such_field"
    NOT_A_QUANTITY = "not_a_quantity"
    NOTHING_TO_VALIDATE = "nothing_to_validate"
    SCAN_SOMETHING_FIRST = "scan_something_first"
    RECORD_REFUSES = "record_refuses"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One answer. ``verdict`` is None when the input was accepted; ``facts`` fill the sentence, as plain data."""

    tone: Tone
    code: StrEnum
    facts: tuple[tuple[str, str], ...] = ()
    verdict: Verdict | None = None

    @property
    def was_accepted(self) -> bool:
        """Whether the input was taken."""
        return self.verdict is None

    def fact(self, name: str) -> str:
        """The fact of this name, or empty."""
        return dict(self.facts).get(name, "")


def accepted(code: StrEnum, **facts: str) -> Feedback:
    """The input was taken."""
    return Feedback(Tone.OK, code, tuple(facts.items()))


def warned(code: StrEnum, **facts: str) -> Feedback:
    """The input was taken, but look twice."""
    return Feedback(Tone.ATTENTION, code, tuple(facts.items()))


def refused(verdict: Verdict, code: StrEnum, **facts: str) -> Feedback:
    """The input was not taken; nothing changed."""
    return Feedback(Tone.ERROR, code, tuple(facts.items()), verdict)


def refused_by_record(refusal: Refused) -> Feedback:
    """The record did not take it; ``reason`` and its facts say why."""
    return refused(Verdict.NOT_NOW, Code.RECORD_REFUSES, reason=refusal.reason.value, **refusal.facts)
