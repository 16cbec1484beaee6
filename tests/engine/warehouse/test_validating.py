"""Validating a transfer: what goes, what is asked, what waits. Quantities are worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.catalogue import BackorderPolicy
from scansim.engine.warehouse.records import State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.small import HONEY, MUG, OPENING, PLATE, small, small_warehouse

CREATE, CANCEL = BackorderAnswer.CREATE, BackorderAnswer.CANCEL


def _done(answer: object) -> Done:
    assert isinstance(answer, Done)
    return answer


def _shape(warehouse: Warehouse, transfer: int) -> list[tuple[str, Decimal, str, list[tuple[Decimal, bool]]]]:
    """Moves (product, demand, state) with their lines (quantity, picked)."""
    return [
        (
            move.product,
            move.demand,
            move.state.value,
            [(line.quantity, line.picked) for line in warehouse.stock.lines.where("move", move.id)],
        )
        for move in warehouse.moves_of(transfer)
    ]


def test_nothing_picked_takes_everything() -> None:
    """The trap of full validation: reference odoo-barcode 11.3."""
    world = small()
    world.warehouse.pick(world.line(), Decimal(7))
    world.warehouse.unpick(world.line())
    done = _done(world.warehouse.validate(world.receipt.id))
    assert (done.backorder, done.cancelled) == (None, ())
    assert world.on_hand(MUG, "stock") == Decimal(24)
    assert world.on_hand(PLATE, "stock") == Decimal(6)
    assert world.on_hand(MUG, "vendors") == Decimal(-24)


def test_anything_picked_takes_only_that() -> None:
    world = small()
    world.warehouse.pick(world.line(PLATE), Decimal(6))
    question = world.warehouse.validate(world.receipt.id)
    assert question == BackorderQuestion(world.receipt.id, (("mug", Decimal(24)),))
    done = _done(world.warehouse.validate(world.receipt.id, CANCEL))
    assert done == Done(world.receipt.id, None, (("mug", Decimal(24)),))
    assert _shape(world.warehouse, world.receipt.id) == [
        ("mug", Decimal(24), "cancel", []),
        ("plate", Decimal(6), "done", [(Decimal(6), True)]),
    ]
    assert world.on_hand(MUG, "stock") == 0


def test_what_is_missing_waits_in_a_backorder_that_knows_where_it_comes_from() -> None:
    """Fidelity item 36."""
    world = small()
    world.warehouse.pick(world.line(), Decimal(18))
    done = _done(world.warehouse.validate(world.receipt.id, CREATE))
    assert done.backorder is not None
    backorder = world.warehouse.stock.transfers.get(done.backorder)
    assert (backorder.name, backorder.backorder_of, backorder.state) == ("WH/IN/00003", 1, State.ASSIGNED)
    assert (backorder.partner, backorder.origin, backorder.scheduled) == ("nordic", "DN-881", world.receipt.scheduled)
    assert _shape(world.warehouse, world.receipt.id) == [("mug", Decimal(18), "done", [(Decimal(18), True)])]
    assert _shape(world.warehouse, backorder.id) == [
        ("plate", Decimal(6), "assigned", [(Decimal(6), False)]),
        ("mug", Decimal(6), "assigned", [(Decimal(6), False)]),
    ]


def test_a_backorder_of_a_backorder() -> None:
    """24 mugs: 10, then 8, then 6; each transfer asks for what the one before left."""
    world = small()
    transfer, received = world.receipt.id, []
    for quantity in (10, 8, 6):
        line = next(line for line in world.warehouse.lines_of(transfer) if line.product == "mug")
        world.warehouse.pick(line, Decimal(quantity))
        done = _done(world.warehouse.validate(transfer, CREATE))
        received.append((transfer, done.backorder))
        transfer = done.backorder or 0
    assert received == [(1, 3), (3, 4), (4, 5)]
    assert _shape(world.warehouse, 5) == [("plate", Decimal(6), "assigned", [(Decimal(6), False)])]
    assert world.on_hand(MUG, "stock") == Decimal(24)
    assert [world.warehouse.stock.transfers.get(id_).backorder_of for id_ in (3, 4, 5)] == [1, 3, 4]


@pytest.mark.parametrize(("policy", "rest"), [(BackorderPolicy.ALWAYS, 3), (BackorderPolicy.NEVER, None)])
def test_a_policy_answers_instead_of_the_operator(policy: BackorderPolicy, rest: int | None) -> None:
    world = small(policy=policy)
    world.warehouse.pick(world.line(), Decimal(1))
    answer = CANCEL if policy is BackorderPolicy.ALWAYS else CREATE
    done = _done(world.warehouse.validate(world.receipt.id, answer))
    assert done.backorder == rest
    assert bool(done.cancelled) == (rest is None)


def test_more_than_ordered_simply_moves_and_keeps_the_demand() -> None:
    """Fidelity item 31; reference odoo-barcode 11.6, 11.45."""
    world = small()
    world.warehouse.pick(world.line(), Decimal(25))
    world.warehouse.pick(world.line(PLATE), Decimal(6))
    world.warehouse.add_line(world.receipt.id, "glass", Decimal(1))
    assert _done(world.warehouse.validate(world.receipt.id)).backorder is None
    assert _shape(world.warehouse, world.receipt.id) == [
        ("mug", Decimal(24), "done", [(Decimal(25), True)]),
        ("plate", Decimal(6), "done", [(Decimal(6), True)]),
        ("glass", Decimal(0), "done", [(Decimal(1), True)]),
    ]
    assert world.on_hand(MUG, "stock") == Decimal(25)


def test_asking_marks_what_would_go_and_nothing_else_changes() -> None:
    """Reference odoo-barcode 11.4: the marks stay when nobody answers."""
    world = small()
    world.warehouse.set_quantity(world.line(), Decimal(20))
    assert isinstance(world.warehouse.validate(world.receipt.id), BackorderQuestion)
    assert world.state() == "assigned"
    assert (world.done(), world.done(PLATE)) == (Decimal(20), Decimal(6))
    # Now that something is picked, only picked lines go.
    world.warehouse.unpick(world.line())
    question = world.warehouse.validate(world.receipt.id)
    assert question == BackorderQuestion(world.receipt.id, (("mug", Decimal(24)),))


def test_asking_does_not_mark_a_line_that_holds_nothing() -> None:
    world = small()
    world.warehouse.set_quantity(world.line(PLATE), Decimal(0))
    assert isinstance(world.warehouse.validate(world.receipt.id), BackorderQuestion)
    assert (world.line(MUG).picked, world.line(PLATE).picked) == (True, False)


def test_lines_change_after_a_question_and_the_next_validation_sees_them() -> None:
    world = small()
    world.warehouse.pick(world.line(), Decimal(20))
    assert world.warehouse.validate(world.receipt.id) == BackorderQuestion(
        world.receipt.id, (("mug", Decimal(4)), ("plate", Decimal(6)))
    )
    world.warehouse.pick(world.line(), Decimal(24))
    world.warehouse.pick(world.line(PLATE), Decimal(5))
    assert world.warehouse.validate(world.receipt.id) == BackorderQuestion(world.receipt.id, (("plate", Decimal(1)),))
    world.warehouse.pick(world.line(PLATE), Decimal(6))
    assert world.warehouse.validate(world.receipt.id) == Done(world.receipt.id, None, ())


def test_lines_of_one_product_count_together_and_go_where_each_is_sent() -> None:
    world = small()
    world.warehouse.send_to(world.warehouse.pick(world.line(), Decimal(10)), "shelf-1")
    world.warehouse.add_line(world.receipt.id, "mug", Decimal(14), destination="shelf-2")
    world.warehouse.pick(world.line(PLATE), Decimal(6))
    assert _done(world.warehouse.validate(world.receipt.id)).backorder is None
    assert world.on_hand(MUG, "shelf-1") == OPENING + 10
    assert world.on_hand(MUG, "shelf-2") == Decimal(14)
    assert world.on_hand(MUG, "stock") == 0


def test_a_planned_line_beside_a_picked_one_of_the_same_move_is_dropped() -> None:
    """Reference odoo-barcode 4.0 "Validate"; recorded step PUT-32."""
    world = small()
    world.warehouse.add_line(world.receipt.id, "mug", Decimal(3))
    world.warehouse.pick(world.line(PLATE), Decimal(6))
    done = _done(world.warehouse.validate(world.receipt.id, CREATE))
    assert _shape(world.warehouse, world.receipt.id)[0] == ("mug", Decimal(3), "done", [(Decimal(3), True)])
    assert _shape(world.warehouse, done.backorder or 0) == [("mug", Decimal(21), "assigned", [(Decimal(21), False)])]


def test_demand_is_cut_to_what_was_done_and_never_raised() -> None:
    """Two moves of one product, as an order that was raised leaves them (recorded case ORD-03): 10 and 2."""
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("mug", Decimal(10))])
    move = warehouse.moves_of(transfer.id)[0]
    warehouse.stock.moves.put(replace(move, id=99, demand=Decimal(2)))
    line = warehouse.lines_of(transfer.id)[0]
    warehouse.stock.lines.put(replace(line, id=99, move=99, quantity=Decimal(3), planned=Decimal(2), picked=True))
    warehouse.pick(line, Decimal(4))
    done = _done(warehouse.validate(transfer.id, CREATE))
    assert [(move.demand, move.state.value) for move in warehouse.moves_of(transfer.id)] == [
        (Decimal(4), "done"),
        (Decimal(2), "done"),
    ]
    assert _shape(warehouse, done.backorder or 0) == [("mug", Decimal(6), "assigned", [(Decimal(6), False)])]


def test_a_rest_finer_than_the_rounding_is_asked_about_but_nobody_waits_for_it() -> None:
    """Reference odoo-barcode 11.36; recorded for a delivery in case UOM-09, whose demand stays uncut."""
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("honey", Decimal("2.504")), ("plate", Decimal(2))])
    honey, plate = warehouse.lines_of(transfer.id)
    assert honey.quantity == Decimal("2.5")
    warehouse.pick(honey, Decimal("2.5"))
    warehouse.pick(plate, Decimal(2))
    question = warehouse.validate(transfer.id)
    assert question == BackorderQuestion(transfer.id, (("honey", Decimal("0.004")),))
    assert warehouse.validate(transfer.id, CREATE) == Done(transfer.id, None, ())
    assert _shape(warehouse, transfer.id)[0] == ("honey", Decimal("2.504"), "done", [(Decimal("2.5"), True)])


def test_of_two_rests_only_the_one_worth_waiting_for_waits() -> None:
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("honey", Decimal("2.504")), ("plate", Decimal(2))])
    warehouse.pick(warehouse.lines_of(transfer.id)[0], Decimal("2.5"))
    done = _done(warehouse.validate(transfer.id, CREATE))
    assert _shape(warehouse, done.backorder or 0) == [("plate", Decimal(2), "assigned", [(Decimal(2), False)])]
    assert _shape(warehouse, transfer.id) == [("honey", Decimal("2.504"), "done", [(Decimal("2.5"), True)])]


@pytest.mark.parametrize("zero", [False, True], ids=["empty", "all-zero"])
def test_an_empty_or_all_zero_transfer_is_refused(zero: bool) -> None:
    """Fidelity item 34."""
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("mug", Decimal(2))] if zero else [])
    if zero:
        warehouse.set_quantity(warehouse.lines_of(transfer.id)[0], Decimal(0))
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.validate(transfer.id, CANCEL)
    assert refusal.value.reason is (Reason.NO_QUANTITY if zero else Reason.NOTHING_TO_MOVE)
    assert warehouse.digest() == before


def test_picked_lines_that_are_all_zero_are_refused_though_others_are_planned() -> None:
    world = small()
    world.warehouse.pick(world.line(), Decimal(0))
    with pytest.raises(Refused) as refusal:
        world.warehouse.validate(world.receipt.id)
    assert refusal.value.reason is Reason.NO_QUANTITY


def test_a_picked_tracked_line_needs_its_lot_and_an_unpicked_one_does_not() -> None:
    """Fidelity item 37."""
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("tea", Decimal(5)), ("mug", Decimal(1))])
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.validate(transfer.id)
    assert refusal.value.reason is Reason.LOT_REQUIRED
    assert refusal.value.facts == {"transfer": "WH/IN/00001", "product": "Tea"}
    assert warehouse.digest() == before, "the marks of a validation that was refused are taken back"
    warehouse.pick(warehouse.lines_of(transfer.id)[1], Decimal(1))
    assert _done(warehouse.validate(transfer.id, CREATE)).backorder is not None


def test_honey_is_received_by_weight() -> None:
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("honey", Decimal("7.25"))])
    warehouse.pick(warehouse.lines_of(transfer.id)[0], Decimal("7.05"))
    done = _done(warehouse.validate(transfer.id, CREATE))
    assert _shape(warehouse, done.backorder or 0) == [(HONEY.id, Decimal("0.2"), "assigned", [(Decimal("0.2"), False)])]
