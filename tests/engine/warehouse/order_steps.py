"""Steps on batches, orders, notices and checks."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.warehouse.batches import ExpiredAnswer
from scansim.engine.warehouse.records import (
    Invoicing,
    OrderLine,
)
from scansim.engine.warehouse.site import Notice, NoticeKind, Subject
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.choosing import (
    AMOUNTS,
    ANSWERS,
    PACKAGES,
    Chance,
    a_batch,
    a_line,
    a_need,
    a_product,
    a_transfer,
    an_order,
)
from tests.engine.warehouse.working import PLACES

__all__ = [
    "cancel_order",
    "check_quality",
    "create_batch",
    "create_wave",
    "give_batch",
    "invoice",
    "join_batch",
    "leave_batch",
    "lift_notice",
    "place_order",
    "post_notice",
    "put_batch_in_pack",
    "put_in_tote",
    "set_ordered",
    "validate_batch",
]


# together


def create_batch(warehouse: Warehouse, chance: Chance) -> None:
    """A batch of up to two."""
    numbers = dict.fromkeys(a_transfer(warehouse, chance).id for _ in range(chance.number(3)))
    warehouse.create_batch(f"B{len(warehouse.stock.batches)}", list(numbers))


def create_wave(warehouse: Warehouse, chance: Chance) -> None:
    """A wave of up to three lines."""
    numbers = [a_line(warehouse, chance).id for _ in range(1 + chance.number(3))]
    warehouse.create_wave(f"B{len(warehouse.stock.batches)}", numbers)


def join_batch(warehouse: Warehouse, chance: Chance) -> None:
    """One more for a batch."""
    warehouse.join_batch(a_batch(warehouse, chance), [a_transfer(warehouse, chance).id])


def leave_batch(warehouse: Warehouse, chance: Chance) -> None:
    """One less."""
    warehouse.leave_batch(a_transfer(warehouse, chance).id)


def give_batch(warehouse: Warehouse, chance: Chance) -> None:
    """Give a batch to somebody."""
    warehouse.give_batch_to(a_batch(warehouse, chance), chance.one(["mia", "ben"]))


def validate_batch(warehouse: Warehouse, chance: Chance) -> None:
    """Validate a batch."""
    expired = chance.one([None, *ExpiredAnswer])
    warehouse.validate_batch(a_batch(warehouse, chance), chance.one(ANSWERS), expired=expired)


def put_batch_in_pack(warehouse: Warehouse, chance: Chance) -> None:
    """One package for a batch."""
    warehouse.put_batch_in_pack(a_batch(warehouse, chance))


def put_in_tote(warehouse: Warehouse, chance: Chance) -> None:
    """A tote for a line."""
    warehouse.put_in_tote(a_line(warehouse, chance), chance.one(PACKAGES))


# orders


def place_order(warehouse: Warehouse, chance: Chance) -> None:
    """A sale or a purchase, by what was ordered or done."""
    name = f"O{len(warehouse.stock.orders)}"
    invoicing = chance.one(list(Invoicing))
    if chance.yes():
        warehouse.place_order(name, "in", [a_need(chance)], invoicing=invoicing)
        return
    line = OrderLine(a_product(chance), chance.one(AMOUNTS), price=Decimal("1.005"), promised="2026-11-20")
    step = chance.one(["out", "pick"])
    warehouse.place_order(name, step, [line, a_need(chance)], final="customers", invoicing=invoicing)


def set_ordered(warehouse: Warehouse, chance: Chance) -> None:
    """Order more or less."""
    order = an_order(warehouse, chance)
    first = warehouse.stock.transfers.where("group", order.id)[0]
    product = chance.one(order.lines).product
    warehouse.set_ordered(order.id, product, chance.one(AMOUNTS), first.operation_type)


def cancel_order(warehouse: Warehouse, chance: Chance) -> None:
    """Cancel an order."""
    warehouse.cancel_order(an_order(warehouse, chance).id)


def invoice(warehouse: Warehouse, chance: Chance) -> None:
    """Invoice an order."""
    warehouse.invoice(an_order(warehouse, chance).id)


# site


def post_notice(warehouse: Warehouse, chance: Chance) -> None:
    """A hold or a freeze on something."""
    subject, key = chance.one(
        [
            (Subject.TRANSFER, a_transfer(warehouse, chance).name),
            (Subject.PRODUCT, a_product(chance)),
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
