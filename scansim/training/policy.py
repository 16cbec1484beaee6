"""What must be proved by scanning, apart from what the handheld enforces; severities; gates (``scoring/``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO
from scansim.training.consequences.costs import USUAL_COSTS, Costs
from scansim.training.escalation import USUAL, Escalation
from scansim.training.story import Flow

__all__ = ["FlowPolicy", "Gates", "Policy", "Proof", "QuantityProof", "Severities", "Severity"]


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
class FlowPolicy:
    """The verification policy of one flow: which objects have to be scanned (reference training C1).

    ``document`` is what the work is opened by, ``source`` and ``destination`` are the labels of places, ``package`` is
    the carton or tote that goods go into. Quantities asked for up to ``each_up_to`` are proved by scanning each unit or
    box; above it one scan and a counted quantity will do. Serial numbers are always scanned each.
    """

    document: Proof = Proof.NONE
    product: Proof = Proof.NONE
    each_up_to: Decimal = ZERO
    source: Proof = Proof.NONE
    lot: Proof = Proof.NONE
    destination: Proof = Proof.NONE
    package: Proof = Proof.NONE

    def quantity_proof(self, asked: Decimal) -> QuantityProof:
        """How the quantity of a line of this size is proved."""
        return QuantityProof.EACH if asked <= self.each_up_to else QuantityProof.SCAN_THEN_COUNT


@dataclass(frozen=True, slots=True)
class Severities:
    """What each mistake weighs (reference training C3, C6 "Critical errors"); the names are those of ``Mistake``.

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
    received_wrong_item: Severity = Severity.MAJOR
    received_damaged: Severity = Severity.MAJOR
    received_over_order: Severity = Severity.MAJOR
    wrong_lot: Severity = Severity.MAJOR
    wrong_place: Severity = Severity.MAJOR
    wrong_package: Severity = Severity.MAJOR
    picked_wrong_item: Severity = Severity.MAJOR
    picked_unfit: Severity = Severity.MAJOR
    sent_wrong_item: Severity = Severity.CRITICAL
    sent_unfit: Severity = Severity.CRITICAL
    recorded_not_there: Severity = Severity.MAJOR
    recorded_too_many: Severity = Severity.MAJOR
    recorded_too_few: Severity = Severity.MAJOR
    left_short: Severity = Severity.MAJOR
    hold_ignored: Severity = Severity.CRITICAL
    count_wrong: Severity = Severity.MAJOR
    count_copied: Severity = Severity.CRITICAL
    unapproved_adjustment: Severity = Severity.CRITICAL
    own_approval: Severity = Severity.CRITICAL
    credentials_shared: Severity = Severity.CRITICAL
    scrapped_without_authority: Severity = Severity.CRITICAL
    hazard_ignored: Severity = Severity.CRITICAL
    wrong_answer: Severity = Severity.MAJOR


@dataclass(frozen=True, slots=True)
class Gates:
    """What a run needs to pass, all of it (DESIGN section 5 "Score")."""

    escaped_major_at_most: int
    missed_points_at_most: int


_FROM_A_PLACE = FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), source=Proof.SCAN, lot=Proof.SCAN)
_TO_A_PLACE = FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), lot=Proof.SCAN, destination=Proof.SCAN)
_BOTH_PLACES = FlowPolicy(
    Proof.SCAN, Proof.SCAN, Decimal(12), source=Proof.SCAN, lot=Proof.SCAN, destination=Proof.SCAN
)
_INTO_A_PACKAGE = FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), package=Proof.SCAN)
_COUNTED = FlowPolicy(product=Proof.SCAN, source=Proof.SCAN)


@dataclass(frozen=True, slots=True)
class Policy:
    """The site's scoring policy, with one verification policy a flow, the escalation matrix, and what errors cost."""

    revision: str
    receive: FlowPolicy
    severities: Severities
    gates: Gates
    putaway: FlowPolicy = _TO_A_PLACE
    transfer: FlowPolicy = _BOTH_PLACES
    replenish: FlowPolicy = _BOTH_PLACES
    pick: FlowPolicy = _FROM_A_PLACE
    pack: FlowPolicy = _INTO_A_PACKAGE
    dispatch: FlowPolicy = _FROM_A_PLACE
    quality: FlowPolicy = _BOTH_PLACES
    count: FlowPolicy = _COUNTED
    returns: FlowPolicy = _TO_A_PLACE
    escalation: Escalation = USUAL
    costs: Costs = USUAL_COSTS

    def of(self, flow: Flow) -> FlowPolicy:
        """The verification policy of a flow."""
        return {
            Flow.RECEIVE: self.receive,
            Flow.PUTAWAY: self.putaway,
            Flow.TRANSFER: self.transfer,
            Flow.REPLENISH: self.replenish,
            Flow.PICK: self.pick,
            Flow.PACK: self.pack,
            Flow.DISPATCH: self.dispatch,
            Flow.RETURN: self.returns,
            Flow.QUALITY: self.quality,
            Flow.COUNT: self.count,
        }[flow]
