"""The quality step that an operation type requires: pass, fail, note (reference 1.4, K)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.engine.warehouse.catalogue import Location, Usage
from scansim.engine.warehouse.quants import on_hand
from scansim.engine.warehouse.records import Line, Need, PushRule, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.site import CheckState, QualityPoint
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import DOZENS, working_warehouse

POINT = QualityPoint("look", "in", failure_location="bad")


def _checking(*points: QualityPoint) -> Warehouse:
    warehouse = working_warehouse()
    warehouse.add([Location("bad", "Bad", "WH/Bad", "wh", Usage.INTERNAL, ""), *points])
    return warehouse


def _receipt(warehouse: Warehouse, quantity: int = 10) -> Transfer:
    return warehouse.create_transfer("in", [("bolt", Decimal(quantity))])


def _lines(warehouse: Warehouse, transfer: Transfer) -> list[tuple[Decimal, str, bool]]:
    return [(line.quantity, line.destination, line.picked) for line in warehouse.lines_of(transfer.id)]


def test_validation_waits_for_the_check() -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.validate(receipt.id)
    assert refusal.value.reason is Reason.CHECK_NEEDED
    assert refusal.value.facts == {"transfer": receipt.name, "product": "bolt", "point": "look"}
    assert warehouse.digest() == before
    passed = warehouse.pass_check(receipt.id, "look", "bolt", "all dry")
    assert (passed.state, passed.note) == (CheckState.PASSED, "all dry")
    assert isinstance(warehouse.validate(receipt.id), Done)


def test_only_the_operation_types_and_products_of_the_point_are_checked() -> None:
    warehouse = _checking(QualityPoint("milk", "in", "milk"), QualityPoint("out", "out"))
    receipt = _receipt(warehouse)
    assert warehouse.quality_checks(receipt.id) == ()
    assert isinstance(warehouse.validate(receipt.id), Done)
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(1))])
    assert [check.point for check in warehouse.quality_checks(delivery.id)] == ["out"]


def test_only_what_is_about_to_go_is_checked() -> None:
    """Two products are planned and one is picked: the other's check is due with its backorder."""
    warehouse = _checking(POINT)
    receipt = warehouse.create_transfer("in", [("bolt", Decimal(4)), ("pump", Decimal(1))])
    assert {check.product for check in warehouse.quality_checks(receipt.id)} == {"bolt", "pump"}
    warehouse.pick(warehouse.lines_of(receipt.id)[0], Decimal(4))
    assert {check.product for check in warehouse.quality_checks(receipt.id)} == {"bolt"}
    warehouse.pass_check(receipt.id, "look", "bolt")
    done = warehouse.validate(receipt.id, BackorderAnswer.CREATE)
    assert isinstance(done, Done)
    assert done.backorder is not None
    assert [check.state for check in warehouse.quality_checks(done.backorder)] == [CheckState.TO_DO]


def test_what_fails_is_set_apart_and_goes_to_the_failure_location() -> None:
    """10 come, 3 fail: 3 to the bad place, 7 to stock (20 kg more do not fit on the shelf)."""
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    failed = warehouse.fail_check(receipt.id, "look", "bolt", Decimal(3), "dented")
    assert (failed.check.failed, failed.check.note, failed.suggests_scrap) == (Decimal(3), "dented", False)
    assert _lines(warehouse, receipt) == [(Decimal(7), "stock", False), (Decimal(3), "bad", False)]
    assert [move.demand for move in warehouse.moves_of(receipt.id)] == [Decimal(7), Decimal(3)]
    assert warehouse.validate(receipt.id) == Done(receipt.id, None, ())
    assert on_hand(warehouse.stock, "bolt", "bad") == Decimal(3)
    assert on_hand(warehouse.stock, "bolt", "stock") == Decimal(7)


def test_all_of_it_fails() -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    warehouse.fail_check(receipt.id, "look", "bolt")
    assert _lines(warehouse, receipt) == [(Decimal(10), "bad", False)]
    assert len(warehouse.moves_of(receipt.id)) == 1
    warehouse.validate(receipt.id)
    assert on_hand(warehouse.stock, "bolt", "bad") == Decimal(10)


def test_without_a_failure_location_it_stays_and_scrap_is_suggested() -> None:
    warehouse = _checking(QualityPoint("look", "in"))
    receipt = _receipt(warehouse)
    before = _lines(warehouse, receipt)
    failed = warehouse.fail_check(receipt.id, "look", "bolt", Decimal(3))
    assert failed.suggests_scrap
    assert failed.lines == ()
    assert _lines(warehouse, receipt) == before
    assert isinstance(warehouse.validate(receipt.id), Done)


