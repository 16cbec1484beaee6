"""Counts: whether the record agrees with what truly lies there once a count was applied (reference training C6).

A difference that an open report names is explained, and no error. A count is copied (K10) when it says what the book
said, the truth is another, and nobody was ever there (DESIGN section 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scansim.engine.handheld.events import CountsApplied
from scansim.engine.quantity import ZERO
from scansim.training.reports import ReportCode
from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.unreadable import things_named
from scansim.training.world import OPERATOR

__all__ = ["count_lines", "counted_places", "is_counted", "unapproved_adjustments", "wrong_counts"]


def is_counted(run: Run, location: str) -> bool:
    """Whether nothing asked for at a location is left to be counted."""
    quants = run.world.warehouse.stock.quants.where("location", location)
    return not any(quant.counter == OPERATOR and quant.count_due for quant in quants)


def counted_places(run: Run) -> tuple[str, ...]:
    """The locations that were asked for and are done."""
    return tuple(location for location in run.situation.counted if is_counted(run, location))


def count_lines(run: Run) -> tuple[tuple[str, str], ...]:
    """Each location and product that was to be counted: what the record had there when the count was asked for, and
    what truly lies there. What somebody adds to a count does not become work that was given."""
    asked = run.world.counts
    return tuple(
        (location, product)
        for location in run.situation.counted
        for product in dict.fromkeys((*asked[location], *_lying_at(run, location)))
    )


def wrong_counts(run: Run) -> Iterator[RunError]:
    """Products whose record is wrong at a location that was counted."""
    applied = _applied(run)
    done = {location for location, _ in applied}
    for location in (each for each in run.situation.counted if each in done):
        for product in _products_at(run, location):
            book, truth = _book(run, location, product), _truth(run, location, product)
            if book != truth and not _is_explained(run, location, product):
                was_copied = applied.get((location, product), ZERO) == ZERO and not _was_visited(run, location)
                mistake = Mistake.COUNT_COPIED if was_copied else Mistake.COUNT_WRONG
                yield error(run.policy, mistake, product, book, truth, task=location)


def unapproved_adjustments(run: Run) -> Iterator[RunError]:
    """Differences beyond the limit that whoever counted applied (K3). What others approved came with a report."""
    rules = run.policy.escalation.counts
    for observation in run.observations:
        for event in observation.events if observation.report is None else ():
            for product, location, _, difference in event.counts if isinstance(event, CountsApplied) else ():
                value = difference * run.world.warehouse.stock.products.get(product).standard_price
                if not rules.is_within(difference, value):
                    yield error(run.policy, Mistake.UNAPPROVED_ADJUSTMENT, product, abs(difference), task=location)


def _applied(run: Run) -> dict[tuple[str, str], Decimal]:
    """By how much counts changed the record, by location and product."""
    found: dict[tuple[str, str], Decimal] = {}
    for event in run.events:
        if isinstance(event, CountsApplied):
            for product, location, _, difference in event.counts:
                found[location, product] = found.get((location, product), ZERO) + difference
    return found


def _products_at(run: Run, location: str) -> tuple[str, ...]:
    quants = run.world.warehouse.stock.quants.where("location", location)
    return tuple(dict.fromkeys((*(quant.product for quant in quants), *_lying_at(run, location))))


def _lying_at(run: Run, location: str) -> Iterator[str]:
    return (unit.product for place in _places(run, location) for unit in run.world.floor.lying_at(place))


def _book(run: Run, location: str, product: str) -> Decimal:
    quants = run.world.warehouse.stock.quants.where("location", location)
    return sum((quant.quantity for quant in quants if quant.product == product), ZERO)


def _truth(run: Run, location: str, product: str) -> Decimal:
    units = (unit for place in _places(run, location) for unit in run.world.floor.lying_at(place))
    return Decimal(sum(1 for unit in units if unit.product == product))


def _places(run: Run, location: str) -> tuple[str, ...]:
    return tuple(place.id for place in run.world.floor.places.where("location", location))


def _was_visited(run: Run, location: str) -> bool:
    return any(run.world.floor.has_seen(f"place:{place}") for place in _places(run, location))


def _is_explained(run: Run, location: str, product: str) -> bool:
    """Whether a report says that something is missing or extra there."""
    codes = (ReportCode.MISSING, ReportCode.EXTRA)
    named = {product, location, *_places(run, location)}
    return any(
        observation.report is not None
        and observation.report.code in codes
        and named & things_named(run, observation.report.about)
        for observation in run.observations
    )
