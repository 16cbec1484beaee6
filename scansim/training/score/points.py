"""The points that had to be proved by scanning, and which were (reference training C1, C2; ``scoring/policy.yaml``).

For a receipt: the document, and for each product that was received what it is and how many. A code that was typed
proves nothing, nor does a tap; a counted quantity proves itself only where the policy says one scan is enough.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO
from scansim.training.policy import Proof, QuantityProof, ReceivePolicy
from scansim.training.score.evidence import Tally

__all__ = ["Point", "PointKind", "proved_quantity", "quantity_is_proved", "receive_points"]


class PointKind(StrEnum):
    """What a point proves."""

    DOCUMENT = "document"
    PRODUCT = "product"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Point:
    """One required verification. ``how`` says how it came about: scanned, keyed, entered, tapped, omitted.

    ``excused``: the label was reported as unreadable before its code was typed (DESIGN section 5).
    """

    kind: PointKind
    about: str
    satisfied: bool
    how: str
    excused: bool = False

    @property
    def missed(self) -> bool:
        """Whether it was required and not proved."""
        return not self.satisfied and not self.excused


def receive_points(
    policy: ReceivePolicy,
    document: str,
    opened: str,
    tally: Mapping[str, Tally],
    done: Mapping[str, Decimal],
    unreadable: Collection[str] = (),
) -> tuple[Point, ...]:
    """The points that a receipt reached, in the order in which they are shown.

    ``opened`` is how the document was opened, empty when it never was; ``done`` is what stands on each product, which
    may never have been counted, when everything was validated at once. ``unreadable`` are the products, and the
    document, whose label was reported as unreadable before it was typed.
    """
    points: list[Point] = []

    def reach(kind: PointKind, about: str, satisfied: bool, how: str) -> None:
        excused = not satisfied and how == "keyed" and about in unreadable
        points.append(Point(kind, about, satisfied, how, excused))

    if policy.document is Proof.SCAN:
        way = opened or "omitted"
        reach(PointKind.DOCUMENT, document, way == "scanned", way)
    for product, quantity in done.items():
        if quantity <= ZERO:
            continue
        counted = tally.get(product, Tally(product))
        how = _how(counted, quantity)
        if policy.product is Proof.SCAN:
            reach(PointKind.PRODUCT, product, counted.identified, "scanned" if counted.identified else how)
        reach(PointKind.QUANTITY, product, quantity_is_proved(policy, counted, quantity), how)
    return tuple(points)


def quantity_is_proved(policy: ReceivePolicy, tally: Tally, done: Decimal) -> bool:
    """Whether ``done`` of a product was proved as the policy asks for a line of this size."""
    return done <= proved_quantity(policy, tally)


def proved_quantity(policy: ReceivePolicy, tally: Tally) -> Decimal:
    """How much of what stands on a product is proved: scanned, or counted after a scan where the policy allows it."""
    if policy.quantity_proof(tally.planned) is QuantityProof.EACH or not tally.identified:
        return tally.scanned
    return tally.scanned + tally.entered


def _how(tally: Tally, done: Decimal) -> str:
    if ZERO < done <= tally.scanned:
        return "scanned"
    ways = {"tapped": tally.tapped, "keyed": tally.keyed, "entered": tally.entered}
    return next((way for way, quantity in ways.items() if quantity > ZERO), "omitted")
