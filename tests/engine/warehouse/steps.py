"""Every verb as a step that chooses its own arguments, sensible ones and others: what random work is made of.

The choices come from outside: Hypothesis draws and shrinks them, a seeded generator repeats them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from scansim.engine.warehouse.adjustments import ConflictAnswer
from scansim.engine.warehouse.batches import ExpiredAnswer
from scansim.engine.warehouse.count_policy import Approver, CountLimit, CountPolicy
from scansim.engine.warehouse.records import (
    FINISHED,
    Invoicing,
    Line,
    Move,
    Need,
    Order,
    OrderLine,
    Place,
    Quant,
    State,
    Transfer,
)
from scansim.engine.warehouse.site import Notice, NoticeKind, Subject
from scansim.engine.warehouse.validation import BackorderAnswer
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import DOZENS, PLACES, PRODUCTS

__all__ = ["STEPS", "Chance", "NothingThere", "Step"]

Item = TypeVar("Item")

AMOUNTS = [Decimal(n) for n in (0, 1, 2, 3, 5, 8, 13, 30)]
LOTS = ["", "milk/M1", "milk/M2", "pump/S1", "pump/S2"]
NAMES = ["", "M1", "N1", "S1", "N2"]
ANSWERS: list[BackorderAnswer | None] = [None, *BackorderAnswer]
CONFLICTS: list[ConflictAnswer | None] = [None, *ConflictAnswer]
POLICY = CountPolicy(CountLimit(units=Decimal(3)), (("lead", CountLimit(units=Decimal(10))),))
PACKAGES = ["K1", "K2", "T1", "T2"]


class NothingThere(Exception):
    """There is nothing of the kind that a step works on."""


@dataclass(frozen=True)
class Chance:
    """Choices: ``number`` tells one below its argument."""

    number: Callable[[int], int]

    def one(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        if not items:
            raise NothingThere
        return items[self.number(len(items))]

    def yes(self) -> bool:
        """Or no."""
        return self.number(2) == 1


Step = Callable[[Warehouse, Chance], None]


def _transfer(warehouse: Warehouse, chance: Chance) -> Transfer:
    """Mostly one that waits to be done."""
    transfers = list(warehouse.stock.transfers)
    still_open = [transfer for transfer in transfers if transfer.state not in FINISHED]
    return chance.one(transfers if chance.number(4) == 3 else still_open)


def _move(warehouse: Warehouse, chance: Chance) -> Move:
    return chance.one([move for move in warehouse.stock.moves if move.transfer])


def _line(warehouse: Warehouse, chance: Chance) -> Line:
    """Mostly one to be worked on; now and then one of a move that is finished."""
    lines = [line for line in warehouse.stock.lines if line.transfer]
    still_open = [line for line in lines if warehouse.stock.moves.get(line.move).state not in FINISHED]
    return chance.one(lines if chance.number(8) == 7 else still_open)


def _quant(warehouse: Warehouse, chance: Chance) -> Quant:
    return chance.one([quant for quant in warehouse.stock.quants if quant.location in PLACES])


def _order(warehouse: Warehouse, chance: Chance) -> Order:
    return chance.one(list(warehouse.stock.orders))


def _batch(warehouse: Warehouse, chance: Chance) -> str:
    return chance.one(list(warehouse.stock.batches)).id


def _product(chance: Chance) -> str:
    return chance.one(sorted(PRODUCTS))


def _need(chance: Chance) -> Need:
    return Need(_product(chance), chance.one(AMOUNTS), DOZENS if chance.yes() else None)


# transfers


def create(warehouse: Warehouse, chance: Chance) -> None:
    """A transfer of one or two needs."""
    kind = chance.one(["in", "out", "int", "pick"])
    warehouse.create_transfer(kind, [_need(chance) for _ in range(1 + chance.number(2))])


def draft(warehouse: Warehouse, chance: Chance) -> None:
    """A transfer that nobody confirmed, of an owner's goods or ours, now or all at once."""
    kind, source, destination = chance.one([("in", "vendors", "stock"), ("out", "stock", "customers")])
    head = Transfer(0, "", kind, source, destination, owner=chance.one(["", "anna"]), at_once=chance.yes())
    warehouse.create_from(head, [_need(chance)], confirm=False)


def confirm(warehouse: Warehouse, chance: Chance) -> None:
    """Confirm a draft, or what is none any more."""
    warehouse.confirm(_transfer(warehouse, chance).id)


