"""What the real app makes of one scan: its parts, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scansim.engine.barcodes.app_rules import Names

__all__ = ["AppFault", "AppPart", "AppVerdict"]


class AppFault(StrEnum):
    """Why the app got nothing out of a scan.

    ``NO_RULE`` is silent: the app goes on to look for the whole string as a plain code. The others are errors.
    """

    NO_RULE = "no_rule"
    INVALID_DATE = "invalid_date"
    INVALID_MONTH = "invalid_month"
    NOT_A_NUMBER = "not_a_number"
    EMPTY_CODE = "empty_code"
    BROKEN_URI = "broken_uri"


@dataclass(frozen=True, slots=True)
class AppPart:
    """One thing that the app reads out of a scan.

    ``code`` is the text as it stands; ``value`` what it means: the same text, a day, or a number (of ``unit``, where
    the rule names one). ``ai`` is empty for codes that are no element strings. ``base_code`` is what a plain code is
    looked up under; ``position`` is where the part begins in the scan.
    """

    names: Names
    code: str
    value: str | Decimal | date
    ai: str = ""
    unit: str = ""
    base_code: str = ""
    encoding: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class AppVerdict:
    """The parts in their order; or a fault, the place where the reading stopped, and the parts thrown away for it."""

    parts: tuple[AppPart, ...]
    fault: AppFault | None = None
    position: int = 0
    discarded: tuple[AppPart, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether the app acts on the parts."""
        return self.fault is None
