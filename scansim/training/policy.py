"""What must be proved by scanning, apart from what the handheld enforces; severities; gates (``scoring/``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Gates", "Policy", "Proof", "QuantityProof", "ReceivePolicy", "Severities", "Severity"]


class Proof(StrEnum):
    """Whether an object has to be scanned."""

    SCAN = "scan"
    NONE = "none"


class QuantityProof(StrEnum):
    """How a quantity is proved: each unit or box scanned, or one scan and then a count."""

    EACH = "each"
    SCAN_THEN_COUNT = "scan_then_count"


class Severity(StrEnum):
    """How bad an error is (reference training C3)."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class ReceivePolicy:
    """The verification policy of receiving.

    Quantities ordered up to ``each_up_to`` are proved by scanning each unit or box; above it one scan and a counted
    quantity will do.
    """

    document: Proof
    product: Proof
    each_up_to: Decimal

    def quantity_proof(self, ordered: Decimal) -> QuantityProof:
        """How the quantity of a line of this size is proved."""
        return QuantityProof.EACH if ordered <= self.each_up_to else QuantityProof.SCAN_THEN_COUNT


@dataclass(frozen=True, slots=True)
class Severities:
    """What each mistake of receiving weighs (reference training C3, C6 "Critical errors").

    A proxy scan is critical (K6) everywhere: the policy's file has no key for it.
    """

    received_not_there: Severity
    received_too_many: Severity
    received_too_few: Severity
    rest_given_up: Severity
    rest_kept_open: Severity
    miscounted: Severity
    refusal_unheeded: Severity
    proxy_scan: Severity = Severity.CRITICAL


@dataclass(frozen=True, slots=True)
class Gates:
    """What a run needs to pass, all of it (DESIGN section 5 "Score")."""

    escaped_major_at_most: int
    missed_points_at_most: int


@dataclass(frozen=True, slots=True)
class Policy:
    """The site's scoring policy."""

    revision: str
    receive: ReceivePolicy
    severities: Severities
    gates: Gates
