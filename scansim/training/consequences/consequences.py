"""Everything that a run did, in units and money: stock, what was sent, what was received, what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.canonical import Json
from scansim.engine.quantity import total, written
from scansim.training.consequences.dealings import Received, Sent, received, sent
from scansim.training.consequences.explained import Open, StockLine, open_reports, stock_lines
from scansim.training.consequences.in_reach import Lying, left_standing, unfit_in_reach
from scansim.training.consequences.promises import Promised, promised
from scansim.training.run import Run

__all__ = ["CONSEQUENCES_VERSION", "Consequences", "consequences_of"]

CONSEQUENCES_VERSION = 1
"""Of the object that ``--json`` prints."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a run comes to. ``mispick`` is the site's figure for one order line that reached a customer wrongly."""

    currency: str
    stock: tuple[StockLine, ...]
    opened: tuple[Open, ...]
    sent: tuple[Sent, ...]
    received: tuple[Received, ...]
    promised: tuple[Promised, ...]
    left_standing: tuple[Lying, ...]
    unfit: tuple[Lying, ...]
    mispick: Decimal

    @property
    def unexplained(self) -> tuple[StockLine, ...]:
        """Differences that nobody knows of."""
        return tuple(line for line in self.stock if not line.is_explained)

    @property
    def unexplained_value(self) -> Decimal:
        """By how much the books are wrong and nobody knows: units too many and too few never cancel out."""
        return total(abs(line.value) for line in self.unexplained)

    @property
    def net_value(self) -> Decimal:
        """Value in the record less value in truth."""
        return total(line.value for line in self.stock)

    @property
    def mispicks(self) -> int:
        """How many order lines reach a customer wrongly."""
        return sum(1 for line in self.sent if line.is_wrong)

    @property
    def site_cost(self) -> Decimal:
        """What these cost beyond the goods, by the site's figure."""
        return self.mispicks * self.mispick

    def stored(self) -> dict[str, Json]:
        """The printed form (``docs/formats.md``, "Consequences")."""
        return {
            "v": CONSEQUENCES_VERSION,
            "currency": self.currency,
            "stock": [_stock(line) for line in self.stock],
            "net_value": written(self.net_value),
            "unexplained_value": written(self.unexplained_value),
            "open": [
                {
                    "code": each.code,
                    "product": each.product,
                    "location": each.at,
                    "quantity": written(each.quantity),
                    "owner": each.owner,
                }
                for each in self.opened
            ],
            "sent": [_sent(line) for line in self.sent],
            "received": [_received(line) for line in self.received],
            "promised": [
                {
                    "product": each.product,
                    "location": each.at,
                    "quantity": written(each.quantity),
                    "task": each.task,
                    "customer": each.customer,
                }
                for each in self.promised
            ],
            "left_standing": [_lying(each) for each in self.left_standing],
            "unfit": [_lying(each) for each in self.unfit],
            "mispicks": self.mispicks,
            "site_cost": written(self.site_cost),
        }


def consequences_of(run: Run) -> Consequences:
    """What a run comes to as it stands."""
    lines = stock_lines(run)
    return Consequences(
        run.pack.currency,
        lines,
        open_reports(run),
        sent(run),
        received(run),
        promised(run, lines),
        left_standing(run),
        unfit_in_reach(run),
        run.policy.costs.mispick,
    )


def _stock(line: StockLine) -> dict[str, Json]:
    return {
        "location": line.key.at,
        "product": line.key.product,
        "lot": line.key.lot,
        "difference": written(line.quantity),
        "value": written(line.value),
        "owner": line.owner,
        "code": line.code,
    }


def _lying(each: Lying) -> dict[str, Json]:
    return {"product": each.product, "place": each.place, "quantity": written(each.quantity)}


def _sent(line: Sent) -> dict[str, Json]:
    return {
        "task": line.task,
        "order": line.order,
        "customer": line.customer,
        "product": line.product,
        "ordered": written(line.ordered),
        "recorded": written(line.recorded),
        "truth": written(line.truth),
        "unfit": written(line.unfit),
        "astray": written(line.astray),
        "given_up": written(line.given_up),
        "invoiced": written(line.invoiced),
        "packed": line.is_packed,
    }


def _received(line: Received) -> dict[str, Json]:
    return {
        "task": line.task,
        "order": line.order,
        "supplier": line.supplier,
        "product": line.product,
        "ordered": written(line.ordered),
        "recorded": written(line.recorded),
        "truth": written(line.came),
        "unfit": written(line.unfit),
        "given_up": written(line.given_up),
        "open": written(line.still_open),
        "billed": written(line.billed),
        "return": line.is_return,
    }
