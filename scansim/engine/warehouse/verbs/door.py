"""What every verb goes through: a transaction that leaves all states settled, or nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from scansim.engine.warehouse import batches, states
from scansim.engine.warehouse.stock import Stock

__all__ = ["Door"]

Result = TypeVar("Result")


class Door:
    """A record of stock and documents, and how to change it as one.

    ``reserves_expired``: expired lots are reserved like all others and only asked about in the end, as versions up to
    16 do (reference odoo-barcode 0 "Version map").
    """

    def __init__(self, now: str, *, reserves_expired: bool = False) -> None:
        self.stock = Stock(now, reserves_expired=reserves_expired)

    def copied(self) -> Self:
        """Another record of the same state, which goes its own way from now on. No mark of this one holds for it."""
        copy = object.__new__(type(self))
        copy.stock = self.stock.copied()
        return copy

    def mark(self) -> int:
        """A point to which :meth:`undo_to` can return."""
        return self.stock.log.mark()

    def undo_to(self, mark: int) -> None:
        """Take back everything since ``mark``."""
        self.stock.log.undo_to(mark)

    def forget_past(self) -> None:
        """Let what was done so far stand for good: marks taken before lead nowhere, and undoing takes no memory."""
        self.stock.log.forget()

    def digest(self) -> str:
        """The canonical hash of the whole record."""
        return self.stock.digest()

    def _transact(self, verb: Callable[[], Result]) -> Result:
        mark = self.stock.log.mark()
        try:
            result = verb()
            if self.stock.stale:
                states.settle(self.stock)
                batches.settle_batches(self.stock)
        except BaseException:
            self.stock.log.undo_to(mark)
            raise
        else:
            return result
        finally:
            self.stock.stale.clear()
