"""The tables of one warehouse, their shared undo log and the canonical state hash."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from scansim.engine.store import Log, Table, digest_of
from scansim.engine.warehouse.catalogue import Category, Location, Lot, OperationType, Packaging, Partner, Product
from scansim.engine.warehouse.records import (
    FINISHED,
    Batch,
    Invoice,
    Line,
    Move,
    Order,
    PushRule,
    Quant,
    State,
    Transfer,
)
from scansim.engine.warehouse.site import Notice, QualityCheck, QualityPoint, ReorderRule
from scansim.engine.warehouse.storage import Package, PackageType, PutawayRule, StorageCategory

__all__ = ["Sequence", "Stock"]


@dataclass(frozen=True, slots=True)
class Sequence:
    """The next number of a counter."""

    id: str
    next: int = 1


_ID = attrgetter("id")
_PLACE = attrgetter("product", "location", "lot", "package", "owner")
_TAKEN = attrgetter("product", "source", "lot", "package", "owner")
"""The same values as :attr:`Quant.place` and :attr:`Line.place`: an index is filled at every change."""


def _by(*names: str) -> dict[str, Callable[[Any], Hashable]]:
    """Indexes on fields, each by the field's name."""
    return {name: attrgetter(name) for name in names}


def _wanted_product(move: Move) -> str | None:
    """The product that a move still waits for."""
    return move.product if move.state in (State.CONFIRMED, State.PARTIALLY_AVAILABLE) else None


def _open_product(move: Move) -> str | None:
    """The product of a move that was confirmed and is not finished."""
    return None if move.state in FINISHED or move.state is State.DRAFT else move.product


def _open_type(transfer: Transfer) -> str | None:
    """The operation type of a transfer that waits to be done."""
    return None if transfer.state in FINISHED else transfer.operation_type


def _way(rule: PushRule) -> str:
    """From where, for goods bound whither: there is one rule for that."""
    return f"{rule.source}>{rule.towards}"


class Stock:
    """Every table of a warehouse. Holds no rule: the modules beside this one do."""

    def __init__(self, now: str, *, reserves_expired: bool = False) -> None:
        self.now = now
        self.reserves_expired = reserves_expired
        self.log = log = Log()
        self.products: Table[str, Product] = Table(log, _ID, _by("barcode", "code"))
        self.packagings: Table[str, Packaging] = Table(log, _ID, _by("barcode", "product"))
        self.locations: Table[str, Location] = Table(log, _ID, _by("barcode", "parent"))
        self.partners: Table[str, Partner] = Table(log, _ID)
        self.lots: Table[str, Lot] = Table(log, _ID, _by("name") | {"of": attrgetter("product", "name")})
        self.categories: Table[str, Category] = Table(log, _ID)
        self.packages: Table[str, Package] = Table(log, _ID, {"container": lambda r: r.container or None})
        self.package_types: Table[str, PackageType] = Table(log, _ID, _by("barcode"))
        self.storage_categories: Table[str, StorageCategory] = Table(log, _ID)
        self.putaway_rules: Table[int, PutawayRule] = Table(log, _ID, _by("arrival"))
        self.push_rules: Table[str, PushRule] = Table(log, _way, _by("source"))
        self.batches: Table[str, Batch] = Table(log, _ID, _by("state"))
        self.orders: Table[str, Order] = Table(log, _ID)
        self.invoices: Table[int, Invoice] = Table(log, _ID, _by("order"))
        self.notices: Table[str, Notice] = Table(log, _ID, {"about": attrgetter("subject", "key")})
        self.quality_points: Table[str, QualityPoint] = Table(log, _ID, _by("operation_type"))
        self.quality_checks: Table[int, QualityCheck] = Table(
            log, _ID, _by("transfer") | {"of": attrgetter("transfer", "point", "product")}
        )
        self.reorder_rules: Table[str, ReorderRule] = Table(log, _ID)
        self.operation_types: Table[str, OperationType] = Table(log, _ID, _by("barcode", "legacy_barcode"))
        self.quants: Table[int, Quant] = Table(
            log,
            _ID,
            _by("product", "location")
            | {
                "place": _PLACE,
                "package": lambda r: r.package or None,
                "lot": lambda r: r.lot or None,
                "counter": lambda r: r.counter or None,
                "counted": lambda r: None if r.counted is None else True,
            },
        )
        self.transfers: Table[int, Transfer] = Table(
            log,
            _ID,
            _by("name", "operation_type", "origin", "backorder_of", "group", "batch") | {"open": _open_type},
        )
        self.moves: Table[int, Move] = Table(
            log,
            _ID,
            _by("transfer", "product")
            | {"of": attrgetter("transfer", "product"), "wanting": _wanted_product, "open": _open_product},
        )
        self.lines: Table[int, Line] = Table(
            log,
            _ID,
            _by("transfer", "move", "source", "destination")
            | {
                "product": attrgetter("transfer", "product"),
                "place": _TAKEN,
                "result_package": lambda r: r.result_package or None,
            },
        )
        self.stale: set[int] = set()
        """Transfers whose state must follow their moves before anybody reads it; empty between two verbs."""
        self.sequences: Table[str, Sequence] = Table(log, lambda r: r.id)

    def number(self, sequence: str) -> int:
        """Take the next number of a counter."""
        counter = self.sequences.find(sequence) or Sequence(sequence)
        self.sequences.put(Sequence(sequence, counter.next + 1))
        return counter.next

    def copied(self) -> Stock:
        """Another stock of the same state, with a log of its own: what is done to the one, the other knows not."""
        copy = object.__new__(Stock)
        log = Log()
        tables = {name: table.following(log) for name, table in self._tables().items()}
        vars(copy).update(vars(self), **tables, log=log, stale=set(self.stale))
        return copy

    def digest(self) -> str:
        """The hash of the whole state: equal states have equal digests, whatever happened before."""
        return digest_of(self._tables(), now=self.now)

    def _tables(self) -> dict[str, Table[Any, Any]]:
        return {name: table for name, table in vars(self).items() if isinstance(table, Table)}