def test_reserved_goods_that_fail_stay_reserved() -> None:
    """Of 15 reserved bolts (12 in a1, 3 in a2) 13 fail: the whole first line, and one of the second."""
    warehouse = _checking(QualityPoint("look", "out", failure_location="bad"))
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(15))])
    assert warehouse.available(warehouse.lines_of(delivery.id)[0].place) == Decimal(0)
    warehouse.fail_check(delivery.id, "look", "bolt", Decimal(13))
    rows = sorted((line.source, line.quantity, line.destination) for line in warehouse.lines_of(delivery.id))
    assert rows == [
        ("a1", Decimal(12), "bad"),
        ("a2", Decimal(1), "bad"),
        ("a2", Decimal(2), "customers"),
    ]
    quants = {(q.location, q.package): q.reserved for q in warehouse.stock.quants.where("product", "bolt")}
    assert quants == {("a1", ""): Decimal(12), ("a2", "K1"): Decimal(3)}
    assert warehouse.stock.transfers.get(delivery.id).state is State.ASSIGNED
    warehouse.validate(delivery.id)
    assert on_hand(warehouse.stock, "bolt", "customers") == Decimal(2)
    assert on_hand(warehouse.stock, "bolt", "bad") == Decimal(13)


def test_what_was_picked_stays_picked_and_the_rest_is_asked_about() -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    warehouse.pick(warehouse.lines_of(receipt.id)[0], Decimal(8))
    warehouse.fail_check(receipt.id, "look", "bolt", Decimal(8))
    assert _lines(warehouse, receipt) == [(Decimal(8), "bad", True)]
    moves = [(move.demand, move.destination) for move in warehouse.moves_of(receipt.id)]
    assert moves == [(Decimal(2), "stock"), (Decimal(8), "bad")], "what is still to come goes where it should"
    assert warehouse.validate(receipt.id) == BackorderQuestion(receipt.id, (("bolt", Decimal(2)),))


def test_goods_that_failed_are_not_pushed_on() -> None:
    """Two steps: what passed goes on from input to stock, what failed lies in the bad place."""
    warehouse = _checking(QualityPoint("look", "in", failure_location="bad"))
    warehouse.add([PushRule("stock", "output", "int")])
    receipt = _receipt(warehouse)
    warehouse.fail_check(receipt.id, "look", "bolt", Decimal(4))
    warehouse.validate(receipt.id)
    (pushed,) = [transfer for transfer in warehouse.stock.transfers if transfer.operation_type == "int"]
    assert [move.demand for move in warehouse.moves_of(pushed.id)] == [Decimal(6)]


@pytest.mark.parametrize("failed", ["2", "5"])
def test_goods_that_failed_leave_the_chain_of_their_order(failed: str) -> None:
    """A pick for a customer; what fails is put where chains go on from, and does not go on."""
    warehouse = _checking(QualityPoint("look", "pick", failure_location="output"))
    warehouse.procure("SO1", "pick", [Need("bolt", Decimal(5))], "customers")
    (pick,) = warehouse.open_transfers("pick")
    warehouse.fail_check(pick.id, "look", "bolt", Decimal(failed))
    warehouse.validate(pick.id)
    assert warehouse.open_transfers("ship") == ()
    packing = [move.demand for pack in warehouse.open_transfers("pack") for move in warehouse.moves_of(pack.id)]
    assert packing == [Decimal(3)] * (failed == "2")


def test_dozens_are_set_apart_in_pieces() -> None:
    """Two dozen ordered, 5 pieces fail: 19 pieces are left, which are 1.58 dozens of demand."""
    warehouse = _checking(POINT)
    receipt = warehouse.create_transfer("in", [Need("bolt", Decimal(2), DOZENS)])
    warehouse.fail_check(receipt.id, "look", "bolt", Decimal(5))
    assert [(line.quantity, line.unit) for line in warehouse.lines_of(receipt.id)] == [
        (Decimal(19), None),
        (Decimal(5), None),
    ]
    assert [move.demand for move in warehouse.moves_of(receipt.id)] == [Decimal("1.58"), Decimal(5)]


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [("0", Reason.NOT_POSITIVE), ("-1", Reason.NOT_POSITIVE), ("10.5", Reason.MORE_THAN_THERE)],
)
def test_how_much_can_fail(quantity: str, reason: Reason) -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.fail_check(receipt.id, "look", "bolt", Decimal(quantity))
    assert refusal.value.reason is reason
    assert warehouse.digest() == before


def test_a_check_is_done_once_and_only_where_it_is_due() -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    warehouse.pass_check(receipt.id, "look", "bolt")
    for verb, reason in (
        (lambda: warehouse.fail_check(receipt.id, "look", "bolt"), Reason.ALREADY_CHECKED),
        (lambda: warehouse.pass_check(receipt.id, "look", "milk"), Reason.NO_SUCH_CHECK),
        (lambda: warehouse.pass_check(receipt.id, "smell", "bolt"), Reason.NO_SUCH_CHECK),
    ):
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.reason is reason


def test_a_finished_transfer_is_not_checked_any_more() -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    warehouse.cancel(receipt.id)
    with pytest.raises(Refused) as refusal:
        warehouse.pass_check(receipt.id, "look", "bolt")
    assert refusal.value.reason is Reason.ALREADY_FINISHED


def test_an_extra_product_is_checked_too() -> None:
    warehouse = _checking(POINT)
    receipt = _receipt(warehouse)
    warehouse.pass_check(receipt.id, "look", "bolt")
    warehouse.add_detail(Line(0, receipt.id, 0, "milk", Decimal(1), "", "", picked=False, lot_name="N7"))
    assert [check.product for check in warehouse.quality_checks(receipt.id)] == ["bolt", "milk"]
    with pytest.raises(Refused):
        warehouse.validate(receipt.id)
