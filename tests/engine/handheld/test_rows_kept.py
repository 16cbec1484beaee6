"""Rows that are kept from screen to screen show what rows made anew would show, whatever was done before."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.handheld.inputs import Entered, Pressed, Scanned
from scansim.engine.handheld.painting.painter import Painter
from scansim.engine.handheld.version import VERSIONS
from scansim.engine.warehouse.records import Place
from tests.engine.handheld.house import BOLT, DRILL, NUT, YOGHURT, House, house, opened, operation


def _receipt() -> House:
    return opened("in", [("bolt", 3), ("yoghurt", 3), ("drill", 2), ("nut", 2)], version=VERSIONS["19"])[0]


def _delivery() -> House:
    world = house(operation("out", whole_packages=True))
    world.warehouse.change_stock(Place("yoghurt", "a1", "y-2"), Decimal(2))
    needs = [("bolt", Decimal(35)), ("yoghurt", Decimal(12)), ("drill", Decimal(2))]
    world.scan(world.warehouse.create_transfer("out", needs).name)
    return world


def _cluster() -> House:
    world = house(operation("pick", show_reserved_lots=True))
    made = [
        world.warehouse.create_transfer("pick", [("bolt", Decimal(2)), ("yoghurt", Decimal(quantity))]).id
        for quantity in (3, 5)
    ]
    world.warehouse.create_batch("B", made)
    world.scan("B")
    return world


CODES = (
    *(BOLT.barcode, NUT.barcode, YOGHURT.barcode, DRILL.barcode, "14006381333938"),
    *("LOT-1", "LOT-2", "SN-1", "SN-2", "NEW-1", "WH-A-01", "WH-B-02", "WH-C-03", "WH-STOCK", "WH-PACKING"),
    *("PACK-FULL", "PACK-NEW", "PACK-EMPTY", "OBTPACK"),
)
ON_ROWS = ("fill", "plus", "select", "fold", "unfold", "edit")


@pytest.mark.parametrize("flow", [_receipt, _delivery, _cluster], ids=lambda flow: flow.__name__.strip("_"))
@given(steps=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 999)), min_size=1, max_size=12))
def test_kept_rows_are_as_new(flow: Callable[[], House], steps: list[tuple[int, int]]) -> None:
    world = flow()
    handheld = world.handheld
    for kind, number in steps:
        rows = [control.id for control in handheld.screen.controls if control.action in ON_ROWS]
        if kind == 0 and rows:
            handheld.receive(Pressed(rows[number % len(rows)]))
        else:
            handheld.receive(Scanned(CODES[number % len(CODES)]))
        if handheld.screen.fields:
            handheld.receive(Entered("quantity", str(number % 4)))
            handheld.receive(Pressed("confirm"))
        if handheld.screen.control("add_product"):
            handheld.receive(Pressed("add_product"))
        assert handheld.screen == Painter(handheld._device).screen(handheld._frames)
