"""What the handheld would accept is what it accepts; asking changes nothing; and how many ways there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

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
from tests.engine.handheld.walking import taken
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
    return warehouse, Handheld(warehouse, operable=[OperationKind.INCOMING], counts=False)


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


@cache
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


# Depth 1, by hand. The menu takes the buttons `operations` and `settings`, the receipt's name, its paper, the products
# A and B and the box of A (lists), the operation type, and MAIN MENU: 9.
#
# Depth 2, by hand, after each of the nine:
# - operations: `type:WHIN`, `back`, and the seven codes of the menu:                                              9
# - settings: `back`, and the seven codes:                                                                         8
# - name, or paper: the receipt. Buttons validate, add product, cancel, gear, back, and for each of the two lines
#   fill, edit, select: 11; the codes A, B, box: 3; MAIN MENU, VALIDATE, CANCEL and two kinds of paper to print: 5;
#   in all                                                                                                2 x 19 = 38
# - A, B, or box: a list of one. `open:…`, `back`, and the seven codes of the menu:                        3 x 9 = 27
# - operation type: an empty receipt. add product, cancel, gear, back; A, B, box; all commands but VALIDATE: 4    11
# - MAIN MENU: the menu again:                                                                                     9
# In all 9 + 8 + 38 + 27 + 11 + 9 = 102.
#
# Depth 3, by hand, is how many inputs each of the 102 leaves. The menu 9, settings 8, a list of a product 9, the
# receipt 19, an empty one 11; the list of a type has `new`, too: 10. After the menu again: 102, as above.
# - operations: list of a type 10, back 9, name and paper 19 each, three products 9 each, empty receipt 11, menu 9: 104
# - settings: back 9, name and paper 19 each, three products 9 each, empty receipt 11, menu 9:                        94
# - the receipt: validate leaves a menu whose receipt is done, but can be looked at by name and paper, 6 (operations,
#   settings, operation type, MAIN MENU, name, paper); add product an editor of 6 (discard, +1, -1; A, B, box); cancel a
#   dialog of 2; the gear a page of 4 (two papers, cancel, back) that lets the 8 codes of the receipt through, 12; back
#   9; fill of either line 20 each (one of its buttons is now plus, the place S is taken); the editor of A 5 (confirm,
#   discard, +1, fill, box), of B 4; select 19 each; A, B and box 20 each; MAIN MENU 9; VALIDATE 6; CANCEL 2; printing
#   19 each: 237, by name and by paper                                                                              474
# - a list of a product: open, name and paper 19 each, back 9, three products 9 each, empty receipt 11, menu 9: 113 339
# - an empty receipt: add product 6; cancel 2; the gear 11 (4 and 7 codes); back 10, for there are two names now; A, B
#   and box 17 each (validate, add product, cancel, gear, back; plus, edit, select; A, B, box; S; five commands); MAIN
#   MENU 10; CANCEL 2; printing 11 each                                                                             114
# - the menu                                                                                                        102
# In all 104 + 94 + 474 + 339 + 114 + 102 = 1227.


@pytest.mark.parametrize(("depth", "count"), [(1, 9), (2, 102), (3, 1227)])
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
            with taken(warehouse, handheld, given) as turn:
                accepted = turn.feedback.was_accepted
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
