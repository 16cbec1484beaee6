"""The tables of one warehouse, their shared undo log and the canonical state hash."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.engine.canonical import canonical, sha256
from scansim.engine.store import Log, Table
from scansim.engine.warehouse.catalogue import Category, Location, Lot, OperationType, Packaging, Partner, Product
from scansim.engine.warehouse.records import Batch, Line, Move, Order, PushRule, Quant, State, Transfer
from scansim.engine.warehouse.storage import Package, PackageType, PutawayRule, StorageCategory

__all__ = ["Sequence", "Stock"]


@dataclass(frozen=True, slots=True)
class Sequence:
    """The next number of a counter."""

    id: str
    next: int = 1


def _wanted_product(move: Move) -> str:
    """The product that a move still waits for, empty when it does not wait."""
    return move.product if move.state in (State.CONFIRMED, State.PARTIALLY_AVAILABLE) else ""


class Stock:
    """Every table of a warehouse. Holds no rule: the modules beside this one do."""

    def __init__(self, now: str) -> None:
        self.now = now
        self.log = log = Log()
        self.products: Table[str, Product] = Table(
            log, lambda r: r.id, {"barcode": lambda r: r.barcode, "code": lambda r: r.code}
        )
        self.packagings: Table[str, Packaging] = Table(
            log, lambda r: r.id, {"barcode": lambda r: r.barcode, "product": lambda r: r.product}
        )
        self.locations: Table[str, Location] = Table(
            log, lambda r: r.id, {"barcode": lambda r: r.barcode, "parent": lambda r: r.parent}
        )
        self.partners: Table[str, Partner] = Table(log, lambda r: r.id)
        self.lots: Table[str, Lot] = Table(
            log, lambda r: r.id, {"name": lambda r: r.name, "of": lambda r: (r.product, r.name)}
        )
        self.categories: Table[str, Category] = Table(log, lambda r: r.id)
        self.packages: Table[str, Package] = Table(log, lambda r: r.id)
        self.package_types: Table[str, PackageType] = Table(log, lambda r: r.id)
        self.storage_categories: Table[str, StorageCategory] = Table(log, lambda r: r.id)
        self.putaway_rules: Table[int, PutawayRule] = Table(log, lambda r: r.id, {"arrival": lambda r: r.arrival})
        self.push_rules: Table[str, PushRule] = Table(log, lambda r: r.source)
        self.batches: Table[str, Batch] = Table(log, lambda r: r.id, {"state": lambda r: r.state})
        self.orders: Table[str, Order] = Table(log, lambda r: r.id)
        self.operation_types: Table[str, OperationType] = Table(
            log, lambda r: r.id, {"barcode": lambda r: r.barcode, "legacy_barcode": lambda r: r.legacy_barcode}
        )
        self.quants: Table[int, Quant] = Table(
            log,
            lambda r: r.id,
            {
                "place": lambda r: r.place,
                "product": lambda r: r.product,
                "location": lambda r: r.location,
                "package": lambda r: r.package,
                "lot": lambda r: r.lot,
            },
        )
        self.transfers: Table[int, Transfer] = Table(
            log,
            lambda r: r.id,
            {
                "name": lambda r: r.name,
                "operation_type": lambda r: r.operation_type,
                "origin": lambda r: r.origin,
                "backorder_of": lambda r: r.backorder_of,
                "group": lambda r: r.group,
                "batch": lambda r: r.batch,
            },
        )
        self.moves: Table[int, Move] = Table(
            log,
            lambda r: r.id,
            {"transfer": lambda r: r.transfer, "product": lambda r: r.product, "wanting": _wanted_product},
        )
        self.lines: Table[int, Line] = Table(
            log,
            lambda r: r.id,
            {
                "transfer": lambda r: r.transfer,
                "move": lambda r: r.move,
                "product": lambda r: (r.transfer, r.product),
                "place": lambda r: r.place,
                "source": lambda r: r.source,
                "destination": lambda r: r.destination,
                "result_package": lambda r: r.result_package,
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

    def digest(self) -> str:
        """The hash of the whole state: equal states have equal digests, whatever happened before."""
        tables = {name: table.written() for name, table in vars(self).items() if isinstance(table, Table)}
        return sha256(canonical({"now": self.now, **tables}))
