"""Whatever work is done in whatever order: every unit is somewhere, and reservations are those of the open lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.adjustments import ConflictAnswer
from scansim.engine.warehouse.quants import bypasses
from scansim.engine.warehouse.records import FINISHED, Line, Move, Need, Place, Quant, State, Transfer
from scansim.engine.warehouse.refusal import Refused
from scansim.engine.warehouse.units import stocked
from scansim.engine.warehouse.validation import BackorderAnswer
from tests.engine.warehouse.working import DOZENS, OPENING, PLACES, PRODUCTS, working_warehouse

products = st.sampled_from(sorted(PRODUCTS))
amounts = st.sampled_from([Decimal(n) for n in (0, 1, 2, 3, 5, 8, 13, 30)])
which = st.integers(0, 9)
places = st.sampled_from(PLACES)
lots = st.sampled_from(["", "milk/M1", "milk/M2", "pump/S1", "pump/S2"])
names = st.sampled_from(["", "M1", "N1", "S1", "N2"])
answers = st.sampled_from([None, *BackorderAnswer])


class AnyWork(RuleBasedStateMachine):
    """Every verb, on a warehouse of all kinds of goods."""

    def __init__(self) -> None:
        super().__init__()
        self.warehouse = working_warehouse()
        self.warehouse.create_transfer("out", [Need("bolt", Decimal(5)), Need("milk", Decimal(6))])
        self.start, self.first = self.warehouse.mark(), self.warehouse.digest()

    @rule(kind=st.sampled_from(["in", "out", "int", "pick"]), product=products, amount=amounts, dozens=st.booleans())
    def create(self, kind: str, product: str, amount: Decimal, dozens: bool) -> None:
        self._try(lambda: self.warehouse.create_transfer(kind, [Need(product, amount, DOZENS if dozens else None)]))

    @rule(product=products, amount=amounts, order=st.sampled_from(["SO1", "SO2"]))
    def procure(self, product: str, amount: Decimal, order: str) -> None:
        self._try(lambda: self.warehouse.procure(order, "pick", [Need(product, amount)], "customers"))

    @rule(number=which)
    def check_availability(self, number: int) -> None:
        self._try(lambda: self.warehouse.check_availability(self._transfer(number).id))

    @rule(number=which)
    def unreserve(self, number: int) -> None:
        self._try(lambda: self.warehouse.unreserve(self._transfer(number).id))

    @rule(number=which)
    def cancel(self, number: int) -> None:
        self._try(lambda: self.warehouse.cancel(self._transfer(number).id))

    @rule(number=which, answer=answers)
    def validate(self, number: int, answer: BackorderAnswer | None) -> None:
        self._try(lambda: self.warehouse.validate(self._transfer(number).id, answer, expired=True))

    @rule(number=which)
    def split(self, number: int) -> None:
        self._try(lambda: self.warehouse.split(self._transfer(number).id))

    @rule(number=which, amount=amounts)
    def return_it(self, number: int, amount: Decimal) -> None:
        moves = self.warehouse.moves_of(self._transfer(number).id)
        self._try(
            lambda: self.warehouse.return_transfer(self._transfer(number).id, {move.id: amount for move in moves})
        )

    @rule(number=which, amount=amounts)
    def set_move_quantity(self, number: int, amount: Decimal) -> None:
        self._try(lambda: self.warehouse.set_move_quantity(self._move(number), amount))

    @rule(number=which, amount=amounts)
    def set_demand(self, number: int, amount: Decimal) -> None:
        self._try(lambda: self.warehouse.set_demand(self._move(number), amount))

    @rule(number=which, picked=st.booleans())
    def pick_move(self, number: int, picked: bool) -> None:
        self._try(lambda: self.warehouse.pick_move(self._move(number), picked=picked))

    @rule(number=which, amount=amounts, picked=st.booleans(), lot=lots, name=names)
    def edit_line(self, number: int, amount: Decimal, picked: bool, lot: str, name: str) -> None:
        def change(line: Line) -> Line:
            fitting = lot if lot.startswith(line.product) else line.lot
            return replace(line, quantity=amount, picked=picked, lot=fitting, lot_name=name)

        self._try(lambda: self.warehouse.edit_line(self._line(number), change))

    @rule(number=which)
    def delete_line(self, number: int) -> None:
        self._try(lambda: self.warehouse.delete_line(self._line(number)))

    @rule(number=which, product=products, amount=amounts, place=places, picked=st.booleans())
    def add_line(self, number: int, product: str, amount: Decimal, place: str, picked: bool) -> None:
        self._try(
            lambda: self.warehouse.add_detail(
                Line(0, self._transfer(number).id, 0, product, amount, place, "", picked=picked)
            )
        )

    @rule(number=which)
    def put_in_pack(self, number: int) -> None:
        self._try(lambda: self.warehouse.put_in_pack(self._transfer(number).id))

    @rule(number=which)
    def unpack(self, number: int) -> None:
        packages = sorted(package.id for package in self.warehouse.stock.packages)
        self._try(lambda: self.warehouse.unpack(packages[number % len(packages)]))

    @rule(number=which, place=places)
    def relocate(self, number: int, place: str) -> None:
        self._try(lambda: self.warehouse.relocate(self._place(number), place))

    @rule(number=which, amount=amounts, force=st.booleans())
    def scrap(self, number: int, amount: Decimal, force: bool) -> None:
        self._try(lambda: self.warehouse.scrap(self._place(number), amount, "scrap", force=force))

    @rule(number=which, amount=amounts)
    def count(self, number: int, amount: Decimal) -> None:
        self._try(lambda: self.warehouse.count(self._place(number), amount))

    @rule(conflict=st.sampled_from([None, *ConflictAnswer]))
    def apply_counts(self, conflict: ConflictAnswer | None) -> None:
        counted = [quant for quant in self.warehouse.stock.quants if quant.counted is not None]
        self._try(lambda: self.warehouse.apply_counts(counted, "losses", conflict, untracked=True))

    @rule(first=which, second=which)
    def batch(self, first: int, second: int) -> None:
        numbers = list(dict.fromkeys([self._transfer(first).id, self._transfer(second).id]))
        name = f"B{self.warehouse.mark()}"
        self._try(lambda: self.warehouse.create_batch(name, numbers))

    @rule(answer=answers)
    def validate_batches(self, answer: BackorderAnswer | None) -> None:
        for batch in list(self.warehouse.stock.batches):
            self._try(lambda name=batch.id: self.warehouse.validate_batch(name, answer))  # type: ignore[misc]

    def teardown(self) -> None:
        self.warehouse.undo_to(self.start)
        assert self.warehouse.digest() == self.first

    # what always holds

    @invariant()
    def every_unit_is_somewhere(self) -> None:
        for product, opening in OPENING.items():
            assert total(quant.quantity for quant in self.warehouse.stock.quants.where("product", product)) == opening

    @invariant()
    def reserved_is_what_open_lines_hold(self) -> None:
        """Lots of one place together: a lot that is not there is reserved on what has none."""
        stock = self.warehouse.stock
        wanted: defaultdict[tuple[str, ...], Decimal] = defaultdict(Decimal)
        for line in stock.lines:
            if stock.moves.get(line.move).state not in FINISHED and not bypasses(stock, line.product, line.source):
                wanted[line.product, line.source, line.package, line.owner] += stocked(stock, line)
        held: defaultdict[tuple[str, ...], Decimal] = defaultdict(Decimal)
        for quant in stock.quants:
            held[quant.product, quant.location, quant.package, quant.owner] += quant.reserved
        assert {key: value for key, value in held.items() if value} == {k: v for k, v in wanted.items() if v}

    @invariant()
    def states_follow(self) -> None:
        stock = self.warehouse.stock
        assert not stock.stale
        for transfer in stock.transfers:
            states = {move.state for move in self.warehouse.moves_of(transfer.id)}
            if transfer.state in FINISHED:
                assert states <= FINISHED
            else:
                assert not states or states - FINISHED
        for line in stock.lines:
            assert stock.moves.get(line.move).state is not State.CANCEL
            assert line.quantity >= ZERO
        assert not any(quant.is_empty for quant in stock.quants)

    # helping

    def _try(self, verb: Callable[[], object]) -> None:
        before = self.warehouse.digest()
        try:
            verb()
        except Refused:
            assert self.warehouse.digest() == before
        except IndexError:
            assert self.warehouse.digest() == before

    def _transfer(self, number: int) -> Transfer:
        transfers = list(self.warehouse.stock.transfers)
        return transfers[number % len(transfers)]

    def _move(self, number: int) -> Move:
        moves = [move for move in self.warehouse.stock.moves if move.transfer]
        return moves[number % max(len(moves), 1)]

    def _line(self, number: int) -> Line:
        lines = [
            line
            for line in self.warehouse.stock.lines
            if self.warehouse.stock.moves.get(line.move).state not in FINISHED
        ]
        return lines[number % max(len(lines), 1)]

    def _quant(self, number: int) -> Quant:
        quants = [quant for quant in self.warehouse.stock.quants if quant.location in PLACES]
        return quants[number % max(len(quants), 1)]

    def _place(self, number: int) -> Place:
        quant = self._quant(number)
        return Place(quant.product, quant.location, quant.lot, quant.package, quant.owner)


AnyWork.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnyWork = AnyWork.TestCase
