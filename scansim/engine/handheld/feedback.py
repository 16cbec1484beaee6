"""What the handheld answers: a tone, a stable code, and the facts of the sentence. The sentence itself is in words/."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.filling import filled_directly
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

    # Work was found.
    WELCOME = "welcome"
    TRANSFER_OPENED = "transfer_opened"
    TRANSFER_CREATED = "transfer_created"
    FINISHED_OPENED = "finished_opened"
    BATCH_OPENED = "batch_opened"
    PACKAGE_OPENED = "package_opened"
    LIST_FILTERED = "list_filtered"
    WENT_BACK = "went_back"
    # Goods were counted.
    COUNTED = "counted"
    COUNTED_COMPLETE = "counted_complete"
    COUNTED_OVER = "counted_over"
    COUNTED_EXTRA = "counted_extra"
    COUNTED_UNPLANNED = "counted_unplanned"
    PRODUCT_SELECTED = "product_selected"
    SERIAL_TAKEN_ELSEWHERE = "serial_taken_elsewhere"
    TAKEN_BACK = "taken_back"
    LINE_SELECTED = "line_selected"
    LINE_CHANGED = "line_changed"
    LINE_ADDED = "line_added"
    LINE_REMOVED = "line_removed"
    SERIALS_GENERATED = "serials_generated"
    # Places and packages were taken.
    SOURCE_SET = "source_set"
    SOURCE_WITHOUT_LINES = "source_without_lines"
    DESTINATION_SET = "destination_set"
    PACKED = "packed"
    CONTAINED = "contained"
    PACKAGE_COUNTED = "package_counted"
    # Forms were filled in.
    QUANTITY_ENTERED = "quantity_entered"
    FIELD_ENTERED = "field_entered"
    CHANGES_DISCARDED = "changes_discarded"
    SCRAPPED = "scrapped"
    RETURN_CREATED = "return_created"
    QUALITY_PASSED = "quality_passed"
    QUALITY_FAILED = "quality_failed"
    PRINTED = "printed"
    # Work is done.
    VALIDATED = "validated"
    VALIDATED_WITH_BACKORDER = "validated_with_backorder"
    VALIDATED_REST_CANCELLED = "validated_rest_cancelled"
    BATCH_VALIDATED = "batch_validated"
    TRANSFER_CANCELLED = "transfer_cancelled"
    # Stock was counted.
    COUNT_OPENED = "count_opened"
    COUNTING_AT = "counting_at"
    COUNT_WRITTEN = "count_written"
    COUNT_TAKEN_BACK = "count_taken_back"
    COUNTS_APPLIED = "counts_applied"
    # Something is asked.
    BACKORDER_ASKED = "backorder_asked"
    EXPIRED_ASKED = "expired_asked"
    PROCESS_ALL_ASKED = "process_all_asked"
    EXTRA_PRODUCT_ASKED = "extra_product_asked"
    EXTRA_PACKAGE_ASKED = "extra_package_asked"
    BATCH_RECEIPTS_ASKED = "batch_receipts_asked"
    SERIAL_ELSEWHERE_ASKED = "serial_elsewhere_asked"
    QUALITY_ASKED = "quality_asked"
    HUGE_ASKED = "huge_asked"
    SCRAP_SHORT_ASKED = "scrap_short_asked"
    PACKAGE_TYPE_ASKED = "package_type_asked"
    CANCEL_ASKED = "cancel_asked"
    CONFLICT_ASKED = "conflict_asked"
    UNTRACKED_ASKED = "untracked_asked"
    # Refused for what was read.
    UNKNOWN_BARCODE = "unknown_barcode"
    OWNER_UNKNOWN = "owner_unknown"
    UNKNOWN_COMMAND = "unknown_command"
    AMBIGUOUS_BARCODE = "ambiguous_barcode"
    LOT_UNKNOWN = "lot_unknown"
    UNIT_DOES_NOT_FIT = "unit_does_not_fit"
    NOT_A_QUANTITY = "not_a_quantity"
    # Refused, for something else comes first.
    ANSWER_FIRST = "answer_first"
    FINISH_EDITING_FIRST = "finish_editing_first"
    LEAVE_TRANSFER_FIRST = "leave_transfer_first"
    LEAVE_COUNT_FIRST = "leave_count_first"
    SCAN_PRODUCT_FIRST = "scan_product_first"
    SCAN_THE_PRODUCT = "scan_the_product"
    SCAN_SOURCE_FIRST = "scan_source_first"
    SCAN_DESTINATION_FIRST = "scan_destination_first"
    SCAN_LOCATION_FIRST = "scan_location_first"
    PACK_FIRST = "pack_first"
    SCAN_SOMETHING_FIRST = "scan_something_first"
    ALL_MUST_BE_PACKED = "all_must_be_packed"
    ALL_MUST_BE_SENT = "all_must_be_sent"
    # Refused, for it is not this or not here.
    WRONG_LOCATION = "wrong_location"
    PRODUCT_NOT_EXPECTED = "product_not_expected"
    PACKAGE_NOT_EXPECTED = "package_not_expected"
    PACKAGE_ELSEWHERE = "package_elsewhere"
    PACKAGE_TWICE = "package_twice"
    PACKAGE_TAKEN = "package_taken"
    PACKAGE_OF_SEVERAL = "package_of_several"
    PACKAGE_IN_ITSELF = "package_in_itself"
    PACKAGE_IS_EMPTY = "package_is_empty"
    PACKAGES_NOT_USED = "packages_not_used"
    LOTS_NOT_USED = "lots_not_used"
    BATCHES_NOT_USED = "batches_not_used"
    SERIAL_NUMBER_TAKEN = "serial_number_taken"
    SERIAL_TWICE = "serial_twice"
    NOTHING_TO_PACK = "nothing_to_pack"
    NO_TRANSFER_WITH_IT = "no_transfer_with_it"
    TRANSFER_FINISHED = "transfer_finished"
    ONLY_TO_LOOK_AT = "only_to_look_at"
    OPERATION_NOT_AVAILABLE = "operation_not_available"
    COMMAND_NOT_AVAILABLE = "command_not_available"
    NO_SUCH_CONTROL = "no_such_control"
    NO_SUCH_FIELD = "no_such_field"
    NOTHING_TO_VALIDATE = "nothing_to_validate"
    NOTHING_TO_RETURN = "nothing_to_return"
    NOTHING_COUNTED = "nothing_counted"
    RECORD_REFUSES = "record_refuses"


@filled_directly
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