def procure(warehouse: Warehouse, chance: Chance) -> None:
    """A customer's need, in three steps."""
    warehouse.procure(chance.one(["C1", "C2"]), "pick", [_need(chance)], "customers")


def check_availability(warehouse: Warehouse, chance: Chance) -> None:
    """Reserve."""
    warehouse.check_availability(_transfer(warehouse, chance).id)


def unreserve(warehouse: Warehouse, chance: Chance) -> None:
    """Release."""
    warehouse.unreserve(_transfer(warehouse, chance).id)


def cancel(warehouse: Warehouse, chance: Chance) -> None:
    """Cancel a transfer."""
    warehouse.cancel(_transfer(warehouse, chance).id)


def validate(warehouse: Warehouse, chance: Chance) -> None:
    """Validate a transfer."""
    warehouse.validate(_transfer(warehouse, chance).id, chance.one(ANSWERS), expired=True)


def split(warehouse: Warehouse, chance: Chance) -> None:
    """Split a transfer."""
    warehouse.split(_transfer(warehouse, chance).id)


def return_some(warehouse: Warehouse, chance: Chance) -> None:
    """Return some of everything that a transfer moved."""
    done = [transfer for transfer in warehouse.stock.transfers if transfer.state is State.DONE]
    transfer, amount = (chance.one(done) if chance.yes() else _transfer(warehouse, chance)).id, chance.one(AMOUNTS)
    warehouse.return_transfer(transfer, {move.id: amount for move in warehouse.moves_of(transfer)})


def set_move_quantity(warehouse: Warehouse, chance: Chance) -> None:
    """Type a quantity on a move."""
    warehouse.set_move_quantity(_move(warehouse, chance), chance.one(AMOUNTS))


def set_demand(warehouse: Warehouse, chance: Chance) -> None:
    """Type a demand."""
    warehouse.set_demand(_move(warehouse, chance), chance.one(AMOUNTS))


def pick_move(warehouse: Warehouse, chance: Chance) -> None:
    """Mark a move, or take the mark off."""
    warehouse.pick_move(_move(warehouse, chance), picked=chance.yes())


def edit_line(warehouse: Warehouse, chance: Chance) -> None:
    """Write several fields of a line."""
    amount, picked, lot, name = chance.one(AMOUNTS), chance.yes(), chance.one(LOTS), chance.one(NAMES)

    def change(line: Line) -> Line:
        fitting = lot if lot.startswith(line.product) else line.lot
        return replace(line, quantity=amount, picked=picked, lot=fitting, lot_name=name)

    warehouse.edit_line(_line(warehouse, chance), change)


def pick(warehouse: Warehouse, chance: Chance) -> None:
    """Record what was done on a line."""
    warehouse.pick(_line(warehouse, chance), chance.one(AMOUNTS))


def set_quantity(warehouse: Warehouse, chance: Chance) -> None:
    """Type the quantity of a line."""
    warehouse.set_quantity(_line(warehouse, chance), chance.one(AMOUNTS))


def name_serials(warehouse: Warehouse, chance: Chance) -> None:
    """Fill in serial numbers."""
    warehouse.name_serials(_move(warehouse, chance), chance.one(["S1", "N08"]), chance.number(4))


def new_lot(warehouse: Warehouse, chance: Chance) -> None:
    """Make a lot."""
    warehouse.new_lot(chance.one(["milk", "pump"]), chance.one(NAMES[1:]))


def unpick(warehouse: Warehouse, chance: Chance) -> None:
    """Take that back."""
    warehouse.unpick(_line(warehouse, chance))


def delete_line(warehouse: Warehouse, chance: Chance) -> None:
    """Take a line out."""
    warehouse.delete_line(_line(warehouse, chance))


def add_extra(warehouse: Warehouse, chance: Chance) -> None:
    """Add a product that nobody planned."""
    transfer, product, amount = _transfer(warehouse, chance).id, _product(chance), chance.one(AMOUNTS)
    warehouse.add_line(transfer, product, amount, destination=chance.one(["", *PLACES]), picked=chance.yes())


def add_line(warehouse: Warehouse, chance: Chance) -> None:
    """Add a line by hand."""
    transfer, product, amount = _transfer(warehouse, chance).id, _product(chance), chance.one(AMOUNTS)
    line = Line(0, transfer, 0, product, amount, chance.one(PLACES), "", picked=chance.yes())
    warehouse.add_detail(line)


