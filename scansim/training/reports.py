"""Exception reports: the eight codes an operator uses, and to whom they go (DESIGN section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["ROLES", "SHIFT_LEAD", "ReportCode", "Reported"]

SHIFT_LEAD = "shift_lead"
"""Asking the shift lead is always allowed and never a false alarm."""

ROLES = (
    SHIFT_LEAD,
    "inventory_controller",
    "quality",
    "buyer",
    "dispatch_coordinator",
    "customer_service",
    "helpdesk",
    "maintenance",
)
"""Who can be told."""


class ReportCode(StrEnum):
    """What an operator can say is wrong."""

    MISSING = "missing"
    EXTRA = "extra"
    WRONG_ITEM = "wrong_item"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    PLACE_PROBLEM = "place_problem"
    SYSTEM = "system"
    STOP_SAFETY = "stop_safety"


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as it was made."""

    code: ReportCode
    about: str
    quantity: Decimal | None
    to: str
