"""Every kind of scan in every flow: the scan matrix of reference odoo-barcode 1.4b, row by row.

Each flow stands where its first bolt has been scanned, of three; two yoghurts with lots are still to come.
"""

from __future__ import annotations

import pytest

from tests.engine.handheld.house import BOLT, RICE, YOGHURT, House, house, opened

DEMANDS = [("bolt", 3), ("yoghurt", 2)]
FLOWS = ("receipt", "delivery", "pick", "internal", "pack", "batch", "count")
SOURCES = {"receipt": (), "pack": (), "count": ("WH-B-02",)}
KINDS = {"receipt": "in", "delivery": "out", "pick": "pick", "internal": "int", "pack": "pack"}


def begun(flow: str) -> House:
    """The flow, with one bolt scanned."""
    if flow == "count":
        world = house()
        world.press("counts")
    elif flow == "batch":
        world, transfer = opened("pick", DEMANDS)
        world.press("back")
        world.warehouse.create_batch("BATCH/1", [transfer.id])
        world.scan("BATCH/1")
    else:
        world, _ = opened(KINDS[flow], DEMANDS)
    world.warehouse.create_transfer("in", [("nut", 1)])  # type: ignore[list-item]
    world.scan(*SOURCES.get(flow, ("WH-A-01",)), BOLT.barcode)
    return world


# What is scanned (all but the last code are on the way there), and what each flow answers, in the order of FLOWS.
MATRIX: dict[tuple[str, ...], tuple[str, ...]] = {
    # product: +1 on its line, else the question about extra products; a count takes any
    (BOLT.barcode,): ("counted",) * 6 + ("count_written",),
    (RICE.barcode,): ("extra_product_asked",) * 6 + ("count_written",),
    # packaging: its quantity, here more than demanded
    ("14006381333938",): ("counted_over",) * 6 + ("count_written",),
    # lot or serial, known: selects its product and adds; one that is in stock is asked about when it is received
    ("LOT-1",): ("counted",) * 6 + ("count_written",),
    ("SN-1",): ("serial_elsewhere_asked", *("extra_product_asked",) * 5, "count_written"),
    # tracked product: only selected
    (YOGHURT.barcode,): ("product_selected",) * 7,
    # lot, new: made where the type makes lots, and while counting
    (YOGHURT.barcode, "LOT-NEW"): ("counted",) + ("lot_unknown",) * 5 + ("count_written",),
    # package with content: all of it; one that lies outside the source tree is not there
    ("PACK-FULL",): (
        *("package_counted", "package_counted", "package_counted", "package_counted"),
        *("package_elsewhere", "package_counted", "package_counted"),
    ),
    # empty or new package: what was scanned goes into it
    ("PACK-EMPTY",): ("packed",) * 7,
    ("PACK-NEW",): ("packed",) * 7,
    # package type: put in pack with that type
    ("PT-BOX",): ("packed",) * 6 + ("command_not_available",),
    # locations: by the tree they stand in
    ("WH-B-02",): (
        *("destination_set", "source_without_lines", "source_without_lines", "destination_set"),
        *("wrong_location", "source_without_lines", "counting_at"),
    ),
    ("WH-PACKING",): (
        *("wrong_location", "wrong_location", "destination_set", "wrong_location"),
        *("source_set", "destination_set", "counting_at"),
    ),
    ("WH-OUTPUT",): (
        *("wrong_location", "wrong_location", "wrong_location", "wrong_location"),
        *("destination_set", "wrong_location", "counting_at"),
    ),
    ("WH-INPUT",): ("wrong_location",) * 6 + ("counting_at",),
    # documents and operation types: leave first
    ("WH/IN/00001",): ("leave_transfer_first",) * 6 + ("leave_count_first",),
    ("WHIN",): ("leave_transfer_first",) * 6 + ("leave_count_first",),
    # commands
    ("OCDMENU",): ("went_back",) * 7,
    ("OBTVALI",): ("backorder_asked",) * 6 + ("counts_applied",),
    ("OCDCANC",): ("cancel_asked",) * 5 + ("command_not_available",) * 2,
    ("OBTPROP",): ("printed",) * 5 + ("command_not_available",) * 2,
    ("OBTPRSL",): ("printed",) * 5 + ("command_not_available",) * 2,
    ("OBTPACK",): ("packed",) * 6 + ("command_not_available",),
    ("OBTSCRA",): ("command_not_available", *("welcome",) * 4, "command_not_available", "command_not_available"),
    ("OBTRETU",): ("command_not_available",) * 7,
    ("OCDFOO",): ("unknown_command",) * 7,
    # nothing that anybody knows
    ("4006381339999",): ("unknown_barcode",) * 7,
    ("",): ("unknown_barcode",) * 7,
    ("9" * 10_000,): ("unknown_barcode",) * 7,
    ("[bold]\x00\x1b[31m",): ("unknown_barcode",) * 7,
}


@pytest.mark.parametrize("codes", MATRIX, ids=lambda codes: "-".join(codes)[:24])
@pytest.mark.parametrize("flow", FLOWS)
def test_scan_in_flow(flow: str, codes: tuple[str, ...]) -> None:
    world = begun(flow)
    for code in codes[:-1]:
        assert world.scan(code).feedback.was_accepted
    before, shown = world.warehouse.digest(), world.handheld.screen
    turn = world.scan(codes[-1])
    assert turn.feedback.code.value == MATRIX[codes][FLOWS.index(flow)]
    if not turn.feedback.was_accepted:
        assert (world.warehouse.digest(), world.handheld.screen, turn.events) == (before, shown, ())
        assert turn.feedback.fact("read") == codes[-1]


def test_the_matrix_is_whole() -> None:
    assert {len(row) for row in MATRIX.values()} == {len(FLOWS)}
