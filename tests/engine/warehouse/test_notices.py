"""Holds and freezes: what each stops, on documents, products, lots and places. The table of ``notices`` row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.records import Need, Place, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.site import Notice, NoticeKind, Subject
from scansim.engine.warehouse.validation import Done
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import working_warehouse

HOLD, FREEZE = NoticeKind.HOLD, NoticeKind.FREEZE
ONE = Decimal(1)


def _stopped(warehouse: Warehouse, verb: Callable[[], object], reason: Reason, about: str) -> None:
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verb()
    assert (refusal.value.reason, refusal.value.facts["about"]) == (reason, about)
    assert warehouse.digest() == before


def _milk_out(warehouse: Warehouse) -> Transfer:
    """A delivery of the four of lot M2 that lie in a1 (M1 is taken out first: its three)."""
    return warehouse.create_transfer("out", [("milk", Decimal(7))])


# documents


@pytest.mark.parametrize(("kind", "reason"), [(HOLD, Reason.ON_HOLD), (FREEZE, Reason.FROZEN)])
def test_nobody_works_on_a_document_with_a_notice(kind: NoticeKind, reason: Reason) -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(2))])
    (line,) = warehouse.lines_of(delivery.id)
    warehouse.post_notice(Notice("credit", kind, Subject.TRANSFER, delivery.name, "ask accounting"))
    for verb in (
        lambda: warehouse.validate(delivery.id),
        lambda: warehouse.pick(line, ONE),
        lambda: warehouse.put_in_pack(delivery.id),
        lambda: warehouse.add_line(delivery.id, "bolt", ONE),
        lambda: warehouse.pick_move(warehouse.moves_of(delivery.id)[0]),
        lambda: warehouse.split(delivery.id),
    ):
        _stopped(warehouse, verb, reason, delivery.name)


def test_a_held_document_may_be_cancelled_and_a_frozen_one_not() -> None:
    warehouse = working_warehouse()
    held, frozen = (warehouse.create_transfer("out", [("bolt", ONE)]) for _ in range(2))
    warehouse.post_notice(Notice("h", HOLD, Subject.TRANSFER, held.name))
    warehouse.post_notice(Notice("f", FREEZE, Subject.TRANSFER, frozen.name))
    warehouse.cancel(held.id)
    assert warehouse.stock.transfers.get(held.id).state is State.CANCEL
    _stopped(warehouse, lambda: warehouse.cancel(frozen.id), Reason.FROZEN, frozen.name)


def test_a_notice_on_an_order_is_one_on_all_its_transfers() -> None:
    warehouse = working_warehouse()
    warehouse.place_order("SO1", "pick", [Need("bolt", Decimal(2))], final="customers")
    warehouse.place_order("SO2", "pick", [Need("bolt", Decimal(2))], final="customers")
    one, other = list(warehouse.stock.transfers)
    warehouse.post_notice(Notice("credit", HOLD, Subject.ORDER, "SO1"))
    _stopped(warehouse, lambda: warehouse.validate(one.id), Reason.ON_HOLD, "SO1")
    assert isinstance(warehouse.validate(other.id), Done)


def test_lifting_lets_it_go() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(2))])
    before = warehouse.digest()
    warehouse.post_notice(Notice("credit", HOLD, Subject.TRANSFER, delivery.name))
    warehouse.lift_notice("credit")
    assert warehouse.digest() == before
    assert isinstance(warehouse.validate(delivery.id), Done)
    with pytest.raises(Refused) as refusal:
        warehouse.lift_notice("credit")
    assert refusal.value.reason is Reason.NO_SUCH_NOTICE


def test_one_of_a_batch_stops_the_batch() -> None:
    warehouse = working_warehouse()
    numbers = [warehouse.create_transfer("out", [("bolt", ONE)]).id for _ in range(2)]
    warehouse.create_batch("B1", numbers)
    name = warehouse.stock.transfers.get(numbers[1]).name
    warehouse.post_notice(Notice("credit", HOLD, Subject.TRANSFER, name))
    _stopped(warehouse, lambda: warehouse.validate_batch("B1"), Reason.ON_HOLD, name)


# products and lots


@pytest.mark.parametrize(("subject", "key"), [(Subject.PRODUCT, "milk"), (Subject.LOT, "milk/M2")])
def test_held_goods_do_not_leave_the_house(subject: Subject, key: str) -> None:
    warehouse = working_warehouse()
    delivery = _milk_out(warehouse)
    warehouse.post_notice(Notice("recall", HOLD, subject, key))
    _stopped(warehouse, lambda: warehouse.validate(delivery.id), Reason.ON_HOLD, key)


@pytest.mark.parametrize(("subject", "key"), [(Subject.PRODUCT, "milk"), (Subject.LOT, "milk/M2")])
def test_held_goods_may_be_moved_inside_scrapped_and_counted(subject: Subject, key: str) -> None:
    warehouse = working_warehouse()
    warehouse.post_notice(Notice("recall", HOLD, subject, key))
    assert warehouse.scrap(Place("milk", "a1", "milk/M2"), ONE, "scrap") is None
    warehouse.apply_counts([warehouse.count(Place("milk", "a1", "milk/M2"), Decimal(2))], "losses")
    warehouse.relocate(Place("milk", "a1", "milk/M2"), "packing")
    assert warehouse.available(Place("milk", "packing", "milk/M2")) == Decimal(2)


def test_another_lot_goes() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("milk", Decimal(3))])
    warehouse.post_notice(Notice("recall", HOLD, Subject.LOT, "milk/M2"))
    assert isinstance(warehouse.validate(delivery.id), Done)


def test_only_what_is_about_to_go_counts() -> None:
    """Both lots are reserved; only the other one is picked."""
    warehouse = working_warehouse()
    delivery = _milk_out(warehouse)
    warehouse.post_notice(Notice("recall", HOLD, Subject.LOT, "milk/M2"))
    first = next(line for line in warehouse.lines_of(delivery.id) if line.lot == "milk/M1")
    warehouse.pick(first, Decimal(3))
    assert warehouse.notices_against(delivery.id) == ()


def test_frozen_goods_do_not_move_at_all_but_are_counted() -> None:
    warehouse = working_warehouse()
    place = Place("milk", "a1", "milk/M2")
    warehouse.post_notice(Notice("stop", FREEZE, Subject.LOT, "milk/M2"))
    _stopped(warehouse, lambda: warehouse.relocate(place, "packing"), Reason.FROZEN, "milk/M2")
    _stopped(warehouse, lambda: warehouse.scrap(place, ONE, "scrap"), Reason.FROZEN, "milk/M2")
    warehouse.apply_counts([warehouse.count(place, Decimal(3))], "losses")
    assert warehouse.available(place) == Decimal(3)


# places


def test_nothing_leaves_a_held_place_and_goods_may_come() -> None:
    warehouse = working_warehouse()
    warehouse.post_notice(Notice("quarantine", HOLD, Subject.LOCATION, "a2"))
    warehouse.relocate(Place("bolt", "a1"), "a2")
    _stopped(warehouse, lambda: warehouse.relocate(Place("bolt", "a2"), "a1"), Reason.ON_HOLD, "a2")
    delivery = warehouse.create_transfer("out", [("bolt", ONE)])
    _stopped(warehouse, lambda: warehouse.validate(delivery.id), Reason.ON_HOLD, "a2")


def test_a_hold_on_a_place_holds_what_lies_in_it() -> None:
    warehouse = working_warehouse()
    warehouse.post_notice(Notice("quarantine", HOLD, Subject.LOCATION, "stock"))
    warehouse.relocate(Place("bolt", "a1"), "a2")
    _stopped(warehouse, lambda: warehouse.relocate(Place("bolt", "a2"), "packing"), Reason.ON_HOLD, "stock")


def test_nothing_moves_into_or_out_of_a_frozen_place_while_it_is_counted() -> None:
    """Training A4 114."""
    warehouse = working_warehouse()
    receipt = warehouse.create_transfer("in", [("bolt", Decimal(2))])
    (line,) = warehouse.lines_of(receipt.id)
    warehouse.edit_line(line, lambda now: replace(now, destination="a1"))
    elsewhere = warehouse.create_transfer("in", [("bolt", ONE)])
    warehouse.post_notice(Notice("count", FREEZE, Subject.LOCATION, "a1"))
    _stopped(warehouse, lambda: warehouse.validate(receipt.id), Reason.FROZEN, "a1")
    _stopped(warehouse, lambda: warehouse.relocate(Place("bolt", "a1"), "a2"), Reason.FROZEN, "a1")
    _stopped(warehouse, lambda: warehouse.relocate(Place("bolt", "a2", package="K1"), "a1"), Reason.FROZEN, "a1")
    assert isinstance(warehouse.validate(elsewhere.id), Done)
    warehouse.apply_counts([warehouse.count(Place("bolt", "a1"), Decimal(11))], "losses")
    assert warehouse.available(Place("bolt", "a1")) == Decimal(11)


def test_a_move_of_the_past_is_stopped_too() -> None:
    """CNT-06: a done line written anew during a freeze would move stock."""
    warehouse = working_warehouse()
    receipt = warehouse.create_transfer("in", [("bolt", Decimal(2))])
    warehouse.validate(receipt.id)
    (line,) = warehouse.lines_of(receipt.id)
    warehouse.post_notice(Notice("month end", FREEZE, Subject.LOCATION, "wh"))
    _stopped(warehouse, lambda: warehouse.edit_line(line, lambda now: replace(now, quantity=ONE)), Reason.FROZEN, "wh")
    _stopped(
        warehouse,
        lambda: warehouse.add_detail(replace(line, id=0, move=0, quantity=ONE)),
        Reason.FROZEN,
        "wh",
    )


def test_what_was_put_into_a_frozen_place_is_not_taken_back_out_of_it() -> None:
    warehouse = working_warehouse()
    receipt = warehouse.create_transfer("in", [("bolt", Decimal(2))])
    warehouse.send_to(warehouse.lines_of(receipt.id)[0], "a1")
    warehouse.validate(receipt.id)
    (line,) = warehouse.lines_of(receipt.id)
    warehouse.post_notice(Notice("count", FREEZE, Subject.LOCATION, "a1"))
    _stopped(
        warehouse,
        lambda: warehouse.edit_line(line, lambda now: replace(now, destination="a2")),
        Reason.FROZEN,
        "a1",
    )


def test_a_notice_speaks_before_the_question_about_the_rest() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(5))])
    warehouse.pick(warehouse.lines_of(delivery.id)[0], Decimal(2))
    warehouse.post_notice(Notice("recall", HOLD, Subject.PRODUCT, "bolt"))
    _stopped(warehouse, lambda: warehouse.validate(delivery.id), Reason.ON_HOLD, "bolt")


# posted only


def test_a_notice_that_is_only_posted_is_told_and_stops_nothing() -> None:
    warehouse = working_warehouse()
    delivery = _milk_out(warehouse)
    posted = [
        Notice("credit", HOLD, Subject.TRANSFER, delivery.name, "not paid", enforced=False),
        Notice("recall", HOLD, Subject.LOT, "milk/M2", enforced=False),
        Notice("elsewhere", FREEZE, Subject.LOCATION, "output", enforced=False),
    ]
    for notice in posted:
        warehouse.post_notice(notice)
    assert warehouse.notices_against(delivery.id) == tuple(posted[:2])
    assert isinstance(warehouse.validate(delivery.id), Done)
