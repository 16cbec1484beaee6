"""What the GS1 standard finds wrong with an element string."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Gs1Fault"]


class Gs1Fault(StrEnum):
    """One class of fault, stable: it is printed by ``--json`` and names a sentence."""

    EMPTY = "empty"
    UNKNOWN_AI = "unknown_ai"
    LENGTH = "length"
    CHARSET = "charset"
    CHECK_DIGIT = "check_digit"
    COMPANY_PREFIX = "company_prefix"
    DATE = "date"
    TIME = "time"
    PIECE = "piece"
    ZERO = "zero"
    CODE_LIST = "code_list"
    PERCENT = "percent"
    RANGE = "range"
    FORM = "form"
    PAIRING = "pairing"
    REPEATED = "repeated"
    MISSING_COMPANION = "missing_companion"
