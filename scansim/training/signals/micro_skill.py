"""The smallest thing that is practised: one verification, or one kind of trouble, in one kind of work.

Reference training C9: a map of weak spots by (flow × required verification point × exception code).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.training.score.mistakes import Mistake
from scansim.training.story import TrapKind

__all__ = ["INTERRUPTION", "POINTS", "MicroSkill", "Topic", "topic_of"]

INTERRUPTION = "interruption"
"""The code of a question that somebody came with."""

POINTS = ("document", "source", "product", "lot", "quantity", "package", "destination")
"""What is verified: the kinds of points of a scorecard."""


@dataclass(frozen=True, slots=True, order=True)
class MicroSkill:
    """``flow`` is the kind of work (empty: none in particular), ``point`` one of :data:`POINTS` (empty: none).

    ``code`` is the kind of exception that was planted there (a :class:`TrapKind` or :data:`INTERRUPTION`), the
    :class:`Mistake` that was made, or empty for goods that were as they should be.
    """

    flow: str
    point: str = ""
    code: str = ""


class Topic(StrEnum):
    """What a micro-skill is about, in as few words as a person wants to hear. It gives no trap away."""

    DOCUMENTS = "documents"
    PLACES = "places"
    PRODUCTS = "products"
    LOTS = "lots"
    QUANTITIES = "quantities"
    PACKAGES = "packages"
    CONDITION = "condition"
    LABELS = "labels"
    RESTS = "rests"
    COUNTS = "counts"
    MESSAGES = "messages"
    DECISIONS = "decisions"


_TOPICS: dict[str, Topic] = {
    "document": Topic.DOCUMENTS,
    "source": Topic.PLACES,
    "product": Topic.PRODUCTS,
    "lot": Topic.LOTS,
    "quantity": Topic.QUANTITIES,
    "package": Topic.PACKAGES,
    "destination": Topic.PLACES,
    TrapKind.MISSING: Topic.QUANTITIES,
    TrapKind.EXTRA: Topic.QUANTITIES,
    TrapKind.DAMAGED: Topic.CONDITION,
    TrapKind.WRONG_ITEM: Topic.PRODUCTS,
    TrapKind.TWIN: Topic.PRODUCTS,
    TrapKind.OPENED_BOX: Topic.QUANTITIES,
    TrapKind.UNREADABLE: Topic.LABELS,
    TrapKind.UNKNOWN_LABEL: Topic.LABELS,
    TrapKind.OTHER_LOT: Topic.LOTS,
    TrapKind.EXPIRED: Topic.LOTS,
    TrapKind.TWO_LABELS: Topic.LABELS,
    TrapKind.FULL_PLACE: Topic.PLACES,
    TrapKind.NEIGHBOUR_PLACE: Topic.PLACES,
    TrapKind.ON_HOLD: Topic.DECISIONS,
    TrapKind.SWAPPED_TOTES: Topic.PACKAGES,
    TrapKind.DIFFERENCE: Topic.COUNTS,
    INTERRUPTION: Topic.DECISIONS,
    Mistake.RECEIVED_NOT_THERE: Topic.QUANTITIES,
    Mistake.RECEIVED_TOO_MANY: Topic.QUANTITIES,
    Mistake.RECEIVED_TOO_FEW: Topic.QUANTITIES,
    Mistake.RECEIVED_WRONG_ITEM: Topic.PRODUCTS,
    Mistake.RECEIVED_DAMAGED: Topic.CONDITION,
    Mistake.RECEIVED_OVER_ORDER: Topic.QUANTITIES,
    Mistake.REST_GIVEN_UP: Topic.RESTS,
    Mistake.REST_KEPT_OPEN: Topic.RESTS,
    Mistake.MISCOUNTED: Topic.QUANTITIES,
    Mistake.REFUSAL_UNHEEDED: Topic.MESSAGES,
    Mistake.PROXY_SCAN: Topic.LABELS,
    Mistake.WRONG_LOT: Topic.LOTS,
    Mistake.WRONG_PLACE: Topic.PLACES,
    Mistake.WRONG_PACKAGE: Topic.PACKAGES,
    Mistake.PLACE_OVERFILLED: Topic.PLACES,
    Mistake.MIXED_LOTS: Topic.LOTS,
    Mistake.PICKED_WRONG_ITEM: Topic.PRODUCTS,
    Mistake.PICKED_UNFIT: Topic.CONDITION,
    Mistake.SENT_WRONG_ITEM: Topic.PRODUCTS,
    Mistake.SENT_UNFIT: Topic.CONDITION,
    Mistake.RECORDED_NOT_THERE: Topic.QUANTITIES,
    Mistake.RECORDED_TOO_MANY: Topic.QUANTITIES,
    Mistake.RECORDED_TOO_FEW: Topic.QUANTITIES,
    Mistake.LEFT_SHORT: Topic.RESTS,
    Mistake.HOLD_IGNORED: Topic.DECISIONS,
    Mistake.COUNT_WRONG: Topic.COUNTS,
    Mistake.COUNT_COPIED: Topic.COUNTS,
    Mistake.UNAPPROVED_ADJUSTMENT: Topic.COUNTS,
    Mistake.OWN_APPROVAL: Topic.COUNTS,
    Mistake.CREDENTIALS_SHARED: Topic.DECISIONS,
    Mistake.SCRAPPED_WITHOUT_AUTHORITY: Topic.DECISIONS,
    Mistake.HAZARD_IGNORED: Topic.DECISIONS,
    Mistake.WRONG_ANSWER: Topic.DECISIONS,
}


def topic_of(micro: MicroSkill) -> Topic:
    """What a micro-skill is about: a point says it, else the kind of trouble; a code that is unknown is a decision."""
    return _TOPICS.get(micro.point) or _TOPICS.get(micro.code, Topic.DECISIONS)
