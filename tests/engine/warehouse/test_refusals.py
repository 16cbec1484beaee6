"""Every reason there is: a story that leads to it, and that nothing changed.

The table has to name all of :class:`Reason`: a code without a story here is a code that nobody proved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.catalogue import Product
from scansim.engine.warehouse.count_policy import Approver, CountLimit, CountPolicy
from scansim.engine.warehouse.records import Line, Need, Place, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.site import Notice, NoticeKind, QualityPoint, Subject
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import KILOGRAMS, working_warehouse

ONE = Decimal(1)
BOLTS = Place("bolt", "a1")
STRICT = CountPolicy(CountLimit(units=Decimal(0)), (("lead", CountLimit()),))

Verb = Callable[[], object]
Story = Callable[[Warehouse], Verb]
"""What happens before, and the verb that is then refused."""


def _delivery(warehouse: Warehouse, product: str = "bolt", quantity: int = 1) -> Transfer:
    return warehouse.create_transfer("out", [(product, Decimal(quantity))])


def _receipt(warehouse: Warehouse, product: str = "bolt", quantity: int = 1) -> Transfer:
    return warehouse.create_transfer("in", [(product, Decimal(quantity))])


def _line(warehouse: Warehouse, transfer: Transfer) -> Line:
    return warehouse.lines_of(transfer.id)[0]


def _done(warehouse: Warehouse) -> Transfer:
    delivery = _delivery(warehouse)
    warehouse.validate(delivery.id)
    return delivery


def _nothing_counted(warehouse: Warehouse) -> Verb:
    receipt = _receipt(warehouse)
    warehouse.set_quantity(_line(warehouse, receipt), Decimal(0))
    return lambda: warehouse.validate(receipt.id)


def _serial_twice(warehouse: Warehouse) -> Verb:
    receipt = _receipt(warehouse, "pump")
    warehouse.edit_line(_line(warehouse, receipt), lambda now: replace(now, lot="pump/S1", destination="a1"))
    return lambda: warehouse.validate(receipt.id)


def _lot_typed_twice(warehouse: Warehouse) -> Verb:
    receipt = _receipt(warehouse, "pump", 2)
    for line in warehouse.lines_of(receipt.id):
        warehouse.edit_line(line, lambda now: replace(now, lot_name="N1"))
    return lambda: warehouse.validate(receipt.id)


def _split_package(warehouse: Warehouse) -> Verb:
    transfer = warehouse.create_transfer("int")
    line = Line(0, transfer.id, 0, "bolt", ONE, "a2", "a1", picked=True, package="K1", result_package="K1")
    warehouse.add_detail(line)
    return lambda: warehouse.validate(transfer.id)


def _below_received(warehouse: Warehouse) -> Verb:
    warehouse.place_order("PO1", "in", [Need("bolt", Decimal(3))])
    warehouse.validate(next(iter(warehouse.stock.transfers)).id)
    return lambda: warehouse.set_ordered("PO1", "bolt", Decimal(2), "in")


def _mixed_batch(warehouse: Warehouse) -> Verb:
    numbers = [_receipt(warehouse).id, _delivery(warehouse).id]
    return lambda: warehouse.create_batch("B1", numbers)


def _serial_counted(warehouse: Warehouse) -> Verb:
    serial = Place("pump", "a1", "pump/S1")
    warehouse.add_to_count(serial, ONE)
    return lambda: warehouse.add_to_count(serial, ONE)


def _counted(approver: Approver | None) -> Story:
    def story(warehouse: Warehouse) -> Verb:
        quant = warehouse.count(BOLTS, Decimal(9), "mia")
        return lambda: warehouse.apply_counts([quant], "losses", policy=STRICT, approver=approver)

    return story


def _noticed(kind: NoticeKind) -> Story:
    def story(warehouse: Warehouse) -> Verb:
        delivery = _delivery(warehouse)
        warehouse.post_notice(Notice("n", kind, Subject.TRANSFER, delivery.name))
        return lambda: warehouse.validate(delivery.id)

    return story


def _checked(verb: Callable[[Warehouse, int], object], *, passed: bool = False) -> Story:
    def story(warehouse: Warehouse) -> Verb:
        warehouse.add([QualityPoint("look", "in")])
        receipt = _receipt(warehouse)
        if passed:
            warehouse.pass_check(receipt.id, "look", "bolt")
        return lambda: verb(warehouse, receipt.id)

    return story


def _in_two_batches(warehouse: Warehouse) -> Verb:
    delivery = _delivery(warehouse)
    warehouse.create_batch("B1", [delivery.id])
    return lambda: warehouse.create_batch("B2", [delivery.id])


def _tote_of_another(warehouse: Warehouse) -> Verb:
    orders = [_delivery(warehouse) for _ in range(2)]
    warehouse.create_batch("B1", [order.id for order in orders])
    one, other = (warehouse.pick(_line(warehouse, order), ONE) for order in orders)
    warehouse.put_in_tote(one, "T1")
    return lambda: warehouse.put_in_tote(other, "T1")


def _nothing_to_invoice(warehouse: Warehouse) -> Verb:
    warehouse.place_order("SO1", "out", [Need("bolt", ONE)], final="customers")
    return lambda: warehouse.invoice("SO1")


def _on(make: Callable[[Warehouse], Transfer], verb: Callable[[Warehouse, Transfer], object]) -> Story:
    """A verb on a transfer that was made for it."""

    def story(warehouse: Warehouse) -> Verb:
        transfer = make(warehouse)
        return lambda: verb(warehouse, transfer)

    return story


def _empty(warehouse: Warehouse) -> Transfer:
    return warehouse.create_transfer("out")


STORIES: dict[Reason, Story] = {
    Reason.NOTHING_TO_MOVE: _on(_empty, lambda w, t: w.validate(t.id)),
    Reason.NO_QUANTITY: _nothing_counted,
    Reason.ALREADY_FINISHED: _on(_done, lambda w, t: w.validate(t.id)),
    Reason.NEGATIVE_QUANTITY: _on(_delivery, lambda w, t: w.pick(_line(w, t), Decimal(-1))),
    Reason.NOT_A_MULTIPLE: _on(_delivery, lambda w, t: w.pick(_line(w, t), Decimal("0.5"))),
    Reason.TOO_LARGE: _on(_delivery, lambda w, t: w.pick(_line(w, t), Decimal(10) ** 12)),
    Reason.VIEW_LOCATION: _on(_delivery, lambda w, t: w.send_to(_line(w, t), "wh")),
    Reason.LOT_REQUIRED: _on(lambda w: _receipt(w, "milk"), lambda w, t: w.validate(t.id)),
    Reason.BARCODE_TAKEN: _on(_delivery, lambda w, t: w.create_transfer("out", name=t.name)),
    Reason.UNIT_MISMATCH: lambda w: lambda: w.create_transfer("out", [Need("bolt", ONE, KILOGRAMS)]),
    Reason.LOT_TAKEN: _lot_typed_twice,
    Reason.SERIAL_TWICE: _serial_twice,
    Reason.PACKAGE_SPLIT: _split_package,
    Reason.PACKAGE_IN_ITSELF: lambda w: lambda: w.put_in_container("K1", "K1"),
    Reason.NOTHING_TO_PACK: _on(_empty, lambda w, t: w.put_in_pack(t.id)),
    Reason.NOTHING_TO_RESERVE: _on(_empty, lambda w, t: w.check_availability(t.id)),
    Reason.NOTHING_TO_SPLIT: _on(_delivery, lambda w, t: w.split(t.id)),
    Reason.NOT_POSITIVE: lambda w: lambda: w.scrap(BOLTS, Decimal(0), "scrap"),
    Reason.NOT_DONE: _on(_delivery, lambda w, t: w.return_transfer(t.id, {})),
    Reason.NOTHING_TO_RETURN: _on(_done, lambda w, t: w.return_transfer(t.id, {})),
    Reason.MIXED_BATCH: _mixed_batch,
    Reason.BELOW_RECEIVED: _below_received,
    Reason.NOT_COUNTABLE: lambda w: lambda: w.relocate(Place("bolt", "packing"), "a1"),
    Reason.SERIAL_COUNTED: _serial_counted,
    Reason.APPROVAL_NEEDED: _counted(None),
    Reason.OWN_COUNT: _counted(Approver("mia", "lead")),
    Reason.ON_HOLD: _noticed(NoticeKind.HOLD),
    Reason.FROZEN: _noticed(NoticeKind.FREEZE),
    Reason.NO_SUCH_NOTICE: lambda w: lambda: w.lift_notice("n"),
    Reason.CHECK_NEEDED: _checked(lambda w, number: w.validate(number)),
    Reason.NO_SUCH_CHECK: _checked(lambda w, number: w.pass_check(number, "look", "milk")),
    Reason.ALREADY_CHECKED: _checked(lambda w, number: w.fail_check(number, "look", "bolt"), passed=True),
    Reason.MORE_THAN_THERE: _checked(lambda w, number: w.fail_check(number, "look", "bolt", Decimal(2))),
    Reason.EMPTY_BATCH: lambda w: lambda: w.create_wave("W1", []),
    Reason.IN_ANOTHER_BATCH: _in_two_batches,
    Reason.TOTE_TAKEN: _tote_of_another,
    Reason.NOT_IN_BATCH: _on(_delivery, lambda w, t: w.leave_batch(t.id)),
    Reason.NOTHING_TO_INVOICE: _nothing_to_invoice,
}


def test_every_reason_has_its_story() -> None:
    assert set(STORIES) == set(Reason)


@pytest.mark.parametrize("reason", STORIES, ids=lambda reason: reason.value)
def test_refused_and_nothing_changed(reason: Reason) -> None:
    warehouse = working_warehouse()
    verb = STORIES[reason](warehouse)
    mark, before = warehouse.mark(), warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verb()
    assert refusal.value.reason is reason
    assert (warehouse.mark(), warehouse.digest()) == (mark, before)


def test_the_codes_are_stable() -> None:
    """What is stored and said elsewhere: a code is never renamed."""
    assert [reason.value for reason in Reason] == [reason.name.lower() for reason in Reason]


def test_a_refused_validation_leaves_everything_as_it_was() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("milk", Decimal(9))])
    before = warehouse.digest()
    with pytest.raises(Refused):
        warehouse.validate(delivery.id)
    assert warehouse.digest() == before
    assert warehouse.stock.transfers.get(delivery.id).state is State.ASSIGNED


def test_one_bad_record_of_many_keeps_the_others_out() -> None:
    warehouse = working_warehouse()
    before = warehouse.digest()
    with pytest.raises(Refused):
        warehouse.add([Product("a", "A", "A", "CODE"), Product("b", "B", "B", "CODE")])
    assert warehouse.digest() == before
