"""Whatever is done in whatever order: stock is conserved, a refusal changes nothing, everything can be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from scansim.engine.quantity import ZERO, quantity, total, written
from scansim.engine.store import Table
from scansim.engine.warehouse.records import FINISHED, Line, Move, State
from scansim.engine.warehouse.refusal import Refused
from scansim.engine.warehouse.validation import BackorderAnswer
from tests.engine.small import OPENING, small_warehouse

PRODUCTS = ("mug", "plate", "honey")
AMOUNTS = [Decimal(text) for text in ("0", "1", "2", "6", "24", "0.5", "2.50", "-1", "7.125", "999999999999")]

products = st.sampled_from(PRODUCTS)
amounts = st.sampled_from(AMOUNTS)
which = st.integers(0, 7)
places = st.sampled_from(["", "stock", "shelf-1", "shelf-2", "zone", "output"])


class AnySequence(RuleBasedStateMachine):
    """Every verb with sense and nonsense, on up to a handful of transfers and their backorders."""

    def __init__(self) -> None:
        super().__init__()
        self.warehouse = small_warehouse()
        self.start = self.warehouse.mark()
        self.first_digest = self.warehouse.digest()
        self.marks: list[tuple[int, str]] = []

    # doing

    @rule(demands=st.lists(st.tuples(products, amounts), max_size=4))
    def create(self, demands: list[tuple[str, Decimal]]) -> None:
        self._try(lambda: self.warehouse.create_transfer("in", demands))

    @precondition(lambda self: bool(len(self.warehouse.stock.lines)))
    @rule(line=which, amount=amounts)
    def pick(self, line: int, amount: Decimal) -> None:
        self._try(lambda: self.warehouse.pick(self._line(line), amount))

    @precondition(lambda self: bool(len(self.warehouse.stock.lines)))
    @rule(line=which, amount=amounts)
    def set_quantity(self, line: int, amount: Decimal) -> None:
        self._try(lambda: self.warehouse.set_quantity(self._line(line), amount))

    @precondition(lambda self: bool(len(self.warehouse.stock.lines)))
    @rule(line=which)
    def unpick(self, line: int) -> None:
        self._try(lambda: self.warehouse.unpick(self._line(line)))

    @precondition(lambda self: bool(len(self.warehouse.stock.lines)))
    @rule(line=which)
    def delete_line(self, line: int) -> None:
        self._try(lambda: self.warehouse.delete_line(self._line(line)))

    @precondition(lambda self: bool(len(self.warehouse.stock.lines)))
    @rule(line=which, place=places.filter(bool))
    def send_to(self, line: int, place: str) -> None:
        self._try(lambda: self.warehouse.send_to(self._line(line), place))

    @precondition(lambda self: bool(len(self.warehouse.stock.transfers)))
    @rule(transfer=which, product=products, amount=amounts, place=places, picked=st.booleans())
    def add_line(self, transfer: int, product: str, amount: Decimal, place: str, picked: bool) -> None:
        self._try(
            lambda: self.warehouse.add_line(self._transfer(transfer), product, amount, destination=place, picked=picked)
        )

    @precondition(lambda self: bool(len(self.warehouse.stock.moves)))
    @rule(move=which, amount=amounts)
    def set_move_quantity(self, move: int, amount: Decimal) -> None:
        self._try(lambda: self.warehouse.set_move_quantity(self._move(move), amount))

    @precondition(lambda self: bool(len(self.warehouse.stock.moves)))
    @rule(move=which)
    def pick_move(self, move: int) -> None:
        self._try(lambda: self.warehouse.pick_move(self._move(move)))

    @precondition(lambda self: bool(len(self.warehouse.stock.transfers)))
    @rule(transfer=which, answer=st.sampled_from([None, *BackorderAnswer]))
    def validate(self, transfer: int, answer: BackorderAnswer | None) -> None:
        self._try(lambda: self.warehouse.validate(self._transfer(transfer), answer))

    @precondition(lambda self: bool(len(self.warehouse.stock.transfers)))
    @rule(transfer=which)
    def cancel(self, transfer: int) -> None:
        self._try(lambda: self.warehouse.cancel(self._transfer(transfer)))

    @rule()
    def mark(self) -> None:
        self.marks.append((self.warehouse.mark(), self.warehouse.digest()))

    @precondition(lambda self: bool(self.marks))
    @rule()
    def undo(self) -> None:
        mark, digest = self.marks.pop()
        self.warehouse.undo_to(mark)
        assert self.warehouse.digest() == digest

    def teardown(self) -> None:
        self.warehouse.undo_to(self.start)
        assert self.warehouse.digest() == self.first_digest

    # what always holds

    @invariant()
    def stock_is_conserved(self) -> None:
        for product, opening in (("mug", OPENING), ("plate", ZERO), ("honey", ZERO)):
            assert total(quant.quantity for quant in self.warehouse.stock.quants.where("product", product)) == opening

    @invariant()
    def stock_came_by_done_lines_only(self) -> None:
        wanted = defaultdict(Decimal, {("mug", "shelf-1"): OPENING})
        stock = self.warehouse.stock
        for line in stock.lines:
            if stock.transfers.get(line.transfer).state is State.DONE:
                wanted[line.product, line.source] -= line.quantity
                wanted[line.product, line.destination] += line.quantity
        held = {(quant.product, quant.location): quant.quantity for quant in stock.quants}
        assert held == {place: amount for place, amount in wanted.items() if amount}

    @invariant()
    def documents_agree_with_themselves(self) -> None:
        stock = self.warehouse.stock
        for transfer in stock.transfers:
            states = {move.state for move in self.warehouse.moves_of(transfer.id)}
            match transfer.state:
                case State.DONE:
                    assert states <= FINISHED
                case State.CANCEL:
                    assert states <= {State.CANCEL}
                case _:
                    assert not states & FINISHED
        for line in stock.lines:
            move = stock.moves.get(line.move)
            assert (move.transfer, move.product) == (line.transfer, line.product)
            assert line.quantity >= ZERO
            assert move.state is not State.CANCEL
            if move.state is State.DONE:
                assert line.picked
                assert line.quantity > ZERO

    @invariant()
    def indexes_agree_with_a_scan(self) -> None:
        for table in vars(self.warehouse.stock).values():
            if isinstance(table, Table):
                records = list(table)
                for name, of in table._of.items():
                    values = {of(record) for record in records} - {None}
                    for value in values:
                        assert list(table.where(name, value)) == [r for r in records if of(r) == value]
                    assert set(table._indexes[name]) == values

    @invariant()
    def quantities_have_one_written_form(self) -> None:
        for line in self.warehouse.stock.lines:
            assert quantity(written(line.quantity)) == line.quantity
        for quant in self.warehouse.stock.quants:
            assert "E" not in written(quant.quantity)

    # helping

    def _try(self, verb: Callable[[], object]) -> None:
        before = self.warehouse.digest()
        try:
            verb()
        except Refused:
            assert self.warehouse.digest() == before

    def _line(self, number: int) -> Line:
        lines = list(self.warehouse.stock.lines)
        return lines[number % len(lines)]

    def _move(self, number: int) -> Move:
        moves = list(self.warehouse.stock.moves)
        return moves[number % len(moves)]

    def _transfer(self, number: int) -> int:
        transfers = list(self.warehouse.stock.transfers)
        return transfers[number % len(transfers)].id


TestAnySequence = AnySequence.TestCase
