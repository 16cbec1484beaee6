"""Exceptions that were seen: reported to whom it concerns, and kept where they do no harm, before work goes on."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.floor.things import Lies
from scansim.engine.quantity import ZERO, written
from scansim.training.coach.defects import REPORTED_AS, Defect, Found
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import walk_to
from scansim.training.inputs import Do, Report
from scansim.training.reports import ReportCode

__all__ = ["contain", "contain_extra", "contained", "report"]


def contain(job: Job, seen: tuple[Found, ...]) -> CoachStep | None:
    """The next step about goods that were seen and that are not as they should be."""
    return next((due for each in seen if (due := _contain(job, each)) is not None), None)


def contain_extra(job: Job, product: str, count: Decimal, lying: tuple[Piece, ...]) -> CoachStep | None:
    """The next step about goods beyond the order, once what was ordered is counted: they lie there, the last ones."""
    said = report(job, ReportCode.EXTRA, product, int(count), "buyer")
    return said or (_set_aside(job, lying[0]) if lying else None)


def contained(seen: tuple[Found, ...]) -> frozenset[str]:
    """Things that are rightly where nobody takes them for good."""
    return frozenset(piece.id for each in seen if each.defect is not Defect.SMUDGED for piece in each.pieces)


def report(
    job: Job, code: ReportCode, about: str, quantity: int, role: str, things: tuple[str, ...] = ()
) -> CoachStep | None:
    """The report of something, unless it was made; ``things`` are other names that it may have been made under."""
    sight = job.sight
    product = sight.find_product(about)
    names = {about, *things} | ({product.code, product.barcode} if product else set())
    if any(each.code is code and each.about in names for each in sight.memory.reports):
        return None
    price = product.standard_price if product else ZERO
    owner = sight.policy.escalation.role(code, job.flow, Decimal(quantity), quantity * price) if role else ""
    given = Report(code.value, about, Decimal(quantity) if quantity else None, owner)
    name = product.name if product else sight.place(about).name
    return step(Advice.REPORT, given, report=code.value, about=name, quantity=str(quantity or ""), role=owner)


def _contain(job: Job, seen: Found) -> CoachStep | None:
    code, role = REPORTED_AS[seen.defect]
    things = tuple(piece.id for piece in seen.pieces)
    said = report(job, code, seen.about, sum(int(piece.holds) or 1 for piece in seen.pieces), role, things)
    loose = next((piece for piece in seen.pieces if piece.lies is Lies.THERE), None)
    if said is not None or loose is None:
        return said
    if seen.defect is Defect.SMUDGED:
        return walk_to(job.sight, loose.place) or step(Advice.RELABEL, Do("relabel", loose.id), product=loose.name)
    return _set_aside(job, loose, _whole_box(job, loose, seen.pieces))


def _whole_box(job: Job, piece: Piece, pieces: tuple[Piece, ...]) -> str:
    """The open box that a thing stands in, when all that is in it has the same defect."""
    if not piece.box:
        return ""
    in_it = {each.id for each in job.sight.pieces_at(piece.place) if each.box == piece.box}
    return piece.box if in_it <= {each.id for each in pieces} else ""


def _set_aside(job: Job, piece: Piece, box: str = "") -> CoachStep | None:
    """To where nobody takes it for good; nowhere when the story has no such place."""
    place = job.sight.quarantine
    if place is None or piece.place == place.id:
        return None
    facts = {"product": piece.name, "quantity": piece.inside_name if box else written(Decimal(1)), "place": place.name}
    aside = Do("set_aside", box or piece.id, place=place.id)
    return walk_to(job.sight, piece.place) or step(Advice.SET_ASIDE, aside, **facts)
