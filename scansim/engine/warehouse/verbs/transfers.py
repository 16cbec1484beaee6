"""Verbs on transfers, their moves and lines. A line or move handed to a verb only says which one: what it holds now is
read from the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, overload

from scansim.engine.warehouse import lines, moves, returns, shifting, transfers, validation
from scansim.engine.warehouse.chains import link
from scansim.engine.warehouse.records import FINISHED, Line, Move, Need, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done, ExpiryQuestion
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["TransferVerbs"]


class TransferVerbs(Door):
    """Creating, reserving, picking, validating, returning."""

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

    def confirm_after(self, before: int, transfer: int) -> None:
        """Confirm a draft whose moves carry on those of another transfer, one by one: each waits for what its own
        brings (reference odoo-barcode 6.3). Refused when the other is no confirmed transfer of the same products."""

        def verb() -> None:
            goods = [m for m in self.stock.moves.where("transfer", before) if m.state not in {*FINISHED, State.DRAFT}]
            drafts = [m for m in self.stock.moves.where("transfer", transfer) if m.state is State.DRAFT]
            if not drafts or [move.product for move in goods] != [move.product for move in drafts]:
                raise Refused(Reason.NOTHING_TO_MOVE, transfer=self.stock.transfers.get(transfer).name)
            for first, second in zip(goods, drafts, strict=True):
                link(self.stock, first, second)
            transfers.confirm(self.stock, self.stock.transfers.get(transfer))

        self._transact(verb)

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

    def give_to(self, transfer: int, worker: str) -> Transfer:
        """Give an open transfer to somebody; empty for nobody."""
        self._transact(lambda: transfers.give_to(self.stock, self.stock.transfers.get(transfer), worker))
        return self.stock.transfers.get(transfer)

    def _current(self, line: Line) -> Line:
        return self.stock.lines.get(line.id)

    def _edited(self, line: Line, change: Callable[[Line], Line]) -> Line:
        if self.stock.moves.get(line.move).state is not State.DONE:
            return lines.edit(self.stock, line, change)
        shifting.shift_again(self.stock, line, change(line))
        return self._current(line)
