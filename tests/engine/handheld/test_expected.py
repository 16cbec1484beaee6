"""What the handheld would accept is what it accepts; asking changes nothing; and how many ways there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest

from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.engine.handheld.handheld import Handheld
from scansim.engine.handheld.inputs import DeviceInput, Entered, Pressed, Scanned
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.warehouse.catalogue import (
    Location,
    OperationKind,
    OperationType,
    Packaging,
    Product,
    Usage,
)
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.small import MUG, opened, small

LABELS = ("A", "B", "A-2", "S", "WHIN", "WH/IN/00001", "WH/IN/00002", "DN")
COMMANDS = tuple(payload_of(command, Family.CURRENT) for command in Command)


def tiny() -> tuple[Warehouse, Handheld]:
    """Two products, a box of two, one place, one receipt: two of A and one of B."""
    warehouse = Warehouse("2026-11-22T08:00:00")
    warehouse.add(
        [
            Location("stock", "S", "S", "", Usage.INTERNAL, "S"),
            Location("vendors", "V", "V", "", Usage.SUPPLIER, ""),
            Product("a", "A", "A", "A"),
            Product("b", "B", "B", "B"),
            Packaging("a-2", "a", "Two", Decimal(2), "A-2"),
            OperationType("in", "In", OperationKind.INCOMING, "WH/IN/", "WHIN", "", "vendors", "stock"),
        ]
    )
    warehouse.create_transfer("in", [("a", Decimal(2)), ("b", Decimal(1))], origin="DN")
    return warehouse, Handheld(warehouse)


def after(inputs: Sequence[DeviceInput]) -> tuple[Warehouse, Handheld]:
    """The tiny world after these inputs."""
    warehouse, handheld = tiny()
    for given in inputs:
        handheld.receive(given)
    return warehouse, handheld


def ways(depth: int) -> Iterator[tuple[DeviceInput, ...]]:
    """Every accepted sequence of this length, in the order of `expected`."""
    if depth == 0:
        yield ()
        return
    for way in ways(depth - 1):
        for given in after(way)[1].expected:
            yield (*way, given)


def states(depth: int) -> list[tuple[DeviceInput, ...]]:
    """One shortest way to every state (record and screen) that at most `depth` accepted inputs lead to."""
    seen: set[tuple[str, object]] = set()
    kept: list[tuple[DeviceInput, ...]] = []
    layer: list[tuple[DeviceInput, ...]] = [()]
    for _ in range(depth + 1):
        following = []
        for way in layer:
            warehouse, handheld = after(way)
            state = (warehouse.digest(), handheld._frames)
            if state not in seen:
                seen.add(state)
                kept.append(way)
                following += [(*way, given) for given in handheld.expected]
        layer = following
    return kept


# Depth 1, by hand. The menu takes the button `operations`, the receipt's name, its paper, the products A and B and the
# box of A (lists), the operation type, and MAIN MENU: 8.
#
# Depth 2, by hand, after each of the eight:
# - operations: `type:WHIN`, `back`, and the seven codes of the menu:                                              9
# - name, or paper: the receipt. Buttons validate, cancel, back, and for each of the two lines fill, edit, select:
#   9; the codes A, B, box: 3; MAIN MENU, VALIDATE, CANCEL and two kinds of paper to print: 5; in all     2 x 17 = 34
# - A, B, or box: a list of one. `open:…`, `back`, and the seven codes of the menu:                        3 x 9 = 27
# - operation type: an empty receipt. cancel, back; A, B, box; all commands of the receipt but VALIDATE: 4         9
# - MAIN MENU: the menu again:                                                                                     8
# In all 9 + 34 + 27 + 9 + 8 = 87.
#
# Depth 3, by hand, is how many inputs each of the 87 leaves. The menu 8, a list of a product 9, the receipt 17, an
# empty one 9; the list of a type has `new`, too: 10. After the menu again: 87, as above.
# - operations: list of a type 10, back 8, name and paper 17 each, three products 9 each, empty receipt 9, menu 8:  96
# - the receipt: validate leaves a menu without any open receipt, 3 (operations, operation type, MAIN MENU); cancel a
#   dialog of 2; back 8; fill of either line 18 each (one of its buttons is now plus, the place S is taken); the
#   editor of A 5 (confirm, discard, +1, fill, box), of B 4; select 17 each; A, B and box 18 each; MAIN MENU 8;
#   VALIDATE 3; CANCEL 2; printing 17 each: 193, by name and by paper                                            386
# - a list of a product: open, name and paper 17 each, back 8, three products 9 each, empty receipt 9, menu 8: 103 309
# - an empty receipt: cancel 2; back 9, for there are two names now; A, B and box 15 each (validate; plus, edit,
#   select; cancel, back; A, B, box; S; five commands); MAIN MENU 9; CANCEL 2; printing 9 each                        85
# - the menu                                                                                                      87
# In all 96 + 386 + 309 + 85 + 87 = 963.


@pytest.mark.parametrize(("depth", "count"), [(1, 8), (2, 87), (3, 963)])
def test_number_of_ways(depth: int, count: int) -> None:
    assert sum(1 for _ in ways(depth)) == count


def _alphabet(depth: int) -> list[DeviceInput]:
    """The labels of the warehouse, the commands, and every button seen on the way."""
    controls = {control.id for way in states(depth) for control in after(way)[1].screen.controls}
    return [*(Scanned(data) for data in (*LABELS, *COMMANDS)), *(Pressed(control) for control in sorted(controls))]


def _check_expected(depth: int) -> set[tuple[ScreenKind, str]]:
    refused_though_shown: set[tuple[ScreenKind, str]] = set()
    alphabet = _alphabet(depth + 1)
    for way in states(depth):
        warehouse, handheld = after(way)
        before, shown = warehouse.digest(), handheld.screen
        listed = list(handheld.expected)
        assert len(set(listed)) == len(listed) == handheld.expected.count()
        assert bool(handheld.expected) == bool(listed)
        for given in alphabet:
            accepted = after(way)[1].receive(given).feedback.was_accepted
            assert (given in handheld.expected) == accepted, (way, given)
            visible = not isinstance(given, Pressed) or shown.control(given.control) is not None
            assert (given in listed) == (accepted and visible), (way, given)
            if isinstance(given, Pressed) and visible and not accepted:
                refused_though_shown.add((shown.kind, given.control))
        assert all(given in alphabet for given in listed)
        assert warehouse.digest() == before
        assert handheld.screen == shown
    return refused_though_shown


def test_expected_is_what_is_accepted() -> None:
    """And the only button that is shown and may refuse is Validate, on a receipt without any quantity."""
    assert _check_expected(2) == {(ScreenKind.TRANSFER, "validate")}


@pytest.mark.stress
def test_expected_is_what_is_accepted_further_on() -> None:
    assert _check_expected(3) == {(ScreenKind.TRANSFER, "validate")}


def test_a_button_without_its_line_means_the_selected_one() -> None:
    """The shorthand that keys use: accepted, though no button is called so."""
    world = opened()
    assert Pressed("fill") not in world.handheld.expected
    assert world.press("edit").feedback.code.value == "no_such_control"
    world.scan(MUG.barcode)
    assert Pressed("fill") in world.handheld.expected
    assert Pressed("fill") not in list(world.handheld.expected)
    assert world.press("fill").feedback.fact("done") == "24"
    assert world.press("plus").feedback.fact("done") == "25"
    assert world.press("edit").screen.title == "Blue mug 35cl"


def test_membership_takes_any_input() -> None:
    world = opened()
    assert Entered("quantity", "3") not in world.handheld.expected
    world.press("edit:MUG")
    assert Entered("quantity", "3") in world.handheld.expected
    assert Entered("quantity", "x") not in world.handheld.expected
    assert Scanned("x" * 10_000) not in world.handheld.expected
    assert world.handheld.screen.fields[0].value == "0"


def test_expected_belongs_to_the_family() -> None:
    legacy = list(small(Family.LEGACY).handheld.expected)
    assert Scanned("WH-RECEIPTS") in legacy
    assert Scanned("WHIN") not in legacy
    assert Scanned("O-CMD.MAIN-MENU") in legacy


def test_papers_are_expected() -> None:
    assert Scanned("DN-881") in list(small().handheld.expected)


def test_iterating_slowly_or_halfway_changes_nothing() -> None:
    world = opened()
    before = world.warehouse.digest()
    for _ in world.handheld.expected:
        assert world.warehouse.digest() == before
    next(iter(world.handheld.expected))
    assert world.warehouse.digest() == before
    assert "Expected" in repr(world.handheld.expected)
    assert world.warehouse.digest() == before
