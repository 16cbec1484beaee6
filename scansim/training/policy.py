"""What must be proved by scanning, apart from what the handheld enforces; severities; gates (``scoring/``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO
from scansim.scanner.entry import Grade
from scansim.training.consequences.costs import USUAL_COSTS, Costs
from scansim.training.escalation import USUAL, Escalation
from scansim.training.standard_times import StandardTimes
from scansim.training.story import Flow

__all__ = [
    "OPERATOR",
    "USUAL_WEIGHTS",
    "CheckGates",
    "FlowPolicy",
    "Gates",
    "Policy",
    "PracticeGates",
    "Proof",
    "QuantityProof",
    "Severities",
    "Severity",
    "Weights",
]

OPERATOR = "operator"
"""Who an exercise is for where it says nothing, and by whose weights most are scored."""


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
    place_overfilled: Severity = Severity.MAJOR
    mixed_lots: Severity = Severity.CRITICAL
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
class PracticeGates:
    """What practice of many lines needs to pass (reference training C6, column "Try").

    ``compliance_at_least`` is a share of the points (0.90), ``score_at_least`` of 100.
    """

    compliance_at_least: Decimal = Decimal("0.90")
    escaped_major_at_most: int = 1
    score_at_least: Decimal = Decimal(80)


@dataclass(frozen=True, slots=True)
class CheckGates:
    """What a check-ride of many lines needs to pass (reference training C6, column "Check").

    From ``long_from`` lines on it passes with escaped major errors too, where ``right_lines_at_least`` of all lines are
    right. ``lines_at_least``, ``pause_at_most`` (seconds) and ``grades``, how labels may have been read, make it valid,
    whatever its figures are.
    """

    compliance_at_least: Decimal = Decimal("0.95")
    escaped_major_at_most: int = 0
    score_at_least: Decimal = Decimal(85)
    long_from: int = 50
    right_lines_at_least: Decimal = Decimal("0.98")
    lines_at_least: int = 20
    pause_at_most: int = 600
    grades: tuple[Grade, ...] = (Grade.PREFIX, Grade.TIMING, Grade.PICKED)


@dataclass(frozen=True, slots=True)
class Gates:
    """What a run needs to pass, all of it (DESIGN section 5 "Score").

    The first two hold for short runs, where a figure would be noise; the others from
    :data:`~scansim.training.score.scorecard.LINES_FOR_A_TOTAL` lines on.
    """

    escaped_major_at_most: int
    missed_points_at_most: int
    practice: PracticeGates = PracticeGates()
    check: CheckGates = CheckGates()


@dataclass(frozen=True, slots=True)
class Weights:
    """What each component counts in the score; those that do not apply drop out (reference training C6)."""

    compliance: Decimal = Decimal("0.35")
    accuracy: Decimal = Decimal("0.35")
    exceptions: Decimal = Decimal("0.20")
    pace: Decimal = Decimal("0.10")
    resolution: Decimal = ZERO


OF_CONTROLLERS = Weights(compliance=Decimal("0.20"), exceptions=Decimal("0.35"), pace=ZERO, resolution=Decimal("0.10"))
USUAL_WEIGHTS = (
    ("operator", Weights()),
    ("inventory_controller", OF_CONTROLLERS),
    ("supervisor", OF_CONTROLLERS),
)
"""What holds where a site says nothing: who controls is measured by what becomes of exceptions, and how soon."""


_FROM_A_PLACE = FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), source=Proof.SCAN, lot=Proof.SCAN)
_TO_A_PLACE = FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), lot=Proof.SCAN, destination=Proof.SCAN)
_BOTH_PLACES = FlowPolicy(
    Proof.SCAN, Proof.SCAN, Decimal(12), source=Proof.SCAN, lot=Proof.SCAN, destination=Proof.SCAN
)
_INTO_A_PACKAGE = FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), package=Proof.SCAN)
_COUNTED = FlowPolicy(product=Proof.SCAN, source=Proof.SCAN)


@dataclass(frozen=True, slots=True)
class Policy:
    """The site's scoring policy: one verification policy a flow, severities, gates, the weights of each role, the
    escalation matrix, what errors cost, and the standard times, without which pace is not scored. Places of the storage
    categories ``one_lot`` may hold one lot of a product only."""

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
    standard_times: StandardTimes | None = None
    weights: tuple[tuple[str, Weights], ...] = USUAL_WEIGHTS
    one_lot: tuple[str, ...] = ()

    def weighted_for(self, roles: Sequence[str]) -> tuple[str, Weights]:
        """By whose weights a run is scored, and these: those of the operator wherever the exercise is for operators or
        names no role that has weights, else of the first role that has."""
        known = dict(self.weights)
        role = next((role for role in roles if role in known), OPERATOR)
        role = OPERATOR if OPERATOR in roles else role
        return role, known.get(role, Weights())

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
