"""What a scan costs does not grow with the warehouse: no table is walked through, and none is searched whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from scansim.engine.store import Table
from scansim.engine.warehouse.catalogue import Location, Packaging, Product, Usage
from tests.engine.handheld.house import BOLT, NUT, house
from tests.engine.small import BOX, GLASS, HONEY, MUG, PLATE, Small, small

SCANS = [
    "unknown",
    "OCDFOO",
    "WH/IN/00001",
    MUG.barcode,
    BOX.barcode,
    "WH-SHELF1",
    "WH-OUTPUT",
    "0" + PLATE.barcode,
    "036000291452",
    HONEY.barcode,
    "OBTVALI",
    "OCDMENU",
    "DN-882",
    GLASS.barcode,
    "OBTVALI",
]
CONTROLS = ["fill:MUG", "edit:MUG", "plus_one", "confirm", "discard", "add_product", "create_backorder"]


def _large(extra: int) -> Small:
    """The small warehouse among so many more products, boxes, places, quants and finished receipts."""
    world = small()
    numbers = range(extra)
    world.warehouse.add(Product(f"x{n}", f"X {n}", f"X{n}", f"X{n}") for n in numbers)
    world.warehouse.add(Packaging(f"x{n}", f"x{n}", "Box", Decimal(2), f"XB{n}") for n in numbers)
    world.warehouse.add(Location(f"x{n}", f"X {n}", f"WH/X {n}", "wh", Usage.INTERNAL, f"XL{n}") for n in numbers)
    for n in numbers:
        world.warehouse.set_stock(f"x{n}", f"x{n}", Decimal(n + 1))
        done = world.warehouse.create_transfer("in", [(f"x{n}", Decimal(1))], origin=f"OLD-{n}")
        world.warehouse.validate(done.id)
    return world


class Reads:
    """Counts the records that are read out of tables, and forbids walking through one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        get, find, where = Table.get, Table.find, Table.where

        def counted_get(table: Table[Any, Any], key: Any) -> Any:
            self.count += 1
            return get(table, key)

        def counted_find(table: Table[Any, Any], key: Any) -> Any:
            self.count += 1
            return find(table, key)

        def counted_where(table: Table[Any, Any], index: str, value: Any) -> Any:
            found = where(table, index, value)
            self.count += 1 + len(found)
            return found

        def forbidden(table: Table[Any, Any]) -> Iterator[Any]:
            raise AssertionError("a whole table is walked through on the way of a scan")

        monkeypatch.setattr(Table, "get", counted_get)
        monkeypatch.setattr(Table, "find", counted_find)
        monkeypatch.setattr(Table, "where", counted_where)
        monkeypatch.setattr(Table, "__iter__", forbidden)

    def since(self) -> int:
        """How many since asked last."""
        count, self.count = self.count, 0
        return count


def _reads(monkeypatch: pytest.MonkeyPatch, world: Small) -> list[tuple[str, int]]:
    reads, told = Reads(monkeypatch), []
    for data in SCANS:
        for given in (data, *CONTROLS):
            turn = world.scan(given) if given is data else world.press(given)
            assert turn.screen is not None
            told.append((f"{data} {given}", reads.since()))
    monkeypatch.undo()
    return told


def test_as_many_records_are_read_in_a_large_warehouse_as_in_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _reads(monkeypatch, _large(0)) == _reads(monkeypatch, _large(300))


def test_a_scan_on_a_large_receipt_reads_no_more_than_its_line_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the screen is asked for: the row of the product, not all of them."""
    counts = []
    for lines in (2, 200):
        world = _large(lines)
        demands = [("mug", Decimal(24)), *((f"x{n}", Decimal(1)) for n in range(lines))]
        transfer = world.warehouse.create_transfer("in", demands)
        world.scan(transfer.name)
        reads = Reads(monkeypatch)
        world.scan(MUG.barcode)
        world.scan(BOX.barcode)
        world.scan("WH-SHELF1")
        counts.append(reads.since())
        monkeypatch.undo()
    assert counts[0] == counts[1]


def test_a_scan_on_a_large_delivery_reads_no_more_than_its_line_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources and products, before the screen is asked for.

    The first scan of a move has the state of the transfer looked at, which reads its moves; so does putting in a pack.
    """
    counts = []
    for lines in (2, 200):
        world = house()
        numbers = range(lines)
        world.warehouse.add(Product(f"x{n}", f"X {n}", f"X{n}", f"X{n}") for n in numbers)
        for n in numbers:
            world.warehouse.set_stock(f"x{n}", "c3", Decimal(5))
        demands = [("nut", Decimal(4)), ("bolt", Decimal(4)), *((f"x{n}", Decimal(1)) for n in numbers)]
        world.scan(
            world.warehouse.create_transfer("out", demands).name, "WH-A-01", BOLT.barcode, "WH-B-02", NUT.barcode
        )
        reads = Reads(monkeypatch)
        world.scan("WH-A-01", BOLT.barcode, BOLT.barcode, "WH-B-02", NUT.barcode)
        counts.append(reads.since())
        monkeypatch.undo()
    assert counts[0] == counts[1]
