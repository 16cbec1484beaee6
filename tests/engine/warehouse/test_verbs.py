"""Each verb of the warehouse, and what it refuses. Quantities are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from scansim.engine.store import Missing
from scansim.engine.warehouse.records import State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.small import MUG, OPENING, Small, small, small_warehouse

CREATE = BackorderAnswer.CREATE


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


def test_a_delivery_takes_what_is_there_and_waits_for_the_rest() -> None:
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("out", [("mug", OPENING + 2), ("plate", Decimal(1))])
    assert transfer.state is State.ASSIGNED
    assert _shape(warehouse, transfer.id) == [
        ("mug", OPENING + 2, "partially_available", [(OPENING, False)]),
        ("plate", Decimal(1), "confirmed", []),
    ]
    assert warehouse.create_transfer("out", [("mug", Decimal(2))]).state is State.CONFIRMED


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
