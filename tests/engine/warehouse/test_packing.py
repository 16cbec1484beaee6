"""Packages: types, weights, packing into what is there already (reference 4.0 rules 4 and 5, 6.14)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.engine.warehouse.records import Line, Need
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.storage import PackageType
from tests.engine.warehouse.working import DOZENS, working_warehouse

BOX = PackageType("box", "BOX-L", own_weight=Decimal("0.5"), max_weight=Decimal(12))


def test_a_package_of_a_type() -> None:
    warehouse = working_warehouse()
    warehouse.add([BOX])
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(5))])
    name = warehouse.put_in_pack(delivery.id, package_type="box")
    assert (name, warehouse.stock.packages.get(name).type) == ("PACK0000001", "box")
    assert [line.result_package for line in warehouse.lines_of(delivery.id)] == [name]


def test_what_a_package_weighs_and_may_weigh() -> None:
    """Bolts weigh 2 kg: five and the empty box are 10.5 of 12; a dozen and the box are 24.5."""
    warehouse = working_warehouse()
    warehouse.add([BOX])
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(5))])
    light = warehouse.package_load(warehouse.put_in_pack(delivery.id, package_type="box"))
    assert (light.weight, light.limit, light.is_too_heavy) == (Decimal("10.5"), Decimal(12), False)
    warehouse.validate(delivery.id)
    assert warehouse.package_load(light.package) == light, "what was planned is now what is in it"

    dozen = warehouse.create_transfer("in", [Need("bolt", Decimal(1), DOZENS)])
    heavy = warehouse.package_load(warehouse.put_in_pack(dozen.id, package_type="box"))
    assert (heavy.weight, heavy.is_too_heavy) == (Decimal("24.5"), True)


def test_a_package_without_a_limit_is_never_too_heavy() -> None:
    load = working_warehouse().package_load("K1")
    assert (load.weight, load.limit, load.is_too_heavy) == (Decimal(16), Decimal(0), False)


def test_a_whole_package_that_moves_weighs_what_it_weighs() -> None:
    """All 8 of K1 are reserved to move in it: they are in it already."""
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(20))])
    assert "K1" in {line.result_package for line in warehouse.lines_of(delivery.id)}
    assert warehouse.package_load("K1").weight == Decimal(16)


def test_goods_are_packed_into_a_package_that_is_there() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(3)), ("pump", Decimal(1))])
    first, second = warehouse.lines_of(delivery.id)
    warehouse.pick(first, Decimal(3))
    name = warehouse.put_in_pack(delivery.id)
    warehouse.pick(second, Decimal(1))
    assert warehouse.pack_into(delivery.id, name) == name
    assert {line.result_package for line in warehouse.lines_of(delivery.id)} == {name}


def test_a_name_that_nothing_has_makes_a_package() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(3))])
    assert warehouse.pack_into(delivery.id, "952110800000000011") == "952110800000000011"
    assert "952110800000000011" in warehouse.stock.packages
    with pytest.raises(Refused) as refusal:
        warehouse.pack_into(delivery.id, "OTHER")
    assert refusal.value.reason is Reason.NOTHING_TO_PACK
    assert "OTHER" not in warehouse.stock.packages


def test_only_what_was_picked_is_packed_when_something_was() -> None:
    warehouse = working_warehouse()
    delivery = warehouse.create_transfer("out", [("bolt", Decimal(3)), ("pump", Decimal(1))])
    warehouse.pick(warehouse.lines_of(delivery.id)[1], Decimal(1))
    warehouse.put_in_pack(delivery.id, "K9")
    packed: dict[str, str] = {line.product: line.result_package for line in warehouse.lines_of(delivery.id)}
    assert packed == {"bolt": "", "pump": "K9"}


def test_the_barcode_of_a_type_is_its_own() -> None:
    warehouse = working_warehouse()
    warehouse.add([BOX])
    with pytest.raises(Refused) as refusal:
        warehouse.add([PackageType("crate", "BOX-L")])
    assert refusal.value.reason is Reason.BARCODE_TAKEN


def test_a_line_by_hand_can_go_into_a_package() -> None:
    warehouse = working_warehouse()
    transfer = warehouse.create_transfer("int")
    warehouse.add_detail(Line(0, transfer.id, 0, "bolt", Decimal(2), "a1", "packing", picked=True))
    warehouse.put_in_pack(transfer.id, "P1")
    warehouse.validate(transfer.id)
    (quant,) = warehouse.stock.quants.where("package", "P1")
    assert (quant.location, quant.quantity) == ("packing", Decimal(2))
