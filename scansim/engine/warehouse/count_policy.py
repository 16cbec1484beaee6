"""How large a count's difference may be, and who may apply it: the site's word above the rule.

The real app applies whatever was counted. A site lays limits over it, in units, in value at standard cost, and as a
share of the book (training A4 110 to 112, A6 167, 171). Each line is looked at by itself, never plus against minus.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from scansim.engine.quantity import ZERO, written
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["Approver", "CountDifference", "CountLimit", "CountPolicy", "difference_of", "require_allowed", "role_for"]


@dataclass(frozen=True, slots=True)
class CountLimit:
    """The largest difference, itself included; None for no limit. ``share`` is of the book: 0.01 for 1 %."""

    units: Decimal | None = None
    value: Decimal | None = None
    share: Decimal | None = None

    def covers(self, difference: CountDifference) -> bool:
        """Whether a difference is within all that is limited."""
        units = abs(difference.units)
        return (
            (self.units is None or units <= self.units)
            and (self.value is None or abs(difference.value) <= self.value)
            and (self.share is None or units <= self.share * abs(difference.book))
        )


@dataclass(frozen=True, slots=True)
class CountPolicy:
    """Within ``tolerance`` (or that of the product's category) whoever counted may apply; above it a role has to.

    ``approvals`` are roles with their limits, from the one to be asked first. Nobody approves an own count.
    """

    tolerance: CountLimit
    approvals: tuple[tuple[str, CountLimit], ...] = ()
    categories: Mapping[str, CountLimit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Approver:
    """Who approves, and as what."""

    person: str
    role: str


@dataclass(frozen=True, slots=True)
class CountDifference:
    """What an open count says against the book: in units, and in value at standard cost."""

    place: Place
    book: Decimal
    units: Decimal
    value: Decimal


def difference_of(stock: Stock, quant: Quant) -> CountDifference:
    """The difference of an open count as applying it would post it."""
    units = quant.difference if quant.counted is not None else ZERO
    value = units * stock.products.get(quant.product).standard_price
    return CountDifference(quant.place, (quant.counted or ZERO) - units, units, value)


def role_for(stock: Stock, policy: CountPolicy, quant: Quant) -> str | None:
    """The role to be asked first; empty when nobody has to be, None when no role may."""
    difference = difference_of(stock, quant)
    category = stock.products.get(quant.product).category
    if policy.categories.get(category, policy.tolerance).covers(difference):
        return ""
    return next((role for role, limit in policy.approvals if limit.covers(difference)), None)


def require_allowed(stock: Stock, policy: CountPolicy, quants: Iterable[Quant], approver: Approver | None) -> None:
    """Refuse what nobody, or not this person, may apply."""
    for quant in quants:
        role = role_for(stock, policy, quant)
        if role == "":
            continue
        limits = dict(policy.approvals)
        difference = difference_of(stock, quant)
        if approver is None or approver.role not in limits or not limits[approver.role].covers(difference):
            raise Refused(
                Reason.APPROVAL_NEEDED,
                product=stock.products.get(quant.product).name,
                difference=written(difference.units),
                value=written(difference.value),
                role=role or "",
            )
        if approver.person == quant.counter:
            raise Refused(Reason.OWN_COUNT, person=approver.person, product=stock.products.get(quant.product).name)
