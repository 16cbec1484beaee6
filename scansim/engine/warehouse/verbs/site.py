"""Verbs of site procedure: notices and quality checks."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.warehouse import notices, quality
from scansim.engine.warehouse.quality import FailedCheck
from scansim.engine.warehouse.site import Notice, QualityCheck
from scansim.engine.warehouse.states import going
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["SiteVerbs"]


class SiteVerbs(Door):
    """Holding and freezing, checking quality."""

    def post_notice(self, notice: Notice) -> None:
        """Put up a hold or a freeze."""
        self._transact(lambda: notices.post(self.stock, notice))

    def lift_notice(self, notice: str) -> None:
        """Take a notice down."""
        self._transact(lambda: notices.lift(self.stock, notice))

    def notices_against(self, transfer: int) -> tuple[Notice, ...]:
        """What stands against validating a transfer now, enforced or only posted."""
        head = self.stock.transfers.get(transfer)
        found = (*notices.on_document(self.stock, head), *notices.on_lines(self.stock, going(self.stock, transfer)))
        return tuple({notice.id: notice for notice in found}.values())

    def quality_checks(self, transfer: int) -> tuple[QualityCheck, ...]:
        """The checks of a transfer: those done, and those due for what is about to go."""
        return quality.checks_of(self.stock, transfer)

    def pass_check(self, transfer: int, point: str, product: str, note: str = "") -> QualityCheck:
        """The goods are right."""
        return self._transact(lambda: quality.pass_(self.stock, transfer, point, product, note))

    def fail_check(
        self, transfer: int, point: str, product: str, quantity: Decimal | None = None, note: str = ""
    ) -> FailedCheck:
        """So much of a product (all that is about to go, when None) is not right, and is set apart."""
        return self._transact(lambda: quality.fail(self.stock, transfer, point, product, quantity, note))
