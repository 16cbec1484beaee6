"""Each verb of the warehouse, and what it refuses. Quantities are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.store import Missing
from scansim.engine.warehouse.catalogue import BackorderPolicy
from scansim.engine.warehouse.records import State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.small import HONEY, MUG, OPENING, PLATE, Small, small, small_warehouse

CREATE, CANCEL = BackorderAnswer.CREATE, BackorderAnswer.CANCEL


def _done(answer: Done | BackorderQuestion) -> Done:
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


# making


def test_a_receipt_is_ready_at_once_and_planned_in_full() -> None:
    world = small()
    assert world.state() == "assigned"
    assert _shape(world.warehouse, world.receipt.id) == [
        ("mug", Decimal(24), "assigned", [(Decimal(24), False)]),
        ("plate", Decimal(6), "assigned", [(Decimal(6), False)]),
    ]
    assert world.line().planned == Decimal(24)
    assert world.receipt.scheduled == world.warehouse.stock.now


def test_a_delivery_waits_for_stock() -> None:
    """Reservation comes with deliveries; until then nothing is planned for them."""
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("out", [("mug", Decimal(2))])
    assert transfer.state is State.CONFIRMED
    assert _shape(warehouse, transfer.id) == [("mug", Decimal(2), "confirmed", [])]


def test_equal_products_become_one_move_where_the_first_stood() -> None:
    warehouse = small_warehouse()
    demands = [("mug", Decimal(4)), ("plate", Decimal(1)), ("mug", Decimal(3))]
    transfer = warehouse.create_transfer("in", demands)
    assert _shape(warehouse, transfer.id) == [
        ("mug", Decimal(7), "assigned", [(Decimal(7), False)]),
        ("plate", Decimal(1), "assigned", [(Decimal(1), False)]),
    ]


def test_a_negative_demand_is_refused_and_leaves_no_number_behind() -> None:
    warehouse = small_warehouse()
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.create_transfer("in", [("mug", Decimal(1)), ("plate", Decimal(-1))])
    assert refusal.value.reason is Reason.NEGATIVE_QUANTITY
    assert refusal.value.facts == {"product": "Plate 24cm", "quantity": "-1"}
    assert warehouse.digest() == before


def test_equal_products_that_are_too_many_together_are_refused() -> None:
    warehouse = small_warehouse()
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.create_transfer("in", [("mug", Decimal(999_999_999_999)), ("mug", Decimal(1))])
    assert refusal.value.reason is Reason.TOO_LARGE
    assert warehouse.digest() == before


# lines


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [("-1", Reason.NEGATIVE_QUANTITY), ("0.5", Reason.NOT_A_MULTIPLE), ("1000000000000", Reason.TOO_LARGE)],
)
@pytest.mark.parametrize("verb", ["pick", "set_quantity", "add_line", "set_move_quantity"])
def test_a_quantity_that_makes_no_sense_is_refused(verb: str, quantity: str, reason: Reason) -> None:
    world = small()
    warehouse, value = world.warehouse, Decimal(quantity)
    verbs: dict[str, Callable[[], object]] = {
        "pick": lambda: warehouse.pick(world.line(), value),
        "set_quantity": lambda: warehouse.set_quantity(world.line(), value),
        "add_line": lambda: warehouse.add_line(world.receipt.id, "glass", value),
        "set_move_quantity": lambda: warehouse.set_move_quantity(warehouse.moves_of(world.receipt.id)[0], value),
    }
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verbs[verb]()
    assert refusal.value.reason is reason
    assert refusal.value.facts["quantity"] == quantity
    assert warehouse.digest() == before


def test_a_unit_with_decimals_takes_them_to_its_rounding() -> None:
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("honey", Decimal("7.25"))])
    line = warehouse.lines_of(transfer.id)[0]
    assert warehouse.pick(line, Decimal("7.21")).done == Decimal("7.21")
    with pytest.raises(Refused) as refusal:
        warehouse.pick(line, Decimal("7.215"))
    assert refusal.value.facts == {"product": "Honey", "quantity": "7.215", "rounding": "0.01"}


def test_what_is_planned_is_not_done_until_it_is_picked() -> None:
    world = small()
    assert world.line().done == 0
    assert world.warehouse.set_quantity(world.line(), Decimal(5)).done == 0
    assert world.warehouse.pick(world.line(), Decimal(5)).done == Decimal(5)


def test_lowering_refreshes_the_state_of_a_move_and_raising_does_not() -> None:
    """Reference odoo-barcode 11.40."""
    world = small()
    states = []
    for quantity in (5, 24, 0, 24, 25):
        world.warehouse.set_quantity(world.line(), Decimal(quantity))
        states.append(world.warehouse.moves_of(world.receipt.id)[0].state.value)
    assert states == ["partially_available", "partially_available", "confirmed", "confirmed", "confirmed"]


def test_taking_back_lays_a_line_as_it_was_planned() -> None:
    world = small()
    before = world.warehouse.digest()
    world.warehouse.pick(world.line(), Decimal(30))
    world.warehouse.pick(world.line(), Decimal(7))
    assert world.warehouse.unpick(world.line()) == world.line()
    assert world.warehouse.digest() == before


def test_an_extra_product_taken_back_leaves_neither_line_nor_move() -> None:
    world = small()
    shape = _shape(world.warehouse, world.receipt.id)
    line = world.warehouse.add_line(world.receipt.id, "glass", Decimal(2))
    assert _shape(world.warehouse, world.receipt.id)[2] == ("glass", Decimal(0), "assigned", [(Decimal(2), True)])
    assert world.warehouse.unpick(line) is None
    assert _shape(world.warehouse, world.receipt.id) == shape


def test_a_second_line_of_a_planned_product_joins_its_move_and_goes_alone() -> None:
    world = small()
    line = world.warehouse.add_line(world.receipt.id, "mug", Decimal(3), destination="shelf-1")
    assert _shape(world.warehouse, world.receipt.id)[0][3] == [(Decimal(24), False), (Decimal(3), True)]
    assert (line.source, line.destination) == ("vendors", "shelf-1")
    world.warehouse.delete_line(line)
    assert _shape(world.warehouse, world.receipt.id)[0] == ("mug", Decimal(24), "assigned", [(Decimal(24), False)])


def test_an_extra_move_with_two_lines_stays_until_the_last_one_goes() -> None:
    world = small()
    lines = [world.warehouse.add_line(world.receipt.id, "glass", Decimal(1)) for _ in range(2)]
    world.warehouse.delete_line(lines[0])
    assert len(world.warehouse.moves_of(world.receipt.id)) == 3
    world.warehouse.delete_line(lines[1])
    assert len(world.warehouse.moves_of(world.receipt.id)) == 2


def test_a_verb_takes_the_line_as_it_stands_not_as_it_was_handed_over() -> None:
    world = small()
    old = world.line()
    world.warehouse.pick(old, Decimal(7))
    world.warehouse.send_to(old, "shelf-1")
    assert (world.line().done, world.line().destination) == (Decimal(7), "shelf-1")
    assert world.warehouse.set_quantity(old, Decimal(9)).picked


def test_a_line_that_is_gone_does_not_come_back() -> None:
    world = small()
    old = world.line()
    world.warehouse.delete_line(old)
    with pytest.raises(Missing):
        world.warehouse.pick(old, Decimal(1))
    assert [line.product for line in world.warehouse.lines_of(world.receipt.id)] == ["plate"]


def test_nothing_lies_in_a_view() -> None:
    """Reference odoo-barcode 6.1."""
    world = small()
    before = world.warehouse.digest()
    verbs: list[Callable[[], object]] = [
        lambda: world.warehouse.send_to(world.line(), "zone"),
        lambda: world.warehouse.add_line(world.receipt.id, "mug", Decimal(1), destination="zone"),
    ]
    for verb in verbs:
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.reason is Reason.VIEW_LOCATION
        assert refusal.value.facts == {"location": "WH/Stock/Zone"}
        assert world.warehouse.digest() == before


# moves


def test_a_move_is_lowered_from_its_last_line() -> None:
    """Reference odoo-barcode 11.42: 13 and 2, typed 4, leave 4 on the first."""
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("mug", Decimal(13))])
    move = warehouse.moves_of(transfer.id)[0]
    warehouse.set_move_quantity(move, Decimal(15))
    assert _shape(warehouse, transfer.id) == [
        ("mug", Decimal(13), "assigned", [(Decimal(13), False), (Decimal(2), False)])
    ]
    warehouse.set_move_quantity(move, Decimal(13))
    assert _shape(warehouse, transfer.id) == [("mug", Decimal(13), "assigned", [(Decimal(13), False)])]
    warehouse.set_move_quantity(move, Decimal(15))
    warehouse.set_move_quantity(move, Decimal(4))
    assert _shape(warehouse, transfer.id) == [("mug", Decimal(13), "partially_available", [(Decimal(4), False)])]
    before = warehouse.digest()
    warehouse.set_move_quantity(move, Decimal(4))
    assert warehouse.digest() == before


def test_a_move_typed_to_zero_loses_its_lines_and_gets_one_again() -> None:
    world = small()
    move = world.warehouse.moves_of(world.receipt.id)[1]
    world.warehouse.set_move_quantity(move, Decimal(0))
    assert _shape(world.warehouse, world.receipt.id)[1] == ("plate", Decimal(6), "confirmed", [])
    world.warehouse.set_move_quantity(move, Decimal(6))
    assert _shape(world.warehouse, world.receipt.id)[1] == ("plate", Decimal(6), "assigned", [(Decimal(6), False)])


def test_a_difference_that_is_too_long_to_write_is_refused() -> None:
    warehouse = small_warehouse()
    warehouse.create_transfer("in", [("honey", Decimal("0.5"))])
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.set_move_quantity(warehouse.moves_of(1)[0], Decimal(999_999_999_999))
    assert refusal.value.facts["quantity"] == "999999999998.5"
    assert warehouse.digest() == before
    warehouse.add_line(1, "honey", Decimal(999_999_999_999))
    with pytest.raises(Refused) as refusal:
        warehouse.set_move_quantity(warehouse.moves_of(1)[0], Decimal(999_999_999_999))
    assert refusal.value.facts["quantity"] == "999999999998.5"


def test_a_move_marked_done_marks_its_lines() -> None:
    world = small()
    world.warehouse.add_line(world.receipt.id, "mug", Decimal(1), picked=False)
    world.warehouse.pick_move(world.warehouse.moves_of(world.receipt.id)[0])
    assert [line.picked for line in world.warehouse.lines_of(world.receipt.id)] == [True, False, True]


# validating


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
        ("mug", Decimal(6), "assigned", [(Decimal(6), False)]),
        ("plate", Decimal(6), "assigned", [(Decimal(6), False)]),
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


# finished


def _finished(state: State) -> Small:
    world = small()
    if state is State.DONE:
        world.warehouse.validate(world.receipt.id)
    else:
        world.warehouse.cancel(world.receipt.id)
    return world


def test_cancelling_drops_the_lines_and_moves_no_stock() -> None:
    world = small()
    world.warehouse.pick(world.line(), Decimal(7))
    world.warehouse.cancel(world.receipt.id)
    assert world.state() == "cancel"
    assert _shape(world.warehouse, world.receipt.id) == [
        ("mug", Decimal(24), "cancel", []),
        ("plate", Decimal(6), "cancel", []),
    ]
    assert world.on_hand(MUG, "stock") == 0


@pytest.mark.parametrize("verb", ["add_line", "validate", "cancel", "set_move_quantity", "pick_move"])
@pytest.mark.parametrize("state", [State.DONE, State.CANCEL])
def test_a_finished_transfer_takes_nothing_more(state: State, verb: str) -> None:
    world = _finished(state)
    warehouse, id_ = world.warehouse, world.receipt.id
    verbs: dict[str, Callable[[], object]] = {
        "add_line": lambda: warehouse.add_line(id_, "mug", Decimal(1)),
        "validate": lambda: warehouse.validate(id_, CREATE),
        "cancel": lambda: warehouse.cancel(id_),
        "set_move_quantity": lambda: warehouse.set_move_quantity(warehouse.moves_of(id_)[0], Decimal(1)),
        "pick_move": lambda: warehouse.pick_move(warehouse.moves_of(id_)[0]),
    }
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verbs[verb]()
    assert refusal.value.reason is Reason.ALREADY_FINISHED
    assert refusal.value.facts == {"transfer": "WH/IN/00001", "state": state.value}
    assert warehouse.digest() == before


@pytest.mark.parametrize("verb", ["pick", "unpick", "set_quantity", "delete_line", "send_to"])
def test_a_line_of_a_done_transfer_stays_as_it_is(verb: str) -> None:
    world = _finished(State.DONE)
    warehouse, line = world.warehouse, world.line()
    verbs: dict[str, Callable[[], object]] = {
        "pick": lambda: warehouse.pick(line, Decimal(1)),
        "unpick": lambda: warehouse.unpick(line),
        "set_quantity": lambda: warehouse.set_quantity(line, Decimal(1)),
        "delete_line": lambda: warehouse.delete_line(line),
        "send_to": lambda: warehouse.send_to(line, "shelf-1"),
    }
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        verbs[verb]()
    assert refusal.value.reason is Reason.ALREADY_FINISHED
    assert warehouse.digest() == before


# quants


def test_stock_of_one_identity_is_one_quant_with_the_older_date() -> None:
    """Reference odoo-barcode 11.19."""
    warehouse = small_warehouse()
    quant = next(iter(warehouse.stock.quants))
    warehouse.stock.now = "2026-11-23T08:00:00"
    warehouse.set_stock("mug", "shelf-1", Decimal(2))
    assert [(q.id, q.quantity, q.in_date) for q in warehouse.stock.quants] == [(quant.id, Decimal(7), quant.in_date)]


def test_what_comes_from_outside_is_as_old_as_its_receipt() -> None:
    """The debt of the vendors is older; the goods are not."""
    world = small()
    world.warehouse.validate(world.receipt.id)
    world.warehouse.stock.now = "2026-11-30T08:00:00"
    later = world.warehouse.create_transfer("in", [("mug", Decimal(1))])
    world.warehouse.send_to(world.warehouse.pick(world.line(transfer=later), Decimal(1)), "shelf-2")
    world.warehouse.validate(later.id)
    dates = {quant.location: quant.in_date for quant in world.warehouse.stock.quants if quant.product == "mug"}
    assert dates["shelf-2"] == "2026-11-30T08:00:00"
    assert dates["stock"] == "2026-11-22T08:00:00"


def test_an_empty_quant_vanishes_and_a_negative_one_stays() -> None:
    warehouse = small_warehouse()
    warehouse.set_stock("mug", "shelf-1", -OPENING)
    assert len(warehouse.stock.quants) == 0
    warehouse.set_stock("mug", "shelf-1", Decimal(-1))
    assert [quant.quantity for quant in warehouse.stock.quants] == [Decimal(-1)]
    warehouse.set_stock("mug", "shelf-1", Decimal(1))
    assert len(warehouse.stock.quants) == 0


def test_what_is_where() -> None:
    warehouse = small_warehouse()
    inside = [location.id for location in warehouse.stock.locations if warehouse.is_within(location.id, "stock")]
    assert inside == ["shelf-1", "shelf-2", "stock", "zone"]
    assert warehouse.is_within("stock", "wh")
    assert not warehouse.is_within("stock", "shelf-1")


def test_open_transfers_of_a_type() -> None:
    world = small()
    world.warehouse.cancel(world.other.id)
    world.warehouse.create_transfer("out")
    assert [transfer.id for transfer in world.warehouse.open_transfers("in")] == [world.receipt.id]


def test_honey_is_received_by_weight() -> None:
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", [("honey", Decimal("7.25"))])
    warehouse.pick(warehouse.lines_of(transfer.id)[0], Decimal("7.05"))
    done = _done(warehouse.validate(transfer.id, CREATE))
    assert _shape(warehouse, done.backorder or 0) == [(HONEY.id, Decimal("0.2"), "assigned", [(Decimal("0.2"), False)])]
