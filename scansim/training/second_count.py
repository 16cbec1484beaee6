"""A difference beyond the limit is counted a second time and approved by others, whom the program plays.

Site procedure, not the app's: whoever counted reports the difference to a role that may approve it. The second counter
counts what truly lies there. When both counts agree, the role applies it; when they do not, it is counted again.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scansim.engine.floor.things import number_in
from scansim.engine.handheld.events import CountsApplied
from scansim.engine.handheld.feedback import Feedback, accepted
from scansim.engine.quantity import ZERO, written
from scansim.engine.warehouse.count_policy import Approver, CountDifference
from scansim.engine.warehouse.records import Quant
from scansim.training.answers import Answered
from scansim.training.escalation import CountRules
from scansim.training.reports import ReportCode, Reported
from scansim.training.world import OPERATOR, World

__all__ = ["second_count"]

_APPROVER = "approver"


def second_count(
    world: World, rules: CountRules, report: Reported, losses: str
) -> tuple[Feedback, tuple[CountsApplied, ...]] | None:
    """What the others do about a report: their answer, and what they applied; None when it is no such report.

    It is one when it says that something is missing or too much at a count that waits beyond the limit, and when it
    goes to a role that may approve it.
    """
    if report.code not in (ReportCode.MISSING, ReportCode.EXTRA):
        return None
    limits = dict(rules.policy.approvals)
    limit = limits.get(report.to)
    found = [
        (quant, difference)
        for quant, difference in _beyond_the_limit(world, rules)
        if limit is not None and limit.covers(difference) and _is_about(world, report.about, quant)
    ]
    if not found:
        return None
    for quant, _ in found:
        if _truth(world, quant) != quant.counted:
            return accepted(Answered.SECOND_COUNT_DIFFERS, product=_name(world, quant), role=report.to), ()
    quants = [quant for quant, _ in found]
    world.warehouse.apply_counts(
        quants, losses, policy=rules.policy, approver=Approver(_APPROVER, report.to), untracked=True
    )
    done = tuple((quant.product, quant.location, quant.counted or ZERO, quant.difference) for quant in quants)
    counted = ", ".join(written(quant.counted or ZERO) for quant in quants)
    told = accepted(Answered.COUNT_APPROVED, product=_name(world, quants[0]), quantity=counted, role=report.to)
    return told, (CountsApplied(done),)


def _beyond_the_limit(world: World, rules: CountRules) -> Iterator[tuple[Quant, CountDifference]]:
    for quant in world.warehouse.open_counts():
        difference = world.warehouse.count_difference(quant)
        if quant.counter == OPERATOR and not rules.is_within(difference.units, difference.value):
            yield quant, difference


def _is_about(world: World, about: str, quant: Quant) -> bool:
    product = world.warehouse.stock.products.get(quant.product)
    location = world.warehouse.stock.locations.get(quant.location)
    places = (place.id for place in world.floor.places.where("location", quant.location))
    unit = world.floor.units.find(number_in(about, "unit"))
    names = {product.id, product.code, product.barcode, location.id, location.barcode, *places} - {""}
    return about in names or (unit is not None and unit.claims == product.id)


def _truth(world: World, quant: Quant) -> Decimal:
    places = world.floor.places.where("location", quant.location)
    lying = (unit for place in places for unit in world.floor.lying_at(place.id))
    return Decimal(sum(1 for unit in lying if unit.product == quant.product and unit.lot == quant.lot))


def _name(world: World, quant: Quant) -> str:
    return world.warehouse.stock.products.get(quant.product).name
