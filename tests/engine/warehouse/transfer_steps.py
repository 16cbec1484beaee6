"""Steps on transfers: each a verb that chooses its arguments, sensible ones and others."""

from __future__ import annotations

from dataclasses import replace

from scansim.engine.warehouse.records import (
    Line,
    State,
    Transfer,
)
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.choosing import (
    AMOUNTS,
    ANSWERS,
    LOTS,
    NAMES,
    Chance,
    a_line,
    a_move,
    a_need,
    a_product,
    a_transfer,
)
from tests.engine.warehouse.working import PLACES

__all__ = [
    "add_extra",
    "add_line",
    "cancel",
    "check_availability",
    "confirm",
    "confirm_after",
    "create",
    "delete_line",
    "draft",
    "edit_line",
    "give_transfer",
    "name_serials",
    "new_lot",
    "pick",
    "pick_move",
    "procure",
    "return_some",
    "send_to",
    "set_demand",
    "set_move_quantity",
    "set_quantity",
    "split",
    "unpick",
    "unreserve",
    "validate",
]


# transfers


def create(warehouse: Warehouse, chance: Chance) -> None:
    """A transfer of one or two needs."""
    kind = chance.one(["in", "out", "int", "pick"])
    warehouse.create_transfer(kind, [a_need(chance) for _ in range(1 + chance.number(2))])


def draft(warehouse: Warehouse, chance: Chance) -> None:
    """A transfer that nobody confirmed, of an owner's goods or ours, now or all at once."""
    kind, source, destination = chance.one([("in", "vendors", "stock"), ("out", "stock", "customers")])
    head = Transfer(0, "", kind, source, destination, owner=chance.one(["", "anna"]), at_once=chance.yes())
    warehouse.create_from(head, [a_need(chance)], confirm=False)


def confirm(warehouse: Warehouse, chance: Chance) -> None:
    """Confirm a draft, or what is none any more."""
    warehouse.confirm(a_transfer(warehouse, chance).id)


def confirm_after(warehouse: Warehouse, chance: Chance) -> None:
    """Carry on what a receipt brings; or some transfer or other after some other."""
    if chance.yes():
        warehouse.confirm_after(a_transfer(warehouse, chance).id, a_transfer(warehouse, chance).id)
        return
    needs = [a_need(chance)]
    receipt = warehouse.create_transfer("in", needs)
    onward = warehouse.create_from(Transfer(0, "", "out", "stock", "customers"), needs, confirm=False)
    warehouse.confirm_after(receipt.id, onward.id)


def procure(warehouse: Warehouse, chance: Chance) -> None:
    """A customer's need, in three steps."""
    warehouse.procure(chance.one(["C1", "C2"]), "pick", [a_need(chance)], "customers")


def check_availability(warehouse: Warehouse, chance: Chance) -> None:
    """Reserve."""
    warehouse.check_availability(a_transfer(warehouse, chance).id)


def unreserve(warehouse: Warehouse, chance: Chance) -> None:
    """Release."""
    warehouse.unreserve(a_transfer(warehouse, chance).id)


def cancel(warehouse: Warehouse, chance: Chance) -> None:
    """Cancel a transfer."""
    warehouse.cancel(a_transfer(warehouse, chance).id)


def validate(warehouse: Warehouse, chance: Chance) -> None:
    """Validate a transfer."""
    warehouse.validate(a_transfer(warehouse, chance).id, chance.one(ANSWERS), expired=True)


def split(warehouse: Warehouse, chance: Chance) -> None:
    """Split a transfer."""
    warehouse.split(a_transfer(warehouse, chance).id)


def return_some(warehouse: Warehouse, chance: Chance) -> None:
    """Return some of everything that a transfer moved."""
    done = [transfer for transfer in warehouse.stock.transfers if transfer.state is State.DONE]
    transfer, amount = (chance.one(done) if chance.yes() else a_transfer(warehouse, chance)).id, chance.one(AMOUNTS)
    warehouse.return_transfer(transfer, {move.id: amount for move in warehouse.moves_of(transfer)})


def set_move_quantity(warehouse: Warehouse, chance: Chance) -> None:
    """Type a quantity on a move."""
    warehouse.set_move_quantity(a_move(warehouse, chance), chance.one(AMOUNTS))


def set_demand(warehouse: Warehouse, chance: Chance) -> None:
    """Type a demand."""
    warehouse.set_demand(a_move(warehouse, chance), chance.one(AMOUNTS))


def pick_move(warehouse: Warehouse, chance: Chance) -> None:
    """Mark a move, or take the mark off."""
    warehouse.pick_move(a_move(warehouse, chance), picked=chance.yes())


def edit_line(warehouse: Warehouse, chance: Chance) -> None:
    """Write several fields of a line."""
    amount, picked, lot, name = chance.one(AMOUNTS), chance.yes(), chance.one(LOTS), chance.one(NAMES)

    def change(line: Line) -> Line:
        fitting = lot if lot.startswith(line.product) else line.lot
        return replace(line, quantity=amount, picked=picked, lot=fitting, lot_name=name)

    warehouse.edit_line(a_line(warehouse, chance), change)


def pick(warehouse: Warehouse, chance: Chance) -> None:
    """Record what was done on a line."""
    warehouse.pick(a_line(warehouse, chance), chance.one(AMOUNTS))


def set_quantity(warehouse: Warehouse, chance: Chance) -> None:
    """Type the quantity of a line."""
    warehouse.set_quantity(a_line(warehouse, chance), chance.one(AMOUNTS))


def name_serials(warehouse: Warehouse, chance: Chance) -> None:
    """Fill in serial numbers."""
    warehouse.name_serials(a_move(warehouse, chance), chance.one(["S1", "N08"]), chance.number(4))


def new_lot(warehouse: Warehouse, chance: Chance) -> None:
    """Make a lot."""
    warehouse.new_lot(chance.one(["milk", "pump"]), chance.one(NAMES[1:]))


def unpick(warehouse: Warehouse, chance: Chance) -> None:
    """Take that back."""
    warehouse.unpick(a_line(warehouse, chance))


def delete_line(warehouse: Warehouse, chance: Chance) -> None:
    """Take a line out."""
    warehouse.delete_line(a_line(warehouse, chance))


def add_extra(warehouse: Warehouse, chance: Chance) -> None:
    """Add a product that nobody planned."""
    transfer, product, amount = a_transfer(warehouse, chance).id, a_product(chance), chance.one(AMOUNTS)
    warehouse.add_line(transfer, product, amount, destination=chance.one(["", *PLACES]), picked=chance.yes())


def add_line(warehouse: Warehouse, chance: Chance) -> None:
    """Add a line by hand."""
    transfer, product, amount = a_transfer(warehouse, chance).id, a_product(chance), chance.one(AMOUNTS)
    line = Line(0, transfer, 0, product, amount, chance.one(PLACES), "", picked=chance.yes())
    warehouse.add_detail(line)


def send_to(warehouse: Warehouse, chance: Chance) -> None:
    """Send a line elsewhere."""
    warehouse.send_to(a_line(warehouse, chance), chance.one(PLACES))


def give_transfer(warehouse: Warehouse, chance: Chance) -> None:
    """Give a transfer to somebody."""
    warehouse.give_to(a_transfer(warehouse, chance).id, chance.one(["", "mia", "ben"]))
