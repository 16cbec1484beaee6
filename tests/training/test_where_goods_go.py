"""What a pack says of where goods go holds in a run: putaway rules, capacities, first expired first out, checks.

Expected places follow from pack S by hand (docs/packs.md "Where goods go", reference odoo-barcode 6.4 to 6.6).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.content.library import Library
from scansim.engine.warehouse.putaway import destination_for
from scansim.engine.warehouse.warehouse import Warehouse
from scansim.training.pack import Pack
from scansim.training.run import Run
from tests.content.content_folder import ROOT

pytestmark = pytest.mark.content

_LIBRARY = Library.in_use(ROOT)


def pack() -> Pack:
    return _LIBRARY.packs["S"]


def warehouse() -> Warehouse:
    exercise, policy = _LIBRARY.find("RCV-01"), _LIBRARY.policy
    assert exercise is not None
    assert policy is not None
    return Run(exercise, pack(), policy, 1).world.warehouse


@pytest.mark.parametrize(
    ("product", "quantity", "goes_to"),
    [
        ("tea_bk_50", 36, "loc_b_01_1"),  # 60 lie there, 96 fit.
        ("tea_bk_50", 37, "loc_stock"),
        ("gloves_m", 30, "loc_a_02_7"),  # 30 of 60.
        ("gloves_m", 31, "loc_a_04_3"),  # The rule of its category is left.
        ("drill_12", 5, "loc_a_04_3"),  # By its category.
        ("hammer_300", 5, "loc_a_04_3"),
        ("driver_ph1", 5, "loc_a_02_3"),  # The rule of the product goes before that of its category.
        ("driver_ph2", 5, "loc_a_02_4"),
        ("mug_35_bl", 12, "loc_stock"),  # No rule speaks of it.
    ],
)
def test_where_what_arrives_is_put(product: str, quantity: int, goes_to: str) -> None:
    assert destination_for(warehouse().stock, "loc_stock", product, Decimal(quantity)) == goes_to


def test_a_pallet_goes_to_the_first_place_that_has_none() -> None:
    """B-03-1 and B-03-2 hold a pallet each of what else they hold; only B-03-3 is empty."""
    found = destination_for(warehouse().stock, "loc_stock", "jug_1l", Decimal(10), package_type="ptype_pallet")
    assert found == "loc_b_03_3"


def test_food_goes_first_expired_first_out() -> None:
    """The oldest black tea lies at B-02-3: lot 01, which has expired, and lot 02, which expires on 12 March."""
    stock = warehouse()
    transfer = stock.create_transfer("type_pick", [("tea_bk_50", Decimal(8))], name="WH/PICK/99999")
    stock.check_availability(transfer.id)
    lots = [line.lot for line in stock.lines_of(transfer.id)]
    assert lots[-1] == "lot_tea_bk_50_02"
    assert set(lots) <= {"lot_tea_bk_50_01", "lot_tea_bk_50_02"}
    assert {line.source for line in stock.lines_of(transfer.id)} == {"loc_b_02_3"}


def test_what_may_arrive_broken_is_to_be_checked() -> None:
    points = {point.product: point.failure_location for point in warehouse().stock.quality_points}
    assert points == {"laser_30": "loc_quarantine", "oil_50": "loc_quarantine"}


def test_a_customers_route_and_a_products_class() -> None:
    route = pack().route_of("partner_retail_north")
    assert route is not None
    assert (route.name, route.door, route.departure) == ("Route 16 Harbour", "door_1", "15:30")
    assert pack().route_of("partner_nordic_table") is None
    assert (pack().class_of("pen_bl"), pack().class_of("jug_1l"), pack().class_of("none")) == ("A", "C", "")
