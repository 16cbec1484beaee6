"""What is wrong with goods that were seen, what site procedure asks for, and whom it concerns (``docs/authoring.md``).

Only what an eye sees counts: damage, a label that cannot be read or that nobody knows, what is in an open box that says
otherwise, a date that has passed. What the goods truly are stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.floor.things import Lies
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece
from scansim.training.coach.standard import brings
from scansim.training.reports import ReportCode

__all__ = ["REPORTED_AS", "Defect", "Found", "defect_of", "found", "is_fit", "places_of"]


class Defect(StrEnum):
    """What can be wrong with a thing that one sees."""

    DAMAGED = "damaged"
    SMUDGED = "smudged"
    UNKNOWN = "unknown"
    OTHER_GOODS = "other_goods"
    EXPIRED = "expired"


REPORTED_AS = {
    Defect.DAMAGED: (ReportCode.DAMAGED, "quality"),
    Defect.SMUDGED: (ReportCode.UNREADABLE, ""),
    Defect.UNKNOWN: (ReportCode.UNREADABLE, "inventory_controller"),
    Defect.OTHER_GOODS: (ReportCode.WRONG_ITEM, "quality"),
    Defect.EXPIRED: (ReportCode.WRONG_ITEM, "quality"),
}
"""The code that says it, and who has to be told."""


@dataclass(frozen=True, slots=True)
class Found:
    """Things of one product with the same defect; ``about`` is the product that a report names."""

    defect: Defect
    about: str
    pieces: tuple[Piece, ...]


def defect_of(job: Job, piece: Piece) -> Defect | None:
    """What is wrong with a thing; None for nothing."""
    judged = job.sight.memory.judged.setdefault(job.name, {})
    known = judged.get(piece.id)
    if known is None or known[0] is not piece:
        defect = _judge(job, piece)
        judged[piece.id] = (piece, defect.value if defect else "")
        return defect
    return Defect(known[1]) if known[1] else None


def _judge(job: Job, piece: Piece) -> Defect | None:
    if piece.is_box:
        return Defect.UNKNOWN if piece.label and not _is_known(job, piece) else None
    if _is_other_goods(job, piece):
        return Defect.OTHER_GOODS
    if piece.damaged:
        return Defect.DAMAGED
    if piece.is_smudged:
        return Defect.SMUDGED
    if not _is_known(job, piece):
        return Defect.UNKNOWN
    return Defect.EXPIRED if job.sight.has_expired(piece) else None


def is_fit(job: Job, piece: Piece) -> bool:
    """Whether a thing can be counted as good: a smudged label is put right, all else is not."""
    return defect_of(job, piece) is None


def found(job: Job) -> tuple[Found, ...]:
    """Everything that is wrong with goods of the job that were seen, wherever they are now."""
    if "found" not in job.kept:
        job.kept["found"] = _find(job)
    kept = job.kept["found"]
    assert isinstance(kept, tuple)
    return kept


def _find(job: Job) -> tuple[Found, ...]:
    groups: dict[tuple[Defect, str], dict[str, Piece]] = {}
    for piece in _seen(job):
        defect = defect_of(job, piece)
        if defect is not None:
            groups.setdefault((defect, piece.box_claims or piece.product), {})[piece.id] = piece
    return tuple(Found(defect, about, tuple(pieces.values())) for (defect, about), pieces in groups.items())


def places_of(job: Job) -> tuple[str, ...]:
    """The floor places that the goods of a job are taken from."""
    if brings(job):
        return (job.task.place,)
    sources = dict.fromkeys(job.sight.first_line(line).source for line in job.lines)
    return tuple(place.id for source in sources if (place := job.sight.place_of(source)) is not None)


def _seen(job: Job) -> Iterator[Piece]:
    places, products = places_of(job), job.products
    for place in places:
        lying = job.sight.pieces_for(job.task) if brings(job) else job.sight.pieces_at(place)
        yield from _of_the_job(job, lying, products)
    moved = (piece for piece in job.sight.handled() if piece.home in places and not _lies_at_home(piece))
    if brings(job):
        moved = (piece for piece in moved if piece.delivery == job.task.consignment)
    yield from _of_the_job(job, moved, products)


def _of_the_job(job: Job, pieces: Iterable[Piece], products: frozenset[str]) -> Iterator[Piece]:
    """At a delivery everything; on a shelf what the job asks for, and what lies in a box that says so."""
    everything = brings(job)
    return (piece for piece in pieces if everything or piece.product in products or piece.box_claims in products)


def _is_known(job: Job, piece: Piece) -> bool:
    return any(label and job.sight.is_known(label) for label in (piece.label, piece.second))


def _is_other_goods(job: Job, piece: Piece) -> bool:
    if piece.box_claims and piece.box_claims != piece.product:
        return True
    return brings(job) and piece.product not in job.products


def _lies_at_home(piece: Piece) -> bool:
    return piece.lies is Lies.THERE and piece.place == piece.home
