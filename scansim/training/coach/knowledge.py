"""What was seen of a delivery: how much of each product in all, and what is still to be counted where it stands.

Nobody sees into a closed box: it counts as what its label says, wherever it is. What is not as it should be counts not.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ONE, ZERO
from scansim.training.coach.defects import is_fit
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece

__all__ = ["Seen", "seen_goods"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one product: how much was ordered, how much was seen in all, what lies there, what of it was set aside."""

    product: str
    ordered: Decimal
    total: Decimal
    lying: tuple[Piece, ...] = ()
    aside: tuple[Piece, ...] = ()

    @property
    def wanted(self) -> Decimal:
        """What is to be received: what was ordered, as far as it came."""
        return min(self.ordered, self.total)

    @property
    def extra(self) -> Decimal:
        """What came beyond the order."""
        return self.total - self.wanted


def seen_goods(job: Job) -> dict[str, Seen]:
    """What was seen at the place of the delivery, by product; empty until someone looked there."""
    if "seen" not in job.kept:
        job.kept["seen"] = _see(job)
    kept = job.kept["seen"]
    assert isinstance(kept, dict)
    return kept


def _see(job: Job) -> dict[str, Seen]:
    sight, task = job.sight, job.task
    if not sight.has_looked(task.place):
        return {}
    ordered: dict[str, Decimal] = {}
    for line in task.ordered:
        ordered[line.product] = ordered.get(line.product, ZERO) + line.ordered
    totals = dict.fromkeys(ordered, ZERO)
    lying: dict[str, list[Piece]] = {}
    aside: dict[str, list[Piece]] = {}
    for piece, lies_here in sight.arrived(task):
        if piece.product in totals and is_fit(job, piece):
            totals[piece.product] += _size(piece)
            if lies_here:
                lying.setdefault(piece.product, []).append(piece)
    for piece in sight.set_aside_from(task.place):
        if piece.product in totals and is_fit(job, piece):
            totals[piece.product] += _size(piece)
            aside.setdefault(piece.product, []).append(piece)
    return {
        product: Seen(product, ordered[product], total, _boxes_first(lying.get(product)), tuple(aside.get(product, ())))
        for product, total in totals.items()
    }


def _boxes_first(pieces: list[Piece] | None) -> tuple[Piece, ...]:
    return tuple(sorted(pieces or (), key=lambda piece: not piece.is_box))


def _size(piece: Piece) -> Decimal:
    return piece.holds if piece.is_box else ONE
