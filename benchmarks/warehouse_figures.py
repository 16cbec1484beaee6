"""The rows of DESIGN section 9 that concern the engine alone: no terminal, no disk.

The real system's best recorded run reserved and validated 42.6 single-line deliveries a second (200 deliveries, 20
products, five quants each; ``deliveries_warehouse`` is that world). It was its best, so ours is the best of several
runs, too; every other figure is a median. Times are processor time: nothing here waits for anything, and other work on
the machine shall not count.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal

from benchmarks.figures import MILLISECONDS, Figure
from benchmarks.warehouse_world import (
    LINES,
    QUANTS_A_PRODUCT,
    deliveries_warehouse,
    large_warehouse,
    product_barcode,
    spread_warehouse,
)
from scansim.engine.handheld.handheld import Handheld
from scansim.engine.handheld.inputs import Scanned
from scansim.engine.warehouse.records import Transfer
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["lines"]

LARGE, SMALL = 100_000, 1_000
SCANS = 300
DELIVERIES, RUNS = 200, 15
RECORDED_PER_SECOND = 42.6
_MANY_QUANTS = 1_000
_SCAN_LIMIT = 1.5
_AT_LEAST = 100


def lines() -> Iterator[str]:
    """Every row, as it is printed."""
    yield _scan().line()
    yield _deliveries()
    yield _spread()
    yield _load()


def _scan() -> Figure:
    """A product looked up and received by the handheld, its screen drawn; both warehouses side by side."""
    devices = [_receiving(large_warehouse(size)) for size in (LARGE, SMALL)]
    times: list[list[float]] = [[], []]
    for number in range(SCANS):
        for device, samples in zip(devices, times, strict=True):
            begun = time.process_time()
            turn = device.receive(Scanned(product_barcode(number % LINES)))
            shown = turn.screen
            samples.append(time.process_time() - begun)
            assert turn.feedback.was_accepted
            assert shown.items
    large, small = map(statistics.median, times)
    return Figure(f"a scan among {LARGE:,} products, {LARGE * QUANTS_A_PRODUCT:,} quants", large, small, _SCAN_LIMIT)


def _receiving(warehouse: Warehouse) -> Handheld:
    device = Handheld(warehouse)
    assert device.receive(Scanned("BIG")).feedback.was_accepted
    gc.collect()
    return device


def _deliveries() -> str:
    rate = max(_deliveries_a_second() for _ in range(RUNS))
    times = rate / RECORDED_PER_SECOND
    verdict = "reached" if times >= _AT_LEAST else "NOT REACHED"
    name = "reserve + validate, one line each, best"
    peer = f"peer {RECORDED_PER_SECOND} a second"
    return f"{name:<44} {rate:8.0f} a second  {peer}  {times:4.0f}x  at least {_AT_LEAST}x  {verdict}"


def _deliveries_a_second() -> float:
    warehouse = deliveries_warehouse()
    head = Transfer(0, "", "out", "stock", "customers")
    drafts = [
        warehouse.create_from(head, [(f"p{number % 20}", Decimal(1))], confirm=False).id for number in range(DELIVERIES)
    ]
    begun = time.process_time()
    for draft in drafts:
        warehouse.confirm(draft)
        warehouse.validate(draft)
    return DELIVERIES / (time.process_time() - begun)


def _spread() -> str:
    warehouse = spread_warehouse(_MANY_QUANTS)
    single = statistics.median(_reserving(warehouse, Decimal(1)) for _ in range(30))
    all_of_it = statistics.median(_reserving(warehouse, Decimal(_MANY_QUANTS)) for _ in range(5))
    return (
        f"a product on {_MANY_QUANTS:,} quants: reserve one unit {single * MILLISECONDS:.2f} ms, "
        f"all units {all_of_it * MILLISECONDS:.1f} ms"
    )


def _reserving(warehouse: Warehouse, quantity: Decimal) -> float:
    """Seconds to reserve so much; taken back afterwards."""
    mark = warehouse.mark()
    head = Transfer(0, "", "out", "stock", "customers")
    draft = warehouse.create_from(head, [("p0", quantity)], confirm=False)
    begun = time.process_time()
    warehouse.confirm(draft.id)
    taken = time.process_time() - begun
    assert sum(line.quantity for line in warehouse.lines_of(draft.id)) == quantity
    warehouse.undo_to(mark)
    return taken


def _load() -> str:
    command = [sys.executable, "-m", "benchmarks.warehouse_world", str(LARGE)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    products, quants, seconds, megabytes = int(told[0]), int(told[1]), told[2], told[3]
    return f"{products:,} products and {quants:,} quants: made in {seconds} s, {megabytes} MB"


def main() -> None:
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
