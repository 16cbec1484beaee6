"""Every point of a run with what became of it: why it does not count, and how long its scan took (C1, C2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scansim.training.run import Run
from scansim.training.score.back_entry import back_entered
from scansim.training.score.count_points import count_points
from scansim.training.score.point import Point, PointFault, PointKind
from scansim.training.score.points import transfer_points
from scansim.training.score.proofs import Proof, Proofs, proofs_of
from scansim.training.score.settled import Settled
from scansim.training.score.unreadable import excused_labels

__all__ = ["required_points"]

_CAN_COME_TOO_LATE = frozenset({PointKind.DOCUMENT, PointKind.SOURCE})
"""What has to be scanned before something else is done; all other points are proved by what they are about."""


def required_points(run: Run, tasks: Sequence[Settled], lines: int) -> tuple[Point, ...]:
    """The points of every task and count of a run with so many lines; a paper that opened several is asked for once."""
    unreadable, proofs, on_paper = excused_labels(run, lines), proofs_of(run), back_entered(run)
    found: dict[tuple[str, str, str], Point] = {}
    for done in tasks:
        for point in transfer_points(run, done, unreadable, on_paper):
            task = "" if point.kind is PointKind.DOCUMENT else point.task
            found.setdefault((point.kind, point.about, task), _judged(point, _of_task(proofs, done, point)))
    counted = (_judged(point, _of_count(proofs, point)) for point in count_points(run, unreadable))
    return (*found.values(), *counted)


def _of_task(proofs: Proofs, done: Settled, point: Point) -> tuple[Proof, ...]:
    if point.kind is PointKind.DOCUMENT:
        return (*proofs.of(point.kind, done.task.batch, ""), *proofs.of(point.kind, done.transfer.id, ""))
    return proofs.of(point.kind, done.transfer.id, point.about)


def _of_count(proofs: Proofs, point: Point) -> tuple[Proof, ...]:
    return proofs.of(point.kind, point.task, point.about)


def _judged(point: Point, proofs: Sequence[Proof]) -> Point:
    scans = [proof for proof in proofs if proof.is_scan]
    satisfied = point.satisfied and not any(proof.is_elsewhere for proof in scans)
    judged = replace(point, satisfied=satisfied, ms=_ms(point.kind, scans))
    return replace(judged, fault=_fault(judged, scans)) if judged.missed else judged


def _fault(point: Point, scans: Sequence[Proof]) -> PointFault:
    if any(proof.is_elsewhere for proof in scans):
        return PointFault.UNAUTHORISED
    return PointFault.OUT_OF_SEQUENCE if scans and point.kind in _CAN_COME_TOO_LATE else PointFault.OMITTED


def _ms(kind: PointKind, scans: Sequence[Proof]) -> int | None:
    """How long the scan took that counts: the first; of what can be chosen anew the last; of a quantity the mean."""
    if not scans:
        return None
    if kind is PointKind.QUANTITY:
        return sum(proof.ms for proof in scans) // len(scans)
    return (scans[-1] if kind in (PointKind.PACKAGE, PointKind.DESTINATION) else scans[0]).ms
