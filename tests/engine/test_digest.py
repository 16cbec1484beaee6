"""One state, one hash: whatever led there, and whatever Python's hash seed is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from itertools import permutations
from pathlib import Path

from tests.engine.small import HONEY, MUG, PLATE, Small, opened, small, small_warehouse

ROOT = Path(__file__).parents[2]

STORY = """
from tests.engine.small import opened

world = opened()
for code in ("4006381333931", "14006381333938", "WH-SHELF1", "4006381333948", "0036000291452", "nonsense"):
    world.scan(code)
world.press("add_product")
print(world.warehouse.digest())
print(*map(repr, world.handheld.expected), sep="\\n")
world.press("validate")
world.press("create_backorder")
print(world.warehouse.digest())
print(world.handheld.screen)
"""


def _told(seed: str) -> str:
    """What the story prints in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", STORY], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def test_the_same_bytes_under_any_hash_seed() -> None:
    first, second, third = (_told(seed) for seed in ("0", "1", "4242"))
    assert len(first.splitlines()) > 10
    assert first == second == third


def test_scans_in_any_order_lead_to_one_state() -> None:
    codes = (MUG.barcode, MUG.barcode, PLATE.barcode)
    digests = set()
    for order in permutations(codes):
        world = opened()
        for code in order:
            world.scan(code)
        digests.add(world.warehouse.digest())
    assert len(digests) == 1


def test_correcting_leads_to_the_state_of_getting_it_right_at_once() -> None:
    detour, straight = small(), small()
    for quantity in (30, 3, 24):
        detour.warehouse.pick(detour.line(), Decimal(quantity))
    detour.warehouse.unpick(detour.line())
    detour.warehouse.pick(detour.line(), Decimal(7))
    straight.warehouse.pick(straight.line(), Decimal("7.0"))
    assert detour.warehouse.digest() == straight.warehouse.digest()


def test_the_order_of_the_catalogue_does_not_matter() -> None:
    one, other = small_warehouse(), small_warehouse()
    for product in (MUG, HONEY):
        other.stock.products.remove(product.id)
    other.add([HONEY, MUG])
    assert one.digest() == other.digest()


def test_every_part_of_the_state_is_in_the_hash() -> None:
    """Undoing is seen, too: the digest is that of before."""
    world = small()
    changes: list[Callable[[Small], object]] = [
        lambda w: w.warehouse.pick(w.line(), Decimal(1)),
        lambda w: w.warehouse.send_to(w.line(), "shelf-1"),
        lambda w: w.warehouse.set_quantity(w.line(), Decimal(1)),
        lambda w: w.warehouse.add_line(w.receipt.id, "glass", Decimal(1)),
        lambda w: w.warehouse.delete_line(w.line()),
        lambda w: w.warehouse.create_transfer("in"),
        lambda w: w.warehouse.validate(w.receipt.id),
        lambda w: w.warehouse.cancel(w.receipt.id),
        lambda w: w.warehouse.set_stock("mug", "shelf-2", Decimal(1)),
        lambda w: w.warehouse.stock.number("line"),
        lambda w: w.warehouse.stock.lots.remove("lot-7"),
    ]
    before, mark = world.warehouse.digest(), world.warehouse.mark()
    digests = {before}
    for change in changes:
        change(world)
        digests.add(world.warehouse.digest())
        world.warehouse.undo_to(mark)
        assert world.warehouse.digest() == before
    assert len(digests) == 1 + len(changes)


def test_time_is_part_of_the_state() -> None:
    one, other = small_warehouse(), small_warehouse()
    other.stock.now = "2026-11-23T08:00:00"
    assert one.digest() != other.digest()