def send_to(warehouse: Warehouse, chance: Chance) -> None:
    """Send a line elsewhere."""
    warehouse.send_to(_line(warehouse, chance), chance.one(PLACES))


def give_transfer(warehouse: Warehouse, chance: Chance) -> None:
    """Give a transfer to somebody."""
    warehouse.give_to(_transfer(warehouse, chance).id, chance.one(["", "mia", "ben"]))


# goods


def put_in_pack(warehouse: Warehouse, chance: Chance) -> None:
    """A new package."""
    warehouse.put_in_pack(_transfer(warehouse, chance).id)


def pack_into(warehouse: Warehouse, chance: Chance) -> None:
    """A package by name."""
    warehouse.pack_into(_transfer(warehouse, chance).id, chance.one(PACKAGES))


def unpack(warehouse: Warehouse, chance: Chance) -> None:
    """Dissolve a package."""
    warehouse.unpack(chance.one(list(warehouse.stock.packages)).id)


def relocate(warehouse: Warehouse, chance: Chance) -> None:
    """Move what lies at a place."""
    warehouse.relocate(_quant(warehouse, chance).place, chance.one(PLACES))


def scrap(warehouse: Warehouse, chance: Chance) -> None:
    """Scrap."""
    warehouse.scrap(_quant(warehouse, chance).place, chance.one(AMOUNTS), "scrap", force=chance.yes())


# counts


def count(warehouse: Warehouse, chance: Chance) -> None:
    """Type a count."""
    warehouse.count(_quant(warehouse, chance).place, chance.one(AMOUNTS), chance.one(["", "mia"]))


def count_new(warehouse: Warehouse, chance: Chance) -> None:
    """Count something somewhere."""
    lot = chance.one(LOTS)
    warehouse.count(Place(lot.partition("/")[0] or "bolt", chance.one(PLACES), lot), chance.one(AMOUNTS))


def add_to_count(warehouse: Warehouse, chance: Chance) -> None:
    """Scan while counting."""
    warehouse.add_to_count(_quant(warehouse, chance).place, chance.one(AMOUNTS), "mia")


def clear_count(warehouse: Warehouse, chance: Chance) -> None:
    """Forget a count."""
    warehouse.clear_count(_quant(warehouse, chance).place)


def request_count(warehouse: Warehouse, chance: Chance) -> None:
    """Ask for a count."""
    quants = [_quant(warehouse, chance) for _ in range(2)]
    filled, overwrite = chance.yes(), chance.yes()
    warehouse.request_counts(quants, "2026-11-22", "mia", filled_in=filled, overwrite=overwrite)


def count_rest(warehouse: Warehouse, chance: Chance) -> None:
    """Nothing else is there."""
    warehouse.count_rest_as_zero(chance.one(PLACES))


def apply_counts(warehouse: Warehouse, chance: Chance) -> None:
    """Apply every count."""
    answer = chance.one(CONFLICTS)
    warehouse.apply_counts(warehouse.open_counts(), "losses", answer, untracked=chance.yes())


def apply_counts_by_policy(warehouse: Warehouse, chance: Chance) -> None:
    """Apply a count, as far as it is allowed."""
    approver = chance.one([None, Approver("mia", "lead"), Approver("eva", "lead")])
    quant = chance.one(warehouse.open_counts())
    answer = ConflictAnswer.KEEP_COUNTED
    warehouse.apply_counts([quant], "losses", answer, untracked=True, policy=POLICY, approver=approver)


# together


def create_batch(warehouse: Warehouse, chance: Chance) -> None:
    """A batch of up to two."""
    numbers = dict.fromkeys(_transfer(warehouse, chance).id for _ in range(chance.number(3)))
    warehouse.create_batch(f"B{len(warehouse.stock.batches)}", list(numbers))


def create_wave(warehouse: Warehouse, chance: Chance) -> None:
    """A wave of up to three lines."""
    numbers = [_line(warehouse, chance).id for _ in range(1 + chance.number(3))]
    warehouse.create_wave(f"B{len(warehouse.stock.batches)}", numbers)


def join_batch(warehouse: Warehouse, chance: Chance) -> None:
    """One more for a batch."""
    warehouse.join_batch(_batch(warehouse, chance), [_transfer(warehouse, chance).id])


def leave_batch(warehouse: Warehouse, chance: Chance) -> None:
    """One less."""
    warehouse.leave_batch(_transfer(warehouse, chance).id)


