"""What of an order may be invoiced, given what was done: quantities and money.

Invoicing goes by what was ordered or by what was done (delivered, or received for a vendor's bill); which one, is the
site's choice (training A3 91 to 98). Prices are those of the order; taxes there are none. A cancelled order is invoiced
as far as it was done, and what was invoiced and came back is credited.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO, rounded
from scansim.engine.replacing import replace
from scansim.engine.warehouse.moments import day_of
from scansim.engine.warehouse.orders import fulfilled
from scansim.engine.warehouse.records import Invoice, InvoiceLine, Invoicing, Order, OrderLine
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["LineBalance", "balance", "invoice", "late", "money"]

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class LineBalance:
    """The three-line view of an order's line (counted from 1): ordered, done, invoiced, in the line's unit."""

    number: int
    product: str
    ordered: Decimal
    done: Decimal
    invoiced: Decimal
    to_invoice: Decimal
    price: Decimal
    promised: str

    @property
    def missing(self) -> Decimal:
        """What is still owed to the customer, or by the supplier."""
        return max(self.ordered - self.done, ZERO)

    @property
    def beyond(self) -> Decimal:
        """What was done though nobody ordered it."""
        return max(self.done - self.ordered, ZERO)

    @property
    def done_not_invoiced(self) -> Decimal:
        """What was done and stands on no invoice; below zero, what was invoiced and not done. In money."""
        return money((self.done - self.invoiced) * self.price)

    @property
    def amount_to_invoice(self) -> Decimal:
        """What the next invoice says of it; below zero it credits."""
        return money(self.to_invoice * self.price)


def money(amount: Decimal) -> Decimal:
    """An amount in whole cents, half up."""
    return rounded(amount, _CENT)


def balance(stock: Stock, name: str) -> tuple[LineBalance, ...]:
    """How an order stands, line by line."""
    order = stock.orders.get(name)
    return tuple(_balance(stock, order, number, line) for number, line in enumerate(order.lines, 1))


def late(stock: Stock, name: str, day: str = "") -> tuple[LineBalance, ...]:
    """The lines of an order that were promised before ``day`` (today when empty) and are not done."""
    if stock.orders.get(name).cancelled:
        return ()
    today = day or day_of(stock.now)
    return tuple(line for line in balance(stock, name) if line.promised and line.promised < today and line.missing)


def invoice(stock: Stock, name: str) -> Invoice:
    """Invoice what may be invoiced, or credit what was too much. Refused when there is neither."""
    order = stock.orders.get(name)
    due = [line for line in balance(stock, name) if line.to_invoice != ZERO]
    if not due:
        raise Refused(Reason.NOTHING_TO_INVOICE, order=name)
    lines = tuple(
        InvoiceLine(line.number, line.product, line.to_invoice, line.price, line.amount_to_invoice) for line in due
    )
    made = Invoice(stock.number("invoice"), name, day_of(stock.now), lines)
    stock.invoices.put(made)
    more = {line.number: line.to_invoice for line in due}
    stock.orders.put(
        replace(
            order,
            lines=tuple(
                replace(line, invoiced=line.invoiced + more.get(number, ZERO))
                for number, line in enumerate(order.lines, 1)
            ),
        )
    )
    return made


def _balance(stock: Stock, order: Order, number: int, line: OrderLine) -> LineBalance:
    done = fulfilled(stock, order, number)
    by_order = order.invoicing is Invoicing.ORDERED and not order.cancelled
    basis = line.ordered if by_order else done
    return LineBalance(
        number, line.product, line.ordered, done, line.invoiced, basis - line.invoiced, line.price, line.promised
    )
