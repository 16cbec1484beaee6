"""The only door to change the record: each verb is a transaction, a refusal takes everything back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypeVar, overload

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse import (
    adjustments,
    batches,
    entering,
    lines,
    lots,
    moves,
    orders,
    packages,
    putaway,
    quants,
    returns,
    shifting,
    states,
    transfers,
    validation,
)
from scansim.engine.warehouse.adjustments import (
    ConflictAnswer,
    ConflictQuestion,
    ScrapQuestion,
    UntrackedQuestion,
)
from scansim.engine.warehouse.batches import BatchDone, BatchQuestion
from scansim.engine.warehouse.catalogue import Lot, UnitOfMeasure
from scansim.engine.warehouse.entering import CatalogueRecord
from scansim.engine.warehouse.locations import within
from scansim.engine.warehouse.records import FINISHED, Batch, Line, Move, Need, Order, Place, Quant, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done, ExpiryQuestion

__all__ = ["Warehouse"]

Result = TypeVar("Result")


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
                entering.enter(self.stock, record)

    def set_stock(self, product: str, location: str, quantity: Decimal, *, lot: str = "") -> None:
        """Stock that was there before the story begins."""
        self.change_stock(Place(product, location, lot), quantity)

    def change_stock(self, place: Place, quantity: Decimal, in_date: str = "") -> None:
        """Add to stock (or take from it) behind everybody's back: no move tells, no reservation is looked at."""
        self._transact(lambda: quants.change(self.stock, place, quantity, in_date))

    # transfers

    def create_transfer(
        self,
        operation_type: str,
        demands: Sequence[tuple[str, Decimal] | Need] = (),
        *,
        name: str = "",
        partner: str = "",
        origin: str = "",
    ) -> Transfer:
        """A confirmed transfer with the demands (product id and quantity in its unit, or needs)."""
        operation = self.stock.operation_types.get(operation_type)
        head = Transfer(0, name, operation.id, operation.source, operation.destination, partner=partner, origin=origin)
        return self.create_from(head, demands)

    def create_from(
        self, head: Transfer, demands: Sequence[tuple[str, Decimal] | Need] = (), *, confirm: bool = True
    ) -> Transfer:
        """A transfer as its head says (its number is given; empty name and schedule are filled in)."""

        def verb() -> int:
            transfer = transfers.new_transfer(self.stock, head, demands)
            if confirm:
                transfers.confirm(self.stock, transfer)
            return transfer.id

        return self.stock.transfers.get(self._transact(verb))

    def confirm(self, transfer: int) -> None:
        """Confirm a draft."""
        self._transact(lambda: transfers.confirm(self.stock, self.stock.transfers.get(transfer)))

    def check_availability(self, transfer: int) -> None:
        """Reserve what can be reserved now."""
        self._transact(lambda: transfers.check_availability(self.stock, self.stock.transfers.get(transfer)))

    def unreserve(self, transfer: int) -> None:
        """Take back what is reserved and not picked."""
        self._transact(lambda: transfers.release(self.stock, self.stock.transfers.get(transfer)))

    def split(self, transfer: int) -> Transfer:
        """Split what is not done off into a transfer of its own."""
        return self.stock.transfers.get(self._transact(lambda: validation.split(self.stock, transfer).id))

    def return_transfer(self, transfer: int, quantities: Mapping[int, Decimal], *, name: str = "") -> Transfer:
        """A return of so much of each move (its number, quantity) of a done transfer."""
        made = self._transact(lambda: returns.return_transfer(self.stock, transfer, quantities, name).id)
        return self.stock.transfers.get(made)

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
        line = Line(0, transfer, 0, product, quantity, "", destination, picked=picked)
        return self._transact(lambda: lines.add_line(self.stock, line))

    def add_detail(self, line: Line) -> Line:
        """Add a line by hand; its number and move are given, empty places are the transfer's.

        On a done transfer that moves stock at once.
        """
        done = self.stock.transfers.get(line.transfer).state is State.DONE
        add = lines.add_done_line if done else lines.add_line
        return self._transact(lambda: add(self.stock, line))

    def edit_line(self, line: Line, change: Callable[[Line], Line]) -> Line:
        """Write what ``change`` makes of a line: lot, typed name, package, places, owner, quantity, mark.

        On a done line that moves stock (reference odoo-barcode 11.33).
        """
        return self._transact(lambda: self._edited(self._current(line), change))

    def delete_line(self, line: Line) -> None:
        """Take a line out of its transfer."""
        self._transact(lambda: lines.delete_line(self.stock, self._current(line)))

    def send_to(self, line: Line, destination: str) -> Line:
        """Write where a line goes."""
        return self._transact(lambda: lines.send_to(self.stock, self._current(line), destination))

    def set_move_quantity(self, move: Move, quantity: Decimal) -> Move:
        """Make the lines of a move hold ``quantity`` in all, without saying that it was done."""
        return self._transact(lambda: moves.set_move_quantity(self.stock, self.stock.moves.get(move.id), quantity))

    def pick_move(self, move: Move, *, picked: bool = True) -> Move:
        """Record that what the lines of a move hold was done."""
        return self._transact(lambda: moves.pick_move(self.stock, self.stock.moves.get(move.id), picked=picked))

    def name_serials(self, move: Move, first: str, count: int) -> None:
        """Fill in ``count`` serial numbers from ``first`` on."""
        self._transact(lambda: moves.name_serials(self.stock, self.stock.moves.get(move.id), first, count))

    def set_demand(self, move: Move, demand: Decimal) -> Move:
        """Change what a move has to do."""
        return self._transact(lambda: moves.set_demand(self.stock, self.stock.moves.get(move.id), demand))

    @overload
    def validate(
        self, transfer: int, answer: BackorderAnswer | None = None, *, expired: Literal[True]
    ) -> Done | BackorderQuestion: ...

    @overload
    def validate(
        self, transfer: int, answer: BackorderAnswer | None = None, *, expired: bool = False
    ) -> Done | BackorderQuestion | ExpiryQuestion: ...

    def validate(
        self, transfer: int, answer: BackorderAnswer | None = None, *, expired: bool = False
    ) -> Done | BackorderQuestion | ExpiryQuestion:
        """Validate a transfer, or learn what must be answered first. ``expired``: expired goods may go."""
        return self._transact(lambda: validation.validate(self.stock, transfer, answer, expired=expired))

    def cancel(self, transfer: int) -> None:
        """Cancel an open transfer."""
        self._transact(lambda: transfers.cancel(self.stock, self.stock.transfers.get(transfer)))

    # packages, lots

    def put_in_pack(self, transfer: int, name: str = "") -> str:
        """A new package around what was picked and not packed, or, if nothing was picked, around everything."""
        return self._transact(lambda: packages.put_in_pack(self.stock, [transfer], name))

    def unpack(self, package: str) -> None:
        """Dissolve a package."""
        self._transact(lambda: adjustments.unpack(self.stock, package))

    def new_lot(self, product: str, name: str) -> Lot:
        """A new lot of a product."""
        return self._transact(lambda: lots.new_lot(self.stock, product, name))

    # stock without transfers

    def count(self, place: Place, quantity: Decimal) -> Quant:
        """Write a counted quantity. Nothing changes until counts are applied."""
        return self._transact(lambda: adjustments.count(self.stock, place, quantity))

    def clear_count(self, place: Place) -> None:
        """Forget an open count."""
        self._transact(lambda: adjustments.clear_count(self.stock, place))

    def apply_counts(
        self,
        counted: Sequence[Quant],
        inventory: str,
        conflict: ConflictAnswer | None = None,
        *,
        untracked: bool = False,
    ) -> ConflictQuestion | UntrackedQuestion | None:
        """Make stock what was counted, or learn what must be answered first."""
        return self._transact(
            lambda: adjustments.apply_counts(self.stock, counted, inventory, conflict, untracked=untracked)
        )

    def relocate(self, place: Place, destination: str) -> None:
        """Move all that lies at a place to another location."""
        found = adjustments.quant_at(self.stock, place)
        if found is None or found.quantity <= ZERO:
            raise Refused(Reason.NOT_COUNTABLE, product=place.product, location=place.location)
        self._transact(lambda: adjustments.relocate(self.stock, [found], destination))

    def scrap(
        self,
        place: Place,
        quantity: Decimal,
        scrap_location: str,
        *,
        unit: UnitOfMeasure | None = None,
        transfer: int = 0,
        force: bool = False,
    ) -> ScrapQuestion | None:
        """Scrap goods, or learn that there is not so much where they are said to be."""
        return self._transact(
            lambda: adjustments.scrap(
                self.stock, place, quantity, scrap_location, unit=unit, transfer=transfer, force=force
            )
        )

    # batches, orders

    def create_batch(self, name: str, transfer_numbers: Sequence[int]) -> Batch:
        """A batch of transfers of one operation type."""
        return self._transact(lambda: batches.create_batch(self.stock, name, transfer_numbers))

    def validate_batch(
        self,
        batch: str,
        answer: BackorderAnswer | None = None,
        answers: Mapping[int, BackorderAnswer] | None = None,
    ) -> BatchDone | BatchQuestion:
        """Validate a batch, or learn what must be answered first; ``answers`` are for single transfers."""
        return self._transact(lambda: batches.validate_batch(self.stock, batch, answer, answers))

    def put_batch_in_pack(self, batch: str, name: str = "") -> str:
        """A new package around what was picked in any transfer of a batch."""
        numbers = [transfer.id for transfer in batches.members(self.stock, batch) if transfer.state not in FINISHED]
        return self._transact(lambda: packages.put_in_pack(self.stock, numbers, name))

    def procure(self, group: str, operation_type: str, needs: Sequence[Need], final: str = "") -> Transfer:
        """The first transfer of a chain towards ``final`` for the needs of an order."""
        operation = self.stock.operation_types.get(operation_type)
        made = self._transact(lambda: orders.procure(self.stock, group, operation, needs, final).id)
        return self.stock.transfers.get(made)

    def place_order(self, name: str, operation_type: str, needs: Sequence[Need], *, final: str = "") -> Order:
        """A confirmed purchase order or, with a ``final`` place, sales order, and its first transfer."""
        operation = self.stock.operation_types.get(operation_type)
        return self._transact(lambda: orders.place_order(self.stock, name, operation, needs, final=final))

    def set_ordered(self, order: str, product: str, quantity: Decimal, operation_type: str) -> Order:
        """Change what was ordered of a product."""
        operation = self.stock.operation_types.get(operation_type)
        return self._transact(lambda: orders.set_ordered(self.stock, order, product, quantity, operation))

    def cancel_order(self, order: str) -> Order:
        """Cancel an order and its open transfers."""
        return self._transact(lambda: orders.cancel_order(self.stock, order))

    # reading

    def available(self, place: Place, *, strict: bool = False) -> Decimal:
        """The free quantity at a place and below; ``strict``: of exactly this lot and package there."""
        return quants.available(self.stock, place, strict=strict)

    def suggested_place(self, product: str, quantity: Decimal, arrival: str) -> str:
        """Where so much of a product would be put that arrives in a location."""
        return putaway.destination_for(self.stock, arrival, product, quantity)

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

    def forget_past(self) -> None:
        """Let what was done so far stand for good: marks taken before lead nowhere, and undoing takes no memory."""
        self.stock.log.forget()

    def digest(self) -> str:
        """The canonical hash of the whole record."""
        return self.stock.digest()

    def _current(self, line: Line) -> Line:
        return self.stock.lines.get(line.id)

    def _edited(self, line: Line, change: Callable[[Line], Line]) -> Line:
        if self.stock.moves.get(line.move).state is not State.DONE:
            return lines.edit(self.stock, line, change)
        shifting.shift_again(self.stock, line, change(line))
        return self._current(line)

    def _transact(self, verb: Callable[[], Result]) -> Result:
        try:
            with self.stock.log.transaction():
                result = verb()
                if self.stock.stale:
                    states.settle(self.stock)
                    batches.settle_batches(self.stock)
                return result
        finally:
            self.stock.stale.clear()