def give_batch(warehouse: Warehouse, chance: Chance) -> None:
    """Give a batch to somebody."""
    warehouse.give_batch_to(_batch(warehouse, chance), chance.one(["mia", "ben"]))


def validate_batch(warehouse: Warehouse, chance: Chance) -> None:
    """Validate a batch."""
    expired = chance.one([None, *ExpiredAnswer])
    warehouse.validate_batch(_batch(warehouse, chance), chance.one(ANSWERS), expired=expired)


def put_batch_in_pack(warehouse: Warehouse, chance: Chance) -> None:
    """One package for a batch."""
    warehouse.put_batch_in_pack(_batch(warehouse, chance))


def put_in_tote(warehouse: Warehouse, chance: Chance) -> None:
    """A tote for a line."""
    warehouse.put_in_tote(_line(warehouse, chance), chance.one(PACKAGES))


# orders


def place_order(warehouse: Warehouse, chance: Chance) -> None:
    """A sale or a purchase, by what was ordered or done."""
    name = f"O{len(warehouse.stock.orders)}"
    invoicing = chance.one(list(Invoicing))
    if chance.yes():
        warehouse.place_order(name, "in", [_need(chance)], invoicing=invoicing)
        return
    line = OrderLine(_product(chance), chance.one(AMOUNTS), price=Decimal("1.005"), promised="2026-11-20")
    step = chance.one(["out", "pick"])
    warehouse.place_order(name, step, [line, _need(chance)], final="customers", invoicing=invoicing)


def set_ordered(warehouse: Warehouse, chance: Chance) -> None:
    """Order more or less."""
    order = _order(warehouse, chance)
    first = warehouse.stock.transfers.where("group", order.id)[0]
    product = chance.one(order.lines).product
    warehouse.set_ordered(order.id, product, chance.one(AMOUNTS), first.operation_type)


def cancel_order(warehouse: Warehouse, chance: Chance) -> None:
    """Cancel an order."""
    warehouse.cancel_order(_order(warehouse, chance).id)


def invoice(warehouse: Warehouse, chance: Chance) -> None:
    """Invoice an order."""
    warehouse.invoice(_order(warehouse, chance).id)


# site


def post_notice(warehouse: Warehouse, chance: Chance) -> None:
    """A hold or a freeze on something."""
    subject, key = chance.one(
        [
            (Subject.TRANSFER, _transfer(warehouse, chance).name),
            (Subject.PRODUCT, _product(chance)),
            (Subject.LOT, "milk/M1"),
            (Subject.LOCATION, chance.one(PLACES)),
            (Subject.ORDER, "O0"),
        ]
    )
    kind, enforced = chance.one(list(NoticeKind)), chance.yes()
    warehouse.post_notice(Notice(f"N{chance.number(2)}", kind, subject, key, enforced=enforced))


def lift_notice(warehouse: Warehouse, chance: Chance) -> None:
    """Take it down."""
    warehouse.lift_notice(f"N{chance.number(2)}")


def check_quality(warehouse: Warehouse, chance: Chance) -> None:
    """Pass or fail the checks of a transfer, one of them."""
    checks = [c for transfer in warehouse.stock.transfers for c in warehouse.quality_checks(transfer.id)]
    check = chance.one(checks)
    if chance.yes():
        warehouse.pass_check(check.transfer, check.point, check.product, "fine")
        return
    amount = chance.one([None, *AMOUNTS])
    warehouse.fail_check(check.transfer, check.point, check.product, amount, "not fine")


STEPS: tuple[Step, ...] = (
    create,
    draft,
    confirm,
    procure,
    check_availability,
    unreserve,
    cancel,
    validate,
    validate,
    validate,
    split,
    return_some,
    set_move_quantity,
    set_demand,
    pick_move,
    edit_line,
    pick,
    set_quantity,
    name_serials,
    new_lot,
    unpick,
    delete_line,
    add_extra,
    add_line,
    send_to,
    give_transfer,
    put_in_pack,
    pack_into,
    unpack,
    relocate,
    scrap,
    count,
    count_new,
    add_to_count,
    clear_count,
    request_count,
    count_rest,
    apply_counts,
    apply_counts_by_policy,
    create_batch,
    create_wave,
    join_batch,
    leave_batch,
    give_batch,
    validate_batch,
    put_batch_in_pack,
    put_in_tote,
    place_order,
    set_ordered,
    cancel_order,
    invoice,
    post_notice,
    lift_notice,
    check_quality,
)
