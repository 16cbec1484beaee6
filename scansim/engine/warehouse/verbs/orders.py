"""Verbs on orders, invoices and reordering."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.warehouse import billing, orders, reordering, valuation
from scansim.engine.warehouse.billing import LineBalance
from scansim.engine.warehouse.records import Invoice, Invoicing, Need, Order, OrderLine, Transfer
from scansim.engine.warehouse.reordering import Suggestion
from scansim.engine.warehouse.valuation import PlaceValue
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["OrderVerbs"]


class OrderVerbs(Door):
    """Purchases and sales, what may be invoiced of them, what would be ordered, what stock is worth."""

    def procure(self, group: str, operation_type: str, needs: Sequence[Need], final: str = "") -> Transfer:
        """The first transfer of a chain towards ``final`` for the needs of an order."""
        operation = self.stock.operation_types.get(operation_type)
        made = self._transact(lambda: orders.procure(self.stock, group, operation, needs, final).id)
        return self.stock.transfers.get(made)

    def place_order(
        self,
        name: str,
        operation_type: str,
        needs: Sequence[Need | OrderLine],
        *,
        final: str = "",
        partner: str = "",
        invoicing: Invoicing = Invoicing.DONE,
    ) -> Order:
        """A confirmed purchase order or, with a ``final`` place, sales order, and its first transfer."""
        operation = self.stock.operation_types.get(operation_type)
        return self._transact(
            lambda: orders.place_order(
                self.stock, name, operation, needs, final=final, partner=partner, invoicing=invoicing
            )
        )

    def set_ordered(self, order: str, product: str, quantity: Decimal, operation_type: str) -> Order:
        """Change what was ordered of a product."""
        operation = self.stock.operation_types.get(operation_type)
        return self._transact(lambda: orders.set_ordered(self.stock, order, product, quantity, operation))

    def cancel_order(self, order: str) -> Order:
        """Cancel an order and its open transfers."""
        return self._transact(lambda: orders.cancel_order(self.stock, order))

    def order_balance(self, order: str) -> tuple[LineBalance, ...]:
        """How an order stands, line by line: ordered, done, invoiced, to be invoiced."""
        return billing.balance(self.stock, order)

    def late_lines(self, order: str, day: str = "") -> tuple[LineBalance, ...]:
        """What of an order was promised before a day (today when empty) and is not done."""
        return billing.late(self.stock, order, day)

    def invoice(self, order: str) -> Invoice:
        """Invoice what may be invoiced of an order, or credit what was too much."""
        return self._transact(lambda: billing.invoice(self.stock, order))

    def forecast(self, product: str, location: str) -> Decimal:
        """What a place will hold of a product once everything open is done."""
        return reordering.forecast(self.stock, product, location)

    def reorder_suggestions(self) -> tuple[Suggestion, ...]:
        """What the reordering rules would order now."""
        return reordering.suggestions(self.stock)

    def values_by_place(self, tree: str) -> tuple[PlaceValue, ...]:
        """What lies in a location and below, by place and product, with its value at standard cost."""
        return valuation.values_by_place(self.stock, tree)

    def stock_value(self, tree: str) -> Decimal:
        """What all that lies in a location and below is worth."""
        return valuation.stock_value(self.stock, tree)
