"""What the record says was sent and received against what truly was: what is invoiced, and what a supplier is paid.

Sent goods are invoiced at the list price, received ones paid at standard cost. Only validated transfers are dealings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import Usage
from scansim.training.consequences.stock import is_inside, location_of
from scansim.training.run import Run
from scansim.training.score.quantities import delivered, is_fit
from scansim.training.score.settled import Settled, settled
from scansim.training.story import Flow

__all__ = ["Received", "Sent", "leaves", "received", "sent"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A product of an order that left for a customer, or into a carton that is closed (``is_packed``).

    ``truth`` are the units that truly went, ``unfit`` those among them that nobody may use, ``astray`` those that went
    with another truck; ``given_up`` is demand that nobody will send any more. A product that nobody recorded went by
    mistake. ``price`` is the list price.
    """

    task: str
    order: str
    customer: str
    product: str
    ordered: Decimal
    recorded: Decimal
    truth: Decimal
    unfit: Decimal
    astray: Decimal
    given_up: Decimal
    price: Decimal
    is_packed: bool = False

    @property
    def invoiced(self) -> Decimal:
        """What the invoice says."""
        return self.recorded * self.price

    @property
    def never_sent(self) -> Decimal:
        """Units on the invoice that did not go."""
        return max(self.recorded - self.truth, ZERO)

    @property
    def never_invoiced(self) -> Decimal:
        """Units that went and stand on no invoice."""
        return max(self.truth - self.recorded, ZERO)

    @property
    def never_ordered(self) -> Decimal:
        """Units that went though nobody ordered the product."""
        return ZERO if self.ordered else self.truth

    @property
    def to_credit(self) -> Decimal:
        """What of the invoice the customer does not owe: what did not go, cannot be used or was never ordered."""
        units = self.never_sent + self.unfit if self.ordered else self.recorded
        return units * self.price

    @property
    def is_wrong(self) -> bool:
        """Whether the customer gets something else than was ordered, or than the paper says."""
        return bool(self.never_sent or self.never_invoiced or self.never_ordered or self.unfit or self.astray)


@dataclass(frozen=True, slots=True)
class Received:
    """A product that was received for a purchase, or as a return.

    ``came`` are the good units that truly came, ``unfit`` those that came and nobody may use; ``given_up`` and
    ``still_open`` are what became of the rest. ``price`` is the standard cost, of a return the list price.
    """

    task: str
    order: str
    supplier: str
    product: str
    ordered: Decimal
    recorded: Decimal
    came: Decimal
    unfit: Decimal
    given_up: Decimal
    price: Decimal
    is_return: bool = False

    @property
    def billed(self) -> Decimal:
        """What the supplier is paid, or the customer credited, by the record."""
        return self.recorded * self.price

    @property
    def never_came(self) -> Decimal:
        """Units that are paid and did not come, or cannot be used."""
        return max(self.recorded - self.came, ZERO)

    @property
    def unrecorded(self) -> Decimal:
        """Good units that came, up to the order, and that the record does not have."""
        return max(min(self.came, self.ordered) - self.recorded, ZERO)

    @property
    def beyond_order(self) -> Decimal:
        """Units that were received though nobody ordered them."""
        return max(self.recorded - self.ordered, ZERO)

    @property
    def still_open(self) -> Decimal:
        """What the order still waits for."""
        return max(self.ordered - self.recorded - self.given_up, ZERO)


def leaves(run: Run, done: Settled) -> bool:
    """Whether nobody inside sees the goods of a task again: they go to a customer, or into a carton that is closed."""
    destination = run.world.warehouse.stock.locations.get(done.transfer.destination)
    return destination.usage is Usage.CUSTOMER or done.task.flow is Flow.PACK


def sent(run: Run) -> tuple[Sent, ...]:
    """Every product that left, or that the record says did, in the order of the tasks."""
    return tuple(line for done in settled(run) if done.validated and leaves(run, done) for line in _sent(run, done))


def received(run: Run) -> tuple[Received, ...]:
    """Every product that was received or ordered, in the order of the tasks."""
    return tuple(line for done in settled(run) if done.validated and done.arrives for line in _received(run, done))


def _sent(run: Run, done: Settled) -> Iterator[Sent]:
    gone = [
        each for each in done.gone if done.task.flow is Flow.PACK or not is_inside(run, location_of(run, each.place))
    ]
    went = Counter(each.unit.product for each in gone)
    given_up = _given_up(done)
    for product in dict.fromkeys((*done.products, *went)):
        mine = [each for each in gone if each.unit.product == product]
        known = run.pack.product(product)
        yield Sent(
            done.name,
            done.task.origin or done.name,
            done.task.partner.name,
            product,
            done.demand.get(product, ZERO),
            done.recorded.get(product, ZERO),
            Decimal(went[product]),
            Decimal(sum(1 for each in mine if not is_fit(run, each.unit))),
            Decimal(sum(1 for each in mine if done.task.is_loaded and each.place != done.task.door)),
            given_up.get(product, ZERO),
            known.list_price or known.standard_price,
            done.task.flow is Flow.PACK,
        )


def _received(run: Run, done: Settled) -> Iterator[Received]:
    given_up = _given_up(done)
    came = [unit for unit in run.situation.units if unit.consignment == done.task.consignment]
    is_return = done.task.flow is Flow.RETURN
    for product in done.products:
        known = run.pack.product(product)
        yield Received(
            done.name,
            done.task.origin or done.name,
            done.task.partner.name,
            product,
            done.demand.get(product, ZERO),
            done.recorded.get(product, ZERO),
            delivered(run, done, product),
            Decimal(sum(1 for unit in came if unit.product == product and not is_fit(run, unit))),
            given_up.get(product, ZERO),
            (known.list_price or known.standard_price) if is_return else known.standard_price,
            is_return,
        )


def _given_up(done: Settled) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for product, quantity in done.validated.cancelled if done.validated else ():
        found[product] = found.get(product, ZERO) + quantity
    return found
