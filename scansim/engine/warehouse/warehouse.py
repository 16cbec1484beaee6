"""The only door to change the record: each verb is a transaction, a refusal takes everything back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from scansim.engine.barcodes.spelling import spellings
from scansim.engine.warehouse import lines, moves, transfers, validation
from scansim.engine.warehouse.catalogue import Location, Lot, OperationType, Packaging, Partner, Product
from scansim.engine.warehouse.locations import within
from scansim.engine.warehouse.quants import change
from scansim.engine.warehouse.records import FINISHED, Line, Move, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done

__all__ = ["Warehouse"]

Result = TypeVar("Result")
CatalogueRecord = Product | Packaging | Location | Partner | Lot | OperationType


class Warehouse:
    """What the ERP believes. ``now`` is its only clock (ISO 8601).

    Every verb raises :class:`~scansim.engine.warehouse.refusal.Refused` and changes nothing when it cannot be done.
    A line or move handed to a verb only says which one: what it holds now is read from the record.
    """

    def __init__(self, now: str) -> None:
        self.stock = Stock(now)

    # the catalogue

    def add(self, records: Iterable[CatalogueRecord]) -> None:
        """Add catalogue records. A barcode that something else already bears is refused."""
        with self.stock.log.transaction():
            for record in records:
                self._require_free_barcodes(record)
                self._put(record)

    def set_stock(self, product: str, location: str, quantity: Decimal, *, lot: str = "") -> None:
        """Stock that was there before the story begins."""
        with self.stock.log.transaction():
            change(self.stock, product, location, quantity, lot=lot)

    # transfers

    def create_transfer(
        self,
        operation_type: str,
        demands: Sequence[tuple[str, Decimal]] = (),
        *,
        name: str = "",
        partner: str = "",
        origin: str = "",
    ) -> Transfer:
        """A confirmed transfer with the demands (product id, quantity in its unit)."""
        operation = self.stock.operation_types.get(operation_type)

        def verb() -> int:
            transfer = transfers.create(self.stock, operation, demands, name=name, partner=partner, origin=origin)
            transfers.confirm(self.stock, transfer)
            return transfer.id

        return self.stock.transfers.get(self._transact(verb))

    def set_quantity(self, line: Line, quantity: Decimal) -> Line:
        """Write the quantity of a line without saying that it was done."""
        return self._transact(lambda: lines.set_quantity(self.stock, self._current(line), quantity))

    def pick(self, line: Line, quantity: Decimal) -> Line:
        """Record that ``quantity`` of the line, in all, was done."""
        return self._transact(lambda: lines.pick(self.stock, self._current(line), quantity))

    def unpick(self, line: Line) -> Line | None:
        """Take back what was done on a line; None when the line was never planned and is gone."""
        return self._transact(lambda: lines.unpick(self.stock, self._current(line)))

    def add_line(
        self, transfer: int, product: str, quantity: Decimal, *, destination: str = "", picked: bool = True
    ) -> Line:
        """Add a line that nobody planned."""
        return self._transact(
            lambda: lines.add_line(self.stock, transfer, product, quantity, destination=destination, picked=picked)
        )

    def delete_line(self, line: Line) -> None:
        """Take a line out of its transfer."""
        self._transact(lambda: lines.delete_line(self.stock, self._current(line)))

    def send_to(self, line: Line, destination: str) -> Line:
        """Write where a line goes."""
        return self._transact(lambda: lines.send_to(self.stock, self._current(line), destination))

    def set_move_quantity(self, move: Move, quantity: Decimal) -> Move:
        """Make the lines of a move hold ``quantity`` in all, without saying that it was done."""
        return self._transact(lambda: moves.set_move_quantity(self.stock, self.stock.moves.get(move.id), quantity))

    def pick_move(self, move: Move) -> Move:
        """Record that what the lines of a move hold was done."""
        return self._transact(lambda: moves.pick_move(self.stock, self.stock.moves.get(move.id)))

    def validate(self, transfer: int, answer: BackorderAnswer | None = None) -> Done | BackorderQuestion:
        """Validate a transfer, or learn what must be answered first."""
        return self._transact(lambda: validation.validate(self.stock, transfer, answer))

    def cancel(self, transfer: int) -> None:
        """Cancel an open transfer."""
        self._transact(lambda: transfers.cancel(self.stock, self.stock.transfers.get(transfer)))

    # reading

    def lines_of(self, transfer: int) -> tuple[Line, ...]:
        """The lines of a transfer, oldest first."""
        return self.stock.lines.where("transfer", transfer)

    def moves_of(self, transfer: int) -> tuple[Move, ...]:
        """The moves of a transfer, oldest first."""
        return self.stock.moves.where("transfer", transfer)

    def open_transfers(self, operation_type: str) -> tuple[Transfer, ...]:
        """The transfers of a type that still wait to be done."""
        found = self.stock.transfers.where("operation_type", operation_type)
        return tuple(transfer for transfer in found if transfer.state not in FINISHED)

    def is_within(self, location: str, tree: str) -> bool:
        """Whether a location is ``tree`` or lies below it."""
        return within(self.stock, location, tree)

    # look-ahead and state

    def mark(self) -> int:
        """A point to which :meth:`undo_to` can return."""
        return self.stock.log.mark()

    def undo_to(self, mark: int) -> None:
        """Take back everything since ``mark``."""
        self.stock.log.undo_to(mark)

    def digest(self) -> str:
        """The canonical hash of the whole record."""
        return self.stock.digest()

    def _current(self, line: Line) -> Line:
        return self.stock.lines.get(line.id)

    def _transact(self, verb: Callable[[], Result]) -> Result:
        with self.stock.log.transaction():
            return verb()

    def _put(self, record: CatalogueRecord) -> None:
        match record:
            case Product():
                self.stock.products.put(record)
            case Packaging():
                self.stock.packagings.put(record)
            case Location():
                self.stock.locations.put(record)
            case Partner():
                self.stock.partners.put(record)
            case Lot():
                self.stock.lots.put(record)
            case OperationType():
                self.stock.operation_types.put(record)

    def _require_free_barcodes(self, record: CatalogueRecord) -> None:
        for barcode in _barcodes(record):
            for holder in self._holders(barcode):
                if holder != (type(record).__name__, record.id):
                    raise Refused(Reason.BARCODE_TAKEN, barcode=barcode, record=record.id, holder=holder[1])

    def _holders(self, barcode: str) -> Iterator[tuple[str, str]]:
        stock = self.stock
        for spelling in spellings(barcode):
            found: tuple[Product | Packaging | Location | OperationType, ...] = (
                *stock.products.where("barcode", spelling),
                *stock.packagings.where("barcode", spelling),
                *stock.locations.where("barcode", spelling),
                *stock.operation_types.where("barcode", spelling),
                *stock.operation_types.where("legacy_barcode", spelling),
            )
            yield from ((type(record).__name__, record.id) for record in found)


def _barcodes(record: CatalogueRecord) -> tuple[str, ...]:
    match record:
        case OperationType():
            return tuple(barcode for barcode in (record.barcode, record.legacy_barcode) if barcode)
        case Product() | Packaging() | Location():
            return (record.barcode,) if record.barcode else ()
        case _:
            return ()
