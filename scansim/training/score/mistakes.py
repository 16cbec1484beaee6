"""What can go wrong, how bad it is, and what became of it (reference training C3, C6 "Critical errors").

Wrong goods are critical (K1, K2) only where they leave for a customer: nobody inside will notice any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scansim.engine.quantity import ZERO
from scansim.training.policy import Policy, Severity

__all__ = ["CRITICAL_CODES", "Fate", "Mistake", "RunError", "error", "weight"]


class Mistake(StrEnum):
    """Every mistake; each has its severity in ``scoring/policy.yaml``, under the same name."""

    RECEIVED_NOT_THERE = "received_not_there"
    RECEIVED_TOO_MANY = "received_too_many"
    RECEIVED_TOO_FEW = "received_too_few"
    RECEIVED_WRONG_ITEM = "received_wrong_item"
    RECEIVED_DAMAGED = "received_damaged"
    RECEIVED_OVER_ORDER = "received_over_order"
    REST_GIVEN_UP = "rest_given_up"
    REST_KEPT_OPEN = "rest_kept_open"
    MISCOUNTED = "miscounted"
    REFUSAL_UNHEEDED = "refusal_unheeded"
    PROXY_SCAN = "proxy_scan"
    WRONG_LOT = "wrong_lot"
    WRONG_PLACE = "wrong_place"
    WRONG_PACKAGE = "wrong_package"
    PLACE_OVERFILLED = "place_overfilled"
    MIXED_LOTS = "mixed_lots"
    PICKED_WRONG_ITEM = "picked_wrong_item"
    PICKED_UNFIT = "picked_unfit"
    SENT_WRONG_ITEM = "sent_wrong_item"
    SENT_UNFIT = "sent_unfit"
    RECORDED_NOT_THERE = "recorded_not_there"
    RECORDED_TOO_MANY = "recorded_too_many"
    RECORDED_TOO_FEW = "recorded_too_few"
    LEFT_SHORT = "left_short"
    HOLD_IGNORED = "hold_ignored"
    COUNT_WRONG = "count_wrong"
    COUNT_COPIED = "count_copied"
    UNAPPROVED_ADJUSTMENT = "unapproved_adjustment"
    OWN_APPROVAL = "own_approval"
    CREDENTIALS_SHARED = "credentials_shared"
    SCRAPPED_WITHOUT_AUTHORITY = "scrapped_without_authority"
    HAZARD_IGNORED = "hazard_ignored"
    WRONG_ANSWER = "wrong_answer"


CRITICAL_CODES = {
    Mistake.SENT_WRONG_ITEM: "K1",
    Mistake.SENT_UNFIT: "K2",
    Mistake.UNAPPROVED_ADJUSTMENT: "K3",
    Mistake.OWN_APPROVAL: "K4",
    Mistake.CREDENTIALS_SHARED: "K5",
    Mistake.PROXY_SCAN: "K6",
    Mistake.RECEIVED_NOT_THERE: "K7",
    Mistake.REST_GIVEN_UP: "K8",
    Mistake.MIXED_LOTS: "K9",
    Mistake.COUNT_COPIED: "K10",
    Mistake.SCRAPPED_WITHOUT_AUTHORITY: "K11",
    Mistake.HAZARD_IGNORED: "K12",
}
"""What the reference calls each mistake where it is critical."""


class Fate(StrEnum):
    """What became of an error (reference training C3)."""

    ESCAPED = "escaped"
    SYSTEM_CAUGHT = "system_caught"
    SELF_CORRECTED = "self_corrected"


_SEVERITY_WEIGHT = {Severity.CRITICAL: Fraction(5), Severity.MAJOR: Fraction(1), Severity.MINOR: Fraction(1, 4)}
_FATE_WEIGHT = {Fate.ESCAPED: Fraction(1), Fate.SYSTEM_CAUGHT: Fraction(1, 10), Fate.SELF_CORRECTED: Fraction(0)}


@dataclass(frozen=True, slots=True)
class RunError:
    """One error: what, how bad, what became of it, and the numbers of its sentence.

    ``about`` is a product's id, a document, a code that was refused, or the name of an interruption; ``task`` is the
    transfer or the counted location where it happened, empty for what belongs to none.
    """

    mistake: Mistake
    severity: Severity
    fate: Fate
    about: str = ""
    recorded: Decimal = ZERO
    truth: Decimal = ZERO
    task: str = ""

    @property
    def code(self) -> str:
        """The code of a critical error (K7), empty for others."""
        return CRITICAL_CODES.get(self.mistake, "") if self.severity is Severity.CRITICAL else ""


def error(
    policy: Policy,
    mistake: Mistake,
    about: str,
    recorded: Decimal = ZERO,
    truth: Decimal = ZERO,
    *,
    task: str = "",
    fate: Fate = Fate.ESCAPED,
) -> RunError:
    """An error as heavy as the policy says."""
    severity: Severity = getattr(policy.severities, mistake.value)
    return RunError(mistake, severity, fate, about, recorded, truth, task)


def weight(error: RunError) -> tuple[Fraction, Fraction]:
    """Severity and fate weight of an error."""
    return _SEVERITY_WEIGHT[error.severity], _FATE_WEIGHT[error.fate]
