"""What would be ordered, and what stock is worth; all figures by hand. 20 bolts lie in stock."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.records import Need, Place, Transfer
from scansim.engine.warehouse.reordering import Suggestion
from scansim.engine.warehouse.site import ReorderRule
from scansim.engine.warehouse.valuation import PlaceValue
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import DOZENS, working_warehouse


def _ruled(minimum: int, maximum: int, multiple: int = 0, location: str = "stock") -> tuple[Warehouse, ReorderRule]:
    warehouse = working_warehouse()
    rule = ReorderRule("r", "bolt", location, Decimal(minimum), Decimal(maximum), Decimal(multiple))
    warehouse.add([rule])
    return warehouse, rule


@pytest.mark.parametrize(
    ("minimum", "maximum", "multiple", "quantity"),
    [
        (20, 50, 0, None),  # 20 is the minimum: enough
        (21, 50, 0, 30),
        (21, 50, 12, 36),  # 30 in whole twelves
        (21, 44, 12, 24),  # 24 is two of them already
        (30, 25, 0, 10),  # a maximum below the minimum: up to the minimum
    ],
)
def test_how_much_would_be_ordered(minimum: int, maximum: int, multiple: int, quantity: int | None) -> None:
    warehouse, rule = _ruled(minimum, maximum, multiple)
    wanted = () if quantity is None else (Suggestion(rule, Decimal(20), Decimal(quantity)),)
    assert warehouse.reorder_suggestions() == wanted


def test_what_is_promised_and_what_is_coming_count() -> None:
    """20, 18 of them promised, 1 dozen coming: 14."""
    warehouse, rule = _ruled(15, 40)
    warehouse.create_transfer("out", [("bolt", Decimal(18))])
    assert warehouse.forecast("bolt", "stock") == Decimal(2)
    coming = warehouse.create_transfer("in", [Need("bolt", Decimal(1), DOZENS)])
    assert warehouse.reorder_suggestions() == (Suggestion(rule, Decimal(14), Decimal(26)),)
    warehouse.validate(coming.id)
    assert warehouse.forecast("bolt", "stock") == Decimal(14), "it has come"
    warehouse.cancel(next(iter(warehouse.stock.transfers)).id)
    assert warehouse.reorder_suggestions() == ()


def test_drafts_and_moves_inside_a_place_change_nothing() -> None:
    warehouse, _ = _ruled(0, 0)
    warehouse.create_from(Transfer(0, "", "in", "vendors", "stock"), [("bolt", Decimal(9))], confirm=False)
    warehouse.create_transfer("int", [("bolt", Decimal(5))])
    assert warehouse.forecast("bolt", "stock") == Decimal(20)
    assert warehouse.forecast("bolt", "a1") == Decimal(12), "the transfer's places are stock to stock"


def test_a_pick_face_has_a_rule_of_its_own() -> None:
    """REP-01: 12 in a1, at least 15 wanted there, up to 20."""
    warehouse, rule = _ruled(15, 20, location="a1")
    assert warehouse.reorder_suggestions() == (Suggestion(rule, Decimal(12), Decimal(8)),)


def test_a_false_count_triggers_an_order() -> None:
    """Training A2 64: 20 on the book and the rule content; 9 counted, and 31 would be ordered."""
    warehouse, rule = _ruled(10, 40)
    assert warehouse.reorder_suggestions() == ()
    warehouse.apply_counts(
        [warehouse.count(Place("bolt", "a1"), Decimal(1))],
        "losses",
    )
    assert warehouse.reorder_suggestions() == (Suggestion(rule, Decimal(9), Decimal(31)),)


# value


def test_stock_is_worth_its_quantity_at_cost() -> None:
    """Bolts cost 2.50, pumps 120, milk nothing: 12 x 2.50 and 120 in a1, 8 x 2.50 and 120 in a2."""
    warehouse = working_warehouse()
    for product, price in (("bolt", "2.50"), ("pump", "120")):
        warehouse.add([replace(warehouse.stock.products.get(product), standard_price=Decimal(price))])
    assert warehouse.stock_value("a1") == Decimal(150)
    assert warehouse.stock_value("wh") == Decimal(290)
    assert warehouse.values_by_place("a2") == (
        PlaceValue("a2", "bolt", Decimal(8), Decimal(20)),
        PlaceValue("a2", "milk", Decimal(5), Decimal(0)),
        PlaceValue("a2", "pump", Decimal(1), Decimal(120)),
    )
    warehouse.relocate(Place("bolt", "a1"), "packing")
    assert warehouse.stock_value("wh") == Decimal(290), "moving inside changes no value"
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(4))])
    warehouse.validate(delivery.id)
    assert warehouse.stock_value("wh") == Decimal(280)
    assert warehouse.stock_value("customers") == Decimal(0), "what is outside is not stock"


def test_goods_of_an_owner_are_not_ours() -> None:
    warehouse = working_warehouse()
    warehouse.add([replace(warehouse.stock.products.get("bolt"), standard_price=Decimal(1))])
    warehouse.change_stock(Place("bolt", "a1", owner="anna"), Decimal(100))
    assert warehouse.stock_value("a1") == Decimal(12)
    warehouse.change_stock(Place("bolt", "output"), Decimal(-3))
    assert warehouse.stock_value("output") == Decimal(-3), "less than nothing is a loss"
