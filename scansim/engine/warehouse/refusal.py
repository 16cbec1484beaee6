"""Why the warehouse refuses: typed, with a stable code and the facts of the sentence."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Reason", "Refused"]


class Reason(StrEnum):
    """The stable codes of what the record does not take (reference odoo-barcode 4.0 "Validate" and section 11)."""

    NOTHING_TO_MOVE = "nothing_to_move"
    NO_QUANTITY = "no_quantity"
    ALREADY_FINISHED = "already_finished"
    NEGATIVE_QUANTITY = "negative_quantity"
    NOT_A_MULTIPLE = "not_a_multiple"
    TOO_LARGE = "too_large"
    VIEW_LOCATION = "view_location"
    LOT_REQUIRED = "lot_required"
    BARCODE_TAKEN = "barcode_taken"
    UNIT_MISMATCH = "unit_mismatch"
    LOT_TAKEN = "lot_taken"
    SERIAL_TWICE = "serial_twice"
    PACKAGE_SPLIT = "package_split"
    PACKAGE_IN_ITSELF = "package_in_itself"
    NOTHING_TO_PACK = "nothing_to_pack"
    NOTHING_TO_RESERVE = "nothing_to_reserve"
    NOTHING_TO_SPLIT = "nothing_to_split"
    NOT_POSITIVE = "not_positive"
    NOT_DONE = "not_done"
    NOTHING_TO_RETURN = "nothing_to_return"
    MIXED_BATCH = "mixed_batch"
    BELOW_RECEIVED = "below_received"
    NOT_COUNTABLE = "not_countable"
    SERIAL_COUNTED = "serial_counted"
    APPROVAL_NEEDED = "approval_needed"
    OWN_COUNT = "own_count"
    ON_HOLD = "on_hold"
    FROZEN = "frozen"
    NO_SUCH_NOTICE = "no_such_notice"
    CHECK_NEEDED = "check_needed"
    NO_SUCH_CHECK = "no_such_check"
    ALREADY_CHECKED = "already_checked"
    MORE_THAN_THERE = "more_than_there"
    EMPTY_BATCH = "empty_batch"
    IN_ANOTHER_BATCH = "in_another_batch"
    TOTE_TAKEN = "tote_taken"
    NOT_IN_BATCH = "not_in_batch"
    NOTHING_TO_INVOICE = "nothing_to_invoice"


class Refused(Exception):
    """The operation was taken back whole; nothing changed."""

    def __init__(self, reason: Reason, **facts: str) -> None:
        super().__init__(reason.value, facts)
        self.reason = reason
        self.facts = facts
