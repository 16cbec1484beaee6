"""The points that had to be proved by scanning, and which were (reference training C1, C2; ``scoring/policy.yaml``).

They derive from the policy of the flow and from what was done: the document, and for each product what it is and how
many, its lot, where it was taken and where it went. A code that was typed proves nothing, nor does a tap; a counted
quantity proves itself only where the policy says one scan is enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Tracking
from scansim.engine.warehouse.records import Line
from scansim.training.policy import FlowPolicy, Proof, QuantityProof
from scansim.training.run import Run
from scansim.training.score.evidence import Tally
from scansim.training.score.point import Point, PointKind
from scansim.training.score.settled import Settled
from scansim.training.score.whereabouts import Whereabouts

__all__ = ["proved_quantity", "quantity_is_proved", "transfer_points"]


def transfer_points(
    run: Run, done: Settled, unreadable: Collection[str] = (), on_paper: Collection[str] = ()
) -> tuple[Point, ...]:
    """The points that a task reached, in the order in which they are shown; none before its document was opened.

    ``unreadable`` are the products, documents and places whose label was reported before it was typed, ``on_paper``
    what was entered from paper once the scanner was reported as dead.
    """
    opened = run.evidence.opened_by(done.transfer.id) or run.evidence.batch_opened_by(done.task.batch)
    if not opened:
        return ()
    policy = run.policy.of(done.task.flow)
    return tuple(
        replace(
            point,
            task=done.name,
            flow=done.task.flow.value,
            excused=not point.satisfied and _is_excused(done, point, unreadable, on_paper),
        )
        for point in (*_document(policy, done, opened), *_goods(run, policy, done))
    )


def quantity_is_proved(policy: FlowPolicy, tally: Tally, done: Decimal) -> bool:
    """Whether ``done`` of a product was proved as the policy asks for a line of this size."""
    return done <= proved_quantity(policy, tally)


def proved_quantity(policy: FlowPolicy, tally: Tally) -> Decimal:
    """How much of what stands on a product is proved: scanned, or counted after a scan where the policy allows it."""
    if policy.quantity_proof(tally.planned) is QuantityProof.EACH or not tally.identified:
        return tally.scanned
    return tally.scanned + tally.entered


def _is_excused(done: Settled, point: Point, unreadable: Collection[str], on_paper: Collection[str]) -> bool:
    """A code that could not be read, or a count that came from paper; a tapped proposal never is."""
    if point.how in ("keyed", "entered") and point.about in on_paper:
        return True
    return point.how == "keyed" and _is_unreadable(done, point, unreadable)


def _is_unreadable(done: Settled, point: Point, unreadable: Collection[str]) -> bool:
    """Whether nothing else was to be read for a point than labels that are excused."""
    lines = [line for line in done.lines if line.product == point.about and line.done > ZERO]
    match point.kind:
        case PointKind.DESTINATION:
            return all(line.destination in unreadable for line in lines)
        case PointKind.PACKAGE:
            return all(line.result_package in unreadable for line in lines)
        case PointKind.LOT:
            return point.about in unreadable or all(line.lot in unreadable for line in lines)
        case _:
            return point.about in unreadable


def _point(kind: PointKind, about: str, how: str) -> Point:
    return Point(kind, about, how == "scanned", how)


def _document(policy: FlowPolicy, done: Settled, opened: str) -> Iterator[Point]:
    """The paper that the work was opened by: that of its batch, where it is worked on with others."""
    if policy.document is Proof.SCAN:
        yield _point(PointKind.DOCUMENT, done.task.batch or done.name, opened)


def _goods(run: Run, policy: FlowPolicy, done: Settled) -> Iterator[Point]:
    tallies = run.evidence.tallies(done.transfer.id)
    for product, quantity in done.recorded.items():
        tally = tallies.get(product, Tally(product))
        lines = [line for line in done.lines if line.product == product and line.done > ZERO]
        yield from _sources(run, policy, lines)
        yield from _identity(run, policy, product, lines, tally, quantity)
        yield from _way_out(run, policy, product, lines)


def _identity(
    run: Run, policy: FlowPolicy, product: str, lines: list[Line], tally: Tally, quantity: Decimal
) -> Iterator[Point]:
    how, tracking = _how(tally, quantity), run.world.warehouse.stock.products.get(product).tracking
    if policy.product is Proof.SCAN:
        yield _point(PointKind.PRODUCT, product, "scanned" if tally.identified else how)
    if policy.lot is Proof.SCAN and tracking is not Tracking.NONE:
        yield _point(PointKind.LOT, product, _lot_way(run.evidence.whereabouts, lines))
    is_proved = (
        tally.scanned >= quantity if tracking is Tracking.SERIAL else quantity_is_proved(policy, tally, quantity)
    )
    yield Point(PointKind.QUANTITY, product, is_proved, how)


def _sources(run: Run, policy: FlowPolicy, lines: list[Line]) -> Iterator[Point]:
    """One point a place that goods were taken from; a scan that came after the first of them is out of sequence."""
    if policy.source is not Proof.SCAN:
        return
    for location in dict.fromkeys(line.source for line in lines):
        ways = [run.evidence.whereabouts.source_of(line.id) for line in lines if line.source == location]
        yield _point(PointKind.SOURCE, location, _worst([way if at == location else "omitted" for at, way in ways]))


def _way_out(run: Run, policy: FlowPolicy, product: str, lines: list[Line]) -> Iterator[Point]:
    known = run.evidence.whereabouts
    if policy.package is Proof.SCAN:
        yield _point(PointKind.PACKAGE, product, _worst([known.packed_by(line.id) or "omitted" for line in lines]))
    if policy.destination is Proof.SCAN:
        sent = [known.destination_of(line.id) for line in lines]
        ways = [
            way if location == line.destination else "omitted"
            for line, (location, way) in zip(lines, sent, strict=True)
        ]
        yield _point(PointKind.DESTINATION, product, _worst(ways))


def _lot_way(known: Whereabouts, lines: list[Line]) -> str:
    ways = [way for line in lines for way in known.lots_of(line.id) or {"omitted": ZERO}]
    return _worst(ways)


_FROM_WORST = ("omitted", "tapped", "keyed", "entered", "scanned")


def _worst(ways: list[str]) -> str:
    return min((way or "omitted" for way in ways), key=_FROM_WORST.index, default="omitted")


def _how(tally: Tally, done: Decimal) -> str:
    if ZERO < done <= tally.scanned:
        return "scanned"
    ways = {"tapped": tally.tapped, "keyed": tally.keyed, "entered": tally.entered}
    return next((way for way, quantity in ways.items() if quantity > ZERO), "omitted")
