"""How many ways there are through each flow, and that `expected` is what is accepted (terminal-ui A6, "perft")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.frames import Frames
from scansim.engine.handheld.handheld import Handheld
from scansim.engine.handheld.inputs import DeviceInput, Pressed, Scanned
from scansim.engine.handheld.version import BASELINE, VERSIONS, Version
from scansim.engine.warehouse.catalogue import (
    BarcodeSettings,
    Location,
    Lot,
    OperationKind,
    OperationType,
    Packaging,
    Product,
    Tracking,
    Usage,
)
from scansim.engine.warehouse.records import Place
from scansim.engine.warehouse.storage import Package, PackageType
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.handheld.walking import perft, taken

World = tuple[Warehouse, Handheld]
NEW_LOT = "NEW"
COMMANDS = tuple(payload_of(command, Family.CURRENT) for command in Command)


def _world(kind: OperationKind, source: str, destination: str, company: Company, version: Version = BASELINE) -> World:
    """Two bins, a product with a box, one with lots; one operation type."""
    warehouse = Warehouse("2026-11-22T08:00:00")
    warehouse.add(
        [
            Location("s", "S", "S", "", Usage.VIEW, ""),
            Location("a", "A", "S/A", "s", Usage.INTERNAL, "LA"),
            Location("b", "B", "S/B", "s", Usage.INTERNAL, "LB"),
            Location("v", "V", "V", "", Usage.SUPPLIER, ""),
            Location("c", "C", "C", "", Usage.CUSTOMER, ""),
            Location("x", "X", "X", "", Usage.INVENTORY, ""),
            Product("p", "P", "P", "P"),
            Product("t", "T", "T", "T", tracking=Tracking.LOT),
            Packaging("p-2", "p", "Two", Decimal(2), "P-2"),
            Lot("l", "t", "L"),
            Package("PK"),
            OperationType("o", "O", kind, "O/", "WHO", "", source, destination),
        ]
    )
    warehouse.set_stock("p", "a", Decimal(2))
    warehouse.set_stock("t", "b", Decimal(1), lot="l")
    handheld = Handheld(warehouse, version, company, operable=[kind], counts=False)
    return warehouse, handheld


def _opened(kind: OperationKind, source: str, destination: str, company: Company, *, batch: bool = False) -> World:
    warehouse, handheld = _world(kind, source, destination, company)
    transfer = warehouse.create_transfer("o", [("p", Decimal(2)), ("t", Decimal(1))])
    if batch:
        warehouse.create_batch("B", [transfer.id])
    handheld.receive(Scanned("B" if batch else transfer.name))
    return warehouse, handheld


def receipt() -> World:
    return _opened(OperationKind.INCOMING, "v", "a", Company())


def delivery() -> World:
    return _opened(OperationKind.OUTGOING, "s", "c", Company())


def internal() -> World:
    return _opened(OperationKind.INTERNAL, "s", "s", Company(packages=True))


def batch() -> World:
    return _opened(OperationKind.OUTGOING, "s", "c", Company(packages=True, batches=True), batch=True)


def count() -> World:
    """A blind count of one place and one product; no operation type, so that the menu is short."""
    warehouse = Warehouse("2026-11-22T08:00:00")
    warehouse.add(
        [
            Location("l", "L", "L", "", Usage.INTERNAL, "L"),
            Location("x", "X", "X", "", Usage.INVENTORY, ""),
            Product("p", "P", "P", "P"),
        ]
    )
    handheld = Handheld(warehouse, company=Company(show_quantity_to_count=False), operable=[])
    handheld.receive(Pressed("counts"))
    return warehouse, handheld


def together() -> World:
    """Two lots in one place under a parent, and a package that moves whole; goods go into packages of a type."""
    warehouse, handheld = _world(OperationKind.OUTGOING, "s", "c", Company(packages=True), VERSIONS["19"])
    tab = BarcodeSettings(whole_packages=True, asks_package_type=True)
    warehouse.add(
        [replace(warehouse.stock.operation_types.get("o"), settings=tab), Lot("m", "t", "M"), PackageType("C")]
    )
    warehouse.set_stock("t", "b", Decimal(1), lot="m")
    warehouse.change_stock(Place("p", "a", "", "PK"), Decimal(1))
    transfer = warehouse.create_transfer("o", [("p", Decimal(3)), ("t", Decimal(2))])
    handheld.receive(Scanned(transfer.name))
    return warehouse, handheld


# The count, by hand. The states, and what each takes:
# - C0, a count without a place: back, L, MAIN MENU                                                                  3
# - M, the menu: operations, counts, settings, MAIN MENU                                                             4
# - O and S, operations without any type and settings: back, MAIN MENU                                          2 each
# - C1, at L with no line: back, L, P, MAIN MENU                                                                     4
# - C2, with a line: apply, back, +1, counted or not, pencil, select; L, P, MAIN MENU, VALIDATE                     10
# - E, the pencil with 1 or more: confirm, discard, +1, -1                                                           4
# Depth 2: C0 leads to M, C1, M: 4 + 4 + 4 = 12. M leads to O, C0, S, M: 2 + 3 + 2 + 4 = 11. O and S lead to M twice: 8.
# C1 leads to M, C1, C2, M: 4 + 4 + 10 + 4 = 22. C2 leads by apply, back, MAIN MENU and VALIDATE to M, by +1, select, L
# and P to C2, by "not counted" to C1 (nothing was there, so the line goes), by the pencil to E: 16 + 40 + 4 + 4 = 64.
# Depth 3: C0: 11 + 22 + 11 = 44. M: 8 + 12 + 8 + 11 = 39. C1: 11 + 22 + 64 + 11 = 108.
# Depth 4: C0: 39 + 108 + 39 = 186.
#
# A line that is sent half done becomes two: in the receipt after P, LA the second has fill, edit and select, 3 more at
# depth 3. In the internal transfer that is so after each of the 4 ways to take from a place, scan P and send it: 12
# more at depth 4; and what was sent whole takes no further scan, while nothing can be added to the view S: P and its
# box after 12 ways, L after 12: 36 fewer.
#
# Two lines of T stand under a parent. In the receipt that is so after `fill:T` and the lot L: the lines of one that is
# worked on are shown, and its parent has fold and select, 2 more at depth 3. At depth 4: 2 more after 30 ways of three;
# after 4 others another line is worked on, so that 6 buttons are hidden and 2 added; and the two new buttons lead to 24
# and 18: 86 in all.
PINNED: dict[Callable[[], World], tuple[int, ...]] = {
    count: (3, 12, 44, 186),
    receipt: (18, 240, 3121, 40625),
    delivery: (18, 210, 2486, 30369),
    internal: (18, 224, 2892, 38507),
    batch: (13, 141, 1553, 18144),
}


@pytest.mark.parametrize("flow", PINNED, ids=lambda flow: flow.__name__)
def test_number_of_ways(flow: Callable[[], World]) -> None:
    warehouse, handheld = flow()
    before, shown = warehouse.digest(), handheld.screen
    for depth, ways in enumerate(PINNED[flow], 1):
        assert perft(warehouse, handheld, depth) == ways
    assert (warehouse.digest(), handheld.screen) == (before, shown)


Seen = dict[tuple[str, Frames], int]


def _check(warehouse: Warehouse, handheld: Handheld, depth: int, seen: Seen, alphabet: list[DeviceInput]) -> None:
    """In this state and all that follow: accepted if and only if expected; listed if and only if visible too."""
    state = (warehouse.digest(), handheld._frames)
    if seen.get(state, 0) >= depth:
        return
    seen[state] = depth
    listed = list(handheld.expected)
    assert len(set(listed)) == len(listed)
    shown = handheld.screen
    for given in dict.fromkeys([*alphabet, *listed]):
        expected = given in handheld.expected
        with taken(warehouse, handheld, given) as turn:
            assert turn.feedback.was_accepted == expected, given
            visible = not isinstance(given, Pressed) or shown.control(given.control) is not None
            if given != Scanned(NEW_LOT):
                assert (given in listed) == (expected and visible), given
            if expected and depth > 1:
                _check(warehouse, handheld, depth - 1, seen, alphabet)
        assert (warehouse.digest(), handheld._frames) == state


@pytest.mark.parametrize("flow", [*PINNED, together], ids=lambda flow: flow.__name__)
def test_expected_is_what_is_accepted_to_depth_3(flow: Callable[[], World]) -> None:
    warehouse, handheld = flow()
    labels = ("P", "T", "P-2", "L", "LA", "LB", "PK", "WHO", "O/00001", NEW_LOT, *COMMANDS)
    labels += ("M", "C") if flow is together else ()
    seen: Seen = {}
    _check(warehouse, handheld, 3, seen, [Scanned(data) for data in labels])
    assert len(seen) > 5
