"""The only door to change the record: each verb is a transaction, a refusal takes everything back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from scansim.engine.warehouse import entering, quants
from scansim.engine.warehouse.entering import CatalogueRecord
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.verbs.counts import CountVerbs
from scansim.engine.warehouse.verbs.goods import GoodsVerbs
from scansim.engine.warehouse.verbs.orders import OrderVerbs
from scansim.engine.warehouse.verbs.reading import Reading
from scansim.engine.warehouse.verbs.site import SiteVerbs
from scansim.engine.warehouse.verbs.together import BatchVerbs
from scansim.engine.warehouse.verbs.transfers import TransferVerbs

__all__ = ["Warehouse"]


class Warehouse(TransferVerbs, GoodsVerbs, CountVerbs, BatchVerbs, OrderVerbs, SiteVerbs, Reading):
    """What the ERP believes. ``now`` is its only clock (ISO 8601). It delegates every verb and holds no rule itself.

    Verbs raise :class:`~scansim.engine.warehouse.refusal.Refused` and change nothing when it cannot be done.
    """

    def add(self, records: Iterable[CatalogueRecord]) -> None:
        """Add catalogue records. A barcode that something else already bears is refused."""
        with self.stock.log.transaction():
            for record in records:
                entering.enter(self.stock, record)

    def set_stock(self, product: str, location: str, quantity: Decimal, *, lot: str = "") -> None:
        """Stock that was there before the story begins."""
        self.change_stock(Place(product, location, lot), quantity)

    def change_stock(self, place: Place, quantity: Decimal, in_date: str = "") -> None:
        """Add to stock (or take from it) behind everybody's back: no move tells, no reservation is looked at."""
        self._transact(lambda: quants.change(self.stock, place, quantity, in_date))
