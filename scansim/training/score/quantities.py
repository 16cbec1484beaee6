"""Wrong goods and wrong quantities: what a validated transfer says against what was there and what went along.

Of a receipt the truth is what came: good units up to the order. Of everything else it is what truly went with the
transfer; goods that could be had and were left behind are an error too (DESIGN sections 3 and 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from scansim.engine.floor.things import Condition, Lies, Unit
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Usage
from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.settled import Gone, Settled
from scansim.training.story import Flow, TrapKind

__all__ = ["delivered", "is_fit", "lots_of", "wrong_quantities"]


def wrong_quantities(run: Run, done: Settled) -> tuple[RunError, ...]:
    """Every product of a validated transfer whose quantity or goods are wrong."""
    if done.validated is None:
        return ()
    judged = _arrived if done.arrives else _moved
    return tuple(found for product in done.products for found in judged(run, done, product))


def delivered(run: Run, done: Settled, product: str) -> Decimal:
    """How many units of a product truly came for a task that can be received: good ones, whose label somebody knows."""
    nobody_knows = {
        unit for each in run.situation.planted if each.kind is TrapKind.UNKNOWN_LABEL for unit in each.units
    }
    came = (unit for unit in _came(run, done, product) if unit.id not in nobody_knows)
    return Decimal(sum(1 for unit in came if unit.product == product and is_fit(run, unit)))


def is_fit(run: Run, unit: Unit) -> bool:
    """Whether a unit may be used: neither damaged nor past its day."""
    lot = run.world.warehouse.stock.lots.find(unit.lot) if unit.lot else None
    is_expired = lot is not None and bool(lot.expires) and lot.expires <= run.world.warehouse.stock.now
    return unit.condition is Condition.GOOD and not is_expired


# what arrives


def _arrived(run: Run, done: Settled, product: str) -> Iterator[RunError]:
    recorded, asked = done.recorded.get(product, ZERO), done.demand.get(product, ZERO)
    came, truth = _came(run, done, product), delivered(run, done, product)
    right = min(truth, asked)
    if recorded > truth:
        yield error(run.policy, _too_many(run, done, product, came, truth), product, recorded, truth, task=done.name)
    elif recorded > asked:
        yield error(run.policy, Mistake.RECEIVED_OVER_ORDER, product, recorded, asked, task=done.name)
    elif recorded < right:
        yield error(run.policy, Mistake.RECEIVED_TOO_FEW, product, recorded, truth, task=done.name)
    else:
        yield from _came_along(run, done, product, recorded)


def _came(run: Run, done: Settled, product: str) -> tuple[Unit, ...]:
    """What arrived for this task as this product, by what it is or by what its label says, or that of its box."""
    arrived = (unit for unit in run.situation.units if unit.consignment in (done.task.origin, done.name))
    claiming = {box.id for box in run.situation.boxes if box.claims == product}
    return tuple(unit for unit in arrived if product in (unit.product, unit.claims) or unit.box in claiming)


def _too_many(run: Run, done: Settled, product: str, came: tuple[Unit, ...], truth: Decimal) -> Mistake:
    """Why more stands in the record than there were good ones: other goods, broken ones, or none at all (K7)."""
    recorded = done.recorded[product]
    others = sum(1 for unit in came if unit.product != product and not done.demand.get(unit.product))
    broken = sum(1 for unit in came if unit.product == product and unit.condition is not Condition.GOOD)
    looked = run.world.floor.has_seen(f"place:{done.task.place}")
    if broken and recorded <= truth + broken:
        return Mistake.RECEIVED_DAMAGED
    if recorded == done.demand.get(product, ZERO) and not looked:
        return Mistake.RECEIVED_NOT_THERE
    return Mistake.RECEIVED_WRONG_ITEM if others and recorded <= truth + others + broken else Mistake.RECEIVED_TOO_MANY


def _came_along(run: Run, done: Settled, product: str, recorded: Decimal) -> Iterator[RunError]:
    """What went to stock with goods that were counted rightly: nobody set it aside."""
    along = [gone.unit for gone in done.gone if product in (gone.unit.product, gone.unit.claims)]
    others = Decimal(sum(1 for unit in along if unit.claims == product and unit.product != product))
    broken = Decimal(sum(1 for unit in along if unit.product == product and unit.condition is not Condition.GOOD))
    good = Decimal(sum(1 for unit in along if unit.product == product)) - broken
    if others:
        yield error(run.policy, Mistake.RECEIVED_WRONG_ITEM, product, recorded, recorded - others, task=done.name)
    if broken:
        yield error(run.policy, Mistake.RECEIVED_DAMAGED, product, recorded, recorded - broken, task=done.name)
    if recorded and good > recorded:
        yield error(run.policy, Mistake.RECEIVED_OVER_ORDER, product, good, recorded, task=done.name)


# what is moved inside or leaves


def _moved(run: Run, done: Settled, product: str) -> Iterator[RunError]:
    recorded, asked = done.recorded.get(product, ZERO), done.demand.get(product, ZERO)
    gone = [each.unit for each in done.gone]
    truth = Decimal(sum(1 for unit in gone if unit.product == product))
    others = Decimal(sum(1 for unit in gone if unit.claims == product and unit.product != product))
    unfit = Decimal(sum(1 for unit in gone if unit.product == product and not is_fit(run, unit)))
    leaves = _leaves(run, done)
    if others or (recorded and not asked):
        mistake = Mistake.SENT_WRONG_ITEM if leaves else Mistake.PICKED_WRONG_ITEM
        yield error(run.policy, mistake, product, recorded, truth if asked else ZERO, task=done.name)
    elif recorded > truth:
        yield error(run.policy, Mistake.RECORDED_NOT_THERE, product, recorded, truth, task=done.name)
    elif recorded < truth:
        yield error(run.policy, Mistake.RECORDED_TOO_FEW, product, recorded, truth, task=done.name)
    elif recorded > asked:
        yield error(run.policy, Mistake.RECORDED_TOO_MANY, product, recorded, asked, task=done.name)
    if unfit and done.task.flow is not Flow.QUALITY:
        mistake = Mistake.SENT_UNFIT if leaves else Mistake.PICKED_UNFIT
        yield error(run.policy, mistake, product, recorded, truth - unfit, task=done.name)
    if recorded < asked and (left := min(asked - recorded, _left_behind(run, done, product))) > ZERO:
        yield error(run.policy, Mistake.LEFT_SHORT, product, recorded, recorded + left, task=done.name)


def _leaves(run: Run, done: Settled) -> bool:
    """Whether nobody inside sees these goods again: they go to a customer, or into a carton that is closed now."""
    destination = run.world.warehouse.stock.locations.get(done.transfer.destination)
    return destination.usage is Usage.CUSTOMER or done.task.flow is Flow.PACK


def _left_behind(run: Run, done: Settled, product: str) -> Decimal:
    """Good units that still lie where the record had reserved them for this task; of goods that are carried on, where
    they were brought."""
    follows = bool(done.task.follows)
    lots = {line.lot for line in done.opening if line.product == product}
    sources = (done.transfer.source,) if follows else (line.source for line in done.opening if line.product == product)
    locations = dict.fromkeys(sources)
    places = [place.id for location in locations for place in run.world.floor.places.where("location", location)]
    return Decimal(
        sum(
            1
            for place in places
            for unit in run.world.floor.lying_at(place)
            if unit.product == product
            and unit.lies is not Lies.IN_HAND
            and (not unit.lot or follows or unit.lot in lots)
            and is_fit(run, unit)
        )
    )


def lots_of(gone: tuple[Gone, ...], product: str) -> Counter[str]:
    """How many units of a product went, by their true lot."""
    return Counter(each.unit.lot for each in gone if each.unit.product == product)
