"""Goods in the wrong place or of the wrong lot: what the record says of them and where they truly lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal

from scansim.training.policy import Proof
from scansim.training.reports import ReportCode
from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.quantities import lots_of
from scansim.training.score.settled import Gone, Settled
from scansim.training.score.unreadable import things_named

__all__ = ["mixed_lots", "would_mix_lots", "wrong_lots", "wrong_places"]


def wrong_lots(run: Run, done: Settled) -> Iterator[RunError]:
    """Products whose recorded lots are not those that went: the trace is broken both ways."""
    if done.validated is None:
        return
    for product in done.products:
        recorded = _recorded_lots(run, done, product)
        truth = Counter({_lot_name(run, lot): count for lot, count in lots_of(done.gone, product).items()})
        wrong = sum((recorded - truth).values())
        if wrong and recorded.total() == truth.total():
            told = Decimal(recorded.total())
            yield error(run.policy, Mistake.WRONG_LOT, product, told, told - wrong, task=done.name)


def wrong_places(run: Run, done: Settled) -> Iterator[RunError]:
    """Products that lie elsewhere than the record says, or that were brought elsewhere than they should be without a
    word (reference training A2 52: overriding the suggested place needs a reason)."""
    if done.validated is None:
        return
    for product in done.products:
        recorded, truth = _recorded_places(done, product), _true_places(run, done, product)
        astray = sum((recorded - truth).values())
        elsewhere = _elsewhere(run, done, product) + _at_another_door(done, product)
        told = Decimal(recorded.total())
        if recorded.total() == truth.total() and (astray or elsewhere):
            yield error(run.policy, Mistake.WRONG_PLACE, product, told, told - (astray or elsewhere), task=done.name)
        elif without_room := _without_room(run, done, product):
            yield error(run.policy, Mistake.PLACE_OVERFILLED, product, told, told - without_room, task=done.name)


def mixed_lots(run: Run, done: Settled) -> Iterator[RunError]:
    """Products that were put to another lot of theirs where the policy wants one lot only (K9)."""
    if done.validated is None:
        return
    for product in done.products:
        mixed = sum(1 for gone in done.gone if gone.unit.product == product and _is_mixed(run, gone))
        if mixed:
            told = Decimal(sum(1 for gone in done.gone if gone.unit.product == product))
            yield error(run.policy, Mistake.MIXED_LOTS, product, told, told - mixed, task=done.name)


def would_mix_lots(run: Run, done: Settled, locations: Collection[str]) -> bool:
    """Whether the record asked to put goods to one of these locations although it takes one lot only, and another lot
    of theirs lies there."""
    lots = {(line.product, line.lot) for line in done.opening if line.lot}
    lots |= {(gone.unit.product, gone.unit.lot) for gone in done.gone}
    return any(
        each.product == product == line.product and each.lot != lot
        for line in done.opening
        if line.destination in locations and _takes_one_lot(run, line.destination)
        for place in run.world.floor.places.where("location", line.destination)
        for each in run.world.floor.lying_at(place.id)
        for product, lot in lots
    )


def _takes_one_lot(run: Run, location: str) -> bool:
    found = run.world.warehouse.stock.locations.find(location)
    return found is not None and found.storage_category in run.policy.one_lot


def _is_mixed(run: Run, gone: Gone) -> bool:
    if not _takes_one_lot(run, _location(run, gone.place)):
        return False
    lying = run.world.floor.lying_at(gone.place)
    return any(each.product == gone.unit.product and each.lot != gone.unit.lot for each in lying)


def _recorded_lots(run: Run, done: Settled, product: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in done.lines:
        if line.product == product and line.done:
            found[line.lot_name or _lot_name(run, line.lot)] += int(line.done)
    return found


def _lot_name(run: Run, lot: str) -> str:
    known = run.world.warehouse.stock.lots.find(lot) if lot else None
    return known.name if known is not None else lot


def _recorded_places(done: Settled, product: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in done.lines:
        if line.product == product and line.done:
            found[line.destination] += int(line.done)
    return found


def _true_places(run: Run, done: Settled, product: str) -> Counter[str]:
    return Counter(_location(run, gone.place) for gone in done.gone if gone.unit.product == product)


def _without_room(run: Run, done: Settled, product: str) -> int:
    """How many units were left where nothing more fits: they lie in the way."""
    return sum(1 for gone in done.gone if gone.unit.product == product and gone.place in run.world.full)


def _location(run: Run, place: str) -> str:
    found = run.world.floor.places.find(place)
    return found.location if found is not None else place.removeprefix("location:")


def _elsewhere(run: Run, done: Settled, product: str) -> int:
    """How many units went to another place than the one that the record had asked for, and nobody said why.

    Where the site wants no place scanned, the place that stands at the head of the document is as good as any that the
    record suggests beneath it.
    """
    asked = [line.destination for line in done.opening if line.product == product]
    if asked and run.policy.of(done.task.flow).destination is Proof.NONE:
        asked.append(done.transfer.destination)
    reported = _reported_places(run)
    if not asked or reported.intersection(asked):
        return 0
    within = run.world.warehouse.is_within
    return sum(
        int(line.done)
        for line in done.lines
        if line.product == product and line.done and not any(within(line.destination, place) for place in asked)
    )


def _at_another_door(done: Settled, product: str) -> int:
    """How many units were loaded at another door than that of the customer's route."""
    if not done.task.is_loaded:
        return 0
    return sum(1 for gone in done.gone if gone.unit.product == product and gone.place != done.task.door)


def _reported_places(run: Run) -> frozenset[str]:
    """What a place problem was reported of, places and locations by id."""
    reports = (each.report for each in run.observations)
    about = [each.about for each in reports if each is not None and each.code is ReportCode.PLACE_PROBLEM]
    return frozenset().union(*(things_named(run, name) for name in about))
