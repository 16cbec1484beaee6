"""What there is to say about a scan and its two verdicts, as codes with facts; the sentences are in ``words``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "FindingCode", "finding"]


class FindingCode(StrEnum):
    """One thing to know, stable: it is printed by ``--json`` and names a sentence."""

    # Both read it, and something is still not as meant.
    NEXT_SWALLOWED = "next_swallowed"
    SEPARATOR_TEXT_SWALLOWED = "separator_text_swallowed"
    COMPANION_MISSING = "companion_missing"
    ZEROS_IN_FRONT = "zeros_in_front"
    # The app reads what the standard forbids.
    EMPTY_ACCEPTED = "empty_accepted"
    SEPARATOR_NOT_NEEDED = "separator_not_needed"
    PAIR_ACCEPTED = "pair_accepted"
    REPEAT_ACCEPTED = "repeat_accepted"
    LEADING_SEPARATOR_ACCEPTED = "leading_separator_accepted"
    OTHER_SEPARATOR_ACCEPTED = "other_separator_accepted"
    APP_MORE_LENIENT = "app_more_lenient"
    CHECK_DIGIT_NOT_TESTED = "check_digit_not_tested"
    # The app does not read what the standard allows.
    UNKNOWN_TO_APP = "unknown_to_app"
    APP_STRICTER = "app_stricter"
    SYMBOLOGY_NOT_DROPPED = "symbology_not_dropped"
    LINK_NOT_READ = "link_not_read"
    NOT_TAKEN_APART = "not_taken_apart"
    # Neither takes it.
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    IMPOSSIBLE_DATE = "impossible_date"
    SPACE_REFUSED = "space_refused"
    CHARACTER_REFUSED = "character_refused"
    FIELD_TOO_SHORT = "field_too_short"
    FIELD_TOO_LONG = "field_too_long"
    EMPTY_FIELD = "empty_field"
    DOUBLE_SEPARATOR = "double_separator"
    BRACKETS_IN_DATA = "brackets_in_data"
    UNKNOWN_TO_BOTH = "unknown_to_both"
    BOTH_REFUSE = "both_refuse"
    # How the app takes a code that stands alone.
    NUMBER_READ_AS_FIELDS = "number_read_as_fields"
    LOOKED_UP_WHOLE = "looked_up_whole"
    PREFIX_DECIDES = "prefix_decides"
    NUMBER_INSIDE = "number_inside"
    URI_READ = "uri_read"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know, with its facts."""

    code: FindingCode
    facts: tuple[tuple[str, str], ...] = ()


def finding(code: FindingCode, **facts: str) -> Finding:
    """A finding with facts by name."""
    return Finding(code, tuple(facts.items()))
